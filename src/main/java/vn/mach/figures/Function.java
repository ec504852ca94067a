package vn.mach.figures;

import java.util.Locale;

/** What a figure does with the activities it counts. */
public enum Function {
  /** How many there are. */
  COUNT,
  /** The sum of the amount it names; an activity without it adds 0. */
  SUM,
  /** The sum of those who were expected: person-times. */
  EXPECTED,
  /** The sum of those who were present: person-times. */
  PRESENT,
  /** 100 × present ÷ expected over the activities that state both. */
  ATTENDANCE_RATE,
  /** The smallest 100 × present ÷ expected of one activity that states both. */
  LOWEST_ATTENDANCE_RATE,
  /** How many different units held one. */
  UNITS;

  public boolean isRate() {
    return this == ATTENDANCE_RATE || this == LOWEST_ATTENDANCE_RATE;
  }

  /** The code in tables and files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Function of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
