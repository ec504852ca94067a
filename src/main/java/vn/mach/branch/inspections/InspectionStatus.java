package vn.mach.branch.inspections;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * Where the file of an inspection is. A step that a regulation asks for may be left out: what
 * really happened is recorded, and the file points out what is missing. The codes stand in a
 * constraint of the table too.
 */
enum InspectionStatus {
  PLANNED,
  /** Told at the meeting before. */
  ANNOUNCED,
  /** The member handed in their own report. */
  REPORTED,
  /** Findings are written. */
  CHECKED,
  /** The branch voted for a proposal, and the level above decides. */
  PROPOSED,
  CONCLUDED,
  /** Something has to be put right by a day. */
  REMEDY,
  CLOSED,
  /** Given up before anything was found. */
  DROPPED;

  /** What is done in a file. */
  enum Step {
    OPEN,
    ANNOUNCE,
    REPORT,
    CHECK,
    /** The branch heard it, and the vote did not pass. */
    NOT_PASSED,
    CONCLUDE,
    PROPOSE,
    DECIDE,
    ORDER_REMEDY,
    FULFIL,
    CLOSE,
    REOPEN,
    DROP;

    String code() {
      return Codes.code(this);
    }

    static Step of(String code) {
      return Codes.of(Step.class, code);
    }

    static Optional<Step> find(String code) {
      return Codes.find(Step.class, code);
    }
  }

  static final Transitions<InspectionStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.OPEN, PLANNED),
          from(PLANNED, Step.ANNOUNCE, ANNOUNCED),
          from(PLANNED, Step.CHECK, CHECKED),
          from(PLANNED, Step.DROP, DROPPED),
          from(ANNOUNCED, Step.REPORT, REPORTED),
          from(ANNOUNCED, Step.CHECK, CHECKED),
          from(ANNOUNCED, Step.DROP, DROPPED),
          from(REPORTED, Step.REPORT, REPORTED),
          from(REPORTED, Step.CHECK, CHECKED),
          from(CHECKED, Step.CHECK, CHECKED),
          from(CHECKED, Step.NOT_PASSED, CHECKED),
          from(CHECKED, Step.CONCLUDE, CONCLUDED),
          from(CHECKED, Step.PROPOSE, PROPOSED),
          from(PROPOSED, Step.DECIDE, CONCLUDED),
          from(CONCLUDED, Step.ORDER_REMEDY, REMEDY),
          from(REMEDY, Step.FULFIL, CONCLUDED),
          from(CONCLUDED, Step.CLOSE, CLOSED),
          from(CLOSED, Step.REOPEN, CONCLUDED));

  String code() {
    return Codes.code(this);
  }

  static InspectionStatus of(String code) {
    return Codes.of(InspectionStatus.class, code);
  }
}
