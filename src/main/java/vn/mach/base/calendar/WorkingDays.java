package vn.mach.base.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days of a span are working days: Monday to Friday without holidays, and weekend days that
 * are worked instead of a day off.
 *
 * @param holidays days off that would be worked
 * @param worked weekend days that are worked
 */
public record WorkingDays(Set<LocalDate> holidays, Set<LocalDate> worked) {

  public WorkingDays {
    holidays = Set.copyOf(holidays);
    worked = Set.copyOf(worked);
  }

  public boolean isWorked(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? worked.contains(day) : !holidays.contains(day);
  }

  /**
   * The last day of a term of so many working days. The day of the event itself does not count
   * (Civil Code 2015, article 147); no days: the day itself.
   */
  public LocalDate end(LocalDate event, int days) {
    LocalDate day = event;
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      if (isWorked(day)) {
        left--;
      }
    }
    return day;
  }

  /** How many working days lie after the one day up to the other, which is included. */
  public int between(LocalDate event, LocalDate last) {
    return (int)
        event
            .plusDays(1)
            .datesUntil(last.isAfter(event) ? last.plusDays(1) : event.plusDays(1))
            .filter(this::isWorked)
            .count();
  }
}
