package vn.mach.evidence.forecast;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The forecast of a unit: its targets, one of them by the units below it, and the units to act on.
 */
@Controller
class ForecastPages {

  /** A longer list is no use to anybody: the units below it have one each. */
  static final long MOST_DUE = 10_000;

  private final ForecastSql sql;
  private final Forecasts forecasts;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  ForecastPages(ForecastSql sql, Forecasts forecasts, Units units, AccessScope scope, Today today) {
    this.sql = sql;
    this.forecasts = forecasts;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * One target in full.
   *
   * @param listed whether its units are listed, or too many are due
   */
  record Shown(
      TargetForecast target,
      List<ForecastSql.Child> children,
      boolean listed,
      Paging.Slice<UnitForecast> act) {}

  @GetMapping("/forecast")
  String show(
      Actor actor,
      @RequestParam @Nullable Long unit,
      @RequestParam @Nullable String target,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    LocalDate day = today.date();
    List<NamedUnit> tops = units.tops(actor, Right.SEE);
    UnitId asked =
        unit != null
            ? new UnitId(unit)
            : tops.stream()
                .findFirst()
                .map(NamedUnit::id)
                .orElseThrow(() -> new NotFound("no unit"));
    NamedUnit named = units.require(actor, Right.SEE, asked);
    List<TargetForecast> targets = sql.targets(asked, day);
    Optional<TargetForecast> chosen =
        targets.stream()
            .filter(it -> it.code().equals(target))
            .findFirst()
            .or(() -> targets.stream().max(Comparator.comparingLong(it -> it.totals().act())));
    Set<Right> rights = scope.rights(actor, asked);
    units.showPath(actor, asked, day);
    model.addAttribute("unit", named);
    model.addAttribute(
        "above",
        units.path(asked, day).stream()
            .filter(it -> !it.id().equals(asked) && scope.reaches(actor, Right.SEE, it.id()))
            .toList());
    model.addAttribute("today", day);
    model.addAttribute("counting", forecasts.await(actor));
    model.addAttribute("targets", targets);
    model.addAttribute("own", sql.own(asked, day));
    model.addAttribute("shown", chosen.map(it -> shown(asked, it, day, page)).orElse(null));
    model.addAttribute("mayGive", rights.contains(Right.ISSUE));
    model.addAttribute(
        "maySend", rights.contains(Right.ISSUE) || rights.contains(Right.SET_TARGETS));
    return "evidence/forecast/forecast";
  }

  private Shown shown(UnitId unit, TargetForecast target, LocalDate day, int page) {
    boolean listed = target.totals().due() <= MOST_DUE;
    Paging paging = new Paging(page, 50);
    return new Shown(
        target,
        sql.children(unit, target.target(), day),
        listed,
        paging.slice(listed ? sql.act(unit, target.target(), day, paging) : List.of()));
  }
}
