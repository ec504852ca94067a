package vn.mach.evidence.reports;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * The status of a report. {@link #TRANSITIONS} is the status table; it also draws the diagram in
 * the documentation.
 */
enum ReportStatus {
  /** Written by several people; its numbers are live. */
  DRAFT,
  /** Submitted for signing; nobody writes until it is returned. */
  PRESENTED,
  /** Frozen with its figures and their evidence. */
  SIGNED,
  /** Signed, and sent to the level above. */
  SENT,
  /** An abandoned draft. */
  DROPPED;

  /** An action on a report. */
  enum Step {
    BEGIN,
    WRITE,
    PRESENT,
    RETURN,
    SIGN,
    SEND,
    DROP
  }

  static final Transitions<ReportStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.BEGIN, DRAFT),
          from(DRAFT, Step.WRITE, DRAFT),
          from(DRAFT, Step.PRESENT, PRESENTED),
          from(PRESENTED, Step.RETURN, DRAFT),
          from(DRAFT, Step.SIGN, SIGNED),
          from(PRESENTED, Step.SIGN, SIGNED),
          from(SIGNED, Step.SEND, SENT),
          from(DRAFT, Step.DROP, DROPPED));

  /** The status after the step; empty where the step is not allowed. */
  Optional<ReportStatus> after(Step step) {
    return TRANSITIONS.after(this, step);
  }

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
  }

  /** Whether text, figures and evidence stand for good. */
  boolean frozen() {
    return this == SIGNED || this == SENT;
  }

  /** The code in tables. */
  String code() {
    return Codes.code(this);
  }

  static ReportStatus of(String code) {
    return Codes.of(ReportStatus.class, code);
  }
}
