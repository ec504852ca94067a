package vn.mach.branch.attendance;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.DateTimeException;
import java.time.Instant;
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
import vn.mach.organisation.units.StagedTree;

/**
 * Everybody on a list, in the exchange format. A list is named by its kind, unit, day and title;
 * one that is not there yet is made, closed, and taken over by its meeting when that is opened.
 */
@Component
class AttendanceTables implements ExchangeTable {

  private static final List<String> STANDINGS =
      List.of("official", "probationary", "temporary_in", "temporary_out", "exempt", "guest");

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of(
                  "kind",
                  new CellType.OneOf(
                      List.of("meeting", "session"), "unknown_kind", "attendance.kind."),
                  "loại buổi")
              .required()
              .keyed(),
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required().keyed(),
          of("day", new CellType.Day(), "ngày").required().keyed(),
          of("title", CellType.text(), "tên buổi").required().keyed(),
          of("person", new CellType.Reference("people", "unknown_person"), "đảng viên")
              .required()
              .keyed(),
          of(
                  "standing",
                  new CellType.OneOf(STANDINGS, "unknown_status", "attendance.standing."),
                  "tư cách dự")
              .required(),
          of(
                  "status",
                  CellType.oneOf(
                      AttendanceStatus.values(),
                      AttendanceStatus::code,
                      "unknown_status",
                      "attendance.status."),
                  "điểm danh")
              .required(),
          of(
              "excuse",
              new CellType.Text(AttendanceKeeping.LONGEST_REASON, CellType.TextForm.LINE),
              "lý do"),
          of("at", new CellType.Text(30, CellType.TextForm.LINE), "lúc"));

  @Override
  public String name() {
    return "attendance";
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
        new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"),
        // else a row would tell the name of a member of any unit
        new Reach(
            Right.RECORD,
            "person",
            """
            coalesce((select p.unit from {people} p where p.code = r.person and p.state <> 'refused' limit 1),
              (select s.unit from people_sheet s where s.code = r.person))\
            """,
            "unknown_person"));
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    if ("excused".equals(row.get("status")) && row.get("excuse") == null) {
      return new RowError("excuse", "missing");
    }
    if (row.get("at") instanceof String at && !isInstant(at)) {
      return new RowError("at", "not_a_date");
    }
    return null;
  }

  private static boolean isInstant(String text) {
    try {
      return text.endsWith("Z") && text.equals(Instant.parse(text).toString());
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("unit");
    rows.refuse("day", "unit_not_standing", "not " + StagedTree.standsOn("r.unit", "r.day"));
    rows.refuseUnknown("person");
    rows.compare(Map.of());
    // a list that was closed here takes nobody behind the back of whoever closed it
    rows.refuse(
        "title",
        "changed_since_sent",
        """
        exists (select 1 from attendance_lists l join unit_codes u on u.unit_id = l.unit_id
          where l.kind = r.kind and u.code = r.unit and l.day = r.day and l.title = r.title and l.subject is not null and l.status = 'closed')\
        """);
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into attendance_lists (kind, unit_id, title, day, opens_at, closes_at, path, secret, status)
        select distinct r.kind, u.unit_id, r.title, r.day, r.day::timestamp at time zone 'UTC', (r.day + 1)::timestamp at time zone 'UTC',
          '/units/' || u.unit_id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'closed'
        from {rows} r join unit_codes u on u.code = r.unit
        where r.state = 'fresh' and not exists (
          select 1 from attendance_lists l where l.kind = r.kind and l.unit_id = u.unit_id and l.day = r.day and l.title = r.title)
        """);
    rows.run(
        """
        insert into attendance_due (list_id, person_id, round_id, standing)
        select l.id, p.person_id, l.round_id, r.standing %s on conflict do nothing
        """
            .formatted(FRESH));
    rows.statement(
            """
            insert into attendance_said (list_id, person_id, status, how, reason, at, account_id)
            select l.id, p.person_id, r.status, 'sheet', r.excuse, coalesce(r.at::timestamptz, r.day::timestamp at time zone 'UTC'), :account %s
              and r.status <> 'expected' and exists (select 1 from attendance_due d where d.list_id = l.id and d.person_id = p.person_id)
            on conflict do nothing
            """
                .formatted(FRESH))
        .param("account", context.actor().account())
        .update();
  }

  /** The list and the person of each new row. */
  private static final String FRESH =
      """
      from {rows} r join unit_codes u on u.code = r.unit join people_named p on p.code = r.person
      join lateral (
        select id, round_id from attendance_lists l where l.kind = r.kind and l.unit_id = u.unit_id and l.day = r.day and l.title = r.title order by id limit 1
      ) l on true
      where r.state = 'fresh'
      """;
}
