package vn.mach.evidence.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.kernel.Where;
import vn.mach.base.realms.Today;
import vn.mach.evidence.templates.FigureMarks;
import vn.mach.organisation.units.AccessScope;

/** The SQL of reports; that of their sections lies in {@link SectionsSql}. */
@Component
class ReportsSql {

  private static final String ROWS =
      """
      select r.id, r.code, r.unit_id, n.code as unit_code, n.name as unit_name, r.type, t.name_vi, t.name_en, r.period_from, r.period_to,
        r.status, r.layout, r.marks, r.title, r.begun_login, r.begun_at, r.presented_at, r.signed_login, account_name(r.signed_login) as signed_name, r.signed_at, r.sent_at, r.symbol, r.dated, r.hash
      from reports r
      join units_named n on n.unit_id = r.unit_id
      join report_types t on t.code = r.type
      """;

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  ReportsSql(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  // ---- reports ----

  Optional<ReportRow> show(Actor actor, Right right, ReportId id) {
    return jdbc.sql(ROWS + " where r.id = :id and " + AccessScope.sql("r.unit_id"))
        .params(scope.parameters(actor, right))
        .param("id", id.value())
        .query(ReportsSql::row)
        .optional();
  }

  /** Locks it until the transaction ends. */
  void lock(ReportId id) {
    jdbc.sql("select 1 from reports where id = ? for update")
        .param(id.value())
        .query(Integer.class)
        .optional();
  }

  /** Reports of these statuses that the right reaches, the latest period first. */
  List<ReportRow> list(
      Actor actor, Right right, Collection<ReportStatus> statuses, int limit, int offset) {
    return jdbc.sql(
            ROWS
                + " where r.status = any(:statuses) and "
                + AccessScope.sql("r.unit_id")
                + " order by r.period_to desc, r.period_from desc, r.id desc limit :limit offset :offset")
        .params(scope.parameters(actor, right))
        .param("statuses", statuses.stream().map(ReportStatus::code).toArray(String[]::new))
        .param("limit", limit)
        .param("offset", offset)
        .query(ReportsSql::row)
        .list();
  }

  /** Signed reports, the latest period first; typed: a code, or words of title and symbol. */
  List<ReportRow> signed(Actor actor, String typed, int limit, int offset) {
    Where where =
        new Where()
            .and("r.status in ('signed', 'sent')")
            .andWords("r.code = upper(:typed)", "r.search", typed)
            .with("typed", typed);
    return jdbc.sql(
            ROWS
                + " where "
                + where.sql()
                + " and "
                + AccessScope.sql("r.unit_id")
                + " order by r.period_to desc, r.period_from desc, r.id desc limit :limit offset :offset")
        .params(scope.parameters(actor, Right.SEE))
        .params(where.parameters())
        .param("limit", limit)
        .param("offset", offset)
        .query(ReportsSql::row)
        .list();
  }

  /** Reports from below that nobody at the actor's own unit has opened, the latest first. */
  List<ReportRow> arrived(Actor actor, int most) {
    return jdbc.sql(
            ROWS
                + " join report_receipts x on x.report_id = r.id where x.opened_at is null and x.unit_id = any(:units)"
                + " order by x.arrived_at desc, r.id desc limit :most")
        .param(
            "units", actor.unitsOf(Right.REPORT).stream().map(UnitId::value).toArray(Long[]::new))
        .param("most", most)
        .query(ReportsSql::row)
        .list();
  }

  Optional<ReportId> byCode(String code) {
    return jdbc.sql("select id from reports where code = ?")
        .param(code)
        .query(Long.class)
        .optional()
        .map(ReportId::new);
  }

  Optional<ReportId> live(UnitId unit, String type, Period period) {
    return jdbc.sql(
            "select id from reports where unit_id = ? and type = ? and period_from = ? and period_to = ? and status <> 'dropped'")
        .params(unit.value(), type, period.from(), period.to())
        .query(Long.class)
        .optional()
        .map(ReportId::new);
  }

  /**
   * A unit directly below on the period's last day, with its report of the same type and period, if
   * it has begun one.
   */
  record FromBelow(
      UnitId unit, String unitName, @Nullable ReportId report, @Nullable ReportStatus status) {}

  List<FromBelow> below(ReportRow report) {
    return jdbc.sql(
            """
            select s.unit_id, s.name, r.id, r.status
            from units_on(:to) s
            left join reports r on r.unit_id = s.unit_id and r.type = :type and r.period_from = :from and r.period_to = :to and r.status <> 'dropped'
            where s.parent_id = :unit order by r.id is null, s.name, s.code\
            """)
        .param("unit", report.unit().value())
        .param("type", report.type())
        .param("from", report.period().from())
        .param("to", report.period().to())
        .query((row, number) ->
            new FromBelow(
                new UnitId(row.getLong(1)),
                row.getString(2),
                row.getObject(3) == null ? null : new ReportId(row.getLong(3)),
                row.getString(4) == null ? null : ReportStatus.of(row.getString(4))))
        .list();
  }

  Optional<ReportId> insert(
      String code,
      UnitId unit,
      String type,
      TemplatesSql.Template template,
      Period period,
      String title,
      Actor actor) {
    return jdbc.sql(
            """
            insert into reports (code, unit_id, type, template_id, period_from, period_to, status, layout, marks, title, begun_by, begun_login, begun_at)
            values (?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?) on conflict do nothing returning id\
            """)
        .params(
            code,
            unit.value(),
            type,
            template.id(),
            period.from(),
            period.to(),
            template.layout(),
            template.marks().code(),
            title,
            actor.account(),
            actor.login(),
            Timestamp.from(today.now()))
        .query(Long.class)
        .optional()
        .map(ReportId::new);
  }

  void status(ReportId id, ReportStatus status) {
    jdbc.sql(
            """
            update reports set status = :status, presented_at = case when :status = 'presented' then :now else presented_at end,
              sent_at = case when :status = 'sent' then :now else sent_at end where id = :id\
            """)
        .param("status", status.code())
        .param("now", Timestamp.from(today.now()))
        .param("id", id.value())
        .update();
  }

  // ---- marks ----

  /** The marks of its figures; they open under its address. */
  FigureMarks marks(ReportRow report) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    jdbc.sql("select what, number from report_marks where report_id = ? order by number")
        .param(report.id().value())
        .query(row -> {
          numbers.put(row.getString(1), row.getInt(2));
        });
    return new FigureMarks("/reports/" + report.id().value(), report.code(), numbers);
  }

