package vn.mach.evidence.activities;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * The status of an activity. {@link #TRANSITIONS} is the status table; it also draws the diagram in
 * the documentation.
 */
enum ActivityStatus {
  /** Draft: does not count, may still be changed. */
  DRAFT,
  /** Evidence: counts, and is never edited. */
  CONFIRMED,
  /** Withdrawn, with a reason. Stays visible, does not count. */
  WITHDRAWN;

  /** An action on an activity. */
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

  /** The status after the step; empty where the step is not allowed. */
  Optional<ActivityStatus> after(Step step) {
    return TRANSITIONS.after(this, step);
  }

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
  }

  /**
   * By how much the number of counting activities changes from one status (none: new) to another.
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
