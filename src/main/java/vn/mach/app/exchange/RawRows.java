package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one file or sheet, one after another, blank and hidden ones left out. */
interface RawRows extends Closeable {

  /** The next row; null at the end. */
  @Nullable RawRow next() throws IOException;

  /**
   * What was left out of the file, after the last row: messages whose first argument is the sheet.
   */
  default List<Said> leftOut() {
    return List.of();
  }
}
