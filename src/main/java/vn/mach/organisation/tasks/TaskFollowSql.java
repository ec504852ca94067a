package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** What tasks follow: units that ended, people who went elsewhere. */
@Component
class TaskFollowSql {

  private final JdbcClient jdbc;

  TaskFollowSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The tasks that a unit owes now, or owed on the day or later. */
  List<Long> ofUnit(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select id from tasks where unit_id = :unit and (since >= :day or state in ('open', 'answered'))
            union
            select task_id from task_versions where unit_id = :unit and valid_to >= :day
            """)
        .param("unit", unit.value())
        .param("day", day)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /**
   * From the day on the successor owes what the unit owed: versions that begin on the day or later
   * are its own, open ones that go over the day are cut in two.
   *
   * @return the tasks that the successor owes now
   */
  List<Long> toSuccessor(List<Long> tasks, UnitId unit, UnitId successor, LocalDate day) {
    Map<String, Object> parameters =
        Map.of(
            "ids", tasks.toArray(Long[]::new),
            "unit", unit.value(),
            "successor", successor.value(),
            "day", day);
    for (String statement :
        List.of(
            "update task_versions set unit_id = :successor where unit_id = :unit and task_id = any(:ids) and valid_from >= :day",
            """
            insert into task_versions (task_id, valid_from, valid_to, unit_id, person_id, due_on, state)
            select task_id, :day, valid_to, :successor, person_id, due_on, state from task_versions
            where unit_id = :unit and task_id = any(:ids) and valid_from < :day and valid_to >= :day and state in ('open', 'answered')
            """,
            """
            update task_versions set valid_to = :day::date - 1
            where unit_id = :unit and task_id = any(:ids) and valid_from < :day and valid_to >= :day and state in ('open', 'answered')
            """,
            """
            insert into task_versions (task_id, valid_from, valid_to, unit_id, person_id, due_on, state)
            select id, since, :day::date - 1, unit_id, person_id, due_on, state from tasks
            where unit_id = :unit and id = any(:ids) and since < :day and state in ('open', 'answered')
            """)) {
      jdbc.sql(statement).params(parameters).update();
    }
    return jdbc.sql(
            """
            update tasks set unit_id = :successor, since = greatest(since, :day)
            where unit_id = :unit and id = any(:ids) and (since >= :day or state in ('open', 'answered')) returning id
            """)
        .params(parameters)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** Open ones among them that their unit owes a second time, about the same subject. */
  List<Long> twice(List<Long> tasks) {
    return jdbc.sql(
            """
            select t.id from tasks t where t.id = any(:ids) and t.state = 'open' and exists (
              select 1 from tasks o where o.subject_id = t.subject_id and o.unit_id = t.unit_id and o.person_id is not distinct from t.person_id
                and o.id <> t.id and (o.state in ('answered', 'settled') or o.state = 'open' and (o.due_on, o.id) < (t.due_on, t.id)))
            """)
        .param("ids", tasks.toArray(Long[]::new))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /**
   * An ended unit with open tasks.
   *
   * @param successor the last one after it; none: there is none
   * @param from the day after its last one
   */
  record Gone(UnitId unit, @Nullable UnitId successor, LocalDate from) {}

  /** Units that owe something and do not stand any more on the day. */
  List<Gone> gone(LocalDate day) {
    return jdbc.sql(
            """
            with recursive owing as (
              select distinct t.unit_id from tasks t where t.state in ('open', 'answered')
            ), ended as (
              select u.unit_id, u.successor_id, u.valid_to + 1 as from_day from owing o join units_named u on u.unit_id = o.unit_id
              where u.valid_to < :day
            ), led as (
              select unit_id, successor_id, from_day, 1 as step from ended
              union all
              select l.unit_id, n.successor_id, l.from_day, l.step + 1
              from led l join units_named n on n.unit_id = l.successor_id where n.valid_to < :day and n.successor_id is not null and l.step < 50
            )
            select distinct on (unit_id) unit_id, successor_id, from_day from led order by unit_id, step desc
            """)
        .param("day", day)
        .query((row, number) -> {
          Long successor = row.getObject("successor_id", Long.class);
          return new Gone(
              new UnitId(row.getLong("unit_id")),
              successor == null ? null : new UnitId(successor),
              row.getObject("from_day", LocalDate.class));
        })
        .list();
  }

  /**
   * An open task of somebody who does not belong to its unit any more.
   *
   * @param now where the person belongs on the day; none: nowhere
   */
  record Left(long id, PersonId person, UnitId unit, @Nullable UnitId now, boolean followsPerson) {}

  /** Open tasks of people who went elsewhere: of one, or of all. */
  List<Left> left(LocalDate day, @Nullable PersonId person) {
    return jdbc.sql(
            """
            select t.id, t.person_id, t.unit_id, m.unit_id as now_id, k.follows_person
            from tasks t join task_kinds k on k.code = t.kind left join members_on(:day) m on m.person_id = t.person_id
            where t.person_id is not null and not k.named and t.state in ('open', 'answered') and m.unit_id is distinct from t.unit_id
              and (:person::bigint is null or t.person_id = :person)
            order by t.id for update of t
            """)
        .param("day", day)
        .param("person", person == null ? null : person.value())
        .query((row, number) -> {
          Long now = row.getObject("now_id", Long.class);
          return new Left(
              row.getLong("id"),
              new PersonId(row.getLong("person_id")),
              new UnitId(row.getLong("unit_id")),
              now == null ? null : new UnitId(now),
              row.getBoolean("follows_person"));
        })
        .list();
  }
}
