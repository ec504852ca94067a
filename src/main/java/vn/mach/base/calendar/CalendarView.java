package vn.mach.base.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import vn.mach.base.kernel.Codes;

/**
 * Which days of a calendar are shown.
 *
 * @param on a day among them
 */
record CalendarView(Shape shape, LocalDate on) {

  /** How the days stand on the page. */
  enum Shape {
    MONTH,
    WEEK,
    LIST;

    String code() {
      return Codes.code(this);
    }
  }

  /** Days of a list. */
  private static final int LISTED = 30;

  /** From the first shown; of a month: the Monday of its first week. */
  LocalDate from() {
    return switch (shape) {
      case MONTH -> monday(on.withDayOfMonth(1));
      case WEEK -> monday(on);
      case LIST -> on;
    };
  }

  /** The last that is shown; of a month: the Sunday of its last week. */
  LocalDate to() {
    return switch (shape) {
      case MONTH ->
          on.with(TemporalAdjusters.lastDayOfMonth())
              .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      case WEEK -> monday(on).plusDays(6);
      case LIST -> on.plusDays(LISTED - 1L);
    };
  }

  List<LocalDate> days() {
    return from().datesUntil(to().plusDays(1)).toList();
  }

  /** The days by weeks, from Monday to Sunday. */
  List<List<LocalDate>> weeks() {
    List<LocalDate> days = days();
    return IntStream.range(0, days.size() / 7)
        .mapToObj(week -> days.subList(week * 7, week * 7 + 7))
        .toList();
  }

  /** Whether the day belongs to the month that is shown; others fill its first and last week. */
  boolean holds(LocalDate day) {
    return shape != Shape.MONTH || YearMonth.from(day).equals(month());
  }

  YearMonth month() {
    return YearMonth.from(on);
  }

  CalendarView before() {
    return moved(-1);
  }

  CalendarView after() {
    return moved(1);
  }

  /** The same days otherwise. */
  CalendarView as(Shape other) {
    return new CalendarView(other, on);
  }

  CalendarView at(LocalDate day) {
    return new CalendarView(shape, day);
  }

  /** The address that shows it. */
  String path() {
    return "/calendar?view=" + shape.code() + "&on=" + on;
  }

  private CalendarView moved(int by) {
    return at(
        switch (shape) {
          case MONTH -> on.withDayOfMonth(1).plusMonths(by);
          case WEEK -> on.plusWeeks(by);
          case LIST -> on.plusDays((long) LISTED * by);
        });
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
