package vn.mach.evidence.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.mach.base.web.Page;

/** Numbers and definitions in the reader's words. */
public final class FigureWords {

  private FigureWords() {}

  static String name(Page page, FigureDefinition figure) {
    return page.name(figure.nameVi(), figure.nameEn());
  }

  /** What a figure means, as one sentence. */
  static String sentence(Page page, FigureDefinition figure) {
    String kind = page.name(figure.kindVi(), figure.kindEn());
    String what =
        page.t(
            "figures.sentence." + figure.function().code(),
            kind,
            figure.amount() == null ? "" : figure.amount());
    String tag = figure.tag() == null ? "" : page.t("figures.sentence.tag", figure.tag());
    String form =
        figure.form() == null
            ? ""
            : page.t("figures.sentence.form", page.t("figures.form." + figure.form()));
    return what + tag + form + ".";
  }

  public static String value(Page page, FigureValue value) {
    return value(page, value.function(), value.value().orElse(null));
  }

  public static String value(Page page, FigureFunction function, @Nullable BigDecimal value) {
    return function.isRate() ? page.rate(value) : value == null ? "–" : page.decimal(value);
  }

  /** A rate's two numbers: 229/321. Empty for figures that have none. */
  static String base(Page page, FigureValue value) {
    return value.function().isFraction() && value.base().signum() != 0
        ? page.decimal(value.numerator()) + "/" + page.decimal(value.base())
        : "";
  }

  public static String minimum(Page page, FigureFunction function, BigDecimal minimum) {
    return page.decimal(minimum) + (function.isRate() ? page.vietnamese() ? " %" : "%" : "");
  }

  /** The hierarchy mode of a number in words. */
  static String reading(Page page, HierarchyMode reading) {
    return switch (reading) {
      case HierarchyMode.AtEventDate then -> page.t("figures.reading.then.said");
      case HierarchyMode.AsOf(var day) -> page.t("figures.reading.today.said", day);
    };
  }

  static String committee(Page page, @Nullable Boolean committee) {
    return committee == null
        ? ""
        : page.t(committee ? "figures.committee.yes" : "figures.committee.no");
  }

  /** Of a single unit: that nothing is recorded, or how much it should have by now. */
  static String note(Page page, Board.Column column, Board.Own own, TargetState state) {
    if (own.value().activities() == 0) {
      return page.t("figures.own.nothing_recorded");
    }
    return state == TargetState.BEHIND && own.required().compareTo(own.minimum()) < 0
        ? page.t("figures.own.required_by_now", minimum(page, column.function(), own.required()))
        : "";
  }
}
