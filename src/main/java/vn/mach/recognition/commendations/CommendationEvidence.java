package vn.mach.recognition.commendations;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * What figures count of commendations: an activity of kind {@code commendation} on the day of the
 * decision, at the unit that is commended or to which the person belonged. It names nobody; its
 * tags say whether it is collective, and the form.
 */
@Component
class CommendationEvidence {

  static final String KIND = "commendation";

  /** Vietnamese as all titles of activities; also in a view, which finds what came by files. */
  private static final Map<AwardForm, String> WORDS =
      Map.of(
          AwardForm.CERTIFICATE, "Giấy khen",
          AwardForm.MERIT, "Bằng khen",
          AwardForm.FLAG, "Cờ",
          AwardForm.MEDAL, "Kỷ niệm chương",
          AwardForm.BADGE, "Huy hiệu");

  private final Activities activities;
  private final Units units;

  CommendationEvidence(Activities activities, Units units) {
    this.activities = activities;
    this.units = units;
  }

  /** Whether the unit stands on the day: else nothing can be counted for it. */
  boolean canCount(UnitId unit, LocalDate day) {
    return units.named(unit, day).filter(NamedUnit::standing).isPresent();
  }

  static String title(AwardForm form, boolean collective, String number) {
    return WORDS.get(form) + (collective ? " cho tập thể, số " : " cho cá nhân, số ") + number;
  }

  /**
   * Counts it from now on.
   *
   * @return the activity; none where the kind is not in use
   */
  @Nullable Long confirm(
      long id, UnitId unit, boolean collective, AwardForm form, String number, LocalDate day) {
    ActivityInput typed =
        new ActivityInput(
            "",
            Long.toString(unit.value()),
            KIND,
            "",
            title(form, collective, number),
            day.toString(),
            "",
            "",
            "",
            (collective ? "collective" : "individual") + "|" + form.code(),
            Map.of());
    return activities.record(Actor.system(), "commendation-" + id, typed, true)
            instanceof Outcome.Done<ActivityId>(ActivityId activity)
        ? activity.value()
        : null;
  }

  /** It counts no more. */
  void withdraw(long activity) {
    activities.withdraw(
        Actor.system(),
        "commendation-withdrawn-" + activity,
        new ActivityId(activity),
        "Đã thu hồi ở mục Khen thưởng");
  }
}
