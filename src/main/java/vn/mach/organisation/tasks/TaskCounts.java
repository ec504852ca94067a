package vn.mach.organisation.tasks;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.changes.Change;
import vn.mach.base.changes.Changes;
import vn.mach.base.realms.Locks;
import vn.mach.organisation.units.Units;

/**
 * Keeps the counts of the lateness board up: adds what waits, and counts units anew whose subtree
 * changed. One transaction at a time in a realm, on one snapshot: what it reads of the tasks and
 * what it takes from the changes that wait belong together.
 */
@Component
class TaskCounts {

  private static final String CONSUMER = "tasks";

  private final TaskCountsSql sql;
  private final Changes changes;
  private final Locks locks;

  TaskCounts(TaskCountsSql sql, Changes changes, Locks locks) {
    this.sql = sql;
    this.changes = changes;
    this.locks = locks;
  }

  /**
   * Counts what waits in the current realm.
   *
   * @return whether something waited; false also where another node counts just now
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public boolean refresh() {
    if (!locks.tryIn("tasks.counts", 0) || !sql.waiting()) {
      return false;
    }
    Changes.Batch tree = changes.takeAll(CONSUMER, Units.ANCESTRY_CHANGES);
    if (tree.anew() || tree.changes().stream().anyMatch(it -> it.subject() == null)) {
      sql.recountAll();
      return true;
    }
    Long[] concerned =
        tree.changes().isEmpty()
            ? new Long[0]
            : sql.concerned(tree.changes().stream().map(TaskCounts::shift).distinct().toList());
    sql.apply(concerned);
    if (concerned.length > 0) {
      sql.recount(concerned);
    }
    return true;
  }

  /** Counts everything anew, as a check does. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void recountAll() {
    if (locks.tryIn("tasks.counts", 0)) {
      changes.skip(CONSUMER, Units.ANCESTRY_CHANGES);
      sql.recountAll();
    }
  }

  private static TaskCountsSql.Shift shift(Change change) {
    long unit = Objects.requireNonNull(change.subject());
    return new TaskCountsSql.Shift(unit, change.other() == null ? unit : change.other());
  }

  /** Whether the counts are behind what was done. */
  boolean behind() {
    return sql.waiting();
  }
}
