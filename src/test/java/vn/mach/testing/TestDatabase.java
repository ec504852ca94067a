package vn.mach.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One PostgreSQL for all tests of a run. */
final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final EmbeddedPostgres SERVER = start();
  private static final Path BACKUPS = folder();

  private static Path folder() {
    try {
      return Files.createTempDirectory("mach-backups");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "mach.db.url=" + SERVER.getJdbcUrl("postgres", "postgres"),
            "mach.db.user=postgres",
            "mach.db.password=postgres",
            "mach.first-start=none",
            "mach.proxies=127.0.0.2", // who comes from there is a proxy (Visitor.from)
            "mach.refresh=false",
            "mach.backup.nightly=false",
            "mach.backup.folder=" + BACKUPS,
            "mach.secrets.key-file=" + BACKUPS.resolve("secrets.key"),
            "mach.jobs.leave=rollups,notices", // a test refreshes, counts, compares, sends itself
            "mach.figures.summed-from=2", // small realms go the way of large ones
            "mach.figures.watch-for=PT0.2S")
        .applyTo(context);
  }
}
