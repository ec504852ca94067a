package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;
import vn.mach.branch.inspections.InspectionStatus.Step;

/**
 * A step as it is typed.
 *
 * @param day on which it was done
 * @param dueOn of a remedy, or of the member's own report
 * @param vote of the branch; none: it did not vote
 */
record StepInput(
    Step step, LocalDate day, String text, @Nullable LocalDate dueOn, @Nullable Votes vote) {

  static final int LONGEST_TEXT = 10_000;

  private static final Set<Step> WORDLESS = Set.of(Step.ANNOUNCE, Step.CLOSE);

  /**
   * Votes as counted.
   *
   * @param exemptCame exempt members, and members who take part elsewhere, who came
   */
  record Votes(int inFavour, int against, int other, int exemptCame) {}

  /** What cannot be, whatever the file is about. */
  List<Refusal> refusals(LocalDate today, LocalDate last, @Nullable HearingVote counted) {
    List<Refusal> refusals = new ArrayList<>();
    if (day.isAfter(today)) {
      refusals.add(Refusal.of("day", "inspections.refused.future", day));
    } else if (day.isBefore(last)) {
      refusals.add(Refusal.of("day", "inspections.refused.before_last", day, last));
    }
    if (text.isEmpty() && !WORDLESS.contains(step)) {
      refusals.add(Refusal.of("text", "web.refused.missing"));
    }
    if (step == Step.ORDER_REMEDY && dueOn == null) {
      refusals.add(Refusal.of("dueOn", "web.refused.missing"));
    }
    if (dueOn != null && dueOn.isBefore(day)) {
      refusals.add(Refusal.of("dueOn", "inspections.refused.due", dueOn, day));
    }
    if (counted != null && counted.impossible()) {
      refusals.add(
          Refusal.of(
              "inFavour",
              "inspections.refused.votes",
              counted.inFavour(),
              counted.against(),
              counted.other(),
              counted.base()));
    }
    return refusals;
  }

  /** The step that it comes to: a vote may fail, and of some people the level above decides. */
  Step comesTo(boolean decidedAbove, @Nullable HearingVote counted) {
    if (step != Step.CONCLUDE) {
      return step;
    }
    if (counted != null && !counted.passes()) {
      return Step.NOT_PASSED;
    }
    return decidedAbove ? Step.PROPOSE : Step.CONCLUDE;
  }
}
