package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
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
   * The mean of a figure over units, each with everything under it on the event's date; empty where
   * fewer than three have a value. Does not check rights.
   */
  public Optional<BigDecimal> mean(
      FigureDefinition figure, Collection<UnitId> units, Period period) {
    List<BigDecimal> values =
        figures
            .ofUnits(figure.code(), figure.function(), units, period, HierarchyMode.AT_EVENT_DATE)
            .values()
            .stream()
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
