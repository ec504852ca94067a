package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EntryStatusTest {

  private static final Path DRAWN = Path.of("docs/register-status.md");

  @Test
  void whatBelongsToOneBookIsNotDoneInTheOther() {
    assertThat(EntryStatus.ISSUED.allows(EntryStatus.Step.ANSWER)).isFalse();
    assertThat(EntryStatus.ARRIVED.allows(EntryStatus.Step.ISSUE)).isFalse();
    assertThat(EntryStatus.ARRIVED.allows(EntryStatus.Step.SET_ASIDE)).isFalse();
  }

  @Test
  void nothingLeadsOutOfCancelledAndWhatWasDealtWithIsTakenUpAgainBeforeItIsCancelled() {
    for (EntryStatus.Step step : EntryStatus.Step.values()) {
      assertThat(EntryStatus.CANCELLED.allows(step)).as(step.toString()).isFalse();
    }
    assertThat(EntryStatus.ANSWERED.allows(EntryStatus.Step.CANCEL)).isFalse();
    assertThat(EntryStatus.ANSWERED.after(EntryStatus.Step.REOPEN)).contains(EntryStatus.ASSIGNED);
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# Where an entry of the register stands\n\nDrawn from the table in `EntryStatus`; a test compares them.\n\n```mermaid\n"
            + EntryStatus.TRANSITIONS.diagram()
            + "```\n\nReserved and issued are outgoing, arrived to filed incoming. A cancelled number stays in the book and is never given again.\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }
}
