package vn.mach.evidence.rollups;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Compares the rollups, the daily aggregates and a sample of the snapshots with a recompute from
 * all the evidence, every night and on demand, in the whole realm or in a subtree. Discrepancies
 * are shown, and repaired only on request. A country takes a minute or two, so both are jobs.
 */
@Component
class ConsistencyCheck {

  /**
   * The number of large units of which one snapshot each, chosen at random, is compared too: all of
   * them would take hours.
   */
  private static final int PAST_DAYS = 5;

  /** The subject of jobs that check or recompute: one at a time. */
  static final String ABOUT = "rollups.totals";

  static final String CHECK_JOB = "rollups.check";
  static final String RECOMPUTE_JOB = "rollups.recompute";

  private final ConsistencyCheckSql sql;
  private final DiscrepancyTasks discrepancies;
  private final Jobs jobs;
  private final TargetRollupsSql targets;
  private final RollupRecomputeSql recomputes;
  private final DailyAggregates days;
  private final SnapshotCounts past;
  private final TargetRollups totals;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final TransactionTemplate ofOneMoment;

  ConsistencyCheck(
      ConsistencyCheckSql sql,
      DiscrepancyTasks discrepancies,
      Jobs jobs,
      TargetRollupsSql targets,
      RollupRecomputeSql recomputes,
      DailyAggregates days,
      SnapshotCounts past,
      TargetRollups totals,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.discrepancies = discrepancies;
    this.jobs = jobs;
    this.targets = targets;
    this.recomputes = recomputes;
    this.days = days;
    this.past = past;
    this.totals = totals;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
    ofOneMoment = new TransactionTemplate(transactions);
    ofOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** The two kinds of job. */
  enum What {
    CHECK,
    MEND
  }

  /**
   * Starts a check of a subtree or (none) the whole realm, or a recompute of everything; a
   * recompute is written into the audit log with the known discrepancies. Refused while an earlier
   * one is not done.
   */
  @Transactional
  public Outcome<Long> ask(Actor actor, String key, What what, @Nullable UnitId under) {
    return idempotency.once(
        new Key(actor, key, "rollups.totals", what, under),
        Answer.number(),
        () -> {
          Map<String, String> arguments =
              under == null ? Map.of() : Map.of("unit", Long.toString(under.value()));
          if (jobs.start(actor, what == What.CHECK ? CHECK_JOB : RECOMPUTE_JOB, ABOUT, arguments)
              .isEmpty()) {
            return Outcome.refused("", "rollups.refused.totals_at_work");
          }
          long faults = sql.last().map(ConsistencyCheckSql.Check::faults).orElse(0L);
          if (what == What.MEND) {
            auditLog.record(
                actor, "rollups.totals_mended", null, null, null, Map.of("faults", faults));
          }
          return Outcome.done(faults);
        });
  }

  /**
   * Compares what is kept with the evidence, with all that waits applied first.
   *
   * @param under only in this unit and those under it today; none: everywhere
   * @return false where another node refreshes just now
   */
  boolean check(@Nullable UnitId under, RollupProgress progress) {
    return Boolean.TRUE.equals(
        ofOneMoment.execute(status -> checked(under, today.date(), progress)));
  }

  /**
   * Compares what is stored, as it is stored: as of the day that it was stored for, and without
   * what waits to be applied.
   *
   * @return how many stored numbers differ from the evidence
   */
  long differences() {
    return Objects.requireNonNull(
        ofOneMoment.execute(status -> {
          targets
              .asOf()
              .ifPresent(day -> {
                targets.thinkBig();
                sql.forgetFaults();
                for (long target : targets.allRunning(day)) {
                  recomputes.evaluation(target, null, day, "compare", "").update();
                }
                days.compare(null, day);
                past.compareSome(PAST_DAYS);
              });
          return sql.countFaults();
        }));
  }

  private boolean checked(@Nullable UnitId under, LocalDate now, RollupProgress progress) {
    if (!totals.refreshHere(now)) {
      return false;
    }
    Instant began = today.now();
    targets.thinkBig();
    List<Long> running = targets.allRunning(now);
    sql.forgetFaults();
    int done = 0;
    for (long target : running) {
      progress.made(done++, running.size() + 1);
      recomputes.evaluation(target, under, now, "compare", "").update();
    }
    progress.made(done, running.size() + 1);
    days.compare(under, now);
    past.compareSome(PAST_DAYS);
    sql.keep(began, Duration.between(began, today.now()), under);
    discrepancies.follow(under, sql.last().map(ConsistencyCheckSql.Check::faults).orElse(0L));
    return true;
  }

  /**
   * Recomputes everything from the evidence in one snapshot and stores it.
   *
   * @return false where another node refreshes just now
   */
  boolean mend(RollupProgress progress) {
    return Boolean.TRUE.equals(
        ofOneMoment.execute(status -> {
          Instant began = today.now();
          if (!totals.recompute(today.date(), progress)) {
            return false;
          }
          sql.forgetFaults();
          sql.keep(began, Duration.between(began, today.now()), null);
          discrepancies.follow(null, 0);
          return true;
        }));
  }
}
