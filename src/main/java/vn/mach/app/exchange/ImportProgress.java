package vn.mach.app.exchange;

import vn.mach.base.datasets.ExchangeTable;

/** Receives the progress of long work. Called now and then, from the thread that works. */
@FunctionalInterface
interface ImportProgress {

  ImportProgress SILENT = (table, rows) -> {};

  /**
   * @param rows how many rows of the table are read, or of the dataset are taken in
   */
  void reached(ExchangeTable table, long rows);
}
