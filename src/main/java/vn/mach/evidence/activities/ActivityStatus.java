package vn.mach.evidence.activities;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an activity stands. {@link #WAYS} is the one table of what may follow what; it also draws
 * the diagram in the documentation.
 */
enum ActivityStatus {
  /** Begun, counts nowhere, may still be changed. */
  DRAFT,
  /** Evidence: counts, and is never edited. */
  CONFIRMED,
  /** Taken back, with a reason. Stays to be seen, counts nowhere. */
  WITHDRAWN;

  /** What somebody does to an activity. */
  enum Step {
    RECORD,
    RECORD_CONFIRMED,
    CHANGE,
    CONFIRM,
    WITHDRAW
  }

  private record Way(@Nullable ActivityStatus from, Step step, ActivityStatus to) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(null, Step.RECORD, DRAFT),
          new Way(null, Step.RECORD_CONFIRMED, CONFIRMED),
          new Way(DRAFT, Step.CHANGE, DRAFT),
          new Way(DRAFT, Step.CONFIRM, CONFIRMED),
          new Way(DRAFT, Step.WITHDRAW, WITHDRAWN),
          new Way(CONFIRMED, Step.WITHDRAW, WITHDRAWN));

  /** Where the step leads from here; empty where it may not be taken. */
  Optional<ActivityStatus> after(Step step) {
    return WAYS.stream()
        .filter(way -> way.from == this && way.step == step)
        .map(Way::to)
        .findFirst();
  }

  boolean allows(Step step) {
    return after(step).isPresent();
  }

  /**
   * By how much the number of activities that count changes on the way from one status (none: new)
   * to another.
   */
  static int sign(@Nullable ActivityStatus from, ActivityStatus to) {
    return (to == CONFIRMED ? 1 : 0) - (from == CONFIRMED ? 1 : 0);
  }

  /** The code in tables and files. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ActivityStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The table as a Mermaid diagram. */
  static String diagram() {
    StringBuilder drawn = new StringBuilder("stateDiagram-v2\n");
    for (Way way : WAYS) {
      drawn
          .append("  ")
          .append(way.from == null ? "[*]" : way.from.code())
          .append(" --> ")
          .append(way.to.code())
          .append(": ")
          .append(way.step.name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .append('\n');
    }
    return drawn.append("  withdrawn --> [*]\n").toString();
  }
}
