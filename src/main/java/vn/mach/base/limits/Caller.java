package vn.mach.base.limits;

import org.jspecify.annotations.Nullable;

/**
 * For whom a thread works: an account of a realm. {@link Turns} gives no one caller all of them.
 * Background work has none.
 */
public final class Caller implements AutoCloseable {

  private static final ThreadLocal<@Nullable Object> CURRENT = new ThreadLocal<>();

  private Caller() {}

  /** Until it is closed the thread works for this one. */
  public static Caller is(Object who) {
    CURRENT.set(who);
    return new Caller();
  }

  static @Nullable Object current() {
    return CURRENT.get();
  }

  @Override
  public void close() {
    CURRENT.remove();
  }
}
