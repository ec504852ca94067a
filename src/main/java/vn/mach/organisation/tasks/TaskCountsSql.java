package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** Writes and reads the stored counts of units that have others below them. */
@Component
class TaskCountsSql {

  /**
   * What changes of units' own counts are in the units above: {@code due} and {@code late} in the
   * tree of each day, {@code done} in that of the day on which it was done. First the changes, then
   * a condition on {@code a.ancestor_id}.
   */
  private static final String ABOVE =
      """
      own as (
        select unit_id, kind, day, in_tree, sum(due) as due, sum(late) as late, sum(done) as done from %1$s changed group by 1, 2, 3, 4
        having sum(due) <> 0 or sum(late) <> 0 or sum(done) <> 0
      ), above as (
        select a.ancestor_id as unit_id, o.kind, greatest(o.day, a.valid_from) as day, o.due, o.late, 0 as done
        from own o join unit_closure a on a.unit_id = o.unit_id and a.valid_to >= o.day where o.in_tree is null and %2$s
        union all
        select a.ancestor_id, o.kind, a.valid_to + 1, -o.due, -o.late, 0
        from own o join unit_closure a on a.unit_id = o.unit_id and a.valid_to >= o.day and a.valid_to < 'infinity' where o.in_tree is null and %2$s
        union all
        select a.ancestor_id, o.kind, o.day, 0, 0, o.done
        from own o join unit_closure a on a.unit_id = o.unit_id and o.in_tree between a.valid_from and a.valid_to
        where o.in_tree is not null and %2$s
      ), summed as (
        select unit_id, kind, day, sum(due) as due, sum(late) as late, sum(done) as done from above group by 1, 2, 3
        having sum(due) <> 0 or sum(late) <> 0 or sum(done) <> 0
      )
      """;

  private final JdbcClient jdbc;
  private final TaskHistory history;

  TaskCountsSql(JdbcClient jdbc, TaskHistory history) {
    this.jdbc = jdbc;
    this.history = history;
  }

  /** Whether changes of tasks or of the tree wait to be counted. */
  boolean waiting() {
    return jdbc.sql(
            """
            select exists (select 1 from task_deltas) or changes_anew('tasks', 'closure')
              or exists (select 1 from changes_waiting('tasks', 'closure'))
            """)
        .query(Boolean.class)
        .single();
  }

  /** A unit whose subtree gained or lost another. */
  record Shift(long unit, long other) {}

  /**
   * Those whose stored counts may be otherwise after the tree changed: with tasks in what came or
   * went, or with units below for the first time.
   */
  Long[] concerned(Collection<Shift> shifts) {
    return jdbc.sql(
            """
            select distinct s.unit_id from unnest(:units::bigint[], :others::bigint[]) s(unit_id, other_id)
            where exists (select 1 from unit_closure a where a.ancestor_id = s.unit_id and a.distance > 0)
              and (not exists (select 1 from task_count_units c where c.unit_id = s.unit_id)
                or exists (select 1 from tasks t where t.unit_id = s.other_id)
                or exists (select 1 from task_versions v where v.unit_id = s.other_id)
                or exists (select 1 from task_deltas d where d.unit_id = s.other_id))
            """)
        .param("units", shifts.stream().map(Shift::unit).toArray(Long[]::new))
        .param("others", shifts.stream().map(Shift::other).toArray(Long[]::new))
        .query(Long.class)
        .list()
        .toArray(Long[]::new);
  }

  /** Adds what waits to the stored counts, from each change's day on. Without these units. */
  void apply(Long[] without) {
    jdbc.sql(
            "with taken as (delete from task_deltas returning *), "
                + ABOVE.formatted(
                    "taken",
                    "a.ancestor_id in (select c.unit_id from task_count_units c) and a.ancestor_id <> all(:without)")
                + """
                , first as (
                  select unit_id, kind, min(day) as day from summed group by 1, 2
                ), days as (
                  select unit_id, kind, day from summed
                  union
                  select f.unit_id, f.kind, t.day from first f join task_counts t on t.unit_id = f.unit_id and t.kind = f.kind and t.day > f.day
                )
                insert into task_counts as c (unit_id, kind, day, due, late, done)
                select d.unit_id, d.kind, d.day,
                  coalesce(b.due, 0) + sum(coalesce(s.due, 0)) over w, coalesce(b.late, 0) + sum(coalesce(s.late, 0)) over w,
                  coalesce(b.done, 0) + sum(coalesce(s.done, 0)) over w
                from days d
                left join summed s on s.unit_id = d.unit_id and s.kind = d.kind and s.day = d.day
                left join lateral (
                  select t.due, t.late, t.done from task_counts t where t.unit_id = d.unit_id and t.kind = d.kind and t.day <= d.day
                  order by t.day desc limit 1
                ) b on true
                window w as (partition by d.unit_id, d.kind order by d.day)
                on conflict on constraint task_counts_key do update set due = excluded.due, late = excluded.late, done = excluded.done
                """)
        .param("without", without)
        .update();
  }

  /** Counts these units anew from all tasks in them and below. */
  void recount(Long[] units) {
    jdbc.sql("delete from task_counts where unit_id = any(?)").param(units).update();
    jdbc.sql("insert into task_count_units (unit_id) select unnest(?) on conflict do nothing")
        .param(units)
        .update();
    fill(
        """
        (select d.* from task_days d where d.unit_id in (select b.unit_id from unit_closure b where b.ancestor_id = any(:units)))\
        """,
        "a.ancestor_id = any(:units)",
        units);
  }

