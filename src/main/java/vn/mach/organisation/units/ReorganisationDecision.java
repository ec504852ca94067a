package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.List;

/**
 * What was decided about the tree: an ordered list of steps that hold from one day on, carried out
 * together or not at all.
 *
 * @param day the first day on which the tree is as decided; a past day needs a reason
 * @param symbol of the paper, as written on it; empty if there is none
 * @param reason empty if none was given
 */
public record ReorganisationDecision(
    LocalDate day, String symbol, String reason, List<TreeStep> steps) {
  public ReorganisationDecision {
    steps = List.copyOf(steps);
  }
}
