package vn.mach.organisation.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Page;

/**
 * What somebody asks of a lateness board, as it is in its address.
 *
 * @param kind the one kind that is shown; empty: all
 * @param sort a code of a kind, {@code all}, or empty: the order of kind and code of the units
 */
record LatenessQuery(
    @Nullable UnitId unit, LocalDate on, String kind, String sort, boolean ascending) {

  /** The address as it came. What cannot be read counts as not given. */
  record Parameters(
      @Nullable Long unit,
      @Nullable String on,
      @Nullable String kind,
      @Nullable String sort,
      @Nullable String dir) {

    LatenessQuery asked(LocalDate today) {
      return new LatenessQuery(
          unit == null ? null : new UnitId(unit),
          FormParser.day(on).orElse(today),
          Text.line(kind),
          Text.line(sort),
          "asc".equals(dir));
    }
  }

  LatenessQuery at(UnitId other) {
    return new LatenessQuery(other, on, kind, sort, ascending);
  }

  /** The latest first; asked again, the other way round. */
  LatenessQuery sortedBy(String column) {
    return new LatenessQuery(unit, on, kind, column, column.equals(sort) && !ascending);
  }

  /** The parameters of an address that asks the same. */
  String query() {
    StringBuilder query = new StringBuilder("on=").append(on);
    if (unit != null) {
      query.append("&unit=").append(unit.value());
    }
    if (!kind.isEmpty()) {
      query.append("&kind=").append(Page.segment(kind));
    }
    if (!sort.isEmpty()) {
      query.append("&sort=").append(Page.segment(sort)).append(ascending ? "&dir=asc" : "");
    }
    return query.toString();
  }

  /** Where a cell opens: the tasks behind its number. */
  String opens(UnitId row, String column, String what) {
    return "/tasks/counted?unit="
        + row.value()
        + "&kind="
        + Page.segment(column)
        + "&what="
        + what
        + "&on="
        + on;
  }
}
