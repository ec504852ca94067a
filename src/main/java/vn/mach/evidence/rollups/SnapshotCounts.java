package vn.mach.evidence.rollups;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
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
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetTotal;
import vn.mach.evidence.figures.TargetValue;

/**
 * Counts board snapshots: those that somebody waits for, and by night the ends of months; and
 * compares some with the evidence.
 */
@Component
class SnapshotCounts {

  /** How long a day that is no end of a month is stored. */
  private static final Duration KEPT_FOR = Duration.ofDays(60);

  private static final int ROUNDS = 10;

  private final BoardSnapshotsSql sql;
  private final SnapshotUnitsSql asked;
  private final BoardSnapshots snapshots;
  private final TargetRollupsSql refresh;
  private final EvidenceCounts evidence;
  private final DailyAggregates sums;
  private final Today today;
  private final TransactionTemplate alone;
  private final TransactionTemplate beside;

  SnapshotCounts(
      BoardSnapshotsSql sql,
      SnapshotUnitsSql asked,
      BoardSnapshots snapshots,
      TargetRollupsSql refresh,
      EvidenceCounts evidence,
      DailyAggregates sums,
      Today today,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.asked = asked;
    this.snapshots = snapshots;
    this.refresh = refresh;
    this.evidence = evidence;
    this.sums = sums;
    this.today = today;
    alone = new TransactionTemplate(transactions);
    beside = new TransactionTemplate(transactions);
    beside.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Counts a requested day. One node at a time counts past days in a realm, and none while
   * thousands of changes wait: no stored number could be read then, and all would be counted again
   * and again.
   *
   * @param target the only target wanted; none: all that run on the day
   */
  void count(UnitId unit, LocalDate day, @Nullable Long target, RollupProgress progress) {
    inTurn(() -> {
      if (!sums.upToDate()) {
        throw JobRun.later();
      }
      keep(unit, snapshots.targets(target, day), day, progress);
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
  void keepMonthEnds(RollupProgress progress) {
    beside.executeWithoutResult(status -> {
      refresh.waitForLock();
      sql.dropOlder(today.now().minus(KEPT_FOR));
    });
    LocalDate now = today.date();
    LocalDate first = asked.firstDay(now.minusYears(1)).orElse(now);
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
      for (UnitId top : asked.tops(end)) {
        inTurn(() ->
            keep(
                top,
                asked.standing(end),
                end,
                (done, steps) -> progress.made(before, ends.size())));
      }
    }
  }

  /**
   * Stores the day of every large unit at or under the unit, the deepest first: units above add up
   * what was stored below. What changes dropped meanwhile is counted again, in up to ten rounds:
   * each has less to do than the one before.
   */
  void keep(UnitId unit, Collection<Long> targets, LocalDate day, RollupProgress progress) {
    List<UnitId> large = asked.largeUnder(unit, day);
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
    List<UnitId> children = asked.children(unit, day);
    if (snapshots.complete(
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
    Optional<List<TargetTotal>> totals = count(counted, large, targets, day);
    return totals.isPresent()
        && Boolean.TRUE.equals(
            beside.execute(status -> fill(token, counted, begun, day, totals.get())));
  }

  private Set<Long> take(UUID token, List<UnitId> units, Collection<Long> targets, LocalDate day) {
    refresh.waitForLock();
    return sql.take(token, units, targets, day);
  }

  private boolean fill(
      UUID token, List<UnitId> units, Set<Long> targets, LocalDate day, List<TargetTotal> totals) {
    refresh.waitForLock();
    return sql.keep(token, units, targets, day, totals, today.now());
  }

  /**
   * The totals of the first of the units and of the others, which are directly below it; empty
   * where one of the large ones below is not stored.
   *
   * @param large the large ones below: their snapshots are read and added up
   */
  private Optional<List<TargetTotal>> count(
      List<UnitId> units, Set<UnitId> large, Collection<Long> targets, LocalDate day) {
    if (large.isEmpty()) {
      return Optional.of(
          evidence.totals(targets, units, List.of(day), HierarchyMode.AT_EVENT_DATE));
    }
    Map<LocalDate, Set<UnitId>> missing = new HashMap<>();
    List<TargetTotal> below =
        new ArrayList<>(snapshots.kept(targets, large, List.of(day), missing));
    if (!missing.isEmpty()) {
      return Optional.empty();
    }
    List<TargetTotal> totals =
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
   * Keeps where what is kept of some days, chosen at random, differs from the evidence. All that
   * waits must have been applied.
   */
  void compareSome(int some) {
    for (BoardSnapshotsSql.Sample sample : sql.samples(some)) {
      Set<UnitId> children = new HashSet<>(asked.children(sample.unit(), sample.day()));
      Set<UnitId> large = sums.large(children);
      List<UnitId> units =
          Stream.concat(
                  Stream.of(sample.unit()),
                  children.stream().filter(child -> !large.contains(child)))
              .toList();
      List<Long> targets = asked.standing(sample.day());
      count(units, large, targets, sample.day())
          .ifPresent(counted ->
              sql.compare(sample.day(), sql.kept(targets, units, List.of(sample.day())), counted));
    }
  }

  private static List<TargetTotal> sum(UnitId unit, LocalDate day, List<TargetTotal> parts) {
    return parts.stream()
        .collect(Collectors.toMap(TargetTotal::target, TargetTotal::value, TargetValue::plus))
        .entrySet()
        .stream()
        .map(it -> new TargetTotal(it.getKey(), day, unit, it.getValue()))
        .toList();
  }

  /** The unit's own part, where a target asks something of it. */
  private List<TargetTotal> own(UnitId unit, Collection<Long> targets, LocalDate day) {
    List<TargetTotal> own = new ArrayList<>();
    snapshots
        .ownValues(unit, targets, day, HierarchyMode.AT_EVENT_DATE)
        .forEach((target, it) -> own.add(new TargetTotal(target, day, unit, it.total())));
    return own;
  }
}
