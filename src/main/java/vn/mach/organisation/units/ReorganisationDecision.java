package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.List;

/**
 * A decision about the tree: an ordered list of steps, valid from one day on, carried out together
 * or not at all.
 *
 * @param day the first day on which it is valid; a past day needs a reason
 * @param symbol of the paper, as written on it; empty if there is none
 * @param reason empty if none was given
 */
public record ReorganisationDecision(
    LocalDate day, String symbol, String reason, List<TreeStep> steps) {
  public ReorganisationDecision {
    steps = List.copyOf(steps);
  }
}
