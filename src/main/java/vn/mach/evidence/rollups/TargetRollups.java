package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * The rollups of the targets that run today: for every unit of today's tree how many units are due,
 * done and not reported. Reads the changes of evidence and tree, and passes them on to the {@link
 * DailyAggregates}.
 *
 * <p>A change is never added to a target's number. It only says which units' cells may be
 * otherwise; those are evaluated anew from the evidence, and what a cell is more or less than it
 * was kept as is added to the nodes above it, in the transaction that keeps it. So a change that is
 * applied twice, late or out of order does no harm, and a withdrawal needs no arithmetic of its
 * own. Where the tree changed, the sums above are made anew from those directly below.
 */
@Component
class TargetRollups {

  /** The most changed activities that one transaction reads. */
  static final int AT_ONCE = 5_000;

  /** From this number on a recompute is quicker than refreshing each change. */
  private static final int TOO_MANY = 100_000;

  private final TargetRollupsSql sql;
  private final RollupChangesSql changes;
  private final RollupRecomputeSql recomputes;
  private final DailyAggregates days;
  private final BoardSnapshots past;
  private final Today today;

  TargetRollups(
      TargetRollupsSql sql,
      RollupChangesSql changes,
      RollupRecomputeSql recomputes,
      DailyAggregates days,
      BoardSnapshots past,
      Today today) {
    this.sql = sql;
    this.changes = changes;
    this.recomputes = recomputes;
    this.days = days;
    this.past = past;
    this.today = today;
  }

  /**
   * Refreshes waiting changes in the current realm, up to {@value #AT_ONCE} changed activities.
   *
   * @return whether something was applied, so that more may wait; false where another node
   *     refreshes just now
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public boolean refresh() {
    return sql.lock() && applied(today.date(), false);
  }

  /**
   * Refreshes all that this transaction can see.
   *
   * @return false where another node refreshes just now
   */
  boolean refreshHere(LocalDate now) {
    if (!sql.lock()) {
      return false;
    }
    refreshAll(now);
    return true;
  }

  /**
   * Refreshes all that this transaction can see, and waits for another node that refreshes just
   * now.
   */
  void refreshAll(LocalDate now) {
    sql.waitForLock();
    boolean more = true;
    while (more) {
      more = applied(now, true);
    }
  }

  /**
   * Whether something waited. Statements for which nothing waits are left out: under load each
   * round trip to the database has to queue.
   *
   * @param everything all at once, with what this transaction has itself written
   */
  private boolean applied(LocalDate now, boolean everything) {
    TargetRollupsSql.Waiting waiting = sql.waiting(now, TOO_MANY);
    boolean figures = days.outdated();
    if (!waiting.anything(now) && !figures) {
      return false;
    }
    Optional<LocalDate> before = waiting.asOf();
    Optional<List<RollupChangesSql.Shift>> shifts =
        waiting.closure() && !waiting.anew() ? changes.shifts() : Optional.of(List.of());
    boolean anew =
        waiting.anew()
            || before.isEmpty()
            || before.get().isAfter(now)
            || shifts.isEmpty()
            || waiting.activities() == TOO_MANY;
    if (anew) {
      recomputeAll(now, (done, steps) -> {});
      return true;
    }
    boolean allThatWaits = !shifts.get().isEmpty() || figures;
    List<RollupChangesSql.Change> taken =
        waiting.activities() == 0
            ? List.of()
            : everything || allThatWaits ? changes.takeAll() : changes.take(AT_ONCE);
    days.follow(taken, shifts.get(), figures);
    if (before.get().isBefore(now)) {
      sql.turnDay(before.get(), now); // first of all: what follows is compared as of today
    }
    if (waiting.targets()) {
      sql.outdated(now).forEach(target -> recomputes.recompute(target, now));
    }
    Set<UnitId> units = waiting.units() ? changes.changedUnits() : new HashSet<>();
    shifts.get().forEach(shift -> units.add(shift.unit()));
    if (before.get().isBefore(now)) {
      units.addAll(changes.turned(before.get(), now));
    }
    past.follow(taken, units, now);
    Set<Long> targets = units.isEmpty() ? Set.of() : sql.counted();
    List<RollupChangesSql.Cell> ofTree =
        targets.stream()
            .flatMap(target -> units.stream().map(unit -> new RollupChangesSql.Cell(target, unit)))
            .toList();
    List<RollupChangesSql.Cell> cells = new ArrayList<>(ofTree);
    cells.addAll(changes.touched(taken, now));
    changes.evaluate(cells, now);
    addUp(ofTree, now);
    if (before.get().isBefore(now)) {
      sql.keepAsOf(now);
    }
    return true;
  }

  /**
   * Recomputes every running target and every daily aggregate from all the evidence and skips the
   * waiting changes.
   *
   * @return false where another node refreshes just now
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public boolean recompute() {
    return recompute(today.date(), (done, steps) -> {});
  }

  /**
   * As {@link #recompute()}, in the caller's repeatable-read transaction. It must not wait for the
   * lock: its snapshot would be out of date.
   */
  boolean recompute(LocalDate now, RollupProgress progress) {
    if (!sql.lock()) {
      return false;
    }
    recomputeAll(now, progress);
    return true;
  }

  private void recomputeAll(LocalDate now, RollupProgress progress) {
    sql.thinkBig();
    changes.skip();
    past.forget();
    sql.outdated(now);
    List<Long> running = sql.allRunning(now);
    recomputes.recomputeAll(running, now, done -> progress.made(done, running.size() + 1));
    progress.made(running.size(), running.size() + 1);
    days.recompute();
    sql.keepAsOf(now);
  }

  /**
   * Where the tree changed: from the deepest level up, so that every total is computed from correct
   * ones.
   */
  private void addUp(Collection<RollupChangesSql.Cell> ofTree, LocalDate now) {
    if (ofTree.isEmpty()) {
      return;
    }
    List<RollupChangesSql.Node> nodes = changes.upwards(ofTree, now);
    changes.drop(
        nodes.stream()
            .filter(node -> node.depth().isEmpty())
            .map(RollupChangesSql.Node::cell)
            .toList());
    changes.addUp(
        nodes.stream()
            .filter(node -> node.depth().isPresent())
            .collect(
                Collectors.groupingBy(
                    node -> node.depth().orElseThrow(),
                    () -> new TreeMap<>(Comparator.<Integer>reverseOrder()),
                    Collectors.mapping(RollupChangesSql.Node::cell, Collectors.toList())))
            .values(),
        now);
  }
}
