package vn.mach.organisation.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * Writes tasks and their versions. Whatever changes one is written between {@link #count} with -1
 * and with +1, of rows that are locked: what the counts lose and gain is written with it.
 */
@Component
class TasksSql {

  /** A task as it is now. */
  record Current(
      long id,
      long subject,
      String kind,
      TaskOwner owner,
      LocalDate assignedOn,
      LocalDate dueOn,
      TaskStatus status,
      LocalDate since) {}

  private static final String CURRENT =
      "select id, subject_id, kind, unit_id, person_id, assigned_on, due_on, state, since from tasks ";

  /**
   * The number of a new row: numbers in a row would tell whoever sees all other tasks how many
   * there are about files for named eyes, and when they came. Those get one by chance.
   *
   * @param table whose numbers they are
   * @param named the condition that it is about such a file
   */
  private static String number(String table, String named) {
    return "case when %s then 1000000000000 + floor(random() * 900000000000000)::bigint else nextval((select pg_get_serial_sequence('%s', 'id'))) end"
        .formatted(named, table);
  }

  private final JdbcClient jdbc;

  TasksSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The subject's row, made where there is none; its title, link and version are those now. */
  long subject(
      TaskSubject subject, TaskDue due, LocalDate day, long account, Instant now, String text) {
    return jdbc.sql(
            """
            insert into task_subjects (id, kind, module, subject_id, version, title, text, link, term_days, term_working, assigned_on, created_by, created_at)
            overriding system value
            values (%s, :kind, :module, :subject, :version, :title, :text, :link, :term, :working, :day, :account, :now)
            on conflict on constraint task_subjects_once do update set version = excluded.version, title = excluded.title, link = excluded.link
            returning id
            """
                .formatted(
                    number(
                        "task_subjects",
                        "(select k.named from task_kinds k where k.code = :kind)")))
        .param("kind", subject.kind())
        .param("module", subject.module())
        .param("subject", subject.id())
        .param("version", subject.version())
        .param("title", subject.title())
        .param("text", text)
        .param("link", subject.link())
        .param("term", due.termDays())
        .param("working", due.termDays() == null ? null : due.working())
        .param("day", day)
        .param("account", account)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  /** What a subject written by hand has besides. */
  void giver(long subject, UnitId giver, boolean answered) {
    jdbc.sql("update task_subjects set giver_id = ?, answered = ? where id = ?")
        .params(giver.value(), answered, subject)
        .update();
  }

  long nextOrder() {
    return jdbc.sql("select nextval('task_orders')").query(Long.class).single();
  }

  /** Makes the tasks that were never made; answers their numbers. */
  List<Long> insert(
      long subject, List<TaskOwner> owners, LocalDate day, LocalDate dueOn, Instant now) {
    return insert(
        subject,
        owners.stream().map(it -> it.unit().value()).toArray(Long[]::new),
        owners.stream().map(it -> person(it.person())).toArray(Long[]::new),
        day,
        dueOn,
        now);
  }

  /** The same for units. */
  List<Long> insert(long subject, Long[] units, LocalDate day, LocalDate dueOn, Instant now) {
    return insert(subject, units, new Long[units.length], day, dueOn, now);
  }

  private List<Long> insert(
      long subject,
      @Nullable Long[] units,
      @Nullable Long[] people,
      LocalDate day,
      LocalDate dueOn,
      Instant now) {
    return jdbc.sql(
            """
            insert into tasks (id, subject_id, kind, assigned_unit_id, assigned_person_id, unit_id, person_id, assigned_on, due_on, since, created_at)
            overriding system value
            select %s, s.id, s.kind, o.unit_id, o.person_id, o.unit_id, o.person_id, :day, :due, :day, :now
            from task_subjects s join task_kinds k on k.code = s.kind, unnest(:units::bigint[], :people::bigint[]) o(unit_id, person_id)
            where s.id = :subject
            on conflict on constraint tasks_once do nothing returning id
            """
                .formatted(number("tasks", "k.named")))
        .param("day", day)
        .param("due", dueOn)
        .param("now", Timestamp.from(now))
        .param("units", units)
        .param("people", people)
        .param("subject", subject)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  Optional<Current> find(long id) {
    return jdbc.sql(CURRENT + "where id = ?").param(id).query(TasksSql::current).optional();
  }

  /** Locks tasks until the transaction ends; always in the same order. */
  List<Current> lock(Collection<Long> ids) {
    return jdbc.sql(CURRENT + "where id = any(?) order by id for update")
        .param(ids.toArray(Long[]::new))
        .query(TasksSql::current)
        .list();
  }

  /** Locks the tasks about a subject: all, or those that a unit owes. */
  List<Current> lock(String kind, String module, long subject, @Nullable UnitId owner) {
    return jdbc.sql(
            CURRENT
                + """
                where subject_id = (select s.id from task_subjects s where s.kind = :kind and s.module = :module and s.subject_id = :subject)
                  and (:unit::bigint is null or unit_id = :unit) order by id for update
                """)
        .param("kind", kind)
        .param("module", module)
        .param("subject", subject)
        .param("unit", owner == null ? null : owner.value())
        .query(TasksSql::current)
        .list();
  }

  /** Locks the tasks about a subject that these people owe. */
  List<Current> lock(String kind, String module, long subject, Collection<Long> people) {
    return jdbc.sql(
            CURRENT
                + """
                where subject_id = (select s.id from task_subjects s where s.kind = :kind and s.module = :module and s.subject_id = :subject)
                  and person_id = any(:people) order by id for update
                """)
        .param("kind", kind)
        .param("module", module)
        .param("subject", subject)
        .param("people", people.toArray(Long[]::new))
        .query(TasksSql::current)
        .list();
  }

  /** The task that was assigned to this owner first, locked. */
  Optional<Current> lockAssigned(long subject, TaskOwner owner) {
    return jdbc.sql(
            CURRENT
                + """
                where subject_id = :subject and assigned_unit_id = :unit and assigned_person_id is not distinct from :person::bigint
                for update
                """)
        .param("subject", subject)
        .param("unit", owner.unit().value())
        .param("person", person(owner.person()))
        .query(TasksSql::current)
        .optional();
  }

  /** Writes what the tasks, as they are, add to the counts (1) or take away (-1). */
  void count(Collection<Long> ids, int sign) {
    jdbc.sql(
            """
            insert into task_deltas (unit_id, kind, day, in_tree, due, late, done)
            select unit_id, kind, day, in_tree, :sign * due, :sign * late, :sign * done from task_days where task_id = any(:ids)
            """)
        .param("sign", sign)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  /** Keeps the versions that end the day before. */
  void keepVersions(Collection<Long> ids, LocalDate day) {
    jdbc.sql(
            """
            insert into task_versions (task_id, valid_from, valid_to, unit_id, person_id, due_on, state)
            select id, since, :day::date - 1, unit_id, person_id, due_on, state from tasks where id = any(:ids) and since < :day
            """)
        .param("day", day)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  void setStatus(Collection<Long> ids, TaskStatus status, LocalDate day, @Nullable String reason) {
    jdbc.sql(
            "update tasks set state = :state, reason = :reason, since = greatest(since, :day) where id = any(:ids)")
        .param("state", status.code())
        .param("reason", reason)
        .param("day", day)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  void setOwner(Collection<Long> ids, TaskOwner owner, LocalDate day) {
    jdbc.sql(
            """
            update tasks set unit_id = :unit, person_id = :person, since = greatest(since, :day), seen_at = null, seen_by = null
            where id = any(:ids)
            """)
        .param("unit", owner.unit().value())
        .param("person", person(owner.person()))
        .param("day", day)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  void setDue(long id, LocalDate dueOn, LocalDate day) {
    jdbc.sql("update tasks set due_on = ?, since = greatest(since, ?) where id = ?")
        .params(dueOn, day, id)
        .update();
  }

  /**
   * Writes a further station of tasks, and before the first hand-over the one in which they began.
   */
  void station(
      Collection<Long> ids, LocalDate from, @Nullable LocalDate until, String why, String note) {
    jdbc.sql(
            """
            insert into task_stations (task_id, position, unit_id, person_id, from_on, until_on, why)
            select t.id, 1, assigned_unit_id, assigned_person_id, assigned_on, due_on, 'assigned'
            from tasks t where t.id = any(:ids) and not exists (select 1 from task_stations s where s.task_id = t.id)
            """)
        .param("ids", ids.toArray(Long[]::new))
        .update();
    jdbc.sql(
            """
            insert into task_stations (task_id, position, unit_id, person_id, from_on, until_on, why, note)
            select t.id, (select max(s.position) + 1 from task_stations s where s.task_id = t.id), t.unit_id, t.person_id, :from,
              coalesce(:until::date, t.due_on), :why, :note
            from tasks t where t.id = any(:ids)
            """)
        .param("ids", ids.toArray(Long[]::new))
        .param("from", from)
        .param("until", until)
        .param("why", why)
        .param("note", note)
        .update();
  }

  void announce(Collection<Long> ids, TaskChange change, LocalDate day) {
    jdbc.sql(
            "insert into changes (topic, subject_id, day, sign) select ?, unnest(?::bigint[]), ?, ?")
        .params(TaskChange.TOPIC, ids.toArray(Long[]::new), day, change.sign())
        .update();
  }

  /** Many tasks about a subject were assigned together. */
  void announceSubject(long subject, LocalDate day) {
    jdbc.sql("insert into changes (topic, other_id, day, sign) values (?, ?, ?, ?)")
        .params(TaskChange.TOPIC, subject, day, TaskChange.ASSIGNED.sign())
        .update();
  }

  void answer(
      long task, TaskStatus.Step step, String text, long account, String login, Instant now) {
    jdbc.sql(
            "insert into task_answers (task_id, step, text, account_id, login, at) values (?, ?, ?, ?, ?, ?)")
        .params(task, step.code(), text, account, login, Timestamp.from(now))
        .update();
  }

  /** Notes who of the owners saw the task first, and when. */
  void seen(long task, long account, Instant now) {
    jdbc.sql("update tasks set seen_at = ?, seen_by = ? where id = ? and seen_at is null")
        .params(Timestamp.from(now), account, task)
        .update();
  }

  private static @Nullable Long person(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  private static Current current(ResultSet row, int number) throws SQLException {
    Long person = row.getObject("person_id", Long.class);
    return new Current(
        row.getLong("id"),
        row.getLong("subject_id"),
        row.getString("kind"),
        new TaskOwner(
            new UnitId(row.getLong("unit_id")), person == null ? null : new PersonId(person)),
        row.getObject("assigned_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        TaskStatus.of(row.getString("state")),
        row.getObject("since", LocalDate.class));
  }

  Optional<TaskSubject> subjectOf(long task) {
    return jdbc.sql(
            """
            select s.kind, s.module, s.subject_id, s.version, s.title, s.link
            from tasks t join task_subjects s on s.id = t.subject_id where t.id = ?
            """)
        .param(task)
        .query((row, number) ->
            new TaskSubject(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, Integer.class),
                row.getString(5),
                row.getString(6)))
        .optional();
  }
}
