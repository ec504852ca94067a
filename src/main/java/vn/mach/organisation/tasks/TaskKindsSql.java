package vn.mach.organisation.tasks;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Right;

@Component
class TaskKindsSql {

  private final JdbcClient jdbc;

  TaskKindsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<TaskKind> all() {
    return jdbc.sql("select * from task_kinds order by position, code")
        .query(TaskKindsSql::kind)
        .list();
  }

  Optional<TaskKind> find(String code) {
    return jdbc.sql("select * from task_kinds where code = ?")
        .param(code)
        .query(TaskKindsSql::kind)
        .optional();
  }

  /** The kinds whose tasks are seen with one of these rights: none about files for named eyes. */
  List<TaskKind> seenWith(Set<Right> rights) {
    return all().stream()
        .filter(kind -> !kind.named() && rights.contains(kind.seenWith()))
        .toList();
  }

  void change(
      String code,
      String nameVi,
      String nameEn,
      @Nullable Integer termDays,
      boolean working,
      Collection<Integer> before,
      Collection<Integer> after,
      @Nullable Integer escalateAfter) {
    jdbc.sql(
            """
            update task_kinds set name_vi = :vi, name_en = :en, term_days = :term, term_working = :working,
              remind_before = :before, remind_after = :after, escalate_after = :escalate
            where code = :code
            """)
        .param("vi", nameVi)
        .param("en", nameEn)
        .param("term", termDays)
        .param("working", working)
        .param("before", before.toArray(Integer[]::new))
        .param("after", after.toArray(Integer[]::new))
        .param("escalate", escalateAfter)
        .param("code", code)
        .update();
  }

  private static TaskKind kind(ResultSet row, int number) throws SQLException {
    return new TaskKind(
        row.getString("code"),
        row.getString("name_vi"),
        row.getString("name_en"),
        row.getString("owner"),
        Codes.of(Right.class, row.getString("seen_with")),
        Codes.of(Right.class, row.getString("done_with")),
        row.getString("settled").equals("here"),
        row.getBoolean("follows_person"),
        row.getObject("term_days", Integer.class),
        row.getBoolean("term_working"),
        numbers(row.getArray("remind_before")),
        numbers(row.getArray("remind_after")),
        row.getObject("escalate_after", Integer.class),
        row.getBoolean("named"));
  }

  private static List<Integer> numbers(Array array) throws SQLException {
    return Arrays.asList((Integer[]) array.getArray());
  }
}
