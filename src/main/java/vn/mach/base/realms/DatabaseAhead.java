package vn.mach.base.realms;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Begins to open the embedded PostgreSQL as soon as the settings are known, beside the making of
 * the beans: whoever starts the server waits for both. A listener of the server's start; commands
 * and tests open theirs with the beans.
 */
public final class DatabaseAhead implements ApplicationListener<SpringApplicationEvent>, Ordered {

  /** While a package is made, Spring only looks at the beans. */
  private static final String ONLY_LOOKING = "spring.aot.processing";

  private final AtomicReference<@Nullable Opening> opening = new AtomicReference<>();

  /** A database that is being opened. */
  static final class Opening {

    private final DatabaseSettings settings;
    private final CompletableFuture<Database> database = new CompletableFuture<>();
    private volatile boolean taken;

    private Opening(DatabaseSettings settings) {
      this.settings = settings;
    }

    private void open() {
      try {
        database.complete(Database.open(settings));
      } catch (RuntimeException e) {
        database.completeExceptionally(e);
      }
    }

    /**
     * The database of these settings, which may have changed since: waits for this one, or opens
     * another. Whoever takes it closes it.
     *
     * @throws RuntimeException as {@link Database#open}
     */
    Database take(DatabaseSettings named) {
      if (!named.equals(settings)) {
        closeUnlessTaken();
        return Database.open(named);
      }
      taken = true;
      try {
        return database.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    private void closeUnlessTaken() {
      if (!taken) {
        database.thenAccept(Database::close).exceptionally(_ -> null).join();
      }
    }
  }

  /** After what reads the settings. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(SpringApplicationEvent event) {
    switch (event) {
      case ApplicationEnvironmentPreparedEvent prepared when !Boolean.getBoolean(ONLY_LOOKING) ->
          begin(prepared);
      case ApplicationFailedEvent _ -> {
        Opening begun = opening.get();
        if (begun != null) {
          begun.closeUnlessTaken();
        }
      }
      default -> {}
    }
  }

  private void begin(ApplicationEnvironmentPreparedEvent event) {
    DatabaseSettings settings =
        Binder.get(event.getEnvironment()).bindOrCreate("mach", DatabaseSettings.class);
    if (settings.outside()) {
      return;
    }
    Opening begun = new Opening(settings);
    opening.set(begun);
    Thread.ofPlatform().daemon().name("postgres-start").start(begun::open);
    event
        .getBootstrapContext()
        .addCloseListener(closed ->
            closed
                .getApplicationContext()
                .getBeanFactory()
                .registerSingleton("databaseAhead", begun));
  }
}
