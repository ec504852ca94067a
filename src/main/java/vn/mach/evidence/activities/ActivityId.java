package vn.mach.evidence.activities;

/** An activity of one realm. */
public record ActivityId(long value) {

  /** The id of this activity's entry in calendars. */
  public static String calendarEntry(long activity) {
    return "activity-" + activity;
  }
}
