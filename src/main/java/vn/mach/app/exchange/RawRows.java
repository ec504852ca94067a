package vn.mach.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of one file or sheet, one after another, blank ones left out. The first is the header. */
interface RawRows extends Closeable {

  /** The next row; null at the end. */
  @Nullable RawRow next() throws IOException;
}
