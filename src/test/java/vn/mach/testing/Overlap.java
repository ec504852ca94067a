package vn.mach.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;

/** Two commands at once: the second begins before the first is committed. */
public final class Overlap {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Overlap() {}

  /**
   * Runs the first, then the second beside it; the first is committed once the second waits for it,
   * or has ended without. Returns what the second gave.
   */
  public static <T> T of(
      PlatformTransactionManager transactions,
      JdbcClient jdbc,
      Realm realm,
      Callable<?> first,
      Callable<T> second)
      throws Exception {
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<T> later =
          CurrentRealm.in(
              realm,
              () ->
                  new TransactionTemplate(transactions)
                      .execute(status -> {
                        try {
                          first.call();
                        } catch (Exception e) {
                          throw new IllegalStateException(e);
                        }
                        Future<T> begun = beside.submit(() -> CurrentRealm.in(realm, second));
                        await(() -> begun.isDone() || somebodyWaits(jdbc));
                        return begun;
                      }));
      return later.get();
    }
  }

  /** Until somebody waits for a lock of the current transaction. */
  public static void untilSomebodyWaits(JdbcClient jdbc) {
    await(() -> somebodyWaits(jdbc));
  }

  private static void await(BooleanSupplier happened) {
    Instant end = Instant.now().plus(LONGEST);
    while (!happened.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }

  private static boolean somebodyWaits(JdbcClient jdbc) {
    return jdbc.sql(
            "select exists (select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))")
        .query(Boolean.class)
        .single();
  }
}
