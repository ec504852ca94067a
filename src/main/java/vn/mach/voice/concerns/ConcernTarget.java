package vn.mach.voice.concerns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;

/**
 * What the answers to concerns are to reach in a quarter. It is compared with the published numbers
 * and with nothing else, so it says no more than these.
 *
 * @param level the kind of the unit that answers; none: of any
 * @param bound what is to be reached, as its measure reads it; none: no target from that day on
 * @param validFrom a quarter is compared with what holds on its first day
 * @param source who set it
 */
record ConcernTarget(
    long id,
    Measure measure,
    @Nullable String level,
    @Nullable Integer bound,
    LocalDate validFrom,
    String source) {

  /** What is compared. */
  enum Measure {
    /** At least so many percent of those received were answered in time. */
    IN_TIME(100),
    /** The median of the working days that an answer took is at most so many. */
    MEDIAN_DAYS(250),
    /** At least so many percent of those who said whether the answer helped said that it did. */
    HELPED(100);

    private final int most;

    Measure(int most) {
      this.most = most;
    }

    String code() {
      return Codes.code(this);
    }

    /** The highest bound that makes sense; the lowest is 1. */
    int most() {
      return most;
    }

    /** Its value in a published row, percent or days; none: it is not said. */
    private @Nullable BigDecimal value(SmallGroups.Row row) {
      return switch (this) {
        case IN_TIME -> percent(row.inTime(), row.received());
        case MEDIAN_DAYS -> row.medianDays() == null ? null : BigDecimal.valueOf(row.medianDays());
        case HELPED ->
            row.helped() == null || row.notHelped() == null
                ? null
                : percent(row.helped(), row.helped() + row.notHelped());
      };
    }

    private static @Nullable BigDecimal percent(@Nullable Integer part, @Nullable Integer whole) {
      return part == null || whole == null || whole == 0
          ? null
          : BigDecimal.valueOf(100L * part)
              .divide(BigDecimal.valueOf(whole), 10, RoundingMode.DOWN);
    }
  }

  /**
   * A published row beside its target.
   *
   * @param value percent, not rounded, or days
   */
  record Comparison(Measure measure, BigDecimal value, int bound, boolean reached) {}

  /**
   * What holds on a day: that of the level before the one of any level, and of these the latest
   * that has begun.
   */
  static Optional<Integer> on(
      LocalDate day, Measure measure, String level, List<ConcernTarget> targets) {
    return targets.stream()
        .filter(it -> it.measure == measure && !it.validFrom.isAfter(day))
        .filter(it -> it.level == null || it.level.equals(level))
        .max(
            Comparator.comparing((ConcernTarget it) -> it.level != null)
                .thenComparing(ConcernTarget::validFrom))
        .map(ConcernTarget::bound);
  }

  /**
   * A row of a quarter beside the targets that held on the quarter's first day. What the row does
   * not say is not compared, and neither is a row whose levels have different targets.
   */
  static List<Comparison> compare(
      SmallGroups.Row row, LocalDate quarter, List<ConcernTarget> targets) {
    return Arrays.stream(Measure.values())
        .flatMap(it -> compare(it, row, quarter, targets).stream())
        .toList();
  }

  private static Optional<Comparison> compare(
      Measure measure, SmallGroups.Row row, LocalDate quarter, List<ConcernTarget> targets) {
    BigDecimal value = measure.value(row);
    List<Optional<Integer>> bounds =
        row.levels().stream().map(it -> on(quarter, measure, it, targets)).distinct().toList();
    if (value == null || bounds.size() != 1) {
      return Optional.empty();
    }
    return bounds
        .getFirst()
        .map(bound -> {
          int above = value.compareTo(BigDecimal.valueOf(bound));
          boolean reached = measure == Measure.MEDIAN_DAYS ? above <= 0 : above >= 0;
          return new Comparison(measure, value, bound, reached);
        });
  }
}
