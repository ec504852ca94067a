package vn.mach.app.backups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where a drill restores: an embedded PostgreSQL of its own, in a folder beside the data folder
 * that is removed afterwards. So a drill cannot reach the running system, whatever it does.
 */
public final class DrillPlace
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

  /** Set where the program runs in such a place. */
  static final String PROPERTY = "mach.drill";

  private final boolean wanted;
  private @Nullable Path folder;

  /**
   * @param arguments of the program; nothing is done unless the first is {@code drill}: the word
   *     may also be a name of a file or a realm
   */
  public DrillPlace(String... arguments) {
    wanted = arguments.length > 0 && arguments[0].equals("drill");
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!wanted) {
      return;
    }
    ConfigurableEnvironment environment = context.getEnvironment();
    String backups = environment.getProperty("mach.backup.folder", "data/backups");
    Path data = Path.of(environment.getProperty("mach.data", "data")).toAbsolutePath().normalize();
    try {
      Path parent = Files.createDirectories(data.resolveSibling(""));
      Path made = Files.createTempDirectory(parent, data.getFileName() + ".drill-");
      folder = made;
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  PROPERTY,
                  Map.of(
                      PROPERTY,
                      "true",
                      "mach.data",
                      made.toString(),
                      "mach.db.url",
                      "",
                      "mach.backup.folder",
                      backups)));
    } catch (IOException e) {
      throw new UncheckedIOException("No place for a drill beside " + data, e);
    }
  }

  /** Removes it; the PostgreSQL in it has been stopped by then. */
  @Override
  public void close() {
    Path made = folder;
    if (made == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(made)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The place of the drill was not removed: " + made, e);
    }
  }
}
