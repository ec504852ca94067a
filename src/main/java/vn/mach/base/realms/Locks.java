package vn.mach.base.realms;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks by name, of the current realm: the same name in another realm is another lock, on whatever
 * node. A lock belongs to the running transaction and ends with it, also where the process or its
 * connection dies. Take it before anything is read: a repeatable-read transaction that waits for a
 * lock keeps its old snapshot.
 */
@Component
public class Locks {

  /**
   * One key of 64 bits for realm, name and number: two that share a key would only wait for each
   * other.
   */
  private static final String KEY =
      "hashtextextended(concat_ws(' ', current_schema(), ?::text, ?::bigint), 0)";

  private final JdbcClient jdbc;

  Locks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the lock if it is free.
   *
   * @param name e.g. {@code totals}
   * @param id which one of them; 0 where there is only one
   * @return whether this transaction holds it now
   * @throws IllegalStateException outside a transaction
   */
  public boolean tryIn(String name, long id) {
    inTransaction();
    return jdbc.sql("select pg_try_advisory_xact_lock(" + KEY + ")")
        .params(name, id)
        .query(Boolean.class)
        .single();
  }

  /** As {@link #tryIn}, but waits until the lock is free. */
  public void waitIn(String name, long id) {
    inTransaction();
    jdbc.sql("select pg_advisory_xact_lock(" + KEY + ")").params(name, id).query(row -> {});
  }

  private static void inTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A lock ends with its transaction, and none is running here");
    }
  }
}
