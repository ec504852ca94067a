package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A kind of inspection as its regulation has it from a day on.
 *
 * @param steps codes of the steps that are asked for
 * @param activityKind the kind of activity as which it counts; none: never
 * @param countsAt the code of the step at which it counts
 * @param planned whether it stands in the plan of a year
 * @param limited whether it is meant for branches with a committee, with many members or with
 *     several groups
 */
record InspectionKind(
    String code,
    LocalDate validFrom,
    String nameVi,
    String nameEn,
    List<String> steps,
    @Nullable String activityKind,
    String countsAt,
    boolean planned,
    boolean limited,
    String source) {

  static final String REGULAR = "regular";

  /** What a step needs to know of a unit to say whether a limited kind is meant for it. */
  record Branch(boolean committee, int members, int groups) {}

  /** Whether the regulation leaves this kind to branches that are larger. */
  boolean beyond(Branch branch, int membersOver) {
    return limited && !branch.committee() && branch.members() <= membersOver && branch.groups() < 2;
  }

  /** Whether the step takes the file to where it counts. */
  boolean countsAt(InspectionStatus.Step step) {
    return Objects.equals(countsAt, reached(step));
  }

  /**
   * The code of the step that the file has reached with this one: a proposal that the level above
   * decides about is concluded when it is decided.
   */
  static String reached(InspectionStatus.Step step) {
    return step == InspectionStatus.Step.DECIDE
        ? InspectionStatus.Step.CONCLUDE.code()
        : step.code();
  }
}
