package vn.mach.evidence.figures;

import vn.mach.base.kernel.Codes;

/**
 * The function of a figure over the activities it counts. Each function is defined in {@code
 * db/evidence/figures/R__13_figures.sql}; here is what pages need to know. Its message keys are
 * {@code figures.function.<code>}, {@code figures.sentence.<code>} and {@code
 * exchange.word.function.<code>}.
 */
public enum FigureFunction {
  /** How many there are. */
  COUNT(Combining.ACTIVITIES),
  /** The sum of the amount it names; an activity without it adds 0. */
  SUM(Combining.SUM),
  /** The mean of the amount it names, over the activities that state it. */
  AVERAGE_AMOUNT(Combining.SUM, Kind.AVERAGE),
  /** The sum of those who were expected: person-times. */
  EXPECTED(Combining.SUM),
  /** The sum of those who were present: person-times. */
  PRESENT(Combining.SUM),
  /** 100 × present ÷ expected over the activities that state both. */
  ATTENDANCE_RATE(Combining.SUM, Kind.FRACTION),
  /** The smallest 100 × present ÷ expected of one activity that states both. */
  LOWEST_ATTENDANCE_RATE(Combining.LOWEST, Kind.FRACTION),
  /**
   * The median of 100 × present ÷ expected over the activities that state both and expect somebody.
   */
  MEDIAN_ATTENDANCE_RATE(Combining.MEDIAN, Kind.RATE),
  /** How many different units held one. */
  UNITS(Combining.UNITS);

  private enum Kind {
    NUMBER,
    /** Numerator ÷ base in units of the amount. */
    AVERAGE,
    RATE,
    /** A rate whose two numbers are people, and are shown beside it: 229/321. */
    FRACTION
  }

  private final Combining combining;
  private final Kind kind;

  FigureFunction(Combining combining) {
    this(combining, Kind.NUMBER);
  }

  FigureFunction(Combining combining, Kind kind) {
    this.combining = combining;
    this.kind = kind;
  }

  Combining combining() {
    return combining;
  }

  /** Whether the value is in percent. */
  public boolean isRate() {
    return kind == Kind.RATE || kind == Kind.FRACTION;
  }

  /**
   * Whether the value is numerator ÷ base, a rate or an average: there is none where the base is 0,
   * and it is evaluated as it stands, whatever is left of a period.
   */
  public boolean isQuotient() {
    return kind != Kind.NUMBER;
  }

  /** Whether it names an amount of the activities. */
  public boolean takesAmount() {
    return this == SUM || this == AVERAGE_AMOUNT;
  }

  /**
   * Whether numerator and base are those present and those expected, so that they can be shown
   * beside the rate.
   */
  public boolean isFraction() {
    return kind == Kind.FRACTION;
  }

  /** Whether it is a median: medians of days cannot be put together. */
  public boolean isMedian() {
    return combining == Combining.MEDIAN;
  }

  /** The code in tables and files. */
  public String code() {
    return Codes.code(this);
  }

  public static FigureFunction of(String code) {
    return Codes.of(FigureFunction.class, code);
  }
}
