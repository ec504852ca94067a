package vn.mach.app.exchange;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.datasets.ExchangeTable;

/** Writes how far an import is where other connections see it, and tells it on. */
final class ProgressWriter implements ImportProgress {

  private final ImportsSql sql;
  private final TransactionTemplate newTransaction;
  private final long id;
  private final ImportProgress further;
  private long before;
  private long all;
  private @Nullable ExchangeTable current;
  private long ofCurrent;

  /**
   * @param newTransaction suspends the running one, which nobody else sees before it ends
   */
  ProgressWriter(
      ImportsSql sql, TransactionTemplate newTransaction, long id, ImportProgress further) {
    this.sql = sql;
    this.newTransaction = newTransaction;
    this.id = id;
    this.further = further;
  }

  @Override
  public void reached(ExchangeTable table, long rows) {
    if (table != current) {
      before += ofCurrent;
      current = table;
    }
    ofCurrent = rows;
    all = before + rows;
    newTransaction.executeWithoutResult(status -> sql.reached(id, all, 0));
    further.reached(table, rows);
  }

  /** The rows of all tables so far. */
  long rows() {
    return all;
  }
}
