package vn.mach.branch.meetings;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * How a branch meets in a year.
 *
 * @param dayOfMonth on which the monthly meetings are; in shorter months the last
 * @param thematicMonths those whose meeting is monthly and thematic together
 */
record YearPlan(
    int year, int dayOfMonth, LocalTime startsAt, String place, Set<Integer> thematicMonths) {

  Outcome<YearPlan> check(int thisYear) {
    List<Refusal> refusals = new ArrayList<>();
    if (year < thisYear || year > thisYear + 1) {
      refusals.add(
          Refusal.of("year", "meetings.refused.year", String.valueOf(year)));
    }
    if (dayOfMonth < 1 || dayOfMonth > 31) {
      refusals.add(
          Refusal.of("dayOfMonth", "meetings.refused.day_of_month", String.valueOf(dayOfMonth)));
    }
    if (Text.length(place) > NewMeeting.LONGEST) {
      refusals.add(Refusal.of("place", "web.refused.too_long", NewMeeting.LONGEST));
    }
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }
}
