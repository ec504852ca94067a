package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;

/**
 * API tokens with which programs use {@code /api} as an account. They are shown once; only a digest
 * is stored.
 */
@Component
class Tokens {

  /** The terms that may be chosen, in days. */
  static final List<Integer> TERMS = List.of(30, 90, 365);

  private static final int MOST = 20;

  private final AccountsSql sql;
  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Tokens(
      AccountsSql sql, JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog, Today today) {
    this.sql = sql;
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  record Token(
      long id, String name, Instant madeAt, Instant expiresAt, @Nullable Instant lastUsedAt) {}

  /** The account's valid tokens. */
  List<Token> list(long account) {
    return jdbc.sql(
            """
            select id, name, made_at, expires_at, last_used_at from api_tokens
            where account_id = ? and revoked_at is null and expires_at > ? order by id
            """)
        .params(account, Timestamp.from(today.now()))
        .query((row, number) ->
            new Token(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
        .list();
  }

  /**
   * Creates a token, which is returned here and never again: sent again under the same key it is
   * refused, and the token stays valid.
   *
   * @param generation of which {@link PresentPassword} has found the password to be right
   */
  Outcome<String> make(Actor actor, String key, long generation, String name, int days) {
    return idempotency.once(
        new Key(actor, key, "access.make_token", name, days),
        Answer.shownOnce("access.refused.token_shown"),
        () -> made(actor, generation, name, days));
  }

  private Outcome<String> made(Actor actor, long generation, String name, int days) {
    if (name.isEmpty() || name.length() > 100) {
      return Outcome.refused("name", "access.refused.token_name");
    }
    if (!TERMS.contains(days)) {
      return Outcome.refused("days", "access.refused.token_term");
    }
    if (!sql.standsSince(actor.account(), generation)) {
      return Outcome.refused("password", "access.refused.old_password");
    }
    if (list(actor.account()).size() >= MOST) {
      return Outcome.refused("", "access.refused.tokens_many", MOST);
    }
    String token = SecretCodes.token();
    Instant now = today.now();
    jdbc.sql(
            "insert into api_tokens (account_id, name, digest, made_at, expires_at) values (?, ?, ?, ?, ?)")
        .params(
            actor.account(),
            name,
            SecretCodes.digest(token),
            Timestamp.from(now),
            Timestamp.from(now.plus(days, ChronoUnit.DAYS)))
        .update();
    auditLog.record(
        actor,
        "access.token_made",
        Accounts.subject(actor.account()),
        null,
        null,
        Map.of("name", name, "days", days));
    return Outcome.done(token);
  }

  @Transactional
  void revoke(Actor actor, long token) {
    int revoked =
        jdbc.sql(
                "update api_tokens set revoked_at = ? where id = ? and account_id = ? and revoked_at is null")
            .params(Timestamp.from(today.now()), token, actor.account())
            .update();
    if (revoked == 0) {
      throw new NotFound("token " + token);
    }
    auditLog.record(
        actor,
        "access.token_revoked",
        Accounts.subject(actor.account()),
        null,
        null,
        Map.of("token", token));
  }

  /** The account of a valid token. Records the use, at most once a minute. */
  @Transactional
  Optional<Long> account(String token) {
    Instant now = today.now();
    byte[] digest = SecretCodes.digest(token);
    Optional<Long> account =
        jdbc.sql(
                "select account_id from api_tokens where digest = ? and revoked_at is null and expires_at > ?")
            .params(digest, Timestamp.from(now))
            .query(Long.class)
            .optional();
    if (account.isPresent()) {
      jdbc.sql(
              "update api_tokens set last_used_at = ? where digest = ? and (last_used_at is null or last_used_at < ?)")
          .params(Timestamp.from(now), digest, Timestamp.from(now.minusSeconds(60)))
          .update();
    }
    return account;
  }
}
