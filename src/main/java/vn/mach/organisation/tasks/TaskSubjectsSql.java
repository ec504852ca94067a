package vn.mach.organisation.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** Subjects with how far their tasks are. */
@Component
class TaskSubjectsSql {

  /** A subject and how many of its tasks stand how. */
  record Row(
      long id,
      String kind,
      String kindVi,
      String kindEn,
      String title,
      String text,
      @Nullable UnitId giver,
      @Nullable String giverName,
      LocalDate assignedOn,
      long all,
      long open,
      long late,
      long answered,
      long settled) {}

  private static final String ROWS =
      """
      select s.id, s.kind, k.name_vi, k.name_en, s.title, s.text, s.giver_id, g.name as giver_name, s.assigned_on, count(t.id) as all_of_them,
        count(*) filter (where t.state = 'open') as open, count(*) filter (where t.state = 'open' and t.due_on < :today) as late,
        count(*) filter (where t.state = 'answered') as answered, count(*) filter (where t.state = 'settled') as settled
      from task_subjects s join task_kinds k on k.code = s.kind left join units_named g on g.unit_id = s.giver_id
      left join tasks t on t.subject_id = s.id
      where %s group by s.id, k.code, g.name order by s.id desc
      """;

  private final JdbcClient jdbc;

  TaskSubjectsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Work that was given by hand from units in the scope, the newest first. */
  List<Row> given(Map<String, Object> scope, LocalDate today, Paging paging) {
    return jdbc.sql(
            ROWS.formatted(
                "s.id in (select o.id from task_subjects o where o.giver_id is not null and "
                    + AccessScope.sql("o.giver_id")
                    + " order by o.id desc offset :offset limit :limit)"))
        .params(scope)
        .param("today", today)
        .param("offset", paging.offset())
        .param("limit", paging.limit())
        .query(TaskSubjectsSql::row)
        .list();
  }

  Optional<Row> find(long id, LocalDate today) {
    return jdbc.sql(ROWS.formatted("s.id = :id"))
        .param("id", id)
        .param("today", today)
        .query(TaskSubjectsSql::row)
        .optional();
  }

  /** Tasks of a subject by unit, which the actor sees: answered first, then the late ones. */
  List<Long> tasks(
      long subject, Map<String, Object> scope, Collection<String> kinds, Paging paging) {
    return jdbc.sql(
            """
            select t.id from tasks t where t.subject_id = :subject and t.kind = any(:kinds) and %s
            order by (t.state = 'answered') desc, (t.state = 'open') desc, t.due_on, t.id offset :offset limit :limit
            """
                .formatted(AccessScope.sql("t.unit_id")))
        .params(scope)
        .param("subject", subject)
        .param("kinds", kinds.toArray(String[]::new))
        .param("offset", paging.offset())
        .param("limit", paging.limit())
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** The unit that gave it by hand; empty where a module did, or there is none. */
  Optional<UnitId> giver(long subject) {
    return jdbc.sql("select giver_id from task_subjects where id = ? and giver_id is not null")
        .param(subject)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }

  /** Whether somebody owes one of its tasks, done or not. */
  boolean owes(long subject, Map<String, Object> owing) {
    return jdbc.sql(
            "select exists (select 1 from tasks t join task_kinds k on k.code = t.kind where t.subject_id = :subject and "
                + TaskListSql.OWED
                + ")")
        .params(owing)
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  /** Whether one of its tasks is owed in a unit within the scope. */
  boolean sees(long subject, Map<String, Object> scope) {
    return jdbc.sql(
            "select exists (select 1 from tasks t where t.subject_id = :subject and "
                + AccessScope.sql("t.unit_id")
                + ")")
        .params(scope)
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Long giver = row.getObject("giver_id", Long.class);
    return new Row(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("name_vi"),
        row.getString("name_en"),
        row.getString("title"),
        row.getString("text"),
        giver == null ? null : new UnitId(giver),
        row.getString("giver_name"),
        row.getObject("assigned_on", LocalDate.class),
        row.getLong("all_of_them"),
        row.getLong("open"),
        row.getLong("late"),
        row.getLong("answered"),
        row.getLong("settled"));
  }
}
