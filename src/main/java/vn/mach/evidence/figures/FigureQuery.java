package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The query of an address: unit, days, hierarchy mode. Defaults where it is missing or invalid: the
 * actor's own unit, this year up to today, the tree at the event's date.
 */
record FigureQuery(
    NamedUnit unit, List<NamedUnit> path, Period period, HierarchyMode reading, LocalDate today) {

  LocalDate on() {
    return period.to();
  }

  /** The same question about another unit, as the query of an address. */
  String of(UnitId other) {
    return "unit="
        + other.value()
        + "&from="
        + period.from()
        + "&to="
        + period.to()
        + "&reading="
        + reading.code();
  }

  /** The same question with a day instead of a period. */
  String onDay(UnitId other) {
    return "unit=" + other.value() + "&on=" + on() + "&reading=" + reading.code();
  }

  /** Parses the query, and requires that the actor may see the unit. */
  @Component
  static class Questions {

    private final Units units;
    private final AccessScope scope;
    private final Today today;

    Questions(Units units, AccessScope scope, Today today) {
      this.units = units;
      this.scope = scope;
      this.today = today;
    }

    /** With a period. */
    FigureQuery period(
        Actor actor,
        @Nullable Long unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reading) {
      LocalDate day = today.date();
      LocalDate last = vn.mach.base.web.FormParser.day(to).orElse(day);
      LocalDate first = vn.mach.base.web.FormParser.day(from).orElse(last.withDayOfYear(1));
      return asked(
          actor,
          unit,
          first.isAfter(last) ? new Period(last, last) : new Period(first, last),
          reading);
    }

    /** With one day; {@code start} is where its period begins. */
    FigureQuery day(
        Actor actor,
        @Nullable Long unit,
        @Nullable String on,
        LocalDate latest,
        @Nullable String reading) {
      LocalDate day =
          vn.mach.base.web.FormParser.day(on)
              .orElse(latest.isBefore(today.date()) ? latest : today.date());
      return asked(actor, unit, new Period(day, day), reading);
    }

    private FigureQuery asked(
        Actor actor, @Nullable Long unit, Period period, @Nullable String reading) {
      LocalDate now = today.date();
      HierarchyMode read = HierarchyMode.of(reading, now);
      UnitId id =
          Optional.ofNullable(unit)
              .map(UnitId::new)
              .or(() -> units.tops(actor, Right.SEE).stream().findFirst().map(NamedUnit::id))
              .orElseThrow(() -> new NotFound("a unit to see"));
      scope.require(actor, Right.SEE, id);
      LocalDate treeDay = read.treeDay(period.to());
      NamedUnit named =
          units.named(id, treeDay).orElseThrow(() -> new NotFound("unit " + id.value()));
      List<NamedUnit> path =
          units.path(id, treeDay).stream()
              .filter(it -> !it.id().equals(id) && scope.reaches(actor, Right.SEE, it.id()))
              .toList();
      return new FigureQuery(named, path, period, read, now);
    }
  }
}
