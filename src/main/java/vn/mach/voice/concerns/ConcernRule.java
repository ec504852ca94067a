package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a concern of a kind may take, in working days after the day of the event.
 *
 * @param level the kind of the unit that has it; none: of any
 * @param wholeDays from receipt to the last answer
 * @param stationDays the part of one unit
 * @param urgentDays the part of one unit where it is urgent
 * @param extensionDays the longest extension; 0: none
 * @param checked whether a second person checks the answer
 * @param source who set it
 */
record ConcernRule(
    long id,
    ConcernKind kind,
    @Nullable String level,
    int wholeDays,
    int stationDays,
    int urgentDays,
    int extensionDays,
    boolean checked,
    LocalDate validFrom,
    String source) {

  /** A unit's part. */
  int part(boolean urgent) {
    return urgent ? urgentDays : stationDays;
  }

  /**
   * The rule that holds on a day: that of the level before the one of any level, and of these the
   * latest that has begun.
   */
  static Optional<ConcernRule> on(
      LocalDate day, ConcernKind kind, String level, List<ConcernRule> rules) {
    return rules.stream()
        .filter(it -> it.kind == kind && !it.validFrom.isAfter(day))
        .filter(it -> it.level == null || it.level.equals(level))
        .max(
            Comparator.comparing((ConcernRule it) -> it.level != null)
                .thenComparing(ConcernRule::validFrom));
  }
}
