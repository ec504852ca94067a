package vn.mach.base.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;

/** Collects what concerns somebody from all modules. */
@Component
class CalendarEntries {

  /** Of each module; a calendar with more is of no use to anybody. */
  static final int MOST = 1000;

  private static final Comparator<CalendarEntry> ORDER =
      Comparator.comparing(CalendarEntry::day)
          .thenComparing(it -> it.from() == null ? LocalTime.MIN : it.from())
          .thenComparing(CalendarEntry::id);

  private final List<CalendarSource> sources;

  CalendarEntries(List<CalendarSource> sources) {
    this.sources = sources;
  }

  /** By day and time; what another entry stands for is left out. */
  List<CalendarEntry> of(Actor actor, LocalDate from, LocalDate to) {
    List<CalendarEntry> all =
        sources.stream()
            .flatMap(source -> source.entries(actor, from, to, MOST).stream())
            .sorted(ORDER)
            .toList();
    Set<String> same =
        all.stream().flatMap(it -> it.standsFor().stream()).collect(Collectors.toSet());
    return all.stream().filter(it -> !same.contains(it.id())).toList();
  }

  /** The same, day by day. */
  Map<LocalDate, List<CalendarEntry>> byDay(Actor actor, LocalDate from, LocalDate to) {
    return of(actor, from, to).stream()
        .collect(Collectors.groupingBy(CalendarEntry::day, TreeMap::new, Collectors.toList()));
  }
}
