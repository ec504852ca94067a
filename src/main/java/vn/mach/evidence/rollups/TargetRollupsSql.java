package vn.mach.evidence.rollups;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureRows;
import vn.mach.evidence.figures.TargetTotal;
import vn.mach.evidence.figures.TargetValue;

/** The tables of the rollups: their numbers, day and age. */
@Component
class TargetRollupsSql {

  /** The whole definition of a target {@code t} of a figure {@code f}, in one text. */
  static final String ASKED =
      """
      concat_ws('|', f.code, f.function, f.activity_kind, coalesce(f.amount, '-'), coalesce(f.tag, '-'), coalesce(f.form, '-'), t.period_from, t.period_to,
        (select string_agg(concat_ws('/', m.unit_kind, m.has_committee, m.minimum), ',' order by m.unit_kind, m.has_committee)
         from target_minimums m where m.target_id = t.id))\
      """;

  /** The targets that run on the day, each with its whole definition in one text. */
  static final String RUNNING =
      "select t.id, "
          + ASKED
          + " as asked from targets t join figures f on f.code = t.figure where :today between t.period_from and t.runs_to\n";

  private static final String DAY_TURNED = RollupStatements.texts("day_turned");

  private final JdbcClient jdbc;
  private final Locks locks;

  TargetRollupsSql(JdbcClient jdbc, Locks locks) {
    this.jdbc = jdbc;
    this.locks = locks;
  }

  /** Takes the lock of refreshing in the realm; false where another transaction has it. */
  boolean lock() {
    return locks.tryIn("totals", 0);
  }

  /** The same, but waits for the lock. */
  void waitForLock() {
    locks.waitIn("totals", 0);
  }

  /** Takes what falls behind between the day of the rollups and today from what is on pace. */
  void turnDay(LocalDate earlier, LocalDate today) {
    jdbc.sql(DAY_TURNED).param("earlier", earlier).param("today", today).update();
  }

  /** The day of the stored totals; none before the first recompute. */
  Optional<LocalDate> asOf() {
    return jdbc.sql("select as_of from rollup_state").query(LocalDate.class).optional();
  }

  void keepAsOf(LocalDate today) {
    jdbc.sql(
            "insert into rollup_state (as_of) values (?) on conflict (one) do update set as_of = excluded.as_of where rollup_state.as_of <> excluded.as_of")
        .param(today)
        .update();
  }

  /**
   * The waiting changes.
   *
   * @param asOf the day of the stored totals; none before the first recompute
   * @param activities how many confirmed and withdrawn activities wait, counted up to a limit
   * @param units whether a unit changed its kind, committee or the units above it
   * @param closure whether a unit joined or left a subtree
   * @param targets whether a target differs from its stored definition
   * @param anew whether everything must be recomputed
   */
  record Waiting(
      Optional<LocalDate> asOf,
      long activities,
      boolean units,
      boolean closure,
      boolean targets,
      boolean anew) {

    boolean anything(LocalDate today) {
      return anew
          || activities > 0
          || units
          || closure
          || targets
          || !asOf.equals(Optional.of(today));
    }
  }

  Waiting waiting(LocalDate today, int most) {
    return jdbc.sql(
            """
            select (select as_of from rollup_state) as as_of,
              (select count(*) from (select 1 from changes_waiting('totals', 'activities') limit :most) c) as activities,
              exists (select 1 from changes_waiting('totals', 'units')) as units,
              exists (select 1 from changes_waiting('totals', 'closure')) as closure,
              changes_anew('totals', 'activities') or changes_anew('totals', 'units') or changes_anew('totals', 'closure') as anew,
              exists (select 1 from (%s) r full join rollup_targets t on t.target_id = r.id where r.asked is distinct from t.asked) as targets
            """
                .formatted(RUNNING))
        .param("today", today)
        .param("most", most)
        .query((row, number) ->
            new Waiting(
                Optional.ofNullable(row.getObject("as_of", LocalDate.class)),
                row.getLong("activities"),
                row.getBoolean("units"),
                row.getBoolean("closure"),
                row.getBoolean("targets"),
                row.getBoolean("anew")))
        .single();
  }

  /** Whether anything waits to be applied, or the targets ask something else than was counted. */
  boolean pending(LocalDate today) {
    return waiting(today, 1).anything(today);
  }

