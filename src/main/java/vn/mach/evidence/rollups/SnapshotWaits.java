package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.JobProgress;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.CountProgress;

/** Who waits for a past day of a unit with many under it, and how far its count is. */
@Component
class SnapshotWaits {

  static final String JOB = "rollups.past_day";

  /**
   * How many days may be requested at a time: the months of some targets, but not any number of
   * days.
   */
  private static final int MOST_WAITING = 200;

  /** The subject of jobs that count a past day: {@code <this><unit>/<target, or nothing>/<day>}. */
  private static final String ABOUT = "rollups.past_day/";

  private final SnapshotUnitsSql asked;
  private final BoardSnapshots snapshots;
  private final DailyAggregates sums;
  private final Jobs jobs;
  private final Today today;

  SnapshotWaits(
      SnapshotUnitsSql asked,
      BoardSnapshots snapshots,
      DailyAggregates sums,
      Jobs jobs,
      Today today) {
    this.asked = asked;
    this.snapshots = snapshots;
    this.sums = sums;
    this.jobs = jobs;
    this.today = today;
  }

  /**
   * The progress of a large unit's days that are not stored yet; requests them if nobody has.
   *
   * @param below days of which the units directly below are wanted too
   * @param alone days of which only the unit itself is
   * @param target the only target wanted; none: all that run on the day
   */
  Optional<CountProgress> await(
      UnitId unit,
      Collection<LocalDate> below,
      Collection<LocalDate> alone,
      @Nullable Long target) {
    LocalDate now = today.date();
    List<LocalDate> past =
        asked.standsOn(
            unit,
            Stream.concat(below.stream(), alone.stream()).filter(now::isAfter).distinct().toList());
    if (past.isEmpty() || sums.large(List.of(unit)).isEmpty() || !asked.takesLong(unit)) {
      return Optional.empty();
    }
    if (!sums.upToDate()) {
      return Optional.of(
          progress(unit, target)); // until the thousands of changes that wait are applied
    }
    Set<LocalDate> wanted = new HashSet<>();
    for (LocalDate day : past) {
      List<UnitId> units =
          below.contains(day)
              ? Stream.concat(Stream.of(unit), asked.children(unit, day).stream()).toList()
              : List.of(unit);
      if (!snapshots.complete(units, snapshots.targets(target, day), List.of(day))) {
        wanted.add(day);
      }
    }
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    wanted.stream().sorted(Comparator.reverseOrder()).forEach(day -> ask(unit, day, target));
    return Optional.of(progress(unit, target));
  }

  /** Not while many days are requested already: the page asks again. */
  private void ask(UnitId unit, LocalDate day, @Nullable Long target) {
    if (jobs.progress(ABOUT).jobs() < MOST_WAITING) {
      Map<String, String> arguments =
          new HashMap<>(Map.of("unit", Long.toString(unit.value()), "day", day.toString()));
      if (target != null) {
        arguments.put("target", target.toString());
      }
      jobs.start(Actor.system(), JOB, about(unit, target) + day, arguments);
    }
  }

  private static String about(UnitId unit, @Nullable Long target) {
    return ABOUT + unit.value() + "/" + (target == null ? "" : target) + "/";
  }

  private CountProgress progress(UnitId unit, @Nullable Long target) {
    JobProgress progress = jobs.progress(about(unit, target));
    return new CountProgress((int) progress.done(), (int) progress.steps());
  }
}
