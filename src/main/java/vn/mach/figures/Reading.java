package vn.mach.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** In which tree a number is read. Every number that is shown says which. */
public sealed interface Reading {

  /** As the tree stood then: an activity counts for the units above it on its own day. The reading that is meant where none is named. */
  Reading THEN = new Then();

  /** See {@link #THEN}. */
  record Then() implements Reading {}

  /**
   * In the tree of one day, for comparing across a reorganisation: an activity counts where its unit stands on that day; that of a unit
   * that stands no more counts where its successor leads, or else its last parents.
   */
  record AsOn(LocalDate day) implements Reading {}

  /** The reading with this code: {@code today} is the tree of that day, anything else {@link #THEN}. */
  static Reading of(@Nullable String code, LocalDate today) {
    return "today".equals(code) ? new AsOn(today) : THEN;
  }

  /** {@code then} or {@code today}, as it stands in addresses. */
  default String code() {
    return switch (this) {
      case Then then -> "then";
      case AsOn asOn -> "today";
    };
  }

  /** The day whose tree says which units are due and who stands under whom, where a target is read on the given day. */
  default LocalDate treeDay(LocalDate day) {
    return switch (this) {
      case Then then -> day;
      case AsOn(LocalDate fixed) -> fixed;
    };
  }
}
