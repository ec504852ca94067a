package vn.mach.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;

/** The tables of the live totals, and the change tables that they follow. */
@Component
class TotalsSql {

  private static final String CELLS = Sql.then("cells");
  private static final String NODES = Sql.then("nodes");
  private static final String TOUCHED = Sql.then("touched");

  /** All that a target {@code t} of a figure {@code f} asks, in one text. */
  static final String ASKED =
      """
      concat_ws('|', f.code, f.function, f.activity_kind, coalesce(f.amount, '-'), coalesce(f.tag, '-'), coalesce(f.form, '-'), t.period_from, t.period_to,
        (select string_agg(concat_ws('/', m.unit_kind, m.has_committee, m.minimum), ',' order by m.unit_kind, m.has_committee)
         from target_minimums m where m.target_id = t.id))""";

  /** The targets that run on the day, each with all that it asks in one text. */
  private static final String RUNNING =
      "select t.id, " + ASKED + " as asked from targets t join figures f on f.code = t.figure where :today between t.period_from and t.period_to\n";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  TotalsSql(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** An activity, by number, that has come to count (+1) or does so no longer (-1). */
  record Change(long activity, int sign) {}

  /** A unit that another has come under, or is gone from under, on some day from the first on. */
  record Shift(UnitId unit, UnitId below, LocalDate from) {}

  /** A target, by number, and a unit. */
  record Cell(long target, UnitId unit) {}

  /** A pair whose sum is to be made anew, and how many units stand above it; none where it does not stand on the day. */
  record Node(Cell cell, Optional<Integer> depth) {}

  /** Whether this transaction alone may fold in the realm; whoever comes second leaves it to the first. */
  boolean lock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext(current_schema()), hashtext('totals'))").query(Boolean.class).single();
  }

  /** Waits until this transaction alone folds in the realm. */
  void waitForLock() {
    jdbc.sql("select cast(pg_advisory_xact_lock(hashtext(current_schema()), hashtext('totals')) as text)").query((row, number) -> number).list();
  }

  void keepAsOf(LocalDate today) {
    jdbc.sql("insert into totals_state (as_of) values (?) on conflict (one) do update set as_of = excluded.as_of where totals_state.as_of <> excluded.as_of")
        .param(today)
        .update();
  }

  /**
   * What there is to fold.
   *
   * @param asOf the day whose totals are kept; none before the first count
   * @param activities how many confirmed and withdrawn activities wait, counted up to a limit
   * @param units whether a unit changed its kind, committee or place
   * @param ancestry whether somebody has come under another, or is gone from under them
   * @param targets whether the targets ask something else than was counted
   */
  record Waiting(Optional<LocalDate> asOf, long activities, boolean units, boolean ancestry, boolean targets) {

    boolean anything(LocalDate today) {
      return activities > 0 || units || ancestry || targets || !asOf.equals(Optional.of(today));
    }
  }

  Waiting waiting(LocalDate today, int most) {
    return jdbc.sql(
            """
            select (select as_of from totals_state) as as_of, (select count(*) from (select 1 from activity_changes limit :most) c) as activities,
              exists (select 1 from unit_changes) as units, exists (select 1 from ancestry_changes) as ancestry,
              exists (select 1 from (%s) r full join totals_targets t on t.target_id = r.id where r.asked is distinct from t.asked) as targets
            """
                .formatted(RUNNING))
        .param("today", today)
        .param("most", most)
        .query(
            (row, number) ->
                new Waiting(
                    Optional.ofNullable(row.getObject("as_of", LocalDate.class)),
                    row.getLong("activities"),
                    row.getBoolean("units"),
                    row.getBoolean("ancestry"),
                    row.getBoolean("targets")))
        .single();
  }

  /** Whether anything waits to be folded, or the targets ask something else than was counted. */
  boolean pending(LocalDate today) {
    return waiting(today, 1).anything(today);
  }

  /** How far the totals of these units have come; {@code now} where nothing waits. */
  Map<UnitId, Freshness> freshness(Collection<UnitId> units, Instant now) {
    Map<UnitId, Freshness> fresh = new HashMap<>();
    jdbc.sql(
            """
            select u.unit_id, w.waiting, w.behind_ms,
              (select md5(string_agg(concat_ws('/', target_id, due, done, not_reported), ',' order by target_id))
               from target_nodes n where n.unit_id = u.unit_id) as mark
            from unnest(array(select unnest(?))) as u (unit_id) -- by way of a subselect: planned once, whatever the number
            cross join (
              select (select count(*) from (select 1 from activity_changes limit 10000) c) as waiting,
                coalesce((select 1000 * extract(epoch from clock_timestamp() - at) from activity_changes order by id limit 1), 0)::bigint as behind_ms
            ) w""")
        .param(EvidenceSql.numbers(units))
        .query(
            row -> {
              Instant upTo = now.minusMillis(Math.max(0, row.getLong("behind_ms")));
              fresh.put(new UnitId(row.getLong("unit_id")), new Freshness(upTo, row.getLong("waiting"), Objects.requireNonNullElse(row.getString("mark"), "")));
            });
    return fresh;
  }

  /** How many confirmed and withdrawn activities wait, at most so many. */
  long waiting(int most) {
    return jdbc.sql("select count(*) from (select 1 from activity_changes limit ?) c").param(most).query(Long.class).single();
  }

  /** Counting a country sorts millions: it may use some memory for the length of the transaction. */
  void thinkBig() {
    jdbc.sql("set local work_mem = '96MB'").update();
  }

  void forgetChanges() {
    jdbc.sql("delete from activity_changes").update();
    jdbc.sql("delete from unit_changes").update();
    jdbc.sql("delete from ancestry_changes").update();
  }

  /** Drops what no longer runs and gives the targets that ask something else than was counted, or were never counted. */
  List<Long> outdated(LocalDate today) {
    List<Long> gone = new ArrayList<>();
    List<Long> asked = new ArrayList<>();
    jdbc.sql("select r.id, t.target_id from (" + RUNNING + ") r full join totals_targets t on t.target_id = r.id where r.asked is distinct from t.asked")
        .param("today", today)
        .query(
            row -> {
              boolean runs = row.getObject("id") != null;
              (runs ? asked : gone).add(row.getLong(runs ? "id" : "target_id"));
            });
    if (!gone.isEmpty()) {
      for (String table : List.of("target_units", "target_nodes", "totals_targets")) {
        jdbc.sql("delete from " + table + " where target_id = any (?)").param(gone.toArray(Long[]::new)).update();
      }
    }
    return asked;
  }

  List<Long> allRunning(LocalDate today) {
    return jdbc.sql(RUNNING + "order by t.id").param("today", today).query((row, number) -> row.getLong("id")).list();
  }

  /**
   * A statement that follows {@code cells_of_target.sql}: every unit that the target asks something of today, judged from the evidence.
   *
   * @param under only units at or under this one today; none: all
   */
  JdbcClient.StatementSpec judging(long target, @Nullable UnitId under, LocalDate today, String file, String statement) {
    record Asked(Counting counting, LocalDate first, LocalDate last) {}
    Asked asked =
        jdbc.sql("select " + Counting.COLUMNS + ", t.period_from, least(cast(? as date), t.period_to) as last_day from targets t join figures f on f.code = t.figure where t.id = ?")
            .params(today, target)
            .query((row, number) -> new Asked(Counting.of(row), row.getObject("period_from", LocalDate.class), row.getObject("last_day", LocalDate.class)))
            .single();
    Function function = asked.counting.function();
    String text = file.isEmpty() ? Sql.of(function, "cells_of_target") : Sql.of(function, "cells_of_target", file);
    return asked
        .counting
        .into(jdbc.sql(text + statement))
        .param("function", function.code())
        .param("first_day", asked.first)
        .param("last_day", asked.last)
        .param("target", target)
        .param("under", under == null ? null : under.value())
        .param("today", today);
  }

  /** Counts one target from all the evidence. */
  void recount(long target, LocalDate today) {
    jdbc.sql("delete from target_units where target_id = ?").param(target).update();
    jdbc.sql("delete from target_nodes where target_id = ?").param(target).update();
    count(target, today, "target_nodes");
  }

  /**
   * Counts all the targets from all the evidence. What stands on one scoreboard is written side by side: twenty targets of a unit on a page or
   * two, where target after target would lay them on twenty.
   */
  void recountAll(Collection<Long> targets, LocalDate today, IntConsumer counted) {
    jdbc.sql("create temporary table counted_nodes (like target_nodes) on commit drop").update();
    jdbc.sql("delete from target_units").update();
    jdbc.sql("delete from target_nodes").update();
    int number = 0;
    for (long target : targets) {
      counted.accept(number++);
      count(target, today, "counted_nodes");
    }
    jdbc.sql("insert into target_nodes select * from counted_nodes order by unit_id, target_id").update();
    jdbc.sql("drop table counted_nodes").update();
  }

  private void count(long target, LocalDate today, String nodes) {
    judging(
            target,
            null,
            today,
            "",
            """
            insert into target_units (target_id, unit_id, minimum, activities, numerator, base, reached)
            select target_id, unit_id, minimum, activities, numerator, base, reached from judged order by unit_id""")
        .update();
    jdbc.sql(
            """
            with due as (
              select unit_id, case when reached then 1 else 0 end as done, case when activities = 0 then 1 else 0 end as silent
              from target_units where target_id = :target
            ),
            below as (
              select a.ancestor_id as unit_id, count(*) as due, sum(d.done) as done, sum(d.silent) as silent
              from due d join units_under(:today) a on a.unit_id = d.unit_id and a.distance > 0 group by a.ancestor_id
            )
            insert into %s (target_id, unit_id, due, done, not_reported)
            select :target, unit_id, coalesce(b.due, 0) + case when d.done is null then 0 else 1 end,
              coalesce(b.done, 0) + coalesce(d.done, 0), coalesce(b.silent, 0) + coalesce(d.silent, 0)
            from due d full join below b using (unit_id) order by unit_id"""
                .formatted(nodes))
        .param("target", target)
        .param("today", today)
        .update();
    jdbc.sql(
            "insert into totals_targets (target_id, asked) select r.id, r.asked from ("
                + RUNNING
                + ") r where r.id = :target on conflict (target_id) do update set asked = excluded.asked")
        .param("target", target)
        .param("today", today)
        .update();
  }

  /** The targets that are counted. */
  Set<Long> counted() {
    return new HashSet<>(jdbc.sql("select target_id from totals_targets").query((row, number) -> row.getLong(1)).list());
  }

  /** Those of the targets whose totals are kept for the day. */
  Set<Long> keptOn(LocalDate today) {
    return new HashSet<>(
        jdbc.sql("select target_id from totals_targets where exists (select 1 from totals_state where as_of = ?)")
            .param(today)
            .query((row, number) -> row.getLong(1))
            .list());
  }

  /** Puts what a unit itself has into the map; gives the codes of those of the targets that are kept for the day. */
  Set<String> own(UnitId unit, LocalDate today, Map<String, Function> targets, Map<String, Board.Own> own) {
    Set<String> kept = new HashSet<>();
    jdbc.sql(
            """
            select t.code, u.minimum, u.numerator, u.base, u.activities
            from targets t join totals_targets k on k.target_id = t.id
            left join target_units u on u.target_id = t.id and u.unit_id = :unit
            where t.code = any (:targets) and exists (select 1 from totals_state where as_of = :today)""")
        .param("unit", unit.value())
        .param("targets", targets.keySet().toArray(String[]::new))
        .param("today", today)
        .query(
            row -> {
              String code = row.getString("code");
              kept.add(code);
              if (row.getBigDecimal("minimum") != null) {
                own.put(code, new Board.Own(EvidenceSql.value(Objects.requireNonNull(targets.get(code)), row), row.getBigDecimal("minimum")));
              }
            });
    return kept;
  }

  /** Takes changes of activities, the oldest first, at most so many. */
  List<Change> take(int most) {
    return jdbc.sql("delete from activity_changes where id in (select id from activity_changes order by id limit ?) returning activity_id, sign")
        .param(most)
        .query((row, number) -> new Change(row.getLong("activity_id"), row.getInt("sign")))
        .list();
  }

  /** Which cells these changes may make otherwise. */
  List<Cell> touched(Collection<Change> changes, LocalDate today) {
    return changes.isEmpty() ? List.of() : touchedBy(changes, today);
  }

  private List<Cell> touchedBy(Collection<Change> changes, LocalDate today) {
    return jdbc.sql(TOUCHED)
        .param("activities", changes.stream().map(Change::activity).distinct().toArray(Long[]::new))
        .param("today", today)
        .query(TotalsSql::cell)
        .list();
  }

  /** Takes which units changed their kind, committee or place. */
  Set<UnitId> changedUnits() {
    return new HashSet<>(jdbc.sql("delete from unit_changes returning unit_id").query((row, number) -> new UnitId(row.getLong(1))).list());
  }

  /** Takes who has come under whom, or is gone from under them; empty: anybody may. */
  Optional<List<Shift>> shifts() {
    List<Optional<Shift>> shifts =
        jdbc.sql("delete from ancestry_changes returning unit_id, below_id, first_day")
            .query(
                (row, number) ->
                    row.getObject("below_id") == null
                        ? Optional.<Shift>empty()
                        : Optional.of(
                            new Shift(new UnitId(row.getLong("unit_id")), new UnitId(row.getLong("below_id")), row.getObject("first_day", LocalDate.class))))
            .list();
    return shifts.contains(Optional.<Shift>empty()) ? Optional.empty() : Optional.of(shifts.stream().flatMap(Optional::stream).toList());
  }

  /** The units whose place or class, or that of anyone under them, is another on a later day than on the earlier one. */
  Set<UnitId> turned(LocalDate earlier, LocalDate later) {
    return new HashSet<>(
        jdbc.sql(
                """
                with edges as (
                  select unit_id, ancestor_id from unit_ancestry
                  where valid_from > :earlier and valid_from <= :later or valid_to >= :earlier and valid_to < :later
                ), classes as (
                  (select unit_id, kind, has_committee from units_on(:earlier) except select unit_id, kind, has_committee from units_on(:later))
                  union all
                  (select unit_id, kind, has_committee from units_on(:later) except select unit_id, kind, has_committee from units_on(:earlier))
                )
                select unit_id from edges union select ancestor_id from edges union select unit_id from classes""")
            .param("earlier", earlier)
            .param("later", later)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /** Judges the pairs anew; where one's state turned, the nodes of its unit and of all above it today follow. */
  void judge(Collection<Cell> cells, LocalDate today) {
    if (!cells.isEmpty()) {
      pairs(CELLS, cells).param("today", today).update();
    }
  }

  /** The pairs with all units above them on the day. */
  List<Node> upwards(Collection<Cell> cells, LocalDate today) {
    return pairs(
            """
            with p as materialized (
              select distinct target_id, unit_id from unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
            ),
            up as (
              select p.target_id, p.unit_id from p
              union
              select p.target_id, a.ancestor_id from p join units_under(:today) a on a.unit_id = p.unit_id
            )
            select up.target_id, up.unit_id, d.depth
            from up
            join (
              select n.unit_id, (select max(a.distance) from units_under(:today) a where a.unit_id = n.unit_id) as depth
              from (select distinct unit_id from up) n
            ) d using (unit_id)""",
            cells)
        .param("today", today)
        .query((row, number) -> new Node(cell(row, number), Optional.ofNullable(row.getObject("depth", Integer.class))))
        .list();
  }

  /** Level by level, in the order given, sent together. */
  void addUp(Collection<List<Cell>> levels, LocalDate today) {
    batches.batchUpdate(
        NODES,
        levels.stream()
            .map(cells -> new MapSqlParameterSource().addValue("targets", targets(cells)).addValue("units", units(cells)).addValue("today", today))
            .toArray(SqlParameterSource[]::new));
  }

  void drop(Collection<Cell> cells) {
    if (cells.isEmpty()) {
      return;
    }
    pairs(
            """
            delete from target_nodes n using unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
            where n.target_id = p.target_id and n.unit_id = p.unit_id""",
            cells)
        .update();
  }

  List<EvidenceSql.Total> totals(Collection<Long> targets, Collection<UnitId> units, LocalDate today) {
    // All that a unit has stand side by side: looking for twenty targets one by one takes twice as long as leaving out what was not asked.
    boolean few = targets.size() < 5;
    return jdbc.sql("select target_id, unit_id, due, done, not_reported from target_nodes where unit_id = any (:units) and due > 0" + (few ? " and target_id = any (:targets)" : ""))
        .param("targets", targets.toArray(Long[]::new))
        .param("units", EvidenceSql.numbers(units))
        .query(
            (row, number) ->
                new EvidenceSql.Total(
                    row.getLong("target_id"),
                    today,
                    new UnitId(row.getLong("unit_id")),
                    new TargetValue(row.getLong("due"), row.getLong("done"), row.getLong("not_reported"))))
        .list().stream().filter(total -> targets.contains(total.target())).toList();
  }

  private JdbcClient.StatementSpec pairs(String statement, Collection<Cell> cells) {
    return jdbc.sql(statement)
        .param("targets", targets(cells))
        .param("units", units(cells));
  }

  private static Long[] targets(Collection<Cell> cells) {
    return cells.stream().map(Cell::target).toArray(Long[]::new);
  }

  private static Long[] units(Collection<Cell> cells) {
    return cells.stream().map(cell -> cell.unit().value()).toArray(Long[]::new);
  }

  private static Cell cell(ResultSet row, int number) throws SQLException {
    return new Cell(row.getLong("target_id"), new UnitId(row.getLong("unit_id")));
  }
}
