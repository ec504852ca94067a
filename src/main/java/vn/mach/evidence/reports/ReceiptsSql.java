package vn.mach.evidence.reports;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.register.EntryId;

/** Sent reports at the level above. */
@Component
class ReceiptsSql {

  private final JdbcClient jdbc;
  private final Today today;

  ReceiptsSql(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * A report that arrived.
   *
   * @param unit that received it
   * @param number of its line in the book of incoming papers
   * @param openedAt when somebody there opened it; not yet: null
   */
  record Receipt(
      UnitId unit,
      String unitName,
      @Nullable EntryId entry,
      String number,
      Instant arrivedAt,
      @Nullable Instant openedAt,
      @Nullable String openedBy) {}

  void insert(ReportId report, UnitId unit, EntryId entry, String number) {
    jdbc.sql(
            "insert into report_receipts (report_id, unit_id, entry_id, number, arrived_at) values (?, ?, ?, ?, ?)")
        .params(report.value(), unit.value(), entry.value(), number, Timestamp.from(today.now()))
        .update();
  }

  /**
   * The unit that stands today where one stood above a unit on its last day: that one, or its
   * successor, or the successor's.
   */
  Optional<UnitId> aboveEnded(UnitId unit) {
    return jdbc.sql(
            """
            with recursive above as (
              select n.parent_id as id from units_named n where n.unit_id = :unit
              union
              select n.successor_id from above join units_named n on n.unit_id = above.id where n.valid_to < :today)
            select above.id from above join units_named n on n.unit_id = above.id where :today between n.valid_from and n.valid_to\
            """)
        .param("unit", unit.value())
        .param("today", today.date())
        .query(Long.class)
        .optional()
        .map(UnitId::new);
  }

  Optional<Receipt> find(ReportId report) {
    return jdbc.sql(
            """
            select x.unit_id, n.name, x.entry_id, x.number, x.arrived_at, x.opened_at, account_name(x.opened_login)
            from report_receipts x join units_named n on n.unit_id = x.unit_id where x.report_id = ?\
            """)
        .param(report.value())
        .query((row, number) -> {
          Timestamp opened = row.getTimestamp(6);
          return new Receipt(
              new UnitId(row.getLong(1)),
              row.getString(2),
              row.getObject(3) == null ? null : new EntryId(row.getLong(3)),
              row.getString(4),
              row.getTimestamp(5).toInstant(),
              opened == null ? null : opened.toInstant(),
              row.getString(7));
        })
        .optional();
  }

  /** The first who opens it stays. */
  void opened(ReportId report, Actor actor) {
    jdbc.sql(
            "update report_receipts set opened_at = ?, opened_login = ? where report_id = ? and opened_at is null")
        .params(Timestamp.from(today.now()), actor.login(), report.value())
        .update();
  }
}
