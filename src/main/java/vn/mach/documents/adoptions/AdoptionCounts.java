package vn.mach.documents.adoptions;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.changes.Change;
import vn.mach.base.changes.Changes;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.Units;

/**
 * Keeps the numbers of the boards up: adds what waits, and counts units anew whose subtree changed.
 * One transaction at a time in a realm, on one snapshot.
 */
@Component
class AdoptionCounts {

  private static final String CONSUMER = "adoptions";

  /** So long the job may take that makes the tasks of a directive. */
  private static final Duration WAITS = Duration.ofHours(6);

  private final AdoptionCountsSql sql;
  private final Changes changes;
  private final Locks locks;
  private final Tasks tasks;
  private final Today today;

  AdoptionCounts(AdoptionCountsSql sql, Changes changes, Locks locks, Tasks tasks, Today today) {
    this.sql = sql;
    this.changes = changes;
    this.locks = locks;
    this.tasks = tasks;
    this.today = today;
  }

  /**
   * Counts what waits in the current realm.
   *
   * @return whether something waited; false also where another node counts just now
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public boolean refresh() {
    if (!locks.tryIn("adoptions.counts", 0) || !sql.waiting()) {
      return false;
    }
    LocalDate day = today.date();
    Changes.Batch tree = changes.takeAll(CONSUMER, Units.ANCESTRY_CHANGES);
    if (tree.anew() || tree.changes().stream().anyMatch(it -> it.subject() == null)) {
      sql.recountAll(day);
      return true;
    }
    Set<Long> concerned = new TreeSet<>();
    for (Change change : tree.changes()) {
      concerned.add(Objects.requireNonNull(change.subject()));
    }
    Long[] units = concerned.toArray(Long[]::new);
    sql.apply(day, units);
    if (units.length > 0) {
      sql.recount(day, units);
    }
    return true;
  }

  /** Counts everything anew: each night, for what a decision of earlier changes from this day. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void recountAll() {
    if (locks.tryIn("adoptions.counts", 0)) {
      changes.skip(CONSUMER, Units.ANCESTRY_CHANGES);
      sql.recountAll(today.date());
    }
  }

  /** Settles tasks that were done before the job had made them. */
  @Transactional
  public void settleEarly() {
    for (AdoptionCountsSql.Early it : sql.early()) {
      if (tasks.settle(it.kind(), "adoptions", it.subject(), it.unit()) > 0
          || it.since().plus(WAITS).isBefore(today.now())) {
        sql.settled(it);
      }
    }
  }
}
