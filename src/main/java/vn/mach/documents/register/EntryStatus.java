package vn.mach.documents.register;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * The status of an entry of a book. {@link #TRANSITIONS} is the status table; it also draws the
 * diagram in the documentation.
 */
public enum EntryStatus {
  /** Outgoing: the number is reserved for a paper that is still being signed. */
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
  /** Cancelled, with a reason. Its number stays in the book and is never assigned again. */
  CANCELLED;

  /** An action on an entry. */
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

  static final Transitions<EntryStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.RESERVE, RESERVED),
          begin(Step.ISSUE, ISSUED),
          from(RESERVED, Step.ISSUE, ISSUED),
          from(RESERVED, Step.SET_ASIDE, ELSEWHERE),
          from(RESERVED, Step.CANCEL, CANCELLED),
          from(ISSUED, Step.CANCEL, CANCELLED),
          begin(Step.RECEIVE, ARRIVED),
          from(ARRIVED, Step.ASSIGN, ASSIGNED),
          from(ASSIGNED, Step.ASSIGN, ASSIGNED),
          from(ARRIVED, Step.ANSWER, ANSWERED),
          from(ASSIGNED, Step.ANSWER, ANSWERED),
          from(ARRIVED, Step.FILE, FILED),
          from(ASSIGNED, Step.FILE, FILED),
          from(ANSWERED, Step.REOPEN, ASSIGNED),
          from(FILED, Step.REOPEN, ASSIGNED),
          from(ARRIVED, Step.CANCEL, CANCELLED),
          from(ASSIGNED, Step.CANCEL, CANCELLED));

  /** The status after the step; empty where the step is not allowed. */
  Optional<EntryStatus> after(Step step) {
    return TRANSITIONS.after(this, step);
  }

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
  }

  /** Whether somebody still has to do something: only such an entry can be overdue. */
  boolean waits() {
    return this == ARRIVED || this == ASSIGNED;
  }

  /** The code in tables and addresses. */
  String code() {
    return Codes.code(this);
  }

  static EntryStatus of(String code) {
    return Codes.of(EntryStatus.class, code);
  }
}
