package vn.mach.evidence.figures;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.time.LocalDate;
import java.util.Arrays;
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
import vn.mach.evidence.activities.ActivityForm;

/** Figures in the exchange format. */
@Component
class FigureTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("code", new CellType.Code(), "mã").required().keyed(),
          of("name_vi", CellType.text(), "tên tiếng Việt").required(),
          of("name_en", CellType.text(), "tên tiếng Anh").required(),
          of(
                  "function",
                  CellType.oneOf(
                      FigureFunction.values(),
                      FigureFunction::code,
                      "unknown_function",
                      "figures.function."),
                  "cách tính")
              .required(),
          of(
                  "activity_kind",
                  new CellType.Reference("activity_kinds", "unknown_kind"),
                  "loại hoạt động")
              .required(),
          of("amount", CellType.symbol(), "đại lượng"),
          of("tag", CellType.symbol(), "nhãn"),
          of(
              "form",
              CellType.oneOf(
                  ActivityForm.values(), ActivityForm::code, "unknown_form", "activities.form."),
              "hình thức"));

  @Override
  public String name() {
    return "figures";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  @Override
  public Set<String> after() {
    return Set.of("amounts");
  }

  @Override
  public @Nullable RowError check(RowValues row, LocalDate today) {
    Object function = row.get("function");
    return row.get("amount") == null
            && Arrays.stream(FigureFunction.values())
                .anyMatch(it -> it.takesAmount() && it.code().equals(function))
        ? new RowError("amount", "missing")
        : null;
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("activity_kind");
    rows.compare(Map.of());
  }

  @Override
  public void load(StagedRows rows, LoadContext context) {
    rows.run(
        """
        insert into figures (code, name_vi, name_en, function, activity_kind, amount, tag, form)
        select code, name_vi, name_en, function, activity_kind, amount, tag, form from {rows} where state = 'fresh'
        """);
  }
}
