package vn.mach.branch.fees;

import static vn.mach.base.datasets.ExchangeColumn.of;

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

/**
 * What rules ask, in the exchange format: only for those who hold the whole realm. What persons
 * stated and paid is in no table of the format: it is private.
 */
@Component
class FeeRuleTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of(
                  "basis",
                  CellType.oneOf(FeeBasis.values(), FeeBasis::code, "unknown_kind", "fees.basis."),
                  "căn cứ")
              .required()
              .keyed(),
          of("valid_from", new CellType.Day(), "từ ngày").required().keyed(),
          of("percent", new CellType.Decimal(), "phần trăm"),
          of(
              "of",
              new CellType.OneOf(List.of("income", "minimum_wage"), "unknown_kind", "fees.of."),
              "tính trên"),
          of("lowest", new CellType.Whole(), "mức thấp nhất"),
          of("highest", new CellType.Whole(), "mức cao nhất"),
          of("source", CellType.text(), "văn bản").required());

  @Override
  public String name() {
    return "fee_rules";
  }

  /** Nothing refers to it. */
  @Override
  public Set<String> after() {
    return Set.of("fee_minimum_wages");
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  /** Either a percent of something, or an amount between two ends. */
  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    boolean percent = row.get("percent") != null;
    if (percent != (row.get("of") != null)) {
      return new RowError(percent ? "of" : "percent", "missing");
    }
    if (!percent && row.get("lowest") == null) {
      return new RowError("lowest", "missing");
    }
    return !percent && row.get("highest") == null ? new RowError("highest", "missing") : null;
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuse("lowest", "changed_since_sent", "r.percent is not null and r.lowest is not null");
    rows.refuse("percent", "out_of_range", "r.percent > 100");
    rows.refuse("highest", "ends_before_start", "r.highest < r.lowest");
    rows.compare(Map.of());
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into fee_rules (basis, valid_from, percent, of, lowest, highest, source)
        select basis, valid_from, percent, of, lowest, highest, source from {rows} where state = 'fresh'
        """);
  }
}
