package vn.mach.evidence.figures;

import vn.mach.base.kernel.Codes;

/**
 * The state of a target in a unit on a day: shown by a colour, a sign and a word. It follows from
 * the states of the single units that are due (see {@link Pace}): one that is behind is seen in
 * every unit above it.
 */
public enum TargetState {
  /** Every unit that is due reached its minimum. */
  DONE,
  /** None is behind. */
  ON_PACE,
  /** At least one is behind. */
  BEHIND,
  /** Nothing is due, or the target has not begun. */
  NONE;

  private final String code = Codes.code(this);

  public static TargetState of(TargetValue value) {
    if (value.due() == 0) {
      return NONE;
    }
    if (value.done() == value.due()) {
      return DONE;
    }
    return value.behind() == 0 ? ON_PACE : BEHIND;
  }

  /** The word in style sheets and message keys. */
  public String code() {
    return code;
  }
}
