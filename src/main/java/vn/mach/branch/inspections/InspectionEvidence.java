package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.branch.inspections.InspectionStatus.Step;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.organisation.units.AccessScope;

/**
 * A file as evidence that names nobody: one activity at the step at which its kind counts, and one
 * of a kind of its own for each step that was reached, so that a target counts at the step that its
 * figure names (ADR 51).
 */
@Component
class InspectionEvidence {

  private final InspectionStepsSql steps;
  private final InspectionRules rules;
  private final Activities activities;
  private final AccessScope scope;

  InspectionEvidence(
      InspectionStepsSql steps, InspectionRules rules, Activities activities, AccessScope scope) {
    this.steps = steps;
    this.rules = rules;
    this.activities = activities;
    this.scope = scope;
  }

  /** Records what the file has reached with this step and was not recorded yet. */
  void record(Actor actor, InspectionsSql.Row file, Step step, LocalDate day) {
    InspectionKind kind = rules.kind(file.kind(), file.openedOn()).orElseThrow();
    String activityKind = kind.activityKind();
    if (activityKind == null) {
      return;
    }
    if (file.activity() == null && kind.countsAt(step)) {
      record(
              by(actor, file, step),
              "inspection-" + file.id(),
              file,
              activityKind,
              kind.nameVi(),
              day)
          .ifPresent(it -> steps.counted(file.id(), it.value()));
    }
    Set<String> counted = steps.stepsCounted(file.id());
    firstDays(steps.steps(file.id()))
        .forEach((code, first) -> {
          String stepKind = activityKind + "_" + code;
          Optional<String> name = rules.activityKindName(stepKind);
          if (!counted.contains(code) && name.isPresent()) {
            record(
                    Actor.system(),
                    "inspection-" + file.id() + "-" + code,
                    file,
                    stepKind,
                    name.get(),
                    first)
                .ifPresent(it -> steps.stepCounted(file.id(), code, it.value()));
          }
        });
  }

  /**
   * As whom it is recorded: the audit log is read by rank, and would name a member who handed in
   * their own report.
   */
  private Actor by(Actor actor, InspectionsSql.Row file, Step step) {
    return step != Step.REPORT && scope.reaches(actor, Right.RECORD, file.unit())
        ? actor
        : Actor.system();
  }

  /** Empty where the kind is not in use. */
  private Optional<ActivityId> record(
      Actor actor, String key, InspectionsSql.Row file, String kind, String title, LocalDate day) {
    ActivityInput typed =
        new ActivityInput(
            "",
            Long.toString(file.unit().value()),
            kind,
            "",
            title,
            day.toString(),
            "",
            "",
            "",
            "",
            Map.of());
    return activities.record(actor, key, typed, true)
            instanceof Outcome.Done<ActivityId>(ActivityId id)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The steps that a target may name, each with the day on which the file reached it first. */
  static Map<String, LocalDate> firstDays(List<InspectionStepsSql.Done> done) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    for (InspectionStepsSql.Done it : done) {
      String code = InspectionKind.reached(it.step());
      if (RulePages.STEPS.contains(code)) {
        days.putIfAbsent(code, it.day());
      }
    }
    return days;
  }
}
