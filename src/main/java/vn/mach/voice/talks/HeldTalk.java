package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * What the host writes of a talk.
 *
 * @param nextOn when the two want to talk again; none: not proposed
 * @param version of what was written that the host saw: 0 at first
 */
record HeldTalk(
    LocalDate heldOn, String notes, List<Point> points, @Nullable LocalDate nextOn, int version) {

  static final int LONGEST_NOTES = 2_000;
  static final int LONGEST_POINT = 300;
  static final int MOST_POINTS = 4;

  HeldTalk {
    points = List.copyOf(points);
  }

  /**
   * What both agreed: who does it by which day.
   *
   * @param row of the form, from 1
   */
  record Point(int row, String text, PersonId person, LocalDate dueOn) {}

  /** Refused: a day to come, or nothing at all that was said. */
  List<Refusal> refusals(LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    if (heldOn.isAfter(today)) {
      refusals.add(Refusal.of("heldOn", "talks.refused.to_come", heldOn));
    }
    if (heldOn.isBefore(today.minusYears(2))) {
      refusals.add(Refusal.of("heldOn", "talks.refused.long_ago", heldOn));
    }
    if (notes.isEmpty()) {
      refusals.add(Refusal.of("notes", "web.refused.missing"));
    }
    if (Text.length(notes) > LONGEST_NOTES) {
      refusals.add(Refusal.of("notes", "web.refused.too_long", LONGEST_NOTES));
    }
    for (Point point : points) {
      if (point.dueOn().isBefore(heldOn)) {
        refusals.add(Refusal.of("on" + point.row(), "talks.refused.before_talk", point.dueOn()));
      }
    }
    if (nextOn != null && !nextOn.isAfter(heldOn)) {
      refusals.add(Refusal.of("nextOn", "talks.refused.next", nextOn));
    }
    return refusals;
  }
}
