package vn.mach.base.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something on a day that concerns somebody.
 *
 * @param id names it in the realm for ever: {@code task-12}
 * @param kind the message key that says what it is: {@code tasks.calendar}
 * @param titleVi as people wrote it, or words in Vietnamese
 * @param titleEn the same text where people wrote it
 * @param place the unit or the place; may be empty
 * @param day in the realm's time zone
 * @param from none: the whole day
 * @param until none: it is not known; never before {@code from}
 * @param link the page that shows it, inside the realm
 * @param late whether it should have been done before
 * @param changedAt when it was written last
 * @param standsFor ids of entries of other modules that are the same event: they are left out
 */
public record CalendarEntry(
    String id,
    String kind,
    String titleVi,
    String titleEn,
    String place,
    LocalDate day,
    @Nullable LocalTime from,
    @Nullable LocalTime until,
    String link,
    boolean late,
    Instant changedAt,
    Set<String> standsFor) {

  /** What stands for itself alone. */
  public CalendarEntry(
      String id,
      String kind,
      String titleVi,
      String titleEn,
      String place,
      LocalDate day,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      String link,
      boolean late,
      Instant changedAt) {
    this(id, kind, titleVi, titleEn, place, day, from, until, link, late, changedAt, Set.of());
  }
}
