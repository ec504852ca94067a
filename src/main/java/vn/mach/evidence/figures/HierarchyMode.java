package vn.mach.evidence.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** In which tree a number is read. Every number that is shown says which. */
public sealed interface HierarchyMode {

  /**
   * As the tree stood then: an activity counts for the units above it on its own day. The reading
   * that is meant where none is named.
   */
  HierarchyMode AT_EVENT_DATE = new AtEventDate();

  /** See {@link #AT_EVENT_DATE}. */
  record AtEventDate() implements HierarchyMode {}

  /**
   * In the tree of one day, for comparing across a reorganisation: an activity counts where its
   * unit stands on that day; that of a unit that stands no more counts where its successor leads,
   * or else its last parents.
   */
  record AsOf(LocalDate day) implements HierarchyMode {}

  /**
   * The reading with this code: {@code today} is the tree of that day, anything else {@link
   * #AT_EVENT_DATE}.
   */
  static HierarchyMode of(@Nullable String code, LocalDate today) {
    return "today".equals(code) ? new AsOf(today) : AT_EVENT_DATE;
  }

  /** {@code then} or {@code today}, as it stands in addresses. */
  default String code() {
    return switch (this) {
      case AtEventDate then -> "then";
      case AsOf asOn -> "today";
    };
  }

  /**
   * The day whose tree says which units are due and who stands under whom, where a target is read
   * on the given day.
   */
  default LocalDate treeDay(LocalDate day) {
    return switch (this) {
      case AtEventDate then -> day;
      case AsOf(LocalDate fixed) -> fixed;
    };
  }
}
