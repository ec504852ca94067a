package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;

/**
 * A meeting that is planned, or its plan as it is changed.
 *
 * @param theme what a thematic one is about; may still be open
 */
record NewMeeting(
    UnitId unit,
    MeetingKind kind,
    LocalDate day,
    LocalTime startsAt,
    String place,
    String theme,
    boolean byGroups) {

  static final int LONGEST = 300;

  Outcome<NewMeeting> check() {
    List<Refusal> refusals = new ArrayList<>();
    if (Text.length(place) > LONGEST) {
      refusals.add(Refusal.of("place", "web.refused.too_long", LONGEST));
    }
    if (Text.length(theme) > LONGEST) {
      refusals.add(Refusal.of("theme", "web.refused.too_long", LONGEST));
    }
    if (byGroups && kind == MeetingKind.EXTRAORDINARY) {
      refusals.add(Refusal.of("byGroups", "meetings.refused.groups_kind"));
    }
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }
}
