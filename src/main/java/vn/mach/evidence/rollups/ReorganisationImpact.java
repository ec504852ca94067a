package vn.mach.evidence.rollups;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetRow;
import vn.mach.evidence.figures.TargetTotal;
import vn.mach.organisation.units.TreeChangeImpact;

/**
 * Which numbers a decision about the tree changes: targets that are still running on its day, and
 * figures from that year on.
 */
@Component
class ReorganisationImpact implements TreeChangeImpact {

  private final FigureBook figures;
  private final DailyAggregates days;
  private final TargetRollups rollups;
  private final RollupTotals kept;
  private final Today today;

  ReorganisationImpact(
      FigureBook figures,
      DailyAggregates days,
      TargetRollups rollups,
      RollupTotals kept,
      Today today) {
    this.figures = figures;
    this.days = days;
    this.rollups = rollups;
    this.kept = kept;
    this.today = today;
  }

  @Override
  @Transactional // what it refreshes first must be applied while this transaction alone refreshes
  public List<Total> totals(Collection<UnitId> units, Collection<UnitId> regrouped, LocalDate day) {
    LocalDate now = today.date();
    if (units.isEmpty() || day.isAfter(now)) {
      return List.of(); // a future day does not change today's numbers
    }
    List<Total> totals = new ArrayList<>();
    ofTargets(units, day, now, totals);
    ofFigures(regrouped, new Period(day.withDayOfYear(1), now), totals);
    return totals;
  }

  /**
   * The rollups are refreshed within this transaction, so that a preview need not count a country.
   */
  private void ofTargets(
      Collection<UnitId> units, LocalDate day, LocalDate now, List<Total> totals) {
    rollups.refreshAll(now);
    Map<Long, TargetRow> running =
        figures.targetsBetween(day, now).stream()
            .collect(Collectors.toMap(TargetRow::id, row -> row));
    for (TargetTotal total :
        kept.totals(running.keySet(), units, List.of(now), HierarchyMode.AT_EVENT_DATE)) {
      Board.Column target = Objects.requireNonNull(running.get(total.target())).column();
      totals.add(
          whole(
              total.unit(),
              "target:" + target.code() + ":due",
              "units.total.due",
              target.title(),
              total.value().due()));
      totals.add(
          whole(
              total.unit(),
              "target:" + target.code() + ":done",
              "units.total.done",
              target.title(),
              total.value().done()));
    }
  }

  private void ofFigures(Collection<UnitId> units, Period period, List<Total> totals) {
    Map<String, FigureDefinition> definitions =
        figures.definitions().stream()
            .collect(
                Collectors.toMap(
                    FigureDefinition::code,
                    figure -> figure,
                    (one, other) -> one,
                    LinkedHashMap::new));
    days.values(
            definitions.values().stream()
                .collect(Collectors.toMap(FigureDefinition::code, FigureDefinition::function)),
            units,
            List.of(period),
            HierarchyMode.AT_EVENT_DATE)
        .forEach((code, values) -> {
          FigureDefinition figure = Objects.requireNonNull(definitions.get(code));
          values.forEach((unit, value) ->
              totals.add(
                  new Total(
                      unit,
                      "figure:" + code,
                      "units.total.figure",
                      figure.nameVi(),
                      figure.nameEn(),
                      value.getFirst().value().orElse(null),
                      figure.function().isRate())));
        });
  }

  private static Total whole(UnitId unit, String key, String words, String title, long value) {
    return new Total(unit, key, words, title, title, BigDecimal.valueOf(value), false);
  }
}
