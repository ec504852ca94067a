package vn.mach.evidence.activities;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Right;

/** Amounts of activities, in the exchange format. */
@Component
class AmountTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("activity", new CellType.Reference("activities", "unknown_activity"), "hoạt động")
              .required()
              .keyed(),
          of("amount", new CellType.Code(), "đại lượng").required().keyed(),
          of("value", new CellType.Whole(), "giá trị").required());

  @Override
  public String name() {
    return "amounts";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public List<Reach> reach() {
    return List.of(
        new Reach(
            Right.RECORD,
            "activity",
            """
            coalesce((select a.unit from {activities} a where a.ref = r.activity and a.state <> 'refused' limit 1),
              (select s.unit from activities_sheet s where s.ref = r.activity))\
            """,
            "unknown_activity"));
  }

  /** An existing activity gets no further amount: amounts are part of its content. */
  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("activity");
    rows.compare(Map.of());
    rows.refuse(
        "activity",
        "changed_since_sent",
        "exists (select 1 from activities_sheet s where s.ref = r.activity)");
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into activity_amounts (activity_id, amount, value)
        select a.id, r.amount, r.value from {rows} r join activities a on a.ref = r.activity where r.state = 'fresh'
        """);
  }
}
