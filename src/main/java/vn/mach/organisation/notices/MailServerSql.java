package vn.mach.organisation.notices;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;

/** Statements of {@code notice_mail_server}. */
@Component
class MailServerSql {

  private final JdbcClient jdbc;

  MailServerSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<MailServer> find() {
    return jdbc.sql(
            """
            select enabled, host, port, security, login, password is not null as has_password, sender, sender_name, problem, problem_since,
              failures, paused_until
            from notice_mail_server
            """)
        .query((row, number) ->
            new MailServer(
                row.getBoolean("enabled"),
                row.getString("host"),
                row.getInt("port"),
                Codes.of(MailServer.Security.class, row.getString("security")),
                row.getString("login"),
                row.getBoolean("has_password"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("problem"),
                instant(row.getTimestamp("problem_since")),
                row.getInt("failures"),
                instant(row.getTimestamp("paused_until"))))
        .optional();
  }

  /** Encrypted; empty where there is none. */
  Optional<byte[]> password() {
    return jdbc.sql("select password from notice_mail_server where password is not null")
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  /** A problem of the settings before is forgotten. */
  void set(MailServer it, byte @Nullable [] password) {
    jdbc.sql(
            """
            insert into notice_mail_server (enabled, host, port, security, login, password, sender, sender_name)
            values (:enabled, :host, :port, :security, :login, :password, :sender, :name)
            on conflict on constraint notice_mail_server_key do update set enabled = excluded.enabled, host = excluded.host, port = excluded.port,
              security = excluded.security, login = excluded.login, password = excluded.password, sender = excluded.sender,
              sender_name = excluded.sender_name, problem = null, problem_since = null, failures = 0, paused_until = null
            """)
        .param("enabled", it.enabled())
        .param("host", it.host())
        .param("port", it.port())
        .param("security", it.security().code())
        .param("login", it.login())
        .param("password", password, Types.BINARY)
        .param("sender", it.sender())
        .param("name", it.senderName())
        .update();
  }

  /** Nothing can be sent: the next attempt is then. */
  void failed(String problem, Instant now, Instant next) {
    jdbc.sql(
            """
            update notice_mail_server set problem = :problem, problem_since = coalesce(problem_since, :now), failures = failures + 1,
              paused_until = :next
            """)
        .param("problem", problem)
        .param("now", Timestamp.from(now))
        .param("next", Timestamp.from(next))
        .update();
  }

  void works() {
    jdbc.sql(
            """
            update notice_mail_server set problem = null, problem_since = null, failures = 0, paused_until = null
            where problem is not null or failures > 0
            """)
        .update();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
