package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** Public API: what units owe in a period, before somebody asks them for more. */
@Component
public class TaskLoads {

  private static final String OPEN =
      """
      with owed as materialized (
        select t.unit_id, t.kind, t.subject_id, t.due_on from unnest(:units) as u (unit_id) join tasks t on t.unit_id = u.unit_id
        where t.state = 'open' and t.due_on between :from and :to and t.kind = any (:kinds)
      )
      """;

  private final JdbcClient jdbc;
  private final TaskKindsSql kinds;
  private final AccessScope scope;

  TaskLoads(JdbcClient jdbc, TaskKindsSql kinds, AccessScope scope) {
    this.jdbc = jdbc;
    this.kinds = kinds;
    this.scope = scope;
  }

  /**
   * The open tasks of units at or below one, of the kinds that the actor sees there.
   *
   * @param title what is about to be asked; empty: only reports are similar to it
   */
  @Transactional(readOnly = true)
  public TaskLoad load(
      Actor actor, UnitId under, Long[] units, LocalDate from, LocalDate to, String title) {
    String[] seen =
        kinds.seenWith(scope.rights(actor, under)).stream()
            .map(TaskKind::code)
            .toArray(String[]::new);
    return seen.length == 0 || units.length == 0
        ? TaskLoad.NOTHING
        : new TaskLoad(
            weeks(units, seen, from, to),
            busiest(units, seen, from, to),
            similar(units, seen, from, to, title));
  }

  private List<TaskLoad.Week> weeks(Long[] units, String[] seen, LocalDate from, LocalDate to) {
    return asked(
            """
            select cast(date_trunc('week', due_on) as date) as monday, count(*) as tasks, count(distinct unit_id) as units
            from owed group by 1 order by 1
            """,
            units,
            seen,
            from,
            to)
        .query((row, number) ->
            new TaskLoad.Week(
                row.getObject("monday", LocalDate.class),
                row.getLong("tasks"),
                row.getLong("units")))
        .list();
  }

  private List<TaskLoad.Busy> busiest(Long[] units, String[] seen, LocalDate from, LocalDate to) {
    return asked(
            """
            select o.unit_id, u.name, o.tasks
            from (select unit_id, count(*) as tasks from owed group by unit_id order by 2 desc, 1 limit 10) o
            join units_named u on u.unit_id = o.unit_id order by o.tasks desc, u.name, u.code
            """,
            units,
            seen,
            from,
            to)
        .query((row, number) ->
            new TaskLoad.Busy(
                new UnitId(row.getLong("unit_id")), row.getString("name"), row.getLong("tasks")))
        .list();
  }

  private List<TaskLoad.Asked> similar(
      Long[] units, String[] seen, LocalDate from, LocalDate to, String title) {
    return asked(
            """
            select k.name_vi, k.name_en, s.title, o.due_on, o.units, similarity(searchable(s.title), searchable(:title)) as likeness
            from (select kind, subject_id, due_on, count(distinct unit_id) as units from owed group by 1, 2, 3) o
            join task_subjects s on s.id = o.subject_id
            join task_kinds k on k.code = o.kind
            where o.kind = 'report' or similarity(searchable(s.title), searchable(:title)) >= 0.3
            order by likeness desc, o.units desc, o.due_on, s.id limit 20
            """,
            units,
            seen,
            from,
            to)
        .param("title", title)
        .query((row, number) ->
            new TaskLoad.Asked(
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                row.getLong("units")))
        .list();
  }

  private JdbcClient.StatementSpec asked(
      String statement, Long[] units, String[] seen, LocalDate from, LocalDate to) {
    return jdbc.sql(OPEN + statement)
        .param("units", units)
        .param("kinds", seen)
        .param("from", from)
        .param("to", to);
  }
}
