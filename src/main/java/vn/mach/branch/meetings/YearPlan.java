package vn.mach.branch.meetings;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;

/**
 * How a branch meets in a year.
 *
 * @param dayOfMonth on which the monthly meetings are; in shorter months the last
 * @param thematicMonths those whose meeting is monthly and thematic together
 */
record YearPlan(
    int year, int dayOfMonth, LocalTime startsAt, String place, Set<Integer> thematicMonths) {

  /** The job that plans the year of many branches. */
  static final String JOB = "meetings.plan";

  /** As the job keeps it. */
  Map<String, String> arguments(UnitId unit) {
    return Map.of(
        "unit",
        Long.toString(unit.value()),
        "year",
        Integer.toString(year),
        "day",
        Integer.toString(dayOfMonth()),
        "starts",
        startsAt().toString(),
        "place",
        place(),
        "thematic",
        thematicMonths().stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  /** As the job kept it. */
  static YearPlan of(UnaryOperator<String> argument) {
    String thematic = argument.apply("thematic");
    return new YearPlan(
        Integer.parseInt(argument.apply("year")),
        Integer.parseInt(argument.apply("day")),
        LocalTime.parse(argument.apply("starts")),
        argument.apply("place"),
        thematic.isEmpty()
            ? Set.of()
            : Arrays.stream(thematic.split(" ")).map(Integer::valueOf).collect(Collectors.toSet()));
  }

  Outcome<YearPlan> check(int thisYear) {
    List<Refusal> refusals = new ArrayList<>();
    if (year < thisYear || year > thisYear + 1) {
      refusals.add(Refusal.of("year", "meetings.refused.year", String.valueOf(year)));
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
