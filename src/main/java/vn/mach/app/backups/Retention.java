package vn.mach.app.backups;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups are kept: all of the last days, of earlier months the first one, and always the
 * newest.
 *
 * @param days so many, today among them
 * @param months so many, this one among them
 */
record Retention(int days, int months) {

  /** Those that may go, the oldest first. */
  <T> List<T> past(List<T> all, Function<T, LocalDate> dayOf, LocalDate today) {
    List<T> sorted = all.stream().sorted(Comparator.comparing(dayOf)).toList();
    LocalDate allSince = today.minusDays(days - 1L);
    YearMonth firstsSince = YearMonth.from(today).minusMonths(months - 1L);
    Set<YearMonth> seen = new HashSet<>();
    List<T> past = new ArrayList<>();
    for (T one : sorted.subList(0, Math.max(0, sorted.size() - 1))) {
      YearMonth month = YearMonth.from(dayOf.apply(one));
      boolean firstOfMonth = seen.add(month) && !month.isBefore(firstsSince);
      if (!firstOfMonth && dayOf.apply(one).isBefore(allSince)) {
        past.add(one);
      }
    }
    return past;
  }
}
