package vn.mach.figures;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/**
 * Whether the live totals are what a count of all the evidence gives. Checked every night and on demand; a difference is told, and mended
 * only because somebody asks for it.
 */
@Component
class Agreement {

  private static final String COMPARE = Sql.then("cells_of_target", "compare");

  private final JdbcClient jdbc;
  private final TotalsSql sql;
  private final Totals totals;
  private final Commands commands;
  private final Journal journal;
  private final Today today;

  Agreement(JdbcClient jdbc, TotalsSql sql, Totals totals, Commands commands, Journal journal, Today today) {
    this.jdbc = jdbc;
    this.sql = sql;
    this.totals = totals;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
  }

  /** A unit whose kept total differs from what the evidence gives; numbers of units. */
  record Fault(String target, String title, long unit, String code, String name, TargetValue kept, TargetValue counted) {}

  /** The last comparison, if there was one. */
  record Check(Instant at, Duration took, long faults) {}

  Optional<Check> last() {
    return jdbc.sql("select at, took_ms, (select count(*) from totals_faults) as faults from totals_checks")
        .query((row, number) -> new Check(row.getTimestamp("at").toInstant(), Duration.ofMillis(row.getLong("took_ms")), row.getLong("faults")))
        .optional();
  }

  /** Where the last comparison found a difference, at most so many. */
  List<Fault> faults(int most) {
    return jdbc.sql(
            """
            select t.code, t.title, u.unit_id, u.code as unit_code, u.name, f.kept_due, f.kept_done, f.counted_due, f.counted_done
            from totals_faults f join targets t on t.id = f.target_id join units_named u on u.unit_id = f.unit_id
            order by t.code, u.name, u.code limit ?""")
        .param(most)
        .query(
            (row, number) ->
                new Fault(
                    row.getString("code"),
                    row.getString("title"),
                    row.getLong("unit_id"),
                    row.getString("unit_code"),
                    row.getString("name"),
                    new TargetValue(row.getLong("kept_due"), row.getLong("kept_done"), 0),
                    new TargetValue(row.getLong("counted_due"), row.getLong("counted_done"), 0)))
        .list();
  }

  /** Compares every running target with the evidence, with all that waits folded first; leaves it where another node is at it. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void check() {
    LocalDate now = today.date();
    if (!totals.foldHere(now)) {
      return;
    }
    Instant began = today.now();
    jdbc.sql("delete from totals_faults").update();
    for (long target : sql.allRunning(now)) {
      jdbc.sql(COMPARE).param("target", target).param("today", now).update();
    }
    jdbc.sql("insert into totals_checks (at, took_ms) values (:at, :took) on conflict (one) do update set at = :at, took_ms = :took")
        .param("at", Timestamp.from(began))
        .param("took", Duration.between(began, today.now()).toMillis())
        .update();
  }

  /** Counts everything anew from the evidence of one moment and keeps that. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Outcome<Long> mend(Viewer viewer, String key) {
    return commands.once(
        viewer,
        key,
        "figures.mend_totals",
        () -> {
          long faults = last().map(Check::faults).orElse(0L);
          totals.recount();
          jdbc.sql("delete from totals_faults").update();
          journal.wrote(viewer, "figures.totals_mended", null, null, null, Map.of("faults", faults));
          return Outcome.done(faults);
        },
        String::valueOf,
        Long::valueOf);
  }
}
