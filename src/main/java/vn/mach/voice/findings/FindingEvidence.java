package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.voice.findings.FindingStepsSql.Level;

/**
 * What figures count of findings, as activities that name nobody and say nothing of the content:
 * kind {@code finding} at the level that received one first, {@code finding_answer} at the level
 * that answered (with the findings answered, and those answered in time, as amounts), {@code
 * field_visit} at the body whose person went. Where a kind is not in use nothing is recorded.
 */
@Component
class FindingEvidence {

  private final Activities activities;
  private final Today today;

  FindingEvidence(Activities activities, Today today) {
    this.activities = activities;
    this.today = today;
  }

  /**
   * @param ref tells it from others to those who read findings; others do not read what it says
   */
  Optional<Long> received(long finding, String ref, UnitId level, int cases) {
    return record(
        "finding-" + finding,
        level,
        "finding",
        "Phát hiện từ thực tiễn số " + ref,
        today.date(),
        Map.of("cases", Integer.toString(cases)));
  }

  /**
   * @param ref of the matter
   */
  void answered(Level level, String ref, int findings, boolean inTime) {
    record(
        "finding-answer-" + level.id(),
        level.unit(),
        "finding_answer",
        "Trả lời phát hiện từ thực tiễn số " + ref,
        today.date(),
        Map.of(
            "findings",
            Integer.toString(findings),
            "in_time",
            Integer.toString(inTime ? findings : 0)));
  }

  Optional<Long> visited(long visit, UnitId body, LocalDate day) {
    return record(
        "field-visit-" + visit, body, "field_visit", "Đi thực tế, khảo sát cơ sở", day, Map.of());
  }

  /** A finding that was withdrawn does not count. */
  void withdrawn(long activity) {
    activities.withdraw(
        Actor.system(), "finding-withdrawn-" + activity, new ActivityId(activity), "Đã rút");
  }

  private Optional<Long> record(
      String key,
      UnitId unit,
      String kind,
      String title,
      LocalDate day,
      Map<String, String> amounts) {
    ActivityInput typed =
        new ActivityInput(
            "",
            Long.toString(unit.value()),
            kind,
            "",
            title,
            day.toString(),
            "",
            "",
            "",
            "",
            amounts);
    return activities.record(Actor.system(), key, typed, true)
            instanceof Outcome.Done<ActivityId>(ActivityId id)
        ? Optional.of(id.value())
        : Optional.empty();
  }
}
