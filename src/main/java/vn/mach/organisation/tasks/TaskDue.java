package vn.mach.organisation.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last day on which a task is in time, and how it was worked out.
 *
 * @param termDays so many days after the day of assigning; none: the day was named
 * @param working whether those are working days of the realm's calendar
 */
public record TaskDue(LocalDate day, @Nullable Integer termDays, boolean working) {

  /** A day that somebody named. */
  public static TaskDue on(LocalDate day) {
    return new TaskDue(day, null, false);
  }
}
