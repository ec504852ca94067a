package vn.mach.organisation.tasks;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

@Component
class TaskViewSql {

  private final JdbcClient jdbc;
  private final TaskListSql lists;

  TaskViewSql(JdbcClient jdbc, TaskListSql lists) {
    this.jdbc = jdbc;
    this.lists = lists;
  }

  private record Rest(
      long subject,
      String text,
      @Nullable Integer version,
      @Nullable UnitId giver,
      boolean answered,
      @Nullable Integer termDays,
      boolean termWorking,
      @Nullable String reason,
      @Nullable Instant seenAt,
      @Nullable String seenBy,
      @Nullable String seenByName) {}

  Optional<TaskView> find(long id) {
    Optional<TaskRow> row = lists.row(id);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Rest rest =
        jdbc.sql(
                """
                select s.text, s.version, s.giver_id, s.answered, s.term_days, coalesce(s.term_working, false), t.reason, t.seen_at, s.id, l.login, l.name
                from tasks t join task_subjects s on s.id = t.subject_id
                left join account_logins l on l.account_id = t.seen_by
                where t.id = ?
                """)
            .param(id)
            .query((found, number) ->
                new Rest(
                    found.getLong(9),
                    found.getString(1),
                    found.getObject(2, Integer.class),
                    unit(found.getObject(3, Long.class)),
                    found.getBoolean(4),
                    found.getObject(5, Integer.class),
                    found.getBoolean(6),
                    found.getString(7),
                    instant(found.getTimestamp(8)),
                    found.getString(10),
                    found.getString(11)))
            .single();
    return Optional.of(
        new TaskView(
            row.get(),
            rest.subject,
            rest.text,
            rest.version,
            rest.giver,
            rest.answered,
            rest.termDays,
            rest.termWorking,
            rest.reason,
            rest.seenAt,
            rest.seenBy,
            rest.seenByName,
            row.get().from(),
            stations(id),
            answers(id)));
  }

  private List<TaskView.Station> stations(long id) {
    return jdbc.sql(
            """
            select coalesce(p.full_name || ', ', '') || u.name, s.from_on, s.until_on, s.why, s.note
            from task_stations s join units_named u on u.unit_id = s.unit_id left join people_named p on p.person_id = s.person_id
            where s.task_id = ? order by s.position
            """)
        .param(id)
        .query((row, number) ->
            new TaskView.Station(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getString(5)))
        .list();
  }

  private List<TaskView.Answered> answers(long id) {
    return jdbc.sql(
            "select step, text, login, at, account_name(login) from task_answers where task_id = ? order by id")
        .param(id)
        .query((row, number) ->
            new TaskView.Answered(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5)))
        .list();
  }

  private static @Nullable UnitId unit(@Nullable Long id) {
    return id == null ? null : new UnitId(id);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
