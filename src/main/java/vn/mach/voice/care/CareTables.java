package vn.mach.voice.care;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Right;

/**
 * Kinds, days of occasions, households and partners in the exchange format. What was done for whom,
 * notes, and who asked not to be visited do not go through files: they are private.
 */
final class CareTables {

  private CareTables() {}

  /** A row with a known code renames it; its form stays. */
  @Component
  static class Kinds implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("code", new CellType.Code(), "mã").required().keyed(),
            of(
                    "form",
                    new CellType.OneOf(CareKind.FORMS, "unknown_form", "care.form."),
                    "hình thức")
                .required(),
            of("name_vi", new CellType.Text(CareKind.LONGEST_NAME, CellType.TextForm.LINE), "tên")
                .required(),
            of(
                    "name_en",
                    new CellType.Text(CareKind.LONGEST_NAME, CellType.TextForm.LINE),
                    "tên tiếng Anh")
                .required());

    @Override
    public String name() {
      return "care_kinds";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    /** Nothing of the others refers to it. */
    @Override
    public Set<String> after() {
      return Set.of("marks");
    }

    @Override
    public void validate(StagedRows rows) {
      rows.run(
          """
          update {rows} r set state = 'refused', reason = 'changed_since_sent', at_column = 'form'
          from {standing} s where r.state = 'fresh' and s.code = r.code and s.form <> r.form
          """);
      rows.matchOrRename();
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into care_kinds (code, form, name_vi, name_en) select code, form, name_vi, name_en from {rows} where state in ('fresh', 'changed')
          on conflict on constraint care_kinds_key do update set name_vi = excluded.name_vi, name_en = excluded.name_en
          """);
    }
  }

  /** Days of occasions that the realm has. */
  @Component
  static class OccasionDays implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("occasion", new CellType.Code(), "dịp").required().keyed(),
            of("year", new CellType.Whole(), "năm").required().keyed(),
            of("day", new CellType.Day(), "ngày").required(),
            of("source", CellType.text(), "căn cứ").required());

    @Override
    public String name() {
      return "care_occasion_days";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("care_kinds");
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuse(
          "occasion",
          "unknown_choice",
          "not exists (select 1 from care_occasions o where o.code = r.occasion)");
      rows.refuse("year", "out_of_range", "r.year not between 2000 and 2200");
      rows.refuse("day", "not_a_date", "extract(year from r.day) <> r.year");
      rows.compare(Map.of());
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into care_occasion_days (occasion, year, day, source) select occasion, year, day, source from {rows} where state = 'fresh'
          """);
    }
  }

  @Component
  static class HouseholdRows implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị")
                .required()
                .keyed(),
            of("name", new CellType.Text(Visit.LONGEST_NAME, CellType.TextForm.LINE), "tên hộ")
                .required()
                .keyed(),
            of(
                "address",
                new CellType.Text(Household.LONGEST_ADDRESS, CellType.TextForm.LINE),
                "địa chỉ"),
            of("kinds", new CellType.Tags(), "vì sao cần thăm"));

    @Override
    public String name() {
      return "care_households";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("care_occasion_days");
    }

    @Override
    public List<Reach> reach() {
      return List.of(new Reach(Right.KEEP_PEOPLE, "unit", "r.unit", "unknown_unit"));
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("unit");
      rows.refuse(
          "kinds",
          "unknown_kind",
          """
          exists (select 1 from unnest(r.kinds) k where not exists (select 1 from care_kinds c where c.code = k)
            and not exists (select 1 from {care_kinds} c where c.code = k and c.state in ('fresh', 'changed')))\
          """);
      rows.compare(Map.of("kinds", "coalesce(r.kinds, '{}')"));
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into care_households (unit_id, name, address, kinds)
          select u.unit_id, r.name, coalesce(r.address, ''), coalesce(r.kinds, '{}')
          from {rows} r join unit_codes u on u.code = r.unit where r.state = 'fresh'
          on conflict on constraint care_households_once do update
            set address = excluded.address, kinds = excluded.kinds, ended_on = null
          """);
    }
  }

  @Component
  static class Partners implements ExchangeTable {

    private static final List<ExchangeColumn> COLUMNS =
        List.of(
            of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị")
                .required()
                .keyed(),
            of(
                    "name",
                    new CellType.Text(Visit.LONGEST_NAME, CellType.TextForm.LINE),
                    "tên nhà tài trợ")
                .required()
                .keyed(),
            of("note", new CellType.Text(Visit.LONGEST_NAME, CellType.TextForm.LINE), "ghi chú"));

    @Override
    public String name() {
      return "care_partners";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return COLUMNS;
    }

    @Override
    public Set<String> after() {
      return Set.of("care_households");
    }

    @Override
    public List<Reach> reach() {
      return List.of(new Reach(Right.KEEP_PEOPLE, "unit", "r.unit", "unknown_unit"));
    }

    @Override
    public void validate(StagedRows rows) {
      rows.refuseUnknown("unit");
      rows.compare(Map.of());
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      rows.run(
          """
          insert into care_partners (unit_id, name, note) select u.unit_id, r.name, coalesce(r.note, '')
          from {rows} r join unit_codes u on u.code = r.unit where r.state = 'fresh'
          """);
    }
  }
}
