package vn.mach.app.exchange;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeTable;

/** Adds up how many rows of all tables are behind the work, and tells it on. */
final class ReachedRows implements ImportProgress {

  private final LongConsumer told;
  private long before;
  private long ofCurrent;
  private @Nullable ExchangeTable current;

  ReachedRows(LongConsumer told) {
    this.told = told;
  }

  @Override
  public void reached(ExchangeTable table, long rows) {
    if (table != current) {
      before += ofCurrent;
      current = table;
    }
    ofCurrent = rows;
    told.accept(all());
  }

  long all() {
    return before + ofCurrent;
  }
}
