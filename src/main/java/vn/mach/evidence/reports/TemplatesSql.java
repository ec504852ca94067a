package vn.mach.evidence.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.Today;

/** The SQL of types of report and their templates. */
@Component
class TemplatesSql {

  private final JdbcClient jdbc;
  private final Today today;

  TemplatesSql(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  List<ReportType> types() {
    return jdbc.sql(
            "select code, name_vi, name_en, last_month, chosen from report_types order by position")
        .query(TemplatesSql::type)
        .list();
  }

  Optional<ReportType> type(String code) {
    return types().stream().filter(it -> it.code().equals(code)).findFirst();
  }

  /**
   * @param version from 1 for each type
   * @param by as it is stored the login, as it is read the name
   */
  record Template(
      long id,
      String type,
      int version,
      String layout,
      PrintedMarks marks,
      String source,
      String by,
      Instant at) {}

  /** The latest version of each type's template. */
  Optional<Template> latest(String type) {
    return jdbc.sql(
            "select id, type, version, layout, marks, source, account_name(login), made_at from report_templates where type = ? order by version desc limit 1")
        .param(type)
        .query((row, number) ->
            new Template(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                PrintedMarks.of(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant()))
        .optional();
  }

  /**
   * Its number is given here, its moment is now. Answers false where somebody has just saved that
   * version.
   */
  boolean insert(Template it) {
    return jdbc.sql(
                """
                insert into report_templates (type, version, layout, marks, source, login, made_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (type, version) do nothing\
                """)
            .params(
                it.type(),
                it.version(),
                it.layout(),
                it.marks().code(),
                it.source(),
                it.by(),
                Timestamp.from(today.now()))
            .update()
        > 0;
  }

  private static ReportType type(ResultSet row, int number) throws SQLException {
    return new ReportType(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, Integer.class),
        row.getBoolean(5));
  }
}
