package vn.mach.app.home;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Page;
import vn.mach.evidence.figures.HierarchyMode;

/**
 * What somebody asks of a scoreboard, as it is in its address.
 *
 * @param sort the code of a target, or empty: the order of kind and name
 * @param target the one target that a phone shows, or that a map is about; empty: the first
 */
record BoardQuery(
    @Nullable UnitId unit,
    LocalDate on,
    HierarchyMode reading,
    String sort,
    boolean descending,
    boolean behind,
    String target) {

  /** The address as it came. What cannot be read counts as not given. */
  record Parameters(
      @Nullable Long unit,
      @Nullable String on,
      @Nullable String reading,
      @Nullable String sort,
      @Nullable String dir,
      @Nullable String behind,
      @Nullable String target) {

    boolean isEmpty() {
      return unit == null && Stream.of(on, reading, sort, behind, target).allMatch(Objects::isNull);
    }

    BoardQuery asked(LocalDate today) {
      return new BoardQuery(
          unit == null ? null : new UnitId(unit),
          vn.mach.base.web.FormParser.day(on).orElse(today),
          HierarchyMode.of(reading, today),
          sort == null ? "" : sort,
          "desc".equals(dir),
          "yes".equals(behind),
          target == null ? "" : target);
    }
  }

  /** In the place of a target's code: all of them. No code looks so. */
  static final String ALL = "*";

  boolean aboutAll() {
    return target.equals(ALL);
  }

  BoardQuery at(UnitId other) {
    return new BoardQuery(other, on, reading, sort, descending, behind, target);
  }

  BoardQuery day(LocalDate other) {
    return new BoardQuery(unit, other, reading, sort, descending, behind, target);
  }

  BoardQuery about(String other) {
    return new BoardQuery(unit, on, reading, sort, descending, behind, other);
  }

  BoardQuery sortedBy(String column) {
    return new BoardQuery(
        unit, on, reading, column, column.equals(sort) && !descending, behind, target);
  }

  /** The parameters of an address that asks the same. */
  String query() {
    StringBuilder query = new StringBuilder("on=").append(on);
    if (unit != null) {
      query.append("&unit=").append(unit.value());
    }
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE)) {
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

  /** The end of the address where a cell opens: the day and how it is read. */
  String dayQuery() {
    String reads = reading.equals(HierarchyMode.AT_EVENT_DATE) ? "" : "&reading=" + reading.code();
    return "&on=" + on + reads;
  }
}
