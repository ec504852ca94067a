package vn.mach.evidence.reports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.mach.base.web.Page;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.evidence.templates.ProseFormat;

/**
 * Numbers on pages, in the reader's language; those of a report itself are written by {@link
 * ProseFormat}.
 */
final class PageFormat {

  private static final String NUMBER = "Số ";

  private PageFormat() {}

  static String value(Page page, @Nullable FigureValue value) {
    BigDecimal number = value == null ? null : value.value().orElse(null);
    if (value == null || number == null) {
      return "–";
    }
    if (!value.function().isRate()) {
      return page.decimal(number);
    }
    return page.rate(number)
        + " ("
        + (value.function().isFraction()
            ? page.decimal(value.numerator()) + "/" + page.decimal(value.base())
            : page.t("reports.of_activities", value.activities()))
        + ")";
  }

  static String target(Page page, @Nullable TargetValue value) {
    return value == null || value.due() == 0
        ? "–"
        : page.t(
            "reports.number.pace",
            page.number(value.onPace()),
            page.number(value.due()),
            page.number(value.done()));
  }

  /** A report's number, which papers write as {@code Số 36-BC/ĐUK}; empty without one. */
  static String symbol(Page page, @Nullable String symbol) {
    return symbol == null
        ? ""
        : symbol.startsWith(NUMBER)
            ? page.t("reports.symbol.number", symbol.substring(NUMBER.length()))
            : symbol;
  }

  static String change(Page page, @Nullable FigureValue now, @Nullable FigureValue before) {
    if (now == null
        || before == null
        || before.activities() == 0
        || now.value().isEmpty()
        || before.value().isEmpty()) {
      return "";
    }
    BigDecimal difference = now.value().get().subtract(before.value().get());
    return (difference.signum() > 0 ? "+" : difference.signum() < 0 ? "−" : "")
        + page.decimal(difference.abs());
  }
}
