package vn.mach.evidence.activities;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * Where an activity stands. {@link #TRANSITIONS} is the one table of what may follow what; it also
 * draws the diagram in the documentation.
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

  static final Transitions<ActivityStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.RECORD, DRAFT),
          begin(Step.RECORD_CONFIRMED, CONFIRMED),
          from(DRAFT, Step.CHANGE, DRAFT),
          from(DRAFT, Step.CONFIRM, CONFIRMED),
          from(DRAFT, Step.WITHDRAW, WITHDRAWN),
          from(CONFIRMED, Step.WITHDRAW, WITHDRAWN));

  /** Where the step leads from here; empty where it may not be taken. */
  Optional<ActivityStatus> after(Step step) {
    return TRANSITIONS.after(this, step);
  }

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
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
    return Codes.code(this);
  }

  static ActivityStatus of(String code) {
    return Codes.of(ActivityStatus.class, code);
  }
}
