package vn.mach.evidence.checks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that the realm knows itself, for a unit and a period.
 *
 * @param name as its definition or target is called, in Vietnamese
 * @param value the number; of a target how many units have done it, of a rate those present
 * @param base of a target how many it asks, of a rate those expected; null for plain numbers
 * @param onPace of a target how many units are on pace; else null
 */
record Evidence(
    String name, BigDecimal value, @Nullable BigDecimal base, @Nullable BigDecimal onPace) {

  Evidence(String name, BigDecimal value, @Nullable BigDecimal base) {
    this(name, value, base, null);
  }

  /** Where a text speaks of the pace. */
  Evidence paced() {
    return onPace == null ? this : new Evidence(name, onPace, base, onPace);
  }
}
