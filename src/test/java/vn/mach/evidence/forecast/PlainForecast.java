package vn.mach.evidence.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.PlainCount;

/** The forecast of one target as plain loops over lists. */
final class PlainForecast {

  private static final double FEW = 5;
  private static final double WEIGHT = 10;

  private record Then(String kind, @Nullable Boolean committee, int position, boolean made) {}

  /** A due unit of today; chance null: no forecast. */
  record Now(int unit, boolean reached, boolean lost, @Nullable Double chance) {}

  private final PlainCount plain;
  private final PlainCount.TargetRow target;
  private final PlainCount.FigureRow figure;
  private final LocalDate today;
  private final List<Then> then = new ArrayList<>();
  private boolean recorded;

  PlainForecast(PlainCount plain, PlainCount.TargetRow target, LocalDate today) {
    this.plain = plain;
    this.target = target;
    this.today = today;
    this.figure =
        plain.figures().stream()
            .filter(it -> it.code().equals(target.figure()))
            .findFirst()
            .orElseThrow();
    LocalDate known = today.minusYears(1);
    LocalDate last = target.to().minusYears(1);
    for (PlainCount.Version it : plain.versions()) {
      Optional<PlainCount.Minimum> asked = asked(it, known);
      if (asked.isPresent() && plain.on(it.unit(), last).isPresent()) {
        BigDecimal minimum = asked.get().minimum();
        FigureValue atEnd = value(it.unit(), target.from().minusYears(1), last);
        FigureValue before = value(it.unit(), target.from().minusYears(1), known);
        then.add(
            new Then(it.kind(), it.committee(), position(before, minimum), atEnd.reaches(minimum)));
        recorded |= atEnd.activities() > 0;
      }
    }
  }

  private Optional<PlainCount.Minimum> asked(PlainCount.Version version, LocalDate day) {
    return version.holdsOn(day) ? PlainCount.minimum(target, version) : Optional.empty();
  }

  private FigureValue value(int unit, LocalDate from, LocalDate to) {
    return plain.value(figure, unit, from, to, HierarchyMode.AT_EVENT_DATE);
  }

  boolean known() {
    return recorded && then.size() >= FEW;
  }

  List<Now> now() {
    List<Now> all = new ArrayList<>();
    for (PlainCount.Version it : plain.versions()) {
      asked(it, today)
          .ifPresent(asked -> {
            FigureValue value = value(it.unit(), target.from(), today);
            boolean reached = value.reaches(asked.minimum());
            boolean lost =
                figure.function() == FigureFunction.LOWEST_ATTENDANCE_RATE
                    && value.base().signum() > 0
                    && !reached;
            all.add(
                new Now(
                    it.unit(), reached, lost, chance(it, value, asked.minimum(), reached, lost)));
          });
    }
    return all;
  }

  private @Nullable Double chance(
      PlainCount.Version unit,
      FigureValue value,
      BigDecimal minimum,
      boolean reached,
      boolean lost) {
    if (reached && !figure.function().isQuotient()) {
      return 1.0;
    }
    return lost
        ? Double.valueOf(0)
        : known() ? chance(unit.kind(), unit.committee(), position(value, minimum)) : null;
  }

  /** From the widest group to the narrowest. */
  double chance(String kind, @Nullable Boolean committee, int position) {
    double share = 0;
    List<Predicate<Then>> groups =
        List.of(
            it -> true,
            it -> figure.function().isQuotient() || it.position != 11,
            it -> it.position == position,
            it ->
                it.position == position
                    && it.kind.equals(kind)
                    && java.util.Objects.equals(it.committee, committee));
    for (int i = 0; i < groups.size(); i++) {
      double weight = i == 0 ? 0 : WEIGHT;
      double units = then.stream().filter(groups.get(i)).count();
      double made = then.stream().filter(groups.get(i)).filter(Then::made).count();
      share = (made + weight * share) / (units + weight);
    }
    return share;
  }

  private int position(FigureValue value, BigDecimal minimum) {
    if (value.activities() == 0) {
      return 0;
    }
    if (!figure.function().isQuotient()) {
      return value.numerator().compareTo(minimum) >= 0
          ? 11
          : 1
              + BigDecimal.TEN
                  .multiply(value.numerator())
                  .divide(minimum, 0, RoundingMode.FLOOR)
                  .intValueExact();
    }
    if (value.base().signum() == 0) {
      return 0;
    }
    int steps =
        BigDecimal.valueOf(figure.function().isRate() ? 100 : 1)
            .multiply(value.numerator())
            .subtract(minimum.multiply(value.base()))
            .divide(value.base().multiply(BigDecimal.TWO), 0, RoundingMode.FLOOR)
            .intValueExact();
    return 20 + Math.clamp(steps, -10, 9);
  }

  /**
   * The totals of every unit that something is due in or under: due, reached, likely, act, lost.
   */
  Map<Integer, long[]> totals() {
    Map<Integer, long[]> totals = new HashMap<>();
    for (Now it : now()) {
      for (int above : plain.upwards(it.unit, today)) {
        long[] sums = totals.computeIfAbsent(above, unit -> new long[5]);
        Double chance = it.chance == null && it.reached ? Double.valueOf(1) : it.chance;
        sums[0]++;
        if (it.lost) {
          sums[4]++;
        } else if (chance != null) {
          sums[chance < 0.5 ? 3 : it.reached ? 1 : 2]++;
        }
      }
    }
    return totals;
  }
}
