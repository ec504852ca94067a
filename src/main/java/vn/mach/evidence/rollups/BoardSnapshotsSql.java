package vn.mach.evidence.rollups;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.evidence.figures.FigureRows;
import vn.mach.evidence.figures.TargetTotal;
import vn.mach.evidence.figures.TargetValue;

/** The tables of the board snapshots. */
@Component
class BoardSnapshotsSql {

  private static final String ASKED =
      "(select t.id, cast(md5("
          + TargetRollupsSql.ASKED
          + ") as uuid) as asked from targets t join figures f on f.code = t.figure)";

  private final JdbcClient jdbc;
  private final Locks locks;

  BoardSnapshotsSql(JdbcClient jdbc, Locks locks) {
    this.jdbc = jdbc;
    this.locks = locks;
  }

  /** The stored totals, also where nothing is due. */
  List<TargetTotal> kept(
      Collection<Long> targets, Collection<UnitId> units, Collection<LocalDate> days) {
    return jdbc.sql(
            """
            select k.target_id, k.day, k.unit_id, k.due, k.done, k.on_pace, k.not_reported
            from board_snapshots k join %s a on a.id = k.target_id and a.asked = k.asked
            where k.unit_id = any (:units) and k.day = any (cast(:days as text[])::date[]) and k.target_id = any (:targets) and k.counting is null\
            """
                .formatted(ASKED))
        .param("units", FigureRows.numbers(units))
        .param("days", FigureRows.days(days))
        .param("targets", targets.toArray(Long[]::new))
        .query((row, number) ->
            new TargetTotal(
                row.getLong("target_id"),
                row.getObject("day", LocalDate.class),
                new UnitId(row.getLong("unit_id")),
                TargetValue.of(row)))
        .list();
  }

  /**
   * Claims each of the units and those of the targets that have begun, under the lock of the
   * refresh (held by the caller). Returns those targets.
   */
  Set<Long> take(UUID token, Collection<UnitId> units, Collection<Long> targets, LocalDate day) {
    jdbc.sql("update rollup_state set places = places + 1").update();
    return new HashSet<>(
        jdbc.sql(
                """
                insert into board_snapshots as k (unit_id, day, target_id, asked, counting, due, done, on_pace, not_reported)
                select u, :day, t.id, a.asked, :token, 0, 0, 0, 0
                from targets t join %s a on a.id = t.id cross join unnest(:units) u
                where t.id = any (:targets) and :day >= t.period_from
                on conflict (unit_id, day, target_id) do update set asked = excluded.asked, counting = excluded.counting
                returning target_id\
                """
                    .formatted(ASKED))
            .param("token", token)
            .param("units", FigureRows.numbers(units))
            .param("targets", targets.toArray(Long[]::new))
            .param("day", day)
            .query(Long.class)
            .list());
  }

  /** Fills in the claims that still exist; returns whether all did. */
  boolean keep(
      UUID token,
      Collection<UnitId> units,
      Set<Long> targets,
      LocalDate day,
      Collection<TargetTotal> totals,
      Instant now) {
    Map<UnitId, Map<Long, TargetValue>> values = new HashMap<>();
    totals.forEach(it ->
        values.computeIfAbsent(it.unit(), unit -> new HashMap<>()).put(it.target(), it.value()));
    record Row(UnitId unit, long target, TargetValue value) {}
    List<Row> rows =
        units.stream()
            .flatMap(unit ->
                targets.stream()
                    .map(target ->
                        new Row(
                            unit,
                            target,
                            Objects.requireNonNull(
                                values
                                    .getOrDefault(unit, Map.of())
                                    .getOrDefault(target, TargetValue.NOTHING_DUE)))))
            .toList();
    int filled =
        jdbc.sql(
                """
                update board_snapshots k set counting = null, stored_at = :now, due = v.due, done = v.done, on_pace = v.on_pace,
                  not_reported = v.not_reported
                from unnest(:units, :targets, :due, :done, :on_pace, :silent) as v (unit_id, target_id, due, done, on_pace, not_reported)
                where k.unit_id = v.unit_id and k.target_id = v.target_id and k.day = :day and k.counting = :token\
                """)
            .param("units", rows.stream().map(row -> row.unit.value()).toArray(Long[]::new))
            .param("targets", rows.stream().map(Row::target).toArray(Long[]::new))
            .param("due", rows.stream().map(row -> row.value.due()).toArray(Long[]::new))
            .param("done", rows.stream().map(row -> row.value.done()).toArray(Long[]::new))
            .param("on_pace", rows.stream().map(row -> row.value.onPace()).toArray(Long[]::new))
            .param("silent", rows.stream().map(row -> row.value.notReported()).toArray(Long[]::new))
            .param("day", day)
            .param("token", token)
            .param("now", Timestamp.from(now))
            .update();
    return filled == rows.size();
  }

