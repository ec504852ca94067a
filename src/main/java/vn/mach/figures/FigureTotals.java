package vn.mach.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Period;
import vn.mach.kernel.UnitId;
import vn.mach.realms.Today;
import vn.mach.units.TreeTotals;

/** Which numbers a decision about the tree changes: targets that are still running on its day, and figures from that year on. */
@Component
class FigureTotals implements TreeTotals {

  private final FiguresSql targets;
  private final DefinitionsSql definitions;
  private final EvidenceSql evidence;
  private final Today today;

  FigureTotals(FiguresSql targets, DefinitionsSql definitions, EvidenceSql evidence, Today today) {
    this.targets = targets;
    this.definitions = definitions;
    this.evidence = evidence;
    this.today = today;
  }

  @Override
  public List<Total> totals(Collection<UnitId> units, LocalDate day) {
    LocalDate now = today.date();
    if (units.isEmpty() || day.isAfter(now)) {
      return List.of(); // what is read today is not changed by a day that has not come
    }
    List<Total> totals = new ArrayList<>();
    ofTargets(units, day, now, totals);
    ofFigures(units, new Period(day.withDayOfYear(1), now), totals);
    return totals;
  }

  private void ofTargets(Collection<UnitId> units, LocalDate day, LocalDate now, List<Total> totals) {
    List<FiguresSql.TargetRow> running = targets.targetsBetween(day, now);
    List<Long> numbers = running.stream().map(FiguresSql.TargetRow::id).toList();
    for (EvidenceSql.Total total : evidence.totals(numbers, units, List.of(now), Reading.THEN)) {
      for (FiguresSql.TargetRow target : running) {
        if (target.id() == total.target()) {
          String title = target.column().title();
          String key = "target:" + target.column().code();
          totals.add(whole(total.unit(), key + ":due", "units.total.due", title, total.value().due()));
          totals.add(whole(total.unit(), key + ":done", "units.total.done", title, total.value().done()));
        }
      }
    }
  }

  private void ofFigures(Collection<UnitId> units, Period period, List<Total> totals) {
    for (FigureDefinition figure : definitions.figures()) {
      Map<UnitId, List<FigureValue>> values = evidence.values(figure.code(), figure.function(), units, List.of(period), Reading.THEN);
      values.forEach(
          (unit, value) ->
              totals.add(
                  new Total(
                      unit, "figure:" + figure.code(), "units.total.figure", figure.nameVi(), figure.nameEn(), value.getFirst().value().orElse(null),
                      figure.function().isRate())));
    }
  }

  private static Total whole(UnitId unit, String key, String words, String title, long value) {
    return new Total(unit, key, words, title, title, BigDecimal.valueOf(value), false);
  }
}