  /** Counts all units anew. */
  void recountAll() {
    jdbc.sql("delete from task_deltas").update();
    jdbc.sql("delete from task_counts").update();
    jdbc.sql("delete from task_count_units").update();
    jdbc.sql(
            "insert into task_count_units (unit_id) select distinct ancestor_id from unit_closure where distance > 0")
        .update();
    fill("task_days", "a.ancestor_id in (select c.unit_id from task_count_units c)", new Long[0]);
  }

  private void fill(String changes, String which, Long[] units) {
    jdbc.sql(
            "with "
                + ABOVE.formatted(changes, which)
                + """
                insert into task_counts (unit_id, kind, day, due, late, done)
                select unit_id, kind, day, sum(due) over w, sum(late) over w, sum(done) over w from summed
                where unit_id is not null and (:units::bigint[] is not null) window w as (partition by unit_id, kind order by day)
                """)
        .param("units", units)
        .update();
  }

  /** How many tasks of each kind are due, late and done. */
  record Counts(long due, long late, long done) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(due + other.due, late + other.late, done + other.done);
    }

    boolean none() {
      return due == 0 && late == 0 && done == 0;
    }
  }

  /**
   * What each unit and all below it had on the day, by kind: stored for units with others below
   * them, else counted from the tasks. Kinds without a task are left out.
   */
  Map<UnitId, Map<String, Counts>> read(
      Collection<UnitId> units, Collection<String> kinds, LocalDate day) {
    Map<UnitId, Map<String, Counts>> counts = new HashMap<>();
    jdbc.sql(
            """
            select c.unit_id, k.kind, v.due, v.late, v.done
            from unnest(:units::bigint[]) asked(unit_id)
            join task_count_units c on c.unit_id = asked.unit_id
            cross join unnest(:kinds::text[]) k(kind)
            cross join lateral (
              select t.due, t.late, t.done from task_counts t where t.unit_id = c.unit_id and t.kind = k.kind and t.day <= :day
              order by t.day desc limit 1
            ) v
            """)
        .param("units", numbers(units))
        .param("kinds", kinds.toArray(String[]::new))
        .param("day", day)
        .query(row -> {
          put(
              counts,
              row.getLong(1),
              row.getString(2),
              row.getLong(3),
              row.getLong(4),
              row.getLong(5));
        });
    own(
            units,
            kinds,
            day,
            "not exists (select 1 from task_count_units c where c.unit_id = h.unit_id)")
        .forEach(row -> put(counts, row.unit, row.kind, row.due, row.late, row.done));
    return counts;
  }

  /** What the unit alone had on the day, by kind. */
  Map<String, Counts> own(UnitId unit, Collection<String> kinds, LocalDate day) {
    Map<UnitId, Map<String, Counts>> counts = new HashMap<>();
    own(List.of(unit), kinds, day, "true")
        .forEach(row -> put(counts, row.unit, row.kind, row.due, row.late, row.done));
    return counts.getOrDefault(unit, Map.of());
  }

  /** Which of the units have others directly below them on the day. */
  Set<UnitId> withUnitsBelow(Collection<UnitId> units, LocalDate day) {
    return new HashSet<>(
        jdbc.sql(
                """
                select asked.unit_id from unnest(:units::bigint[]) asked(unit_id) where exists (
                  select 1 from unit_closure a where a.ancestor_id = asked.unit_id and a.distance = 1 and :day between a.valid_from and a.valid_to)
                """)
            .param("units", numbers(units))
            .param("day", day)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /** Late tasks in the unit and below by the kind of the unit that owes them, the top first. */
  List<WaitingLevel> levels(UnitId unit, Collection<String> kinds, LocalDate day) {
    return jdbc.sql(
            """
            select n.name_vi, n.name_en, count(*) filter (where :day::date - h.due_on <= 7), count(*) filter (where :day::date - h.due_on between 8 and 30),
              count(*) filter (where :day::date - h.due_on > 30), percentile_disc(0.5) within group (order by :day::date - h.due_on)
            from unit_closure_on(:day) c
            join %s h on h.unit_id = c.unit_id
            join units_on(:day) u on u.unit_id = h.unit_id
            join unit_kinds_named n on n.code = u.kind
            where c.ancestor_id = :unit and h.kind = any(:kinds) and h.state = 'open' and h.due_on < :day and :day between h.valid_from and h.valid_to
            group by n.code, n.name_vi, n.name_en, n.position order by n.position, n.code
            """
                .formatted(history.on(day)))
        .param("unit", unit.value())
        .param("kinds", kinds.toArray(String[]::new))
        .param("day", day)
        .query((row, number) ->
            new WaitingLevel(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)))
        .list();
  }

  private record Row(long unit, String kind, long due, long late, long done) {}

  private List<Row> own(
      Collection<UnitId> units, Collection<String> kinds, LocalDate day, String which) {
    return jdbc.sql(
            """
            select h.unit_id, h.kind, count(*) filter (where h.state = 'open' and h.due_on >= :day) as due,
              count(*) filter (where h.state = 'open' and h.due_on < :day) as late,
              count(*) filter (where h.state in ('answered', 'settled') and date_trunc('year', h.valid_from) = date_trunc('year', :day::date)) as done
            from %s h
            where h.unit_id = any(:units) and h.kind = any(:kinds) and :day between h.valid_from and h.valid_to and %s group by 1, 2
            """
                .formatted(history.on(day), which))
        .param("units", numbers(units))
        .param("kinds", kinds.toArray(String[]::new))
        .param("day", day)
        .query((row, number) ->
            new Row(
                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .list();
  }

  private static void put(
      Map<UnitId, Map<String, Counts>> counts,
      long unit,
      String kind,
      long due,
      long late,
      long done) {
    counts
        .computeIfAbsent(new UnitId(unit), it -> new HashMap<>())
        .put(kind, new Counts(due, late, done));
  }

  private static Long[] numbers(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Long[]::new);
  }
}
