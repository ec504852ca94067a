package vn.mach.app.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One import as its page and the list show it.
 *
 * @param sender the account that sent it
 * @param working whether a thread is at work on it right now, on whatever node
 * @param allRows 0 where it is not known yet
 * @param problem why it failed, or why it could not be accepted
 */
record ImportShown(
    long id,
    long sender,
    String fileName,
    String senderName,
    Instant startedAt,
    @Nullable Instant settledAt,
    ImportStage stage,
    boolean working,
    long doneRows,
    long allRows,
    ImportSummary found,
    @Nullable Said problem) {

  /** Whether somebody may accept or discard it now. */
  boolean waits() {
    return stage == ImportStage.VALIDATED && !working;
  }

  ImportShown asWorking(boolean isWorking) {
    return new ImportShown(
        id,
        sender,
        fileName,
        senderName,
        startedAt,
        settledAt,
        stage,
        isWorking,
        doneRows,
        allRows,
        found,
        problem);
  }
}
