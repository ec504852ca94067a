package vn.mach.app.exchange;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;

/** Reads and takes in files as jobs, so that a page can be left and found again. */
@Component
class ImportRunner {

  private final Imports imports;
  private final ImportPagesSql sql;
  private final Jobs jobs;

  ImportRunner(Imports imports, ImportPagesSql sql, Jobs jobs) {
    this.imports = imports;
    this.sql = sql;
    this.jobs = jobs;
  }

  /** Asks for the reading of the files that are kept of an import, in the caller's transaction. */
  void read(Actor actor, long id) {
    jobs.start(actor, ReadingJob.CODE, about(id), Map.of("import", Long.toString(id)));
  }

  /** Asks for taking rows in. Where somebody has already, there is nothing to do. */
  void accept(Actor actor, long id, boolean goodRowsOnly) {
    jobs.start(
        actor,
        TakingInJob.CODE,
        about(id),
        Map.of("import", Long.toString(id), "rows", goodRowsOnly ? "good" : "all"));
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
