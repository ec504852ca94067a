package vn.mach.base.realms;

import org.slf4j.LoggerFactory;

/** The PostgreSQL that this process works with: an outside one, or the embedded one. */
interface Database extends AutoCloseable {

  /** The status of a process that ended because its database could not be started again. */
  int WITHOUT_DATABASE = 3;

  String url();

  String user();

  String password();

  /** False while it is known to be away: whoever asks for a connection then need not wait. */
  default boolean available() {
    return true;
  }

  @Override
  void close();

  static Database open(DatabaseSettings settings) {
    return settings.outside()
        ? new Outside(text(settings.url()), text(settings.user()), text(settings.password()))
        : EmbeddedDatabase.open(settings.data(), settings.patience(), Database::end);
  }

  /** Ends the process: whatever watches over it starts it again, or tells somebody. */
  private static void end(String reason) {
    LoggerFactory.getLogger(Database.class).error("Mạch ends. {}", reason);
    System.exit(WITHOUT_DATABASE);
  }

  /** An outside PostgreSQL. */
  record Outside(String url, String user, String password) implements Database {
    @Override
    public void close() {}
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
