package vn.mach.app.settings;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SettingsSql {

  private final JdbcClient jdbc;

  SettingsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A picture.
   *
   * @param type its media type
   */
  record Logo(byte[] content, String type) {}

  int sessionMinutes() {
    return jdbc.sql("select session_minutes from settings").query(Integer.class).single();
  }

  /** A digest of the logo; empty: there is none. */
  String logoVersion() {
    return jdbc.sql("select coalesce(substr(encode(sha256(logo), 'hex'), 1, 12), '') from settings")
        .query(String.class)
        .single();
  }

  Optional<Logo> logo() {
    return jdbc.sql("select logo, logo_type from settings where logo is not null")
        .query((row, number) -> new Logo(row.getBytes(1), row.getString(2)))
        .optional();
  }

  void setSession(int minutes) {
    jdbc.sql("update settings set session_minutes = ?").param(minutes).update();
  }

  void setLogo(Logo logo) {
    jdbc.sql("update settings set logo = ?, logo_type = ?")
        .params(logo.content, logo.type)
        .update();
  }

  void removeLogo() {
    jdbc.sql("update settings set logo = null, logo_type = null").update();
  }
}
