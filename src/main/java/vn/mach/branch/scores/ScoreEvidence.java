package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Outcome;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;

/**
 * A confirmed sheet as an activity of the kind {@code meeting_score}, so that figures count it: its
 * percent, rounded half up, and 100 or 0 for whether it is of the best band.
 */
@Component
class ScoreEvidence {

  private static final String KIND = "meeting_score";

  private final Activities activities;

  ScoreEvidence(Activities activities) {
    this.activities = activities;
  }

  /**
   * Records it as the system does: who confirmed stands with the sheet. Empty where the kind is not
   * in use.
   */
  Optional<Long> record(ScoreSheetsSql.Sheet sheet, ScoreResult result) {
    BigDecimal percent = result.percent().setScale(0, RoundingMode.HALF_UP);
    Outcome<ActivityId> outcome =
        activities.record(
            Actor.system(),
            "scores-" + sheet.id(),
            new ActivityInput(
                "",
                Long.toString(sheet.unit().value()),
                KIND,
                "",
                "Chấm điểm sinh hoạt ngày " + DayFormats.DAY.format(sheet.heldOn()),
                sheet.heldOn().toString(),
                "",
                "",
                "",
                result.band().code(),
                Map.of(
                    "score_percent",
                    percent.toPlainString(),
                    "good_percent",
                    result.band() == ScoreBand.GOOD ? "100" : "0")),
            true);
    return switch (outcome) {
      case Outcome.Done<ActivityId>(ActivityId id) -> Optional.of(id.value());
      case Outcome.Refused<ActivityId> refused -> Optional.empty();
    };
  }

  void withdraw(ScoreSheetsSql.Sheet sheet, String reason) {
    if (sheet.activity() != null) {
      activities.withdraw(
          Actor.system(),
          "scores-withdraw-" + sheet.id(),
          new ActivityId(sheet.activity()),
          reason);
    }
  }
}
