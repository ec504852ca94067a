package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a level may have a finding, in working days after the day on which it arrived.
 *
 * @param level the kind of the unit; none: of any
 * @param source who set it
 */
record FindingRule(long id, @Nullable String level, int days, LocalDate validFrom, String source) {

  /**
   * The rule that holds on a day: that of the level before the one of any level, and of these the
   * latest that has begun.
   */
  static Optional<FindingRule> on(LocalDate day, String level, List<FindingRule> rules) {
    return rules.stream()
        .filter(it -> !it.validFrom.isAfter(day))
        .filter(it -> it.level == null || it.level.equals(level))
        .max(
            Comparator.comparing((FindingRule it) -> it.level != null)
                .thenComparing(FindingRule::validFrom));
  }
}