  /** Gives a number to each that has none yet. The report is locked. */
  void mark(ReportId id, List<String> keys) {
    jdbc.sql(
            """
            insert into report_marks (report_id, number, what)
            select :id, (select coalesce(max(number), 0) from report_marks where report_id = :id) + row_number() over (order by k.place), k.what
            from unnest(:keys) with ordinality k (what, place)
            where not exists (select 1 from report_marks m where m.report_id = :id and m.what = k.what)\
            """)
        .param("id", id.value())
        .param("keys", keys.toArray(String[]::new))
        .update();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static ReportRow row(ResultSet row, int number) throws SQLException {
    return new ReportRow(
        new ReportId(row.getLong("id")),
        row.getString("code"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_code"),
        row.getString("unit_name"),
        row.getString("type"),
        row.getString("name_vi"),
        row.getString("name_en"),
        new Period(
            row.getObject("period_from", LocalDate.class),
            row.getObject("period_to", LocalDate.class)),
        ReportStatus.of(row.getString("status")),
        row.getString("layout"),
        PrintedMarks.of(row.getString("marks")),
        row.getString("title"),
        row.getString("begun_login"),
        row.getTimestamp("begun_at").toInstant(),
        instant(row, "presented_at"),
        row.getString("signed_login"),
        row.getString("signed_name"),
        instant(row, "signed_at"),
        instant(row, "sent_at"),
        row.getString("symbol"),
        row.getObject("dated", LocalDate.class),
        row.getString("hash"));
  }
}
