package vn.mach.organisation.tasks;

import java.time.LocalDate;

/**
 * That an open task is to be spoken of, by the days of its kind.
 *
 * @param days so many before its due day, or after it
 */
public record TaskReminder(long task, What what, int days, LocalDate dueOn) {

  /** Why it is spoken of. */
  public enum What {
    DUE_SOON,
    OVERDUE,
    /** The level above is told. */
    ESCALATED
  }

  /** The same text for the same reminder, as long as the due day stays. */
  public String occasion() {
    return dueOn + " " + days;
  }
}
