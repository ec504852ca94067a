package vn.mach.organisation.notices;

import jakarta.mail.MessagingException;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.RealmSecrets;
import vn.mach.base.realms.Today;

/**
 * The realm's mail server: its settings, with a password that nobody reads again, and the
 * connection to it.
 */
@Component
class MailServers {

  private static final String PURPOSE = "mail server";

  private final MailServerSql sql;
  private final RealmSecrets secrets;
  private final MailText texts;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final List<String> allowed;

  MailServers(
      MailServerSql sql,
      RealmSecrets secrets,
      MailText texts,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      @Value("${mach.notices.mail-servers}") List<String> allowed) {
    this.sql = sql;
    this.secrets = secrets;
    this.texts = texts;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
    this.allowed = allowed.stream().map(MailServers::lower).toList();
  }

  /**
   * Sets it. A password that was stored is kept where none is typed, and the server, the login and
   * the protection stay; it is never used for another server or with another protection.
   *
   * @param password empty: as before
   */
  Outcome<Boolean> set(Actor actor, String key, MailServer typed, String password) {
    return idempotency.once(
        new Key(actor, key, "notices.mail_server", typed, password.hashCode()),
        Answer.known(true),
        () -> {
          if (!allowed.isEmpty() && !allowed.contains(lower(typed.host()))) {
            return Outcome.refused("host", "notices.refused.host", String.join(", ", allowed));
          }
          boolean same =
              sql.find()
                  .filter(it -> lower(it.host()).equals(lower(typed.host())))
                  .filter(it -> it.port() == typed.port() && it.login().equals(typed.login()))
                  .filter(it -> it.security() == typed.security())
                  .isPresent();
          byte @Nullable [] sealed = same ? sql.password().orElse(null) : null;
          if (!password.isEmpty()) {
            sealed = secrets.seal(PURPOSE, password);
          }
          if (typed.login().isEmpty()) {
            sealed = null;
          } else if (sealed == null) {
            return Outcome.refused("password", "notices.refused.password");
          }
          sql.set(typed, sealed);
          auditLog.record(
              actor,
              "notices.mail_server_set",
              "notices:mail",
              null,
              null,
              Map.of("name", typed.host() + ":" + typed.port()));
          return Outcome.done(true);
        });
  }

  /**
   * Connects with the stored settings.
   *
   * @throws MessagingException where that fails, or the stored password cannot be read here
   */
  SmtpConnection connect(MailServer server) throws MessagingException {
    String password = null;
    if (server.hasPassword()) {
      password =
          sql.password()
              .flatMap(it -> secrets.open(PURPOSE, it))
              .orElseThrow(() -> new MessagingException("notices.problem.password"));
    }
    return SmtpConnection.open(server, password);
  }

  /**
   * Sends a test message at once. Answers empty where the server has it, else why not: a message
   * key or the server's words.
   */
  String test(MailServer server, String address, String language) {
    try (SmtpConnection connection = connect(server)) {
      SmtpConnection.Delivery delivery =
          connection.send(
              texts.test(language),
              "<" + UUID.randomUUID() + "@" + server.domain() + ">",
              address,
              Date.from(today.now()));
      if (delivery.result() == SmtpConnection.Result.ACCEPTED) {
        sql.works();
      }
      return delivery.words();
    } catch (MessagingException e) {
      return SmtpConnection.words(e);
    }
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
