package vn.mach.base.kernel;

import java.time.format.DateTimeFormatter;

/** How days and times are written for people, the same in both languages. */
public final class DayFormats {

  /** 05/06/2026. */
  public static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** 06/2026. */
  public static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");

  /** 09:05:07. */
  public static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** 09:05 05/06/2026. */
  public static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private DayFormats() {}
}
