package vn.mach.app.exchange;

import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.jobs.Run;

/** Tells a job how many rows of all tables are behind it. */
final class ReachedRows implements ImportProgress {

  private final Run run;
  private final long all;
  private long before;
  private long ofCurrent;
  private @Nullable ExchangeTable current;

  /**
   * @param all so many rows there are; 0: not known
   */
  ReachedRows(Run run, long all) {
    this.run = run;
    this.all = all;
  }

  @Override
  public void reached(ExchangeTable table, long rows) {
    if (table != current) {
      before += ofCurrent;
      current = table;
    }
    ofCurrent = rows;
    run.reached(before + rows, all);
  }
}
