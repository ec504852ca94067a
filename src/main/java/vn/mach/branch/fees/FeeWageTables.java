package vn.mach.branch.fees;

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

/** Regional minimum wages, in the exchange format. */
@Component
class FeeWageTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("region", new CellType.Whole(), "vùng").required().keyed(),
          of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
          of("amount", new CellType.Whole(), "mức một tháng").required(),
          of("source", CellType.text(), "văn bản").required());

  @Override
  public String name() {
    return "fee_minimum_wages";
  }

  /** Nothing refers to it. */
  @Override
  public Set<String> after() {
    return Set.of("plan_lines");
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuse("region", "out_of_range", "r.region not between 1 and 4");
    rows.refuse("amount", "out_of_range", "r.amount = 0");
    rows.compare(Map.of());
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into fee_minimum_wages (region, valid_from, amount, source)
        select region, valid_from, amount, source from {rows} where state = 'fresh'
        """);
  }
}
