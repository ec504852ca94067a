package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.mach.base.kernel.Codes;

/** The state of a target in a unit: shown by a colour, a sign and a word. */
public enum TargetState {
  /** Every unit that is due reached its minimum. */
  DONE,
  /** Fewer reached it than the elapsed part of the period requires. */
  BEHIND,
  UNDERWAY,
  /** Nothing is due, or the target has not begun. */
  NONE;

  /**
   * Half of the period gone means that half of those due should have reached it, rounded half up: a
   * single branch is behind from the middle of the period on. After the last day every unit that
   * has not reached it is behind.
   */
  public static TargetState of(long due, long done, LocalDate from, LocalDate to, LocalDate day) {
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
    long asked = (2 * due * gone + days) / (2 * days);
    return done < asked ? BEHIND : UNDERWAY;
  }

  /** The word in style sheets and message keys. */
  public String code() {
    return Codes.code(this);
  }
}
