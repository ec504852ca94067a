package vn.mach.branch.study;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.math.BigDecimal;
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
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Right;

/**
 * Campaigns, sessions and marks in the exchange format. Essays and answers do not go through files.
 */
final class StudyTables {

  private StudyTables() {}

  /** By which unit a row of a campaign is within reach. */
  private static final String UNIT_OF_CAMPAIGN =
      """
      coalesce((select c.unit from {campaigns} c where c.code = r.campaign and c.state <> 'refused' limit 1),
        (select s.unit from campaigns_sheet s where s.code = r.campaign))\
      """;

  /** A campaign that comes in is a draft, or open: then nobody was asked through the file. */
  @Component
  static class Campaigns implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
            of("title", new CellType.Text(Campaign.LONGEST_TITLE, CellType.TextForm.LINE), "tên")
                .required(),
            of("starts_on", new CellType.Day(), "từ ngày").required(),
            of("ends_on", new CellType.Day(), "đến ngày").required(),
            of("due_kinds", new CellType.Tags(), "diện học").required(),
            of(
                    "status",
                    CellType.oneOf(
                        CampaignStatus.values(),
                        CampaignStatus::code,
                        "unknown_status",
                        "study.status."),
                    "trạng thái")
                .required());

    @Override
    public String name() {
      return "campaigns";
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
      return List.of(new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("title") instanceof String title && SecretMarking.inTitle(title)) {
        return new RowError("title", "secret_marking");
      }
      return row.get("starts_on") instanceof LocalDate from
              && row.get("ends_on") instanceof LocalDate to
              && to.isBefore(from)
          ? new RowError("ends_on", "ends_before_start")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("unit");
      rows.refuse(
          "due_kinds",
          "unknown_status",
          "not r.due_kinds <@ array['official', 'probationary', 'temporary_in', 'key_cadre']");
      rows.compare(Map.of());
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into study_campaigns (code, unit_id, title, starts_on, ends_on, due_kinds, status, created_by, created_at)
          select r.code, u.unit_id, r.title, r.starts_on, r.ends_on, r.due_kinds, r.status, 0, now()
          from {rows} r join unit_codes u on u.code = r.unit where r.state = 'fresh'
          """);
    }
  }

  @Component
  static class Sessions implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of("campaign", new CellType.Reference("campaigns", "unknown_campaign"), "đợt học tập")
                .required(),
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
            of("title", new CellType.Text(Campaign.LONGEST_TITLE, CellType.TextForm.LINE), "tên")
                .required(),
            of(
                    "form",
                    CellType.oneOf(
                        SessionForm.values(), SessionForm::code, "unknown_choice", "study.form."),
                    "hình thức")
                .required(),
            of(
                    "level",
                    CellType.oneOf(
                        SessionLevel.values(),
                        SessionLevel::code,
                        "unknown_choice",
                        "study.level."),
                    "cấp học")
                .required(),
            of("held_on", new CellType.Day(), "ngày").required(),
            of(
                    "status",
                    CellType.oneOf(
                        SessionStatus.values(),
                        SessionStatus::code,
                        "unknown_status",
                        "study.session.status."),
                    "trạng thái")
                .required(),
            of("due", new CellType.Whole(), "phải dự"),
            of("present", new CellType.Whole(), "có mặt"),
            of("others_due", new CellType.Whole(), "ngoài đảng được mời"),
            of("others_present", new CellType.Whole(), "ngoài đảng có mặt"));

    @Override
    public String name() {
      return "sessions";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public List<Reach> reach() {
      return List.of(new Reach(Right.RECORD, "unit", "r.unit", "unknown_unit"));
    }

    @Override
    public @Nullable RowError check(RowValues row, LocalDate today) {
      if (row.get("title") instanceof String title && SecretMarking.inTitle(title)) {
        return new RowError("title", "secret_marking");
      }
      if (exceeds(row, "present", "due")) {
        return new RowError("present", "present_exceeds_expected");
      }
      return exceeds(row, "others_present", "others_due")
          ? new RowError("others_present", "present_exceeds_expected")
          : null;
    }

    private static boolean exceeds(RowValues row, String part, String whole) {
      long most = row.get(whole) instanceof Long due ? due : 0;
      return row.get(part) instanceof Long present && (present > most || most > 1_000_000);
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("campaign");
      rows.refuseUnknown("unit");
      rows.compare(Map.of("others_due", "coalesce(r.others_due, 0)"));
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into study_sessions (code, campaign_id, unit_id, title, form, level, held_on, opens_at, closes_at, others_due, others_present, due,
            present, status, reason, created_by, created_at)
          select r.code, c.id, u.unit_id, r.title, r.form, r.level, r.held_on, r.held_on::timestamp at time zone 'Asia/Ho_Chi_Minh',
            (r.held_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh', coalesce(r.others_due, 0), r.others_present, r.due, r.present, r.status,
            case when r.status = 'cancelled' then '' end, 0, now()
          from {rows} r join study_campaigns c on c.code = r.campaign join unit_codes u on u.code = r.unit where r.state = 'fresh'
          """);
    }
  }

  /** Marks of tests and essays: what was released, and what comes in from paper. */
  @Component
  static class Marks implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("campaign", new CellType.Reference("campaigns", "unknown_campaign"), "đợt học tập")
                .required()
                .keyed(),
            of("person", new CellType.Reference("people", "unknown_person"), "người học")
                .required()
                .keyed(),
            of(
                    "kind",
                    new CellType.OneOf(
                        List.of("quiz", "essay"), "unknown_choice", "study.mark_kind."),
                    "loại")
                .required()
                .keyed(),
            of("points", new CellType.Decimal(), "điểm").required(),
            of("maximum", new CellType.Whole(), "điểm tối đa").required(),
            of("marked_on", new CellType.Day(), "ngày").required());

    @Override
    public String name() {
      return "marks";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("sessions");
    }

    @Override
    public List<Reach> reach() {
      return List.of(
          new Reach(Right.RECORD, "campaign", UNIT_OF_CAMPAIGN, "unknown_campaign"),
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
      if (!(row.get("maximum") instanceof Long maximum)) {
        return null;
      }
      if (maximum < 1 || maximum > 1000) {
        return new RowError("maximum", "out_of_range");
      }
      return row.get("points") instanceof BigDecimal points
              && points.compareTo(BigDecimal.valueOf(maximum)) > 0
          ? new RowError("points", "exceeds_maximum")
          : null;
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("campaign");
      rows.refuseUnknown("person");
      rows.compare(Map.of());
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into study_marks (campaign_id, person_id, kind, points, maximum, marked_on)
          select c.id, p.person_id, r.kind, r.points, r.maximum, r.marked_on
          from {rows} r join study_campaigns c on c.code = r.campaign join people_named p on p.code = r.person where r.state = 'fresh'
          """);
    }
  }
}
