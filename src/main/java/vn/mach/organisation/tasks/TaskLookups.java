package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/** What a module may ask that tells people about the tasks of all others. */
@Component
public class TaskLookups {

  /** A reminder that was not sent on its day, as while the server was off, is sent so long. */
  private static final int DAYS_LATER = 6;

  /**
   * The same rule as {@link TaskAccess}, for many tasks at once: whose kind's right covers the
   * owner's unit, who owes it in person, and who directs it from the giver or from above.
   */
  private static final String SEEN =
      """
      (k.named and coalesce(%s, false) or not k.named and (t.person_id = :person::bigint or k.seen_with = any(:everywhere) or 'issue' = any(:everywhere)
        or exists (select 1 from units_in_scope_on(:today) c
          join unnest(:units::bigint[], :rights::text[]) given(unit_id, code) on given.unit_id = c.ancestor_id
          where c.unit_id = t.unit_id
            and (given.code = k.seen_with or given.code = 'issue' and s.giver_id is null and c.ancestor_id <> t.unit_id))
        or exists (select 1 from units_in_scope_on(:today) c
          join unnest(:units::bigint[], :rights::text[]) given(unit_id, code) on given.unit_id = c.ancestor_id
          where c.unit_id = s.giver_id and given.code = 'issue')))
      """
          .formatted(TaskListSql.OWED);

  private final JdbcClient jdbc;
  private final TaskListSql lists;
  private final Today today;

  TaskLookups(JdbcClient jdbc, TaskListSql lists, Today today) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.today = today;
  }

  /** Tasks as they are, by number. */
  public List<TaskFact> facts(Collection<Long> ids) {
    return jdbc.sql(
            """
            select t.id, k.done_with, t.unit_id, t.person_id, s.giver_id, s.answered, t.state, t.due_on, s.created_by
            from tasks t join task_kinds k on k.code = t.kind join task_subjects s on s.id = t.subject_id
            where t.id = any(?) order by t.id
            """)
        .param(ids.toArray(Long[]::new))
        .query((row, number) -> {
          Long person = row.getObject("person_id", Long.class);
          Long giver = row.getObject("giver_id", Long.class);
          return new TaskFact(
              row.getLong("id"),
              Codes.of(Right.class, row.getString("done_with")),
              new TaskOwner(
                  new UnitId(row.getLong("unit_id")), person == null ? null : new PersonId(person)),
              giver == null ? null : new UnitId(giver),
              row.getBoolean("answered"),
              TaskStatus.of(row.getString("state")),
              row.getObject("due_on", LocalDate.class),
              row.getLong("created_by"));
        })
        .list();
  }

  /**
   * The open tasks of one row of subjects that were assigned together.
   *
   * @param after those with a higher number
   */
  public List<Long> ofSubject(long subject, long after, int most) {
    return jdbc.sql(
            "select id from tasks where subject_id = ? and id > ? and state = 'open' order by id"
                + " limit ?")
        .params(subject, after, most)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** How many open tasks {@link #ofSubject} goes through. */
  public long countOfSubject(long subject) {
    return jdbc.sql("select count(*) from tasks where subject_id = ? and state = 'open'")
        .param(subject)
        .query(Long.class)
        .single();
  }

  /**
   * Of open tasks, the last reminder and the escalation whose day has come, by the days of their
   * kind; none of days before the present owner had the task, nor of more than {@value #DAYS_LATER}
   * days ago. Asked again, it answers the same.
   *
   * @param after of tasks with a higher number
   */
  public List<TaskReminder> reminders(LocalDate day, long after, int most) {
    return jdbc.sql(
            """
            select distinct on (t.id, r.what = 'escalated') t.id, r.what, r.days, t.due_on
            from (select * from tasks where state = 'open' and id > :after and due_on between
                :day::date - (select coalesce(max(greatest(escalate_after, (select max(d) from unnest(remind_after) d))), 0) from task_kinds) - :later
                and :day::date + (select coalesce(max(d), 0) from task_kinds, unnest(remind_before) d)) t
            join task_kinds k on k.code = t.kind
            cross join lateral (
              select 'due_soon' as what, d as days, t.due_on - d as day from unnest(k.remind_before) d
              union all
              select 'overdue', d, t.due_on + d from unnest(k.remind_after) d
              union all
              select 'escalated', k.escalate_after, t.due_on + k.escalate_after where k.escalate_after is not null
            ) r
            where r.day between :day::date - :later and :day and r.day > t.since
            order by t.id, r.what = 'escalated', r.day desc, r.what desc limit :most
            """)
        .param("day", day)
        .param("after", after)
        .param("later", DAYS_LATER)
        .param("most", most)
        .query((row, number) ->
            new TaskReminder(
                row.getLong("id"),
                Codes.of(TaskReminder.What.class, row.getString("what")),
                row.getInt("days"),
                row.getObject("due_on", LocalDate.class)))
        .list();
  }

  /** Those of the tasks that the actor may open now, by number. */
  public Map<Long, TaskSeen> seen(Actor actor, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> parameters = new HashMap<>(lists.owing(actor));
    parameters.put(
        "everywhere", actor.everywhere().stream().map(Codes::code).toArray(String[]::new));
    parameters.put("today", today.date());
    Map<Long, TaskSeen> seen = new LinkedHashMap<>();
    jdbc.sql(
            "select "
                + TaskListSql.COLUMNS
                + ", coalesce("
                + TaskListSql.OWED
                + ", false) as owes from tasks t "
                + TaskListSql.JOINED
                + " where t.id = any(:ids) and "
                + SEEN)
        .params(parameters)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, number) -> new TaskSeen(TaskListSql.task(row, number), row.getBoolean("owes")))
        .list()
        .forEach(it -> seen.put(it.row().id(), it));
    return seen;
  }
}
