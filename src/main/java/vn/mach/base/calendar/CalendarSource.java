package vn.mach.base.calendar;

import java.time.LocalDate;
import java.util.List;
import vn.mach.base.kernel.Actor;

/** A module that has something for people's calendars offers one of these as a bean. */
public interface CalendarSource {

  /**
   * What concerns the actor, and they may see, on the days from the one to the other.
   *
   * @param most so many of them, the earliest
   */
  List<CalendarEntry> entries(Actor actor, LocalDate from, LocalDate to, int most);
}
