package vn.mach.base.realms;

/** The PostgreSQL that this process works with: an outside one, or the embedded one. */
interface Database extends AutoCloseable {

  String url();

  String user();

  String password();

  @Override
  void close();

  static Database open(DatabaseSettings settings) {
    return settings.outside()
        ? new Outside(text(settings.url()), text(settings.user()), text(settings.password()))
        : EmbeddedDatabase.open(settings.data());
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
