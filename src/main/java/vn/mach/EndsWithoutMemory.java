package vn.mach;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process where a thread dies because the memory is used up: the thread may be the one
 * that accepts connections, and a server without it answers nobody and never ends. Whatever watches
 * over the process starts it again. A request that needs too much does not come here: it fails
 * alone.
 */
final class EndsWithoutMemory implements UncaughtExceptionHandler {

  /** The status of a process that ended because its memory was used up. */
  static final int WITHOUT_MEMORY = 4;

  private static final Logger LOG = LoggerFactory.getLogger(EndsWithoutMemory.class);

  private final IntConsumer end;

  EndsWithoutMemory() {
    this(Runtime.getRuntime()::halt); // anything else needs memory
  }

  EndsWithoutMemory(IntConsumer end) {
    this.end = end;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      try {
        LOG.error("Mạch ends: the thread {} died", thread.getName(), failure);
      } finally {
        end.accept(WITHOUT_MEMORY);
      }
    } else {
      LOG.error("The thread {} died", thread.getName(), failure);
    }
  }
}
