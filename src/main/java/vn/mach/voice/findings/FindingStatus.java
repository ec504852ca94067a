package vn.mach.voice.findings;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The states of a finding at one level. The codes stand in a constraint of the table too. */
enum FindingStatus {
  /** Nobody has taken it up yet. */
  NEW,
  /** Somebody reads it, by name, so that two do not do the same. */
  READING,
  /** The level knows of it and works on it; it still owes an answer. */
  KNOWN,
  /** Read and noted, with a reason; nothing else follows. */
  INFORMATION,
  /** It went on to the level above, from which the answer will come. */
  PROPOSED,
  ANSWERED,
  /** It is one matter with another finding, and is answered with that. */
  JOINED,
  WITHDRAWN;

  enum Step {
    RECEIVE,
    TAKE,
    LEAVE,
    KNOW,
    INFORM,
    PROPOSE,
    ANSWER,
    JOIN,
    /** It was no matter of others after all: the level has it again, with its day. */
    SEPARATE,
    WITHDRAW,
    /** What the level above decided comes down to those that had it before. */
    ANSWER_FROM_ABOVE,
    INFORM_FROM_ABOVE
  }

  static final Transitions<FindingStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.RECEIVE, NEW),
          from(NEW, Step.TAKE, READING),
          from(READING, Step.TAKE, READING),
          from(READING, Step.LEAVE, NEW),
          from(NEW, Step.KNOW, KNOWN),
          from(READING, Step.KNOW, KNOWN),
          from(NEW, Step.INFORM, INFORMATION),
          from(READING, Step.INFORM, INFORMATION),
          from(KNOWN, Step.INFORM, INFORMATION),
          from(NEW, Step.PROPOSE, PROPOSED),
          from(READING, Step.PROPOSE, PROPOSED),
          from(KNOWN, Step.PROPOSE, PROPOSED),
          from(NEW, Step.ANSWER, ANSWERED),
          from(READING, Step.ANSWER, ANSWERED),
          from(KNOWN, Step.ANSWER, ANSWERED),
          from(NEW, Step.JOIN, JOINED),
          from(READING, Step.JOIN, JOINED),
          from(KNOWN, Step.JOIN, JOINED),
          from(JOINED, Step.SEPARATE, NEW),
          from(NEW, Step.WITHDRAW, WITHDRAWN),
          from(READING, Step.WITHDRAW, WITHDRAWN),
          from(KNOWN, Step.WITHDRAW, WITHDRAWN),
          from(PROPOSED, Step.ANSWER_FROM_ABOVE, ANSWERED),
          from(PROPOSED, Step.INFORM_FROM_ABOVE, INFORMATION));

  /** Whether the level still has something to do itself. */
  boolean running() {
    return this == NEW || this == READING || this == KNOWN;
  }

  String code() {
    return Codes.code(this);
  }

  static FindingStatus of(String code) {
    return Codes.of(FindingStatus.class, code);
  }

  static Optional<FindingStatus> find(String code) {
    return Codes.find(FindingStatus.class, code);
  }
}
