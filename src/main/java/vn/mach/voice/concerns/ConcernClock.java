package vn.mach.voice.concerns;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.calendar.WorkingDays;

/**
 * Works out the last day of a term in working days. The day of the event does not count (Civil Code
 * 2015, article 147). While the sender is asked something the days do not count: those after the
 * day of the question up to that of the reply; so what is left begins again on the day after the
 * reply.
 */
final class ConcernClock {

  private ConcernClock() {}

  /** The sender was asked; none replied yet: still waiting. */
  record Pause(LocalDate asked, @Nullable LocalDate replied) {

    private boolean holds(LocalDate day) {
      return day.isAfter(asked) && (replied == null || !day.isAfter(replied));
    }
  }

  /**
   * A term.
   *
   * @param event the day after which it runs
   * @param days working days
   * @param extension working days more
   */
  record Term(LocalDate event, int days, int extension, List<Pause> pauses) {}

  /**
   * How a day was worked out.
   *
   * @param due the last day
   * @param off days from Monday to Friday in between that were not worked
   * @param worked days of weekends in between that were
   * @param waited working days in between on which the sender was waited for
   */
  record Counted(
      LocalDate due, Term term, List<LocalDate> off, List<LocalDate> worked, int waited) {}

  /** The last day; empty while the sender is waited for. */
  static Optional<LocalDate> due(Term term, WorkingDays calendar) {
    return count(term, calendar).map(Counted::due);
  }

  /** The last day and what was left out; empty while the sender is waited for. */
  static Optional<Counted> count(Term term, WorkingDays calendar) {
    List<LocalDate> off = new ArrayList<>();
    List<LocalDate> worked = new ArrayList<>();
    int waited = 0;
    LocalDate day = term.event;
    for (int left = term.days + term.extension; left > 0; ) {
      day = day.plusDays(1);
      LocalDate at = day;
      if (term.pauses.stream().anyMatch(it -> it.replied == null && it.holds(at))) {
        return Optional.empty();
      }
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!calendar.isWorked(day)) {
        if (!weekend) {
          off.add(day);
        }
      } else if (term.pauses.stream().anyMatch(it -> it.holds(at))) {
        waited++;
      } else {
        if (weekend) {
          worked.add(day);
        }
        left--;
      }
    }
    return Optional.of(new Counted(day, term, List.copyOf(off), List.copyOf(worked), waited));
  }
}
