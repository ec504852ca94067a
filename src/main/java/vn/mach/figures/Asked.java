package vn.mach.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Period;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;

/**
 * What an address asks for: which unit, which days, which reading. What is missing or cannot be read falls back to what most people mean:
 * the viewer's own unit, this year up to today, the tree as it stood then.
 */
record Asked(UnitNamed unit, List<UnitNamed> path, Period period, Reading reading, LocalDate today) {

  LocalDate on() {
    return period.to();
  }

  /** The same question about another unit, as the query of an address. */
  String of(UnitId other) {
    return "unit=" + other.value() + "&from=" + period.from() + "&to=" + period.to() + "&reading=" + reading.code();
  }

  /** The same question with a day instead of a period. */
  String onDay(UnitId other) {
    return "unit=" + other.value() + "&on=" + on() + "&reading=" + reading.code();
  }

  /** Reads what was asked, and that the viewer may see the unit. */
  @Component
  static class Questions {

    private final Units units;
    private final Reach reach;
    private final Today today;

    Questions(Units units, Reach reach, Today today) {
      this.units = units;
      this.reach = reach;
      this.today = today;
    }

    /** With a period. */
    Asked period(Viewer viewer, @Nullable Long unit, @Nullable String from, @Nullable String to, @Nullable String reading) {
      LocalDate day = today.date();
      LocalDate last = vn.mach.web.Reading.day(to).orElse(day);
      LocalDate first = vn.mach.web.Reading.day(from).orElse(last.withDayOfYear(1));
      return asked(viewer, unit, first.isAfter(last) ? new Period(last, last) : new Period(first, last), reading);
    }

    /** With one day; {@code start} is where its period begins. */
    Asked day(Viewer viewer, @Nullable Long unit, @Nullable String on, LocalDate latest, @Nullable String reading) {
      LocalDate day = vn.mach.web.Reading.day(on).orElse(latest.isBefore(today.date()) ? latest : today.date());
      return asked(viewer, unit, new Period(day, day), reading);
    }

    private Asked asked(Viewer viewer, @Nullable Long unit, Period period, @Nullable String reading) {
      LocalDate now = today.date();
      Reading read = Reading.of(reading, now);
      UnitId id =
          Optional.ofNullable(unit)
              .map(UnitId::new)
              .or(() -> units.tops(viewer, Right.SEE).stream().findFirst().map(UnitNamed::id))
              .orElseThrow(() -> new NotFound("a unit to see"));
      reach.require(viewer, Right.SEE, id);
      LocalDate treeDay = read.treeDay(period.to());
      UnitNamed named = units.named(id, treeDay).orElseThrow(() -> new NotFound("unit " + id.value()));
      List<UnitNamed> path =
          units.path(id, treeDay).stream().filter(it -> !it.id().equals(id) && reach.reaches(viewer, Right.SEE, it.id())).toList();
      return new Asked(named, path, period, read, now);
    }
  }
}
