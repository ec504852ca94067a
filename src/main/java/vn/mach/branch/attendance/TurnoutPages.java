package vn.mach.branch.attendance;

import java.time.LocalDate;
import java.time.YearMonth;
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
import vn.mach.base.web.FormParser;
import vn.mach.branch.attendance.TurnoutSql.Asked;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Turnout by units: a row opens to the units below it, down to the lists. */
@Controller
class TurnoutPages {

  private final TurnoutSql sql;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  TurnoutPages(TurnoutSql sql, Units units, AccessScope scope, Today today) {
    this.sql = sql;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * @param round a round; without one the meetings of a month
   * @param unit where to look; without one the top of what the actor sees
   */
  @GetMapping("/attendance/turnout")
  String board(
      Actor actor,
      @RequestParam(required = false) @Nullable Long round,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable Long unit,
      Model model) {
    YearMonth asked = FormParser.month(month).orElse(YearMonth.from(today.date()));
    Asked what = round == null ? ofMonth(asked) : round(round);
    UnitId at =
        unit == null
            ? units.tops(actor, Right.SEE).stream()
                .findFirst()
                .map(NamedUnit::id)
                .orElseThrow(() -> new NotFound("a unit to see"))
            : new UnitId(unit);
    scope.require(actor, Right.SEE, at);
    NamedUnit named =
        units
            .named(at, what.tree())
            .or(() -> units.named(at, today.date()))
            .orElseThrow(() -> new NotFound("unit " + at.value()));
    model.addAttribute("asked", what);
    model.addAttribute("month", asked);
    model.addAttribute("unit", named);
    model.addAttribute(
        "above",
        units.path(at, what.tree()).stream()
            .filter(it -> !it.id().equals(at) && scope.reaches(actor, Right.SEE, it.id()))
            .toList());
    model.addAttribute(
        "turnout", sql.of(scope.parameters(actor, Right.SEE), what, at).orElse(null));
    model.addAttribute("keeps", scope.reaches(actor, Right.RECORD, at));
    model.addAttribute("now", today.now());
    return "branch/attendance/turnout";
  }

  private Asked round(long id) {
    return sql.round(id).orElseThrow(() -> new NotFound("round " + id));
  }

  private Asked ofMonth(YearMonth month) {
    LocalDate last = month.atEndOfMonth();
    LocalDate tree = last.isAfter(today.date()) ? today.date() : last;
    return new Asked(null, "", month.atDay(1), last, tree);
  }
}
