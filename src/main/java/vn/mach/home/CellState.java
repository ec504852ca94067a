package vn.mach.home;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How a target stands in a unit: said with a colour, a sign and a word. */
enum CellState {
  /** Every unit that is due reached its minimum. */
  DONE,
  /** Fewer reached it than the part of the period that has passed asks for. */
  BEHIND,
  UNDERWAY,
  /** Nothing is due, or the target has not begun. */
  NONE;

  /**
   * Half of the period gone means that half of those due should have reached it, rounded half up: a single branch is behind from the
   * middle of the period on. After the last day whoever is missing is behind.
   */
  static CellState of(long due, long done, LocalDate from, LocalDate to, LocalDate day) {
    if (due == 0 || day.isBefore(from)) {
      return NONE;
    }
    if (done >= due) {
      return DONE;
    }
    if (!day.isBefore(to)) {
      return BEHIND;
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    long gone = ChronoUnit.DAYS.between(from, day) + 1;
    long asked = BigDecimal.valueOf(due).multiply(BigDecimal.valueOf(gone)).divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP).longValueExact();
    return done < asked ? BEHIND : UNDERWAY;
  }

  /** The word in style sheets and message keys. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
