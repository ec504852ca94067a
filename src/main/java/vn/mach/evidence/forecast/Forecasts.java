package vn.mach.evidence.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;

/** Counts the forecasts of all targets that run, once a day or when a target asks for another. */
@Component
class Forecasts {

  static final String JOB = "forecast.count";

  private final ForecastCountSql sql;
  private final Jobs jobs;
  private final TransactionTemplate transaction;
  private final Today today;

  Forecasts(ForecastCountSql sql, Jobs jobs, TransactionTemplate transaction, Today today) {
    this.sql = sql;
    this.jobs = jobs;
    this.transaction = transaction;
    this.today = today;
  }

  /** Told after each target how many are done, and of how many. */
  interface Progress {
    void reached(long done, long steps);
  }

  /** Counts what is not of today, each target in a transaction of its own. */
  void count(Progress progress) {
    LocalDate day = today.date();
    transaction.executeWithoutResult(status -> sql.dropOthers(day));
    List<ForecastCountSql.Asked> targets = sql.outdated(day);
    for (int i = 0; i < targets.size(); i++) {
      progress.reached(i, targets.size());
      ForecastCountSql.Asked target = targets.get(i);
      transaction.executeWithoutResult(status -> {
        sql.thinkBig();
        sql.learn(target, day);
        sql.total(target, day);
      });
    }
    progress.reached(targets.size(), targets.size());
  }

  /** Asks for the job where something is not of today; whether it is under way. */
  boolean await(Actor actor) {
    if (sql.outdated(today.date()).isEmpty()) {
      return false;
    }
    jobs.start(actor, JOB, JOB, Map.of());
    return true;
  }
}
