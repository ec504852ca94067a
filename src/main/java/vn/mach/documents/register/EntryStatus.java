package vn.mach.documents.register;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry of a book stands. {@link #WAYS} is the one table of what may follow what; it also
 * draws the diagram in the documentation.
 */
public enum EntryStatus {
  /** Outgoing: the number is kept for a paper that is still being signed. */
  RESERVED,
  /** Outgoing: the paper went out under its number. */
  ISSUED,
  /**
   * Outgoing: the number belongs to a paper that is entered in another book, as secret ones are.
   * Nothing about it stands here.
   */
  ELSEWHERE,
  /** Incoming: has its number, nobody is in charge yet. */
  ARRIVED,
  /** Incoming: a unit is in charge. */
  ASSIGNED,
  /** Incoming: an answer went out. */
  ANSWERED,
  /** Incoming: needs no answer, or no more. */
  FILED,
  /** Taken back, with a reason. Its number stays in the book and is never given again. */
  CANCELLED;

  /** What somebody does to an entry. */
  enum Step {
    RESERVE,
    ISSUE,
    SET_ASIDE,
    RECEIVE,
    ASSIGN,
    ANSWER,
    FILE,
    REOPEN,
    CANCEL
  }

  private record Way(@Nullable EntryStatus from, Step step, EntryStatus to) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(null, Step.RESERVE, RESERVED),
          new Way(null, Step.ISSUE, ISSUED),
          new Way(RESERVED, Step.ISSUE, ISSUED),
          new Way(RESERVED, Step.SET_ASIDE, ELSEWHERE),
          new Way(RESERVED, Step.CANCEL, CANCELLED),
          new Way(ISSUED, Step.CANCEL, CANCELLED),
          new Way(null, Step.RECEIVE, ARRIVED),
          new Way(ARRIVED, Step.ASSIGN, ASSIGNED),
          new Way(ASSIGNED, Step.ASSIGN, ASSIGNED),
          new Way(ARRIVED, Step.ANSWER, ANSWERED),
          new Way(ASSIGNED, Step.ANSWER, ANSWERED),
          new Way(ARRIVED, Step.FILE, FILED),
          new Way(ASSIGNED, Step.FILE, FILED),
          new Way(ANSWERED, Step.REOPEN, ASSIGNED),
          new Way(FILED, Step.REOPEN, ASSIGNED),
          new Way(ARRIVED, Step.CANCEL, CANCELLED),
          new Way(ASSIGNED, Step.CANCEL, CANCELLED));

  /** Where the step leads from here; empty where it may not be taken. */
  Optional<EntryStatus> after(Step step) {
    return WAYS.stream()
        .filter(way -> way.from == this && way.step == step)
        .map(Way::to)
        .findFirst();
  }

  boolean allows(Step step) {
    return after(step).isPresent();
  }

  /** Whether somebody still has to do something: only such an entry can be overdue. */
  boolean waits() {
    return this == ARRIVED || this == ASSIGNED;
  }

  /** The code in tables and addresses. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EntryStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static Optional<EntryStatus> find(String code) {
    return java.util.stream.Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
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
    return drawn.toString();
  }
}
