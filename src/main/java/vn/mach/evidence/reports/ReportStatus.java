package vn.mach.evidence.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a report stands. {@link #WAYS} is the one table of what may follow what; it also draws the
 * diagram in the documentation.
 */
enum ReportStatus {
  /** Written by several people; its numbers are live. */
  DRAFT,
  /** Laid before whoever signs; nobody writes until it is given back. */
  PRESENTED,
  /** Frozen with its figures and their evidence. */
  SIGNED,
  /** Signed, and handed to the level above. */
  SENT,
  /** A draft that was given up. */
  DROPPED;

  /** What somebody does to a report. */
  enum Step {
    BEGIN,
    WRITE,
    PRESENT,
    RETURN,
    SIGN,
    SEND,
    DROP
  }

  private record Way(@Nullable ReportStatus from, Step step, ReportStatus to) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(null, Step.BEGIN, DRAFT),
          new Way(DRAFT, Step.WRITE, DRAFT),
          new Way(DRAFT, Step.PRESENT, PRESENTED),
          new Way(PRESENTED, Step.RETURN, DRAFT),
          new Way(DRAFT, Step.SIGN, SIGNED),
          new Way(PRESENTED, Step.SIGN, SIGNED),
          new Way(SIGNED, Step.SEND, SENT),
          new Way(DRAFT, Step.DROP, DROPPED));

  /** Where the step leads from here; empty where it may not be taken. */
  Optional<ReportStatus> after(Step step) {
    return WAYS.stream()
        .filter(way -> way.from == this && way.step == step)
        .map(Way::to)
        .findFirst();
  }

  boolean allows(Step step) {
    return after(step).isPresent();
  }

  /** Whether text, figures and evidence stand for good. */
  boolean frozen() {
    return this == SIGNED || this == SENT;
  }

  /** The code in tables. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReportStatus of(String code) {
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
          .append(way.step.name().toLowerCase(Locale.ROOT))
          .append('\n');
    }
    return drawn.append("  sent --> [*]\n  dropped --> [*]\n").toString();
  }
}
