package vn.mach.organisation.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;

/** Lists of tasks. */
@Component
class TaskListSql {

  static final String COLUMNS =
      """
      t.id, t.kind, k.name_vi, k.name_en, s.title, replace(s.link, '{unit}', t.unit_id::text) as link, t.unit_id, u.name as unit_name, t.person_id,
        p.full_name, t.assigned_on, t.due_on, t.state, t.since, k.settled = 'here' and not s.answered as tap, coalesce(g.name, '') as giver,
        t.created_at, t.seen_at is not null as seen, t.reason
      """;

  static final String JOINED =
      """
      join task_kinds k on k.code = t.kind
      join task_subjects s on s.id = t.subject_id
      join units_named u on u.unit_id = t.unit_id
      left join people_named p on p.person_id = t.person_id
      left join units_named g on g.unit_id = s.giver_id
      """;

  /**
   * What somebody owes: in person, or by a right that was given at the owner itself; of tasks about
   * files for named eyes those of files that they may open. Parameters from {@link #owing}.
   */
  static final String OWED =
      """
      ((t.person_id = :person::bigint or t.person_id is null and t.unit_id = any(:units)
        and (t.unit_id, k.done_with) in (select * from unnest(:units::bigint[], :rights::text[])))
        and (not k.named or exists (select 1 from named_openers_on(:owing_day) opener join task_subjects file on file.id = t.subject_id
          where opener.module = file.module and opener.subject = file.subject_id
            and (opener.person_id = :person::bigint or opener.account_id = :owing_account))))
      """;

  private final JdbcClient jdbc;
  private final TaskHistory history;
  private final Today today;

  TaskListSql(JdbcClient jdbc, TaskHistory history, Today today) {
    this.jdbc = jdbc;
    this.history = history;
    this.today = today;
  }

  /** Open tasks that the actor owes, the earliest due first. */
  List<TaskRow> owed(Actor actor, @Nullable LocalDate from, @Nullable LocalDate to, int most) {
    return owed(
            """
            and t.state = 'open' and (:from::date is null or t.due_on >= :from) and (:to::date is null or t.due_on <= :to)
            order by t.due_on, t.id limit :most
            """,
            actor)
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query(TaskListSql::task)
        .list();
  }

