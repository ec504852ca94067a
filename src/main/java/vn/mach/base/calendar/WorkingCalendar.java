package vn.mach.base.calendar;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Public API of the module: terms in working days, by the realm's calendar. */
@Component
public class WorkingCalendar {

  private final CalendarSql sql;

  WorkingCalendar(CalendarSql sql) {
    this.sql = sql;
  }

  /** All that the calendar knows; for years that nobody entered only weekends are off. */
  public WorkingDays days() {
    return sql.days();
  }

  /** The last day of a term of so many working days after the day of the event. */
  public LocalDate end(LocalDate event, int workingDays) {
    return days().end(event, workingDays);
  }

  /** Whether holidays of the year were entered. */
  public boolean knows(int year) {
    return sql.knows(year);
  }
}
