package vn.mach.evidence.forecast;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.mach.base.web.Page;
import vn.mach.evidence.figures.FigureWords;

/** Forecasts in the reader's words. */
final class ForecastWords {

  private ForecastWords() {}

  /** Why a unit has this chance: what became of the narrowest group that has enough units. */
  static String reason(Page page, UnitForecast it) {
    if (it.lost()) {
      return page.t("forecast.reason.lost", has(page, it));
    }
    UnitForecast.Then then = it.then();
    if (it.reached() && !it.value().function().isQuotient()) {
      return page.t("forecast.reason.reached", has(page, it));
    }
    if (then == null) {
      return page.t("forecast.reason.none", has(page, it));
    }
    if (enough(then.own())) {
      return said(page, it, then, "own", then.own());
    }
    if (enough(then.wide())) {
      return said(page, it, then, "wide", then.wide());
    }
    return enough(then.open())
        ? said(page, it, then, "open", then.open())
        : said(page, it, then, "all", then.all());
  }

  private static boolean enough(UnitForecast.Group group) {
    return group.units() >= ForecastCountSql.FEW;
  }

  private static String said(
      Page page, UnitForecast it, UnitForecast.Then then, String which, UnitForecast.Group group) {
    return page.t(
        "forecast.reason." + which,
        page.day(then.known()),
        page.number(group.units()),
        had(page, it, which.equals("wide")),
        page.number(group.made()),
        page.day(then.last()),
        has(page, it));
  }

  /** What the group had: of classes with other minimums its share is said. */
  private static String had(Page page, UnitForecast it, boolean share) {
    boolean rate = it.value().function().isQuotient();
    Position.Said said =
        share
            ? Position.share(rate, it.position())
            : Position.said(rate, it.position(), it.minimum());
    return page.t("forecast.had." + said.key(), page.number(said.from()), page.number(said.to()));
  }

  /** What the unit has, of how much. */
  static String has(Page page, UnitForecast it) {
    String minimum = FigureWords.minimum(page, it.value().function(), it.minimum());
    return it.position() == Position.NOTHING
        ? page.t("forecast.has.nothing", minimum)
        : page.t("forecast.has", FigureWords.value(page, it.value()), minimum);
  }

  static String percent(Page page, @Nullable BigDecimal percent) {
    return percent == null ? "–" : page.rate(percent);
  }
}
