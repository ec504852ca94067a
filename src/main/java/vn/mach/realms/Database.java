package vn.mach.realms;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The PostgreSQL that this process works with: an outside one, or the embedded one. */
interface Database extends AutoCloseable {

  String url();

  String user();

  String password();

  @Override
  void close();

  static Database open(DatabaseSettings settings) {
    return settings.outside() ? new Outside(settings) : new Embedded(settings.data());
  }

  record Outside(String url, String user, String password) implements Database {
    Outside(DatabaseSettings settings) {
      this(or(settings.url()), or(settings.user()), or(settings.password()));
    }

    private static String or(@org.jspecify.annotations.Nullable String text) {
      return text == null ? "" : text;
    }

    @Override
    public void close() {}
  }

  final class Embedded implements Database {
    private final EmbeddedPostgres server;

    Embedded(Path data) {
      try {
        Path folder = data.toAbsolutePath();
        server =
            EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String url() {
      return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String user() {
      return "postgres";
    }

    @Override
    public String password() {
      return "";
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
