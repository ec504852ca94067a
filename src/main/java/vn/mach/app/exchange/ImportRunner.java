package vn.mach.app.exchange;

import java.util.Map;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;

/** Reads and imports files as jobs, so that a page can be left and reopened. */
@Component
class ImportRunner {

  private final Imports imports;
  private final ImportPagesSql sql;
  private final Jobs jobs;
  private final Idempotency idempotency;

  ImportRunner(Imports imports, ImportPagesSql sql, Jobs jobs, Idempotency idempotency) {
    this.imports = imports;
    this.sql = sql;
    this.jobs = jobs;
    this.idempotency = idempotency;
  }

  /**
   * Asks for the reading of the files that are stored of an import, in the caller's transaction.
   *
   * @throws ConcurrencyFailureException where another job is to work on it: nothing of the
   *     transaction holds
   */
  void read(Actor actor, long id) {
    if (jobs.start(actor, ReadingJob.CODE, about(id), Map.of("import", Long.toString(id)))
        .isEmpty()) {
      throw new ConcurrencyFailureException("another job works on import " + id);
    }
  }

  /**
   * Keeps what somebody said about sheets and columns, and asks for reading the files anew. Where
   * the import does not wait any more there is nothing to do: its page says so.
   */
  Outcome<Long> answer(Actor actor, String key, long id, SheetAnswers answers) {
    ImportShown shown = look(id).orElseThrow(() -> new NotFound("import " + id));
    return idempotency.once(
        new Key(actor, key, "exchange.answer", id, answers),
        Answer.known(id),
        () -> {
          if (job(id).isEmpty() && imports.reopen(actor, id)) {
            sql.keepAnswers(shown.sender(), id, answers);
            read(actor, id);
          }
          return Outcome.done(id);
        });
  }

  /**
   * Asks for taking rows in. Where the import does not wait, because somebody has already, there is
   * nothing to do: its page says so.
   */
  Outcome<Long> accept(Actor actor, String key, long id, ImportConsent consent) {
    ImportShown shown = look(id).orElseThrow(() -> new NotFound("import " + id));
    return idempotency.once(
        new Key(actor, key, "exchange.accept", id, consent),
        Answer.known(id),
        () -> {
          if (shown.waits()) {
            jobs.start(
                actor,
                TakingInJob.CODE,
                about(id),
                Map.of(
                    "import",
                    Long.toString(id),
                    "rows",
                    consent.goodRowsOnly() ? "good" : "all",
                    "tops",
                    consent.newTops() ? "yes" : "no"));
          }
          return Outcome.done(id);
        });
  }

  /**
   * Throws an import that waits away. Refused where somebody accepted it first ({@code
   * exchange.refused.accepted}).
   */
  Outcome<Long> discard(Actor actor, String key, long id) {
    ImportShown shown = look(id).orElseThrow(() -> new NotFound("import " + id));
    boolean over = shown.stage().isSettled() && shown.stage() != ImportStage.ACCEPTED;
    return idempotency.once(
        new Key(actor, key, "exchange.discard", id),
        Answer.known(id),
        () ->
            over || (job(id).isEmpty() && imports.discard(actor, id))
                ? Outcome.done(id)
                : Outcome.refused("", "exchange.refused.accepted"));
  }

  /** The job that is at work on the import, or will be. */
  Optional<Job> job(long id) {
    return jobs.underWay(about(id));
  }

  /**
   * The import as it is now; one that nobody is at work on though it says so (a command was killed)
   * is settled as failed first.
   */
  Optional<ImportShown> look(long id) {
    return sql.find(id)
        .map(found -> {
          if (found.stage().isSettled()) {
            return found;
          }
          if (job(id).isPresent()) {
            return found.asWorking(true);
          }
          ImportShown again = sql.find(id).orElse(found); // it may have ended between the two looks
          if (!again.stage().isWorking()) {
            return again;
          }
          if (!imports.settle(id)) {
            return again.asWorking(
                true); // a command is at work on it, or its transaction is still on its way out:
            // the page asks again
          }
          return sql.find(id).orElse(again);
        });
  }

  private static String about(long id) {
    return "exchange.import/" + id;
  }
}
