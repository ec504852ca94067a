package vn.mach.evidence.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;

/**
 * The SQL of sections: their texts, what waits to be decided, sources and remarks. Whether the
 * report is theirs was asked before.
 */
@Component
class SectionsSql {

  private static final String ROWS =
      """
      select s.id, s.report_id, s.position, s.level, s.heading, s.topic, s.text, s.version, account_name(t.login) as by, t.at,
        (select count(*) from report_remarks r where r.section_id = s.id and r.settled_at is null) as remarks,
        (select count(*) from report_conflicts d where d.section_id = s.id and d.settled_at is null) as sides
      from report_sections s join report_texts t on t.section_id = s.id and t.version = s.version
      """;

  private final JdbcClient jdbc;
  private final Today today;

  SectionsSql(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  List<SectionRow> of(ReportId report) {
    return jdbc.sql(ROWS + "where s.report_id = ? order by s.position")
        .param(report.value())
        .query(SectionsSql::row)
        .list();
  }

  Optional<SectionRow> find(ReportId report, long section) {
    return jdbc.sql(ROWS + "where s.report_id = ? and s.id = ?")
        .params(report.value(), section)
        .query(SectionsSql::row)
        .optional();
  }

  void insert(ReportId report, int position, int level, String heading, String text, Actor actor) {
    long id =
        jdbc.sql(
                """
                insert into report_sections (report_id, position, level, heading, topic, text)
                values (?, ?, ?, ?, searchable(regexp_replace(?, '^\\s*([IVXLC]+|[0-9]+|[a-zđ])[.)/]\\s*', '')), ?) returning id\
                """)
            .params(report.value(), position, level, heading, heading, text)
            .query(Long.class)
            .single();
    history(id, 1, text, actor);
  }

  /** Writes the text as the next version. */
  void save(SectionRow section, String text, Actor actor) {
    jdbc.sql("update report_sections set text = ?, version = version + 1 where id = ?")
        .params(text, section.id())
        .update();
    history(section.id(), section.version() + 1, text, actor);
  }

  private void history(long section, int version, String text, Actor actor) {
    jdbc.sql(
            "insert into report_texts (section_id, version, text, account_id, login, at) values (?, ?, ?, ?, ?, ?)")
        .params(section, version, text, actor.account(), actor.login(), now())
        .update();
  }

  Optional<String> text(long section, int version) {
    return jdbc.sql("select text from report_texts where section_id = ? and version = ?")
        .params(section, version)
        .query(String.class)
        .optional();
  }

  /** A text that a section had. */
  record Version(int version, String text, String by, Instant at) {}

  List<Version> versions(long section) {
    return jdbc.sql(
            "select version, text, account_name(login), at from report_texts where section_id = ? order by version desc limit 100")
        .param(section)
        .query((row, number) ->
            new Version(
                row.getInt(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant()))
        .list();
  }

  // ---- two sides ----

  /** A conflict: the text that somebody typed where another had changed the same sentence. */
  record Side(long id, int baseVersion, String text, String by, Instant at) {}

  long addSide(long section, int base, String text, Actor actor) {
    return jdbc.sql(
            "insert into report_conflicts (section_id, base_version, text, account_id, login, at) values (?, ?, ?, ?, ?, ?) returning id")
        .params(section, base, text, actor.account(), actor.login(), now())
        .query(Long.class)
        .single();
  }

  List<Side> sides(long section) {
    return jdbc.sql(
            "select id, base_version, text, account_name(login), at from report_conflicts where section_id = ? and settled_at is null order by id")
        .param(section)
        .query((row, number) ->
            new Side(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant()))
        .list();
  }

  void settleSide(long side, Actor actor) {
    jdbc.sql(
            "update report_conflicts set settled_at = ?, settled_login = ? where id = ? and settled_at is null")
        .params(now(), actor.login(), side)
        .update();
  }

  // ---- sources ----

  /** A sentence taken from a subordinate report. */
  record SourceRow(String sentence, ReportId report, String unitName, String by) {}

  void addSource(long section, String sentence, ReportId from, Actor actor) {
    jdbc.sql(
            "insert into report_sources (section_id, sentence, from_report, login, at) values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(section, sentence, from.value(), actor.login(), now())
        .update();
  }

  List<SourceRow> sources(long section) {
    return jdbc.sql(
            """
            select x.sentence, x.from_report, n.name, account_name(x.login)
            from report_sources x join reports r on r.id = x.from_report join units_named n on n.unit_id = r.unit_id
            where x.section_id = ? order by x.at, n.name\
            """)
        .param(section)
        .query((row, number) ->
            new SourceRow(
                row.getString(1), new ReportId(row.getLong(2)), row.getString(3), row.getString(4)))
        .list();
  }

  /**
   * The same section in other reports: with its text as it is in the draft, and as it was begun.
   */
  record Twin(ReportId report, String text, String begun) {}

  List<Twin> twins(List<ReportId> reports, String topic) {
    return jdbc.sql(
            """
            select s.report_id, s.text, t.text from report_sections s join report_texts t on t.section_id = s.id and t.version = 1
            where s.report_id = any (?) and s.topic = ?\
            """)
        .params(reports.stream().map(ReportId::value).toArray(Long[]::new), topic)
        .query((row, number) ->
            new Twin(new ReportId(row.getLong(1)), row.getString(2), row.getString(3)))
        .list();
  }

  // ---- remarks ----

  record Remark(long id, long section, String text, String by, Instant at, boolean settled) {}

  void remark(long section, String text, Actor actor) {
    jdbc.sql(
            "insert into report_remarks (section_id, text, account_id, login, at) values (?, ?, ?, ?, ?)")
        .params(section, text, actor.account(), actor.login(), now())
        .update();
  }

  List<Remark> remarks(ReportId report) {
    return jdbc.sql(
            """
            select m.id, m.section_id, m.text, account_name(m.login), m.at, m.settled_at is not null
            from report_remarks m join report_sections s on s.id = m.section_id where s.report_id = ? order by m.id\
            """)
        .param(report.value())
        .query((row, number) ->
            new Remark(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getBoolean(6)))
        .list();
  }

  void settleRemark(long remark, Actor actor) {
    jdbc.sql(
            "update report_remarks set settled_at = ?, settled_login = ? where id = ? and settled_at is null")
        .params(now(), actor.login(), remark)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(today.now());
  }

  private static SectionRow row(ResultSet row, int number) throws SQLException {
    return new SectionRow(
        row.getLong("id"),
        new ReportId(row.getLong("report_id")),
        row.getInt("position"),
        row.getInt("level"),
        row.getString("heading"),
        row.getString("topic"),
        row.getString("text"),
        row.getInt("version"),
        row.getString("by"),
        row.getTimestamp("at").toInstant(),
        row.getInt("remarks"),
        row.getInt("sides"));
  }
}
