package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/**
 * A conference as it is announced.
 *
 * @param questionsUntil the last day on which questions are taken
 */
record NewDialogue(
    UnitId unit,
    String title,
    LocalDate heldOn,
    @Nullable LocalTime startsAt,
    String place,
    LocalDate questionsUntil) {

  static final int LONGEST = 200;

  List<Refusal> refusals(LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (SecretMarking.inTitle(title)) {
      refusals.add(Refusal.of("title", "talks.refused.secret"));
    }
    if (heldOn.isBefore(today)) {
      refusals.add(Refusal.of("heldOn", "talks.refused.past", heldOn));
    }
    if (questionsUntil.isAfter(heldOn)) {
      refusals.add(Refusal.of("questionsUntil", "talks.refused.until", questionsUntil, heldOn));
    }
    return refusals;
  }
}