  /** How many open tasks the actor owes, and how many of them were due before the day. */
  OwedCounts owedCounts(Actor actor, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) as open, count(*) filter (where t.due_on < :day) as late
            from tasks t join task_kinds k on k.code = t.kind
            where t.state = 'open' and
            """
                + OWED)
        .params(owing(actor))
        .param("day", day)
        .query((row, number) -> new OwedCounts(row.getInt("open"), row.getInt("late")))
        .single();
  }

  /** What the actor owed and is done, the latest first. */
  List<TaskRow> done(Actor actor, int most) {
    return owed("and t.state <> 'open' order by t.since desc, t.id desc limit :most", actor)
        .param("most", most)
        .query(TaskListSql::task)
        .list();
  }

  /** Whether the actor owes the task, done or not. */
  boolean owes(Actor actor, long task) {
    return jdbc.sql(
            "select exists (select 1 from tasks t join task_kinds k on k.code = t.kind where t.id = :id and "
                + OWED
                + ")")
        .params(owing(actor))
        .param("id", task)
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  private JdbcClient.StatementSpec owed(String which, Actor actor) {
    return jdbc.sql("select " + COLUMNS + " from tasks t " + JOINED + " where " + OWED + which)
        .params(owing(actor));
  }

  /** The parameters of {@link #OWED}. */
  Map<String, Object> owing(Actor actor) {
    List<Long> units = new ArrayList<>();
    List<String> rights = new ArrayList<>();
    for (Map.Entry<Right, Set<UnitId>> given : actor.rights().entrySet()) {
      for (UnitId unit : given.getValue()) {
        units.add(unit.value());
        rights.add(Codes.code(given.getKey()));
      }
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("person", actor.person() == null ? null : actor.person().value());
    parameters.put("units", units.toArray(Long[]::new));
    parameters.put("rights", rights.toArray(String[]::new));
    parameters.put("owing_day", today.date());
    parameters.put("owing_account", actor.account());
    return parameters;
  }

  Optional<TaskRow> row(long id) {
    return jdbc.sql("select " + COLUMNS + " from tasks t " + JOINED + " where t.id = ?")
        .param(id)
        .query(TaskListSql::task)
        .optional();
  }

  /** The tasks with these numbers, in their order. */
  List<TaskRow> rows(List<Long> ids) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from unnest(?::bigint[]) with ordinality asked(id, place) join tasks t on t.id"
                + " = asked.id "
                + JOINED
                + " order by asked.place")
        .param(ids.toArray(Long[]::new))
        .query(TaskListSql::task)
        .list();
  }

  /** Answers that wait for those who gave the tasks from one of the units. */
  List<TaskRow> toAccept(Collection<UnitId> givers, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from tasks t "
                + JOINED
                + " where t.state = 'answered' and s.giver_id = any(?) order by t.since, t.id limit"
                + " ?")
        .params(givers.stream().map(UnitId::value).toArray(Long[]::new), most)
        .query(TaskListSql::task)
        .list();
  }

  /**
   * What a cell of the lateness board counts, the earliest due first: in the unit and all below it.
   *
   * @param what {@code due}, {@code late} or {@code done}
   */
  List<TaskRow> counted(
      UnitId unit, Collection<String> kinds, String what, LocalDate day, Paging paging) {
    String which =
        switch (what) {
          case "due" -> "h.state = 'open' and h.due_on >= :day";
          case "late" -> "h.state = 'open' and h.due_on < :day";
          default ->
              "h.state in ('answered', 'settled') and date_trunc('year', h.valid_from) ="
                  + " date_trunc('year', :day::date)";
        };
    String tree = what.equals("done") ? "h.valid_from" : ":day";
    return jdbc.sql(
            """
            select t.id, t.kind, k.name_vi, k.name_en, s.title, replace(s.link, '{unit}', h.unit_id::text) as link, h.unit_id, u.name as unit_name,
              h.person_id, p.full_name, t.assigned_on, h.due_on, h.state, h.valid_from as since, false as tap, coalesce(g.name, '') as giver,
              t.created_at, t.seen_at is not null as seen, null as reason
            from %s h
            join tasks t on t.id = h.task_id
            join task_kinds k on k.code = h.kind
            join task_subjects s on s.id = h.subject_id
            join units_named u on u.unit_id = h.unit_id
            left join people_named p on p.person_id = h.person_id
            left join units_named g on g.unit_id = s.giver_id
            where h.kind = any(:kinds) and :day between h.valid_from and h.valid_to and %s and exists (
              select 1 from unit_closure c where c.unit_id = h.unit_id and c.ancestor_id = :unit and %s between c.valid_from and c.valid_to)
            order by h.due_on, t.id offset :offset limit :limit
            """
                .formatted(history.on(day), which, tree))
        .param("kinds", kinds.toArray(String[]::new))
        .param("day", day)
        .param("unit", unit.value())
        .param("offset", paging.offset())
        .param("limit", paging.limit())
        .query(TaskListSql::task)
        .list();
  }

  /** Open tasks of the unit itself, without those of some kinds; the earliest due first. */
  List<TaskRow> openOf(UnitId unit, Collection<String> without, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from tasks t "
                + JOINED
                + " where t.unit_id = ? and t.person_id is null and t.state = 'open' and t.kind <> all (?) order by t.due_on, t.id limit ?")
        .params(unit.value(), without.toArray(String[]::new), most)
        .query(TaskListSql::task)
        .list();
  }

  /**
   * Notes that the account looks at its tasks; answers when it did so before. Looking again within
   * half an hour is one visit.
   */
  Instant visit(long account, Instant now) {
    return jdbc.sql(
            """
            insert into task_visits as v (account_id, visited_at, before_at) values (:account, :now, :now)
            on conflict on constraint task_visits_key do update set visited_at = :now,
              before_at = case when v.visited_at < :now::timestamptz - interval '30 minutes' then v.visited_at else v.before_at end
            returning before_at
            """)
        .param("account", account)
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .single();
  }

  static TaskRow task(ResultSet row, int number) throws SQLException {
    Long person = row.getObject("person_id", Long.class);
    return new TaskRow(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("name_vi"),
        row.getString("name_en"),
        row.getString("title"),
        row.getString("link"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        person == null ? null : new PersonId(person),
        row.getString("full_name"),
        row.getObject("assigned_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        TaskStatus.of(row.getString("state")),
        row.getObject("since", LocalDate.class),
        row.getBoolean("tap"),
        row.getString("giver"),
        row.getTimestamp("created_at").toInstant(),
        row.getBoolean("seen"),
        row.getString("reason"));
  }
}
