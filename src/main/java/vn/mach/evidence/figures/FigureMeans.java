package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;

/** Means of figures over several units. */
@Component
public class FigureMeans {

  /** Units over which a mean may be shown: of fewer it would tell what a single one has. */
  private static final int FEWEST = 3;

  private final Figures figures;

  FigureMeans(Figures figures) {
    this.figures = figures;
  }

  /**
   * The means of figures over units, by code, each unit with everything under it on the event's
   * date; none where fewer than three have a value. Counts all at once. Does not check rights.
   */
  public Map<String, BigDecimal> means(
      Collection<FigureDefinition> definitions, Collection<UnitId> units, Period period) {
    Map<String, FigureFunction> functions = new HashMap<>();
    definitions.forEach(it -> functions.put(it.code(), it.function()));
    Map<String, BigDecimal> means = new HashMap<>();
    figures
        .ofUnits(functions, units, period, HierarchyMode.AT_EVENT_DATE)
        .forEach((code, values) -> mean(values.values()).ifPresent(it -> means.put(code, it)));
    return means;
  }

  private static Optional<BigDecimal> mean(Collection<List<FigureValue>> ofUnits) {
    List<BigDecimal> values =
        ofUnits.stream()
            .flatMap(all -> all.stream().limit(1))
            .flatMap(value -> value.value().stream())
            .toList();
    return values.size() < FEWEST
        ? Optional.empty()
        : Optional.of(
            values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 6, RoundingMode.HALF_UP));
  }
}
