package vn.mach.organisation.people;

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
import vn.mach.organisation.units.StagedTree;

/** Who follows which branch, in the exchange format: one row for each period. */
@Component
class FollowerTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required().keyed(),
          of("person", new CellType.Reference("people", "unknown_person"), "người theo dõi")
              .required(),
          of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
          of("valid_to", new CellType.Day(), "đến ngày"));

  @Override
  public String name() {
    return "followers";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<Reach> beyond() {
    return List.of(
        new Reach(Right.EXCHANGE, "unit", "r.unit", "unknown_unit"),
        new Reach(
            Right.EXCHANGE,
            "person",
            "select s.unit from people_sheet s where s.code = r.person",
            "unknown_person"));
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    return row.endsBeforeStart("valid_from", "valid_to");
  }

  @Override
  public void prepare(StagedRows rows) {
    rows.run("update {rows} set valid_to = null where valid_to >= '9999-01-01'");
  }

  /** A row that gives an open one its last day closes it; two of a unit may not overlap. */
  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("unit");
    rows.refuseUnknown("person");
    rows.refuse(
        "unit",
        "unit_not_standing",
        "not " + StagedTree.standsThrough("r.unit", "r.valid_from", "r.valid_to"));
    rows.run(
        """
        update {rows} r set
          state = case when r.person <> s.person then 'refused' when coalesce(r.valid_to, 'infinity') = s.valid_to then 'same'
            when s.valid_to = 'infinity' then 'changed' else 'refused' end,
          reason = case when r.person <> s.person or coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity'
            then 'changed_since_sent' end,
          at_column = case when r.person <> s.person then 'person'
            when coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity' then 'valid_to' end
        from {standing} s where r.state = 'fresh' and s.unit = r.unit and s.valid_from = r.valid_from
        """);
    rows.run(
        """
        with every as (
          select s.unit, s.valid_from, coalesce(c.valid_to, s.valid_to) as valid_to, null::int as line
          from {standing} s left join {rows} c on c.state = 'changed' and c.unit = s.unit and c.valid_from = s.valid_from
          union all
          select unit, valid_from, coalesce(valid_to, 'infinity'), line from {rows} where state = 'fresh'
        )
        update {rows} r set state = 'refused', reason = 'overlapping_periods', at_column = 'valid_from'
        from every e
        where r.state = 'fresh' and e.line is distinct from r.line and (e.line is null or e.line < r.line) and e.unit = r.unit
          and e.valid_from <= coalesce(r.valid_to, 'infinity') and r.valid_from <= e.valid_to
        """);
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        update followers f set valid_to = r.valid_to
        from {rows} r join unit_codes u on u.code = r.unit
        where r.state = 'changed' and f.unit_id = u.unit_id and f.valid_from = r.valid_from
        """);
    rows.run(
        """
        insert into followers (unit_id, person_id, valid_from, valid_to)
        select u.unit_id, p.id, r.valid_from, coalesce(r.valid_to, 'infinity')
        from {rows} r join people p on p.code = r.person join unit_codes u on u.code = r.unit where r.state = 'fresh'
        """);
  }
}
