package vn.mach.branch.meetings;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Right;

/**
 * Meetings in the exchange format: what was held, with its counts, and what is planned. The
 * activity of an imported meeting comes in the table of activities.
 */
@Component
class MeetingTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("meeting", new CellType.Code(), "mã cuộc họp").required().keyed(),
          of("branch", new CellType.Reference("units", "unknown_unit"), "chi bộ").required(),
          of(
                  "meeting_kind",
                  CellType.oneOf(
                      MeetingKind.values(), MeetingKind::code, "unknown_kind", "meetings.kind."),
                  "loại cuộc họp")
              .required(),
          of("meeting_day", new CellType.Day(), "ngày họp").required(),
          of(
                  "meeting_status",
                  CellType.oneOf(
                      MeetingStatus.values(),
                      MeetingStatus::code,
                      "unknown_status",
                      "meetings.status."),
                  "tình trạng cuộc họp")
              .required(),
          of("theme", new CellType.Text(NewMeeting.LONGEST), "chuyên đề"),
          of("place", new CellType.Text(NewMeeting.LONGEST), "nơi họp"),
          of("summoned", new CellType.Whole(), "số triệu tập"),
          of("came", new CellType.Whole(), "số dự họp"),
          of("excused", new CellType.Whole(), "vắng có lý do"),
          of("unexcused", new CellType.Whole(), "vắng không lý do"),
          of("resolution", CellType.symbol(), "số nghị quyết"));

  @Override
  public String name() {
    return "meetings";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public Set<String> after() {
    return Set.of("plan_lines");
  }

  @Override
  public List<Reach> reach() {
    return List.of(
        new Reach(Right.RECORD, "branch", "r.branch", "unknown_unit"),
        new Reach(
            Right.RECORD,
            "meeting",
            "coalesce((select s.branch from meetings_sheet s where s.meeting = r.meeting), r.branch)",
            "changed_since_sent"));
  }

  @Override
  public Map<String, String> usual() {
    return Map.of("meeting_status", MeetingStatus.CLOSED.code());
  }

  /** Present, excused and unexcused make up those who are due. */
  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    boolean closed = MeetingStatus.CLOSED.code().equals(row.get("meeting_status"));
    if (closed && row.get("meeting_day") instanceof LocalDate day && day.isAfter(today)) {
      return new RowError("meeting_day", "in_the_future");
    }
    boolean some =
        List.of("summoned", "came", "excused", "unexcused").stream()
            .anyMatch(it -> row.get(it) != null);
    long said = number(row, "came") + number(row, "excused") + number(row, "unexcused");
    return some && number(row, "summoned") != said
        ? new RowError("summoned", "counts_do_not_add_up")
        : null;
  }

  private static long number(RowValues row, String column) {
    return row.get(column) instanceof Long value ? value : 0;
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("branch");
    rows.compare(Map.of());
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.statement(
            """
            insert into meetings (code, unit_id, kind, status, held_on, starts_at, theme, place, expected, present, excused, absent,
              resolution_symbol, planned_by, planned_at, closed_by, closed_at)
            select r.meeting, u.unit_id, r.meeting_kind, case when r.meeting_status = 'open' then 'planned' else r.meeting_status end, r.meeting_day, '19:30',
              coalesce(r.theme, ''), coalesce(r.place, ''),
              case when has.counts then coalesce(r.summoned, 0) end, case when has.counts then coalesce(r.came, 0) end,
              case when has.counts then coalesce(r.excused, 0) end, case when has.counts then coalesce(r.unexcused, 0) end,
              r.resolution, :account::bigint, :now::timestamptz,
              case when r.meeting_status = 'closed' then :account::bigint end, case when r.meeting_status = 'closed' then :now::timestamptz end
            from {rows} r join unit_codes u on u.code = r.branch
            cross join lateral (select coalesce(r.summoned, r.came, r.excused, r.unexcused) is not null as counts) has
            where r.state = 'fresh'
            """)
        .param("account", context.actor().account())
        .param("now", Timestamp.from(context.now()))
        .update();
  }
}
