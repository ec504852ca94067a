package vn.mach.organisation.units;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.List;
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

/** Official codes of units in the exchange format; with or without dots, written with them. */
@Component
class OfficialCodeTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required().keyed(),
          of("official_code", CellType.text(), "mã 14 số").required(),
          of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
          of("valid_to", new CellType.Day(), "đến ngày"));

  /**
   * Two codes of a unit on one day, or one code of two units, among what stands and is sent. What a
   * row of the file closes ends as the file says.
   */
  private static final String OVERLAPPING =
      """
      with every as (
        select s.unit, replace(s.official_code, '.', '') as code, s.valid_from, coalesce(c.valid_to, s.valid_to) as valid_to, null::int as line
        from {standing} s left join {rows} c on c.state = 'changed' and c.unit = s.unit and c.valid_from = s.valid_from
        union all
        select unit, replace(official_code, '.', ''), valid_from, coalesce(valid_to, 'infinity'), line from {rows} where state = 'fresh'
      )
      update {rows} r set state = 'refused', reason = 'overlapping_periods', at_column = 'valid_from'
      from every e
      where r.state = 'fresh' and e.line is distinct from r.line and (e.line is null or e.line < r.line)
        and (e.unit = r.unit or e.code = replace(r.official_code, '.', ''))
        and e.valid_from <= coalesce(r.valid_to, 'infinity') and r.valid_from <= e.valid_to
      """;

  @Override
  public String name() {
    return "official_codes";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<Reach> beyond() {
    return List.of(new Reach(Right.EXCHANGE, "unit", "r.unit", "unknown_unit"));
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    if (row.get("official_code") instanceof String code && OfficialCode.read(code).isEmpty()) {
      return new RowError("official_code", "not_a_code");
    }
    return row.endsBeforeStart("valid_from", "valid_to");
  }

  /**
   * What people mean by 31/12/9999 is no last day; a code without one ends with its unit, where
   * that has ended.
   */
  @Override
  public void prepare(StagedRows rows) {
    if (!rows.sent(name())) {
      return;
    }
    rows.run("update {rows} set valid_to = null where valid_to >= '9999-01-01'");
    rows.run(
        """
        with versions as (
          select code, coalesce(valid_to, 'infinity') as valid_to from {units} where state <> 'refused'
          union all
          select s.code, s.valid_to from units_sheet s where not exists (
            select 1 from {units} u where u.code = s.code and u.valid_from = s.valid_from and u.state <> 'refused')
        ), ended as (
          select code, max(valid_to) as last_day from versions where code in (select unit from {rows} where valid_to is null)
          group by code having max(valid_to) < 'infinity'
        )
        update {rows} r set valid_to = greatest(r.valid_from, e.last_day) from ended e where r.valid_to is null and e.code = r.unit
        """);
  }

  @Override
  public void validate(StagedRows rows) {
    rows.run(
        """
        update {rows} set official_code = regexp_replace(regexp_replace(official_code, '[. ]', '', 'g'), '^(..)(...)(...)(...)(...)$', '\\1.\\2.\\3.\\4.\\5')
        where state = 'fresh'
        """);
    rows.refuseUnknown("unit");
    rows.run(
        """
        update {rows} r set
          state = case when r.official_code <> s.official_code then 'refused' when coalesce(r.valid_to, 'infinity') = s.valid_to then 'same'
            when s.valid_to = 'infinity' then 'changed' else 'refused' end,
          reason = case when r.official_code <> s.official_code or coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity'
            then 'changed_since_sent' end,
          at_column = case when r.official_code <> s.official_code then 'official_code'
            when coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity' then 'valid_to' end
        from {standing} s
        where r.state = 'fresh' and s.unit = r.unit and s.valid_from = r.valid_from
        """);
    rows.run(OVERLAPPING);
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        update unit_official_codes o set valid_to = r.valid_to
        from {rows} r join unit_codes u on u.code = r.unit
        where r.state = 'changed' and o.unit_id = u.unit_id and o.valid_from = r.valid_from
        """);
    rows.run(
        """
        insert into unit_official_codes (unit_id, code, valid_from, valid_to)
        select u.unit_id, replace(r.official_code, '.', ''), r.valid_from, coalesce(r.valid_to, 'infinity')
        from {rows} r join unit_codes u on u.code = r.unit where r.state = 'fresh'
        """);
    rows.run("call close_official_codes()");
  }
}
