package vn.mach.app.exchange;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import vn.mach.base.datasets.TableFormat;

/** Finds out which table a file or sheet holds. */
interface Recognition {

  /**
   * The table, with a {@link TableFormat#ofHeader} that knows how this sender may call its columns.
   * Empty where it is none: it is named to the sender and not read.
   */
  Optional<TableFormat> table(RowSource source) throws IOException;

  /** Whether the sender said what the file or sheet is: that goes before what was guessed. */
  default boolean isChosen(RowSource source) {
    return false;
  }

  /** Whether it is called as its table is: that goes before what was guessed from a header. */
  default boolean isNamed(RowSource source) {
    return false;
  }

  /** Whether the sender can be asked, so that a dataset without any table is no failure. */
  boolean asks();

  Comparator<TableFormat> order();
}