  /** The age of the totals of these units; {@code now} where nothing waits. */
  Map<UnitId, RollupFreshness> freshness(Collection<UnitId> units, Instant now) {
    Map<UnitId, RollupFreshness> fresh = new HashMap<>();
    jdbc.sql(
            """
            select u.unit_id, w.waiting, w.behind_ms,
              (select md5(string_agg(concat_ws('/', target_id, due, done, on_pace, not_reported), ',' order by target_id))
               from target_rollups n where n.unit_id = u.unit_id) as mark
            from unnest(array(select unnest(?))) as u (unit_id) -- by way of a subselect: planned once, whatever the number
            cross join (
              select count(*) as waiting, coalesce(1000 * extract(epoch from clock_timestamp() - min(at)), 0)::bigint as behind_ms
              from (select at from changes_waiting('totals', 'activities') limit 10000) c
            ) w\
            """)
        .param(FigureRows.numbers(units))
        .query(row -> {
          Instant upTo = now.minusMillis(Math.max(0, row.getLong("behind_ms")));
          fresh.put(
              new UnitId(row.getLong("unit_id")),
              new RollupFreshness(
                  upTo,
                  row.getLong("waiting"),
                  Objects.requireNonNullElse(row.getString("mark"), "")));
        });
    return fresh;
  }

  /** How many confirmed and withdrawn activities wait, up to a limit. */
  long waiting(int most) {
    return jdbc.sql(
            "select count(*) from (select 1 from changes_waiting('totals', 'activities') limit ?) c")
        .param(most)
        .query(Long.class)
        .single();
  }

  /** Allows more memory for the length of the transaction: a country sorts millions of rows. */
  void thinkBig() {
    jdbc.sql("set local work_mem = '96MB'").update();
  }

  /**
   * Drops targets that no longer run and returns those that differ from their stored definition, or
   * have none.
   */
  List<Long> outdated(LocalDate today) {
    List<Long> gone = new ArrayList<>();
    List<Long> asked = new ArrayList<>();
    jdbc.sql(
            "select r.id, t.target_id from ("
                + RUNNING
                + ") r full join rollup_targets t on t.target_id = r.id where r.asked is distinct from t.asked")
        .param("today", today)
        .query(row -> {
          boolean runs = row.getObject("id") != null;
          (runs ? asked : gone).add(row.getLong(runs ? "id" : "target_id"));
        });
    if (!gone.isEmpty()) {
      for (String table : List.of("target_unit_results", "target_rollups", "rollup_targets")) {
        jdbc.sql("delete from " + table + " where target_id = any (?)")
            .param(gone.toArray(Long[]::new))
            .update();
      }
    }
    return asked;
  }

  List<Long> allRunning(LocalDate today) {
    return jdbc.sql(RUNNING + "order by t.id")
        .param("today", today)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** The targets with rollups. */
  Set<Long> counted() {
    return new HashSet<>(
        jdbc.sql("select target_id from rollup_targets")
            .query((row, number) -> row.getLong(1))
            .list());
  }

  /** Those of the targets with totals stored for the day. */
  Set<Long> keptOn(LocalDate today) {
    return new HashSet<>(
        jdbc.sql(
                "select target_id from rollup_targets where exists (select 1 from rollup_state where as_of = ?)")
            .param(today)
            .query((row, number) -> row.getLong(1))
            .list());
  }

  /** The stored own results of units, by target. */
  Map<UnitId, Map<Long, Board.Own>> own(
      Collection<UnitId> units, Collection<Long> targets, LocalDate today) {
    return FigureRows.own(
        jdbc.sql(
                """
                select u.unit_id, u.target_id, u.minimum, u.activities, u.numerator, u.base, f.function, t.period_from, t.period_to
                from target_unit_results u join targets t on t.id = u.target_id join figures f on f.code = t.figure
                where u.unit_id = any (:units)\
                """
                    + ofFew(targets))
            .param("units", FigureRows.numbers(units))
            .param("targets", targets.toArray(Long[]::new)),
        Set.copyOf(targets),
        today);
  }

  /**
   * The rows of a unit are looked up together: looking for twenty targets one by one takes several
   * times as long as leaving out what was not asked.
   */
  private static String ofFew(Collection<Long> targets) {
    return targets.size() < 5 ? " and target_id = any (:targets)" : "";
  }

  List<TargetTotal> totals(Collection<Long> targets, Collection<UnitId> units, LocalDate today) {
    return jdbc
        .sql(
            "select target_id, unit_id, due, done, on_pace, not_reported from target_rollups where unit_id = any (:units) and due > 0"
                + ofFew(targets))
        .param("targets", targets.toArray(Long[]::new))
        .param("units", FigureRows.numbers(units))
        .query((row, number) ->
            new TargetTotal(
                row.getLong("target_id"),
                today,
                new UnitId(row.getLong("unit_id")),
                TargetValue.of(row)))
        .list()
        .stream()
        .filter(total -> targets.contains(total.target()))
        .toList();
  }
}