  /** A large unit with a stored day. */
  record Sample(UnitId unit, LocalDate day) {}

  List<Sample> samples(int most) {
    return jdbc.sql(
            """
            select unit_id, day from board_snapshots join daily_aggregate_units using (unit_id) where counting is null
            group by unit_id, day order by random() limit ?\
            """)
        .param(most)
        .query((row, number) ->
            new Sample(new UnitId(row.getLong("unit_id")), row.getObject("day", LocalDate.class)))
        .list();
  }

  /** Stores where the stored numbers of a day differ from the counted ones. */
  void compare(LocalDate day, Collection<TargetTotal> kept, Collection<TargetTotal> counted) {
    record Place(UnitId unit, long target) {}
    Map<Place, TargetValue> values =
        counted.stream()
            .collect(Collectors.toMap(it -> new Place(it.unit(), it.target()), TargetTotal::value));
    for (TargetTotal it : kept) {
      TargetValue value =
          values.getOrDefault(new Place(it.unit(), it.target()), TargetValue.NOTHING_DUE);
      if (!value.equals(it.value())) {
        jdbc.sql(
                """
                insert into target_discrepancies
                  (target_id, unit_id, day, stored_due, stored_done, stored_on_pace, counted_due, counted_done, counted_on_pace)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                """)
            .params(
                it.target(),
                it.unit().value(),
                day,
                it.value().due(),
                it.value().done(),
                it.value().onPace(),
                value.due(),
                value.done(),
                value.onPace())
            .update();
      }
    }
  }

  /**
   * Drops the days from an activity's own on, in every unit that was ever above its unit or above
   * one of those: a due unit that has moved takes its evidence along.
   */
  void dropBehind(Collection<Long> activities, LocalDate now) {
    jdbc.sql(
            """
            with late as materialized (
              select unit_id, kind, min(held_on) as held_on from activities_evident
              where activity_id = any (:activities) and held_on < :now group by unit_id, kind
            ), places as (
              update rollup_state set places = places + 1 where exists (select 1 from late)
            )
            delete from board_snapshots k using (
              select up.ancestor_id as unit_id, t.id as target_id, min(c.held_on) as held_on
              from late c
              join figures f on f.activity_kind = c.kind
              join targets t on t.figure = f.code
              join unit_closure a on a.unit_id = c.unit_id
              join unit_closure up on up.unit_id = a.ancestor_id
              group by up.ancestor_id, t.id
            ) c
            where k.unit_id = c.unit_id and k.target_id = c.target_id and k.day >= c.held_on\
            """)
        .param("activities", activities.toArray(Long[]::new))
        .param("now", now)
        .update();
  }

  /** Drops every day of the units and of those that were ever above them. */
  void dropAbove(Collection<UnitId> units) {
    jdbc.sql("update rollup_state set places = places + 1").update();
    jdbc.sql(
            """
            delete from board_snapshots where unit_id = any (:units)
              or unit_id in (select up.ancestor_id from unit_closure a join unit_closure up on up.unit_id = a.ancestor_id where a.unit_id = any (:units))\
            """)
        .param("units", FigureRows.numbers(units))
        .update();
  }

  /** Drops what was stored before, except ends of months. */
  void dropOlder(Instant before) {
    jdbc.sql("delete from board_snapshots where stored_at < ? and extract(day from day + 1) <> 1")
        .param(Timestamp.from(before))
        .update();
  }

  void dropAll() {
    jdbc.sql("delete from board_snapshots").update();
  }

  /** Takes the lock of counting in the realm; false where another transaction has it. */
  boolean lock() {
    return locks.tryIn("past days", 0);
  }
}
