package vn.mach.exchange;

/** Hears how far long work is. Called now and then, from the thread that works. */
@FunctionalInterface
interface Progress {

  Progress SILENT = (table, rows) -> {};

  /**
   * @param rows how many rows of the table are read, or of the dataset are taken in
   */
  void reached(Table table, long rows);
}
