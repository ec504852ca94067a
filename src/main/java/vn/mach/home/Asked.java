package vn.mach.home;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.figures.Address;
import vn.mach.figures.Reading;
import vn.mach.kernel.UnitId;
import vn.mach.web.Page;

/**
 * What somebody asks of a scoreboard, as it stands in its address.
 *
 * @param sort the code of a target, or empty: the order of kind and name
 * @param target the one target that a phone shows, or that a map is about; empty: the first
 */
record Asked(@Nullable UnitId unit, LocalDate on, Reading reading, String sort, boolean descending, boolean behind, String target) {

  /** The address as it came. What cannot be read counts as not given. */
  record Typed(
      @Nullable Long unit,
      @Nullable String on,
      @Nullable String reading,
      @Nullable String sort,
      @Nullable String dir,
      @Nullable String behind,
      @Nullable String target) {

    Asked asked(LocalDate today) {
      return new Asked(
          unit == null ? null : new UnitId(unit),
          vn.mach.web.Reading.day(on).orElse(today),
          Reading.of(reading, today),
          sort == null ? "" : sort,
          "desc".equals(dir),
          "yes".equals(behind),
          target == null ? "" : target);
    }
  }

  Asked at(UnitId other) {
    return new Asked(other, on, reading, sort, descending, behind, target);
  }

  Asked about(String other) {
    return new Asked(unit, on, reading, sort, descending, behind, other);
  }

  Asked sortedBy(String column) {
    return new Asked(unit, on, reading, column, column.equals(sort) && !descending, behind, target);
  }

  /** The parameters of an address that asks the same. */
  String query() {
    StringBuilder query = new StringBuilder("on=").append(on);
    if (unit != null) {
      query.append("&unit=").append(unit.value());
    }
    if (!reading.equals(Reading.THEN)) {
      query.append("&reading=").append(reading.code());
    }
    if (!sort.isEmpty()) {
      query.append("&sort=").append(Page.segment(sort)).append(descending ? "&dir=desc" : "");
    }
    if (behind) {
      query.append("&behind=yes");
    }
    if (!target.isEmpty()) {
      query.append("&target=").append(Page.segment(target));
    }
    return query.toString();
  }

  /** Where a cell opens: the units and records behind its number. */
  String opens(String code, UnitId row) {
    String reads = reading.equals(Reading.THEN) ? "" : "&reading=" + reading.code();
    return Address.target(code) + "?unit=" + row.value() + "&on=" + on + reads;
  }
}
