package vn.mach.evidence.figures;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Board snapshots: results of targets on past days. For a large unit they are counted from the
 * evidence once, for it and each unit directly below, and stored; a change that affects a stored
 * number drops it. For any other unit they are counted on request, which takes a moment.
 *
 * <p>No stale number is stored: each is claimed before it is counted, a change refreshed meanwhile
 * drops the claim, and a number without a claim is not stored. Changes that wait when the claim is
 * made drop it when they are refreshed.
 */
@Component
public class BoardSnapshots {

  /** How long a day that is no end of a month is stored. */
  private static final Duration KEPT_FOR = Duration.ofDays(60);

  private static final int ROUNDS = 10;

  /**
   * How many days may be requested at a time: the months of some targets, but not any number of
   * days.
   */
  private static final int MOST_WAITING = 200;

  /** The subject of jobs that count a past day: {@code <this><unit>/<target, or nothing>/<day>}. */
  private static final String ABOUT = "figures.past_day/";

  private final BoardSnapshotsSql sql;
  private final Jobs jobs;
  private final TargetRollupsSql refresh;
  private final RecomputeSql evidence;
  private final DailyAggregates sums;
  private final Today today;
  private final TransactionTemplate alone;
  private final TransactionTemplate beside;

  BoardSnapshots(
      BoardSnapshotsSql sql,
      Jobs jobs,
      TargetRollupsSql refresh,
      RecomputeSql evidence,
      DailyAggregates sums,
      Today today,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.jobs = jobs;
    this.refresh = refresh;
    this.evidence = evidence;
    this.sums = sums;
    this.today = today;
    alone = new TransactionTemplate(transactions);
    beside = new TransactionTemplate(transactions);
    beside.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /** Progress of requested days: {@code done} of {@code steps}. */
  public record Progress(int done, int steps) {}

  /**
   * As {@link RecomputeSql#totals}, in the tree as it was on each day; the days lie before today.
   */
  List<RecomputeSql.Total> totals(
      Collection<Long> targets, Collection<UnitId> units, Collection<LocalDate> days) {
    Map<LocalDate, Set<UnitId>> missing = new HashMap<>();
    List<RecomputeSql.Total> totals = new ArrayList<>(kept(targets, units, days, missing));
    missing.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
        .forEach((those, of) ->
            totals.addAll(evidence.totals(targets, those, of, HierarchyMode.AT_EVENT_DATE)));
    return totals;
  }

  /** The stored totals; adds to the map the units for which not all are stored on a day. */
  private List<RecomputeSql.Total> kept(
      Collection<Long> targets,
      Collection<UnitId> units,
      Collection<LocalDate> days,
      Map<LocalDate, Set<UnitId>> missing) {
    List<RecomputeSql.Total> kept = sums.upToDate() ? sql.kept(targets, units, days) : List.of();
    Map<Long, LocalDate> begins = sql.begins(targets);
    record Place(UnitId unit, LocalDate day) {}
    Map<Place, Long> found =
        kept.stream()
            .collect(
                Collectors.groupingBy(it -> new Place(it.unit(), it.day()), Collectors.counting()));
    for (LocalDate day : days) {
      long begun = begins.values().stream().filter(first -> !day.isBefore(first)).count();
      Set<UnitId> without =
          units.stream()
              .filter(unit -> found.getOrDefault(new Place(unit, day), 0L) < begun)
              .collect(Collectors.toSet());
      if (!without.isEmpty()) {
        missing.put(day, without);
      }
    }
    return kept.stream()
        .filter(it ->
            it.value().due() > 0 && !missing.getOrDefault(it.day(), Set.of()).contains(it.unit()))
        .toList();
  }

  boolean isPast(LocalDate day) {
    return day.isBefore(today.date());
  }

  /**
   * The progress of a large unit's days that are not stored yet; requests them if nobody has.
   *
   * @param below days of which the units directly below are wanted too
   * @param alone days of which only the unit itself is
   * @param target the only target wanted; none: all that run on the day
   */
  Optional<Progress> await(
      UnitId unit,
      Collection<LocalDate> below,
      Collection<LocalDate> alone,
      @Nullable Long target) {
    LocalDate now = today.date();
    List<LocalDate> past =
        sql.standsOn(
            unit,
            Stream.concat(below.stream(), alone.stream()).filter(now::isAfter).distinct().toList());
    if (past.isEmpty() || sums.large(List.of(unit)).isEmpty() || !sql.takesLong(unit)) {
      return Optional.empty();
    }
    if (!sums.upToDate()) {
      return Optional.of(
          progress(unit, target)); // until the thousands of waiting changes are refreshed
    }
    Set<LocalDate> wanted = new HashSet<>();
    for (LocalDate day : past) {
      List<UnitId> units =
          below.contains(day)
              ? Stream.concat(Stream.of(unit), sql.children(unit, day).stream()).toList()
              : List.of(unit);
      if (!complete(units, targets(target, day), List.of(day))) {
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
      jobs.start(Actor.system(), PastDayJob.CODE, about(unit, target) + day, arguments);
    }
  }

  private static String about(UnitId unit, @Nullable Long target) {
    return ABOUT + unit.value() + "/" + (target == null ? "" : target) + "/";
  }

  private Progress progress(UnitId unit, @Nullable Long target) {
    Jobs.Progress progress = jobs.progress(about(unit, target));
    return new Progress((int) progress.done(), (int) progress.steps());
  }

  private List<Long> targets(@Nullable Long target, LocalDate day) {
    return target == null ? sql.standing(day) : List.of(target);
  }

  private boolean complete(
      Collection<UnitId> units, Collection<Long> targets, Collection<LocalDate> days) {
    Map<LocalDate, Set<UnitId>> missing = new HashMap<>();
    kept(targets, units, days, missing);
    return missing.isEmpty();
  }

  /**
   * Counts a requested day. One node at a time counts past days in a realm, and none while
   * thousands of changes wait: no stored number could be read then, and all would be counted again
   * and again.
   *
   * @param target the only target wanted; none: all that run on the day
   */
  void count(UnitId unit, LocalDate day, @Nullable Long target, TargetRollups.Progress progress) {
    inTurn(() -> {
      if (!sums.upToDate()) {
        throw JobRun.later();
      }
      keep(unit, targets(target, day), day, progress);
    });
  }

  private void inTurn(Runnable counting) {
    alone.executeWithoutResult(status -> {
      if (!sql.lock()) {
        throw JobRun.later();
      }
      counting.run();
    });
  }

  /**
   * Drops other days after some weeks, and stores the ends of months since the beginning of the
   * first target that ran within the last year, for all large units, the latest first.
   */
  void keepMonthEnds(TargetRollups.Progress progress) {
    beside.executeWithoutResult(status -> {
      refresh.waitForLock();
      sql.dropOlder(today.now().minus(KEPT_FOR));
    });
    LocalDate now = today.date();
    LocalDate first = sql.firstDay(now.minusYears(1)).orElse(now);
    List<LocalDate> ends = new ArrayList<>();
    for (YearMonth month = YearMonth.from(now).minusMonths(1);
        !month.atEndOfMonth().isBefore(first);
        month = month.minusMonths(1)) {
      ends.add(month.atEndOfMonth());
    }
    for (int i = 0; i < ends.size(); i++) {
      LocalDate end = ends.get(i);
      int before = i;
      progress.made(before, ends.size());
      for (UnitId top : sql.tops(end)) {
        inTurn(() ->
            keep(top, sql.standing(end), end, (done, steps) -> progress.made(before, ends.size())));
      }
    }
  }

  /**
   * Stores the day of every large unit at or under the unit, the deepest first: units above add up
   * what was stored below. What changes dropped meanwhile is counted again, in up to ten rounds:
   * each has less to do than the one before.
   */
  void keep(UnitId unit, Collection<Long> targets, LocalDate day, TargetRollups.Progress progress) {
    List<UnitId> large = sql.largeUnder(unit, day);
    boolean all = false;
    for (int round = 0; round < ROUNDS && !all && sums.upToDate(); round++) {
      all = true;
      for (int i = 0; i < large.size(); i++) {
        progress.made(i, large.size());
        all &= keepOne(large.get(i), targets, day);
      }
    }
  }

  private boolean keepOne(UnitId unit, Collection<Long> targets, LocalDate day) {
    List<UnitId> children = sql.children(unit, day);
    if (complete(
        Stream.concat(Stream.of(unit), children.stream()).toList(), targets, List.of(day))) {
      return true;
    }
    Set<UnitId> large = sums.large(children);
    List<UnitId> counted =
        Stream.concat(Stream.of(unit), children.stream().filter(child -> !large.contains(child)))
            .toList();
    UUID token = UUID.randomUUID();
    Set<Long> begun =
        Objects.requireNonNull(beside.execute(status -> take(token, counted, targets, day)));
    Optional<List<RecomputeSql.Total>> totals = count(counted, large, targets, day);
    return totals.isPresent()
        && Boolean.TRUE.equals(
            beside.execute(status -> fill(token, counted, begun, day, totals.get())));
  }

  private Set<Long> take(UUID token, List<UnitId> units, Collection<Long> targets, LocalDate day) {
    refresh.waitForLock();
    return sql.take(token, units, targets, day);
  }

  private boolean fill(
      UUID token,
      List<UnitId> units,
      Set<Long> targets,
      LocalDate day,
      List<RecomputeSql.Total> totals) {
    refresh.waitForLock();
    return sql.keep(token, units, targets, day, totals, today.now());
  }

  /**
   * The totals of the first of the units and of the others, which are directly below it; empty
   * where one of the large ones below is not stored.
   *
   * @param large the large ones below: their snapshots are read and added up
   */
  private Optional<List<RecomputeSql.Total>> count(
      List<UnitId> units, Set<UnitId> large, Collection<Long> targets, LocalDate day) {
    if (large.isEmpty()) {
      return Optional.of(
          evidence.totals(targets, units, List.of(day), HierarchyMode.AT_EVENT_DATE));
    }
    Map<LocalDate, Set<UnitId>> missing = new HashMap<>();
    List<RecomputeSql.Total> below = new ArrayList<>(kept(targets, large, List.of(day), missing));
    if (!missing.isEmpty()) {
      return Optional.empty();
    }
    List<RecomputeSql.Total> totals =
        new ArrayList<>(
            evidence.totals(
                targets,
                units.subList(1, units.size()),
                List.of(day),
                HierarchyMode.AT_EVENT_DATE));
    below.addAll(totals);
    below.addAll(own(units.getFirst(), targets, day));
    totals.addAll(sum(units.getFirst(), day, below));
    return Optional.of(totals);
  }

  /**
   * Stores the discrepancies of a random sample of snapshots. All waiting changes must have been
   * refreshed.
   */
  void compareSome(int some) {
    for (BoardSnapshotsSql.Sample sample : sql.samples(some)) {
      Set<UnitId> children = new HashSet<>(sql.children(sample.unit(), sample.day()));
      Set<UnitId> large = sums.large(children);
      List<UnitId> units =
          Stream.concat(
                  Stream.of(sample.unit()),
                  children.stream().filter(child -> !large.contains(child)))
              .toList();
      List<Long> targets = sql.standing(sample.day());
      count(units, large, targets, sample.day())
          .ifPresent(counted ->
              sql.compare(sample.day(), sql.kept(targets, units, List.of(sample.day())), counted));
    }
  }

  private static List<RecomputeSql.Total> sum(
      UnitId unit, LocalDate day, List<RecomputeSql.Total> parts) {
    return parts.stream()
        .collect(
            Collectors.toMap(
                RecomputeSql.Total::target, RecomputeSql.Total::value, TargetValue::plus))
        .entrySet()
        .stream()
        .map(it -> new RecomputeSql.Total(it.getKey(), day, unit, it.getValue()))
        .toList();
  }

  /** The unit's own part, where a target asks something of it. */
  private List<RecomputeSql.Total> own(UnitId unit, Collection<Long> targets, LocalDate day) {
    List<RecomputeSql.Total> own = new ArrayList<>();
    ownValues(unit, targets, day, HierarchyMode.AT_EVENT_DATE)
        .forEach((target, it) ->
            own.add(
                new RecomputeSql.Total(
                    target,
                    day,
                    unit,
                    new TargetValue(
                        1,
                        it.value().reaches(it.minimum()) ? 1 : 0,
                        it.value().activities() == 0 ? 1 : 0))));
    return own;
  }

  /**
   * The unit's own results and minimums, by target; none for a target that asks nothing of it or
   * has not begun.
   */
  Map<Long, Board.Own> ownValues(
      UnitId unit, Collection<Long> targets, LocalDate day, HierarchyMode reading) {
    Map<Long, Board.Own> own = new HashMap<>();
    sql.askedOf(unit, targets, day, reading.treeDay(day)).stream()
        .collect(Collectors.groupingBy(it -> new Period(it.from(), it.to())))
        .forEach((period, asked) -> {
          Map<String, FigureFunction> figures =
              asked.stream()
                  .collect(
                      Collectors.toMap(
                          BoardSnapshotsSql.Asked::figure,
                          BoardSnapshotsSql.Asked::function,
                          (one, other) -> one));
          Map<String, Map<UnitId, List<FigureValue>>> values =
              sums.values(figures, List.of(unit), List.of(period), reading);
          asked.forEach(it ->
              own.put(
                  it.target(),
                  new Board.Own(
                      values
                          .getOrDefault(it.figure(), Map.of())
                          .getOrDefault(unit, List.of())
                          .getFirst(),
                      it.minimum())));
        });
    return own;
  }

  /** Drops what these changes may affect. The caller refreshes, and has read them from the feed. */
  void follow(
      Collection<RollupChangesSql.Change> changes, Collection<UnitId> regrouped, LocalDate now) {
    sql.dropBehind(
        changes.stream().map(RollupChangesSql.Change::activity).distinct().toList(), now);
    if (!regrouped.isEmpty()) {
      sql.dropAbove(regrouped);
    }
  }

  void forget() {
    sql.dropAll();
  }
}
