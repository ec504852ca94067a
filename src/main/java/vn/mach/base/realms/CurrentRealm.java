package vn.mach.base.realms;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The realm that the running request or command works in. Bound for the length of a call (a scoped
 * value); a new thread starts without one and must bind it again.
 */
public final class CurrentRealm {

  private static final ScopedValue<Realm> REALM = ScopedValue.newInstance();

  private CurrentRealm() {}

  /**
   * @throws IllegalStateException where no realm is bound
   */
  public static Realm get() {
    return REALM.orElseThrow(() -> new IllegalStateException("No realm is bound here"));
  }

  /** Whether what runs here belongs to a realm; files of the look do not. */
  public static boolean isBound() {
    return REALM.isBound();
  }

  static Optional<Realm> find() {
    return REALM.isBound() ? Optional.of(REALM.get()) : Optional.empty();
  }

  /** Runs the work with this realm bound; every connection it takes is in that realm's schema. */
  public static <T> T in(Realm realm, Callable<T> work) throws Exception {
    return ScopedValue.where(REALM, realm).call(work::call);
  }

  /** As {@link #in}, for work that throws nothing checked. */
  public static <T> T call(Realm realm, Supplier<T> work) {
    return ScopedValue.where(REALM, realm).call(work::get);
  }

  /** As {@link #in}, for work that returns nothing and throws nothing checked. */
  public static void run(Realm realm, Runnable work) {
    ScopedValue.where(REALM, realm).run(work);
  }
}
