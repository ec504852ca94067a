package vn.mach.organisation.tasks;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The states of a task. The codes stand in a constraint of the table too. */
public enum TaskStatus {
  OPEN,
  /** The owner has answered; whoever gave the task accepts the answer or returns it. */
  ANSWERED,
  SETTLED,
  CANCELLED,
  /** The owner need not do it, for a reason. */
  EXCUSED;

  /** What is done to a task. */
  enum Step {
    ASSIGN,
    SETTLE,
    ANSWER,
    ACCEPT,
    GIVE_BACK,
    HAND_ON,
    EXCUSE,
    CANCEL,
    REOPEN;

    String code() {
      return Codes.code(this);
    }
  }

  static final Transitions<TaskStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.ASSIGN, OPEN),
          from(OPEN, Step.HAND_ON, OPEN),
          from(OPEN, Step.SETTLE, SETTLED),
          from(OPEN, Step.ANSWER, ANSWERED),
          from(ANSWERED, Step.ACCEPT, SETTLED),
          from(ANSWERED, Step.SETTLE, SETTLED),
          from(ANSWERED, Step.GIVE_BACK, OPEN),
          from(OPEN, Step.EXCUSE, EXCUSED),
          from(OPEN, Step.CANCEL, CANCELLED),
          from(ANSWERED, Step.CANCEL, CANCELLED),
          from(SETTLED, Step.REOPEN, OPEN),
          from(EXCUSED, Step.REOPEN, OPEN),
          from(CANCELLED, Step.REOPEN, OPEN));

  public String code() {
    return Codes.code(this);
  }

  static TaskStatus of(String code) {
    return Codes.of(TaskStatus.class, code);
  }
}
