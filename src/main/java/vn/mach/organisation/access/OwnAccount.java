package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.AccountsSql.Stored;

/**
 * Commands of the holder of an account: choosing a password, with the old one or a one-time code,
 * and a language.
 */
@Component
class OwnAccount {

  private final OpenCodeRequests requests;
  private final AccountsSql sql;
  private final ActorLoader viewers;
  private final AuditLog auditLog;
  private final PasswordEncoder passwords;
  private final JdbcClient jdbc;
  private final Today today;

  OwnAccount(
      AccountsSql sql,
      ActorLoader viewers,
      AuditLog auditLog,
      PasswordEncoder passwords,
      JdbcClient jdbc,
      Today today,
      OpenCodeRequests requests) {
    this.requests = requests;
    this.sql = sql;
    this.viewers = viewers;
    this.auditLog = auditLog;
    this.passwords = passwords;
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * A wrong login or code is refused without a field, an unsuitable password at its field: the code
   * is then not used up.
   */
  @Transactional
  Outcome<Stored> useCode(String login, String code, String password) {
    Optional<Stored> stored = sql.findByLogin(login).filter(it -> !it.closed());
    byte[] digest = SecretCodes.digestOfCode(code);
    Optional<Timestamp> made = stored.flatMap(it -> standing(it.id(), digest));
    if (stored.isEmpty() || made.isEmpty()) {
      return Outcome.refused("", "access.refused.code");
    }
    Optional<Refusal> refusal = PasswordRules.refusal("password", login, password);
    if (refusal.isPresent()) {
      return Outcome.refused(List.of(refusal.get()));
    }
    long id = stored.get().id();
    jdbc.sql("update one_time_codes set used_at = ? where account_id = ? and made_at = ?")
        .params(Timestamp.from(today.now()), id, made.get())
        .update();
    sql.setPassword(id, encode(password), false, today.now());
    auditLog.record(
        actor(id),
        "access.code_used",
        Accounts.subject(id),
        sql.place(id, today.date()),
        null,
        Map.of("login", login));
    return Outcome.done(sql.find(id).orElseThrow());
  }

  /**
   * Locked until the end of the transaction: of two who use it at once, the second finds it used.
   */
  private Optional<Timestamp> standing(long account, byte[] digest) {
    return jdbc.sql(
            """
            select made_at from one_time_codes
            where account_id = ? and digest = ? and used_at is null and expires_at > ? for update
            """)
        .params(account, digest, Timestamp.from(today.now()))
        .query(Timestamp.class)
        .optional();
  }

  /**
   * Ends the account's tokens and unused codes too.
   *
   * @param generation of which {@link PresentPassword} has found the old one to be right
   */
  @Transactional
  Outcome<Stored> changePassword(Actor actor, long generation, String old, String password) {
    if (!sql.standsSince(actor.account(), generation)) {
      return Outcome.refused("old", "access.refused.old_password");
    }
    Stored stored =
        sql.find(actor.account()).orElseThrow(() -> new NotFound("account " + actor.account()));
    String normal = PasswordRules.normal(password);
    Optional<Refusal> refusal = PasswordRules.refusal("password", stored.login(), normal);
    if (refusal.isPresent()) {
      return Outcome.refused(List.of(refusal.get()));
    }
    if (normal.equals(PasswordRules.normal(old))) {
      return Outcome.refused("password", "access.refused.password_same");
    }
    sql.setPassword(stored.id(), encode(normal), false, today.now());
    auditLog.record(
        actor,
        "access.password_changed",
        Accounts.subject(stored.id()),
        sql.place(stored.id(), today.date()),
        null,
        Map.of());
    return Outcome.done(sql.find(stored.id()).orElseThrow());
  }

  @Transactional
  void speak(Actor actor, String language) {
    jdbc.sql("update accounts set language = ? where id = ?")
        .params(language, actor.account())
        .update();
  }

  @Transactional
  void cameIn(long account) {
    jdbc.sql("update accounts set last_in_at = ? where id = ?")
        .params(Timestamp.from(today.now()), account)
        .update();
    requests.end(account);
  }

  private Actor actor(long account) {
    return viewers.of(account, "page").orElseThrow(() -> new NotFound("account " + account));
  }

  private String encode(String password) {
    return Objects.requireNonNull(passwords.encode(password));
  }
}
