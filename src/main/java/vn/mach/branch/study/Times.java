package vn.mach.branch.study;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.CurrentRealm;

/** Times of day as they are typed, in the realm's time zone. */
final class Times {

  private Times() {}

  /** A time as {@code 8:30}, {@code 08:30} or {@code 8h30}. */
  static Optional<LocalTime> read(@Nullable String typed) {
    String[] parts = Text.line(typed).replace('h', ':').split(":", -1);
    if (parts.length != 2 || !isNumber(parts[0]) || !(parts[1].isEmpty() || isNumber(parts[1]))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalTime.of(
              Integer.parseInt(parts[0]), parts[1].isEmpty() ? 0 : Integer.parseInt(parts[1])));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 2
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone()).toInstant();
  }

  /** The last second of a day. */
  static Instant endOf(LocalDate day) {
    return at(day, LocalTime.of(23, 59, 59));
  }

  private static ZoneId zone() {
    return CurrentRealm.get().zone();
  }
}
