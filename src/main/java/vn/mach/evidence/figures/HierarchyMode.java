package vn.mach.evidence.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The tree in which a number is counted. Every number that is shown says which. */
public sealed interface HierarchyMode {

  /**
   * In the tree at the event's date: an activity counts for the units above it on its own day. The
   * default.
   */
  HierarchyMode AT_EVENT_DATE = new AtEventDate();

  /** See {@link #AT_EVENT_DATE}. */
  record AtEventDate() implements HierarchyMode {}

  /**
   * In the tree of one day, for comparing across a reorganisation: an activity counts for the units
   * above its unit on that day; for an ended unit it counts for its successor, or else its last
   * parents.
   */
  record AsOf(LocalDate day) implements HierarchyMode {}

  /**
   * The mode with this code: {@code today} is the tree of that day, anything else {@link
   * #AT_EVENT_DATE}.
   */
  static HierarchyMode of(@Nullable String code, LocalDate today) {
    return "today".equals(code) ? new AsOf(today) : AT_EVENT_DATE;
  }

  /** {@code then} or {@code today}, as in addresses. */
  default String code() {
    return switch (this) {
      case AtEventDate then -> "then";
      case AsOf asOn -> "today";
    };
  }

  /**
   * The day whose tree says which units are due and who is under whom, for a target on the given
   * day.
   */
  default LocalDate treeDay(LocalDate day) {
    return switch (this) {
      case AtEventDate then -> day;
      case AsOf(LocalDate fixed) -> fixed;
    };
  }
}
