package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;

/**
 * Secret addresses under which other programs read an account's calendar, and nothing else: one for
 * each account, shown once, withdrawn at any time. Only a digest is stored. It ends with the
 * account's password.
 */
@Component
class CalendarTokens {

  /** What comes behind it in an address is a token. */
  static final String PATH = "/calendar/feed/";

  static final String ENDING = ".ics";

  /** Of one address; programs look some times a day. */
  static final int READS_AN_HOUR = 60;

  private static final Duration HOUR = Duration.ofHours(1);

  private final AccountsSql sql;
  private final JdbcClient jdbc;
  private final LoginThrottle throttle;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  CalendarTokens(
      AccountsSql sql,
      JdbcClient jdbc,
      LoginThrottle throttle,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.jdbc = jdbc;
    this.throttle = throttle;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  record Known(Instant madeAt, @Nullable Instant usedAt) {}

  /** What comes of reading under an address. */
  sealed interface Opened {

    /** It is this account's, which reads this language. */
    record By(long account, Locale language) implements Opened {}

    record Unknown() implements Opened {}

    /** Too often: again after so long. */
    record Later(Duration pause) implements Opened {}
  }

  Optional<Known> of(Actor actor) {
    return jdbc.sql("select made_at, used_at from calendar_tokens where account_id = ?")
        .param(actor.account())
        .query((row, number) ->
            new Known(
                row.getTimestamp(1).toInstant(),
                row.getTimestamp(2) == null ? null : row.getTimestamp(2).toInstant()))
        .optional();
  }

  /** Makes an address in the place of an earlier one, which ends. As {@link Tokens#make}. */
  Outcome<String> make(Actor actor, String key, long generation) {
    return idempotency.once(
        new Key(actor, key, "access.make_calendar"),
        Answer.shownOnce("access.refused.calendar_shown"),
        () -> {
          if (!sql.standsSince(actor.account(), generation)) {
            return Outcome.refused("present", "access.refused.old_password");
          }
          String token = SecretCodes.token();
          jdbc.sql(
                  """
                  insert into calendar_tokens (account_id, digest, made_at, counted_from) values (:account, :digest, :now, :now)
                  on conflict on constraint calendar_tokens_key do update
                  set digest = excluded.digest, made_at = excluded.made_at, used_at = null, counted_from = excluded.counted_from, reads = 0
                  """)
              .param("account", actor.account())
              .param("digest", SecretCodes.digest(token))
              .param("now", Timestamp.from(today.now()))
              .update();
          wrote(actor, "access.calendar_made");
          return Outcome.done(token);
        });
  }

  /** Nobody reads under the address any more; nothing happens where there is none. */
  @Transactional
  void withdraw(Actor actor) {
    int withdrawn =
        jdbc.sql("delete from calendar_tokens where account_id = ?")
            .param(actor.account())
            .update();
    if (withdrawn > 0) {
      wrote(actor, "access.calendar_withdrawn");
    }
  }

  /**
   * Whose calendar it is. Counts the read. Whoever sends wrong tokens is told to wait, longer each
   * time; right ones from the same address are not kept waiting: a phone that goes on asking for an
   * address that was withdrawn shuts nobody out.
   *
   * @param from the address of whoever asks
   */
  @Transactional
  Opened open(String token, String from) {
    record Read(long account, String language, int reads, Instant since) {}
    Instant now = today.now();
    Optional<Read> read =
        jdbc.sql(
                """
                update calendar_tokens t
                set used_at = :now,
                  reads = case when t.counted_from < :before then 1 else t.reads + 1 end,
                  counted_from = case when t.counted_from < :before then :now else t.counted_from end
                from accounts a where a.id = t.account_id and t.digest = :digest
                returning t.account_id, a.language, t.reads, t.counted_from
                """)
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(HOUR)))
            .param("digest", SecretCodes.digest(token))
            .query((row, number) ->
                new Read(
                    row.getLong(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getTimestamp(4).toInstant()))
            .optional();
    if (read.isEmpty()) {
      List<LoginThrottle.Count> counts = LoginThrottle.ofFeed(from);
      Duration wait = throttle.wait(counts);
      if (!wait.isZero()) {
        return new Opened.Later(wait);
      }
      throttle.failed(counts);
      return new Opened.Unknown();
    }
    return read.get().reads > READS_AN_HOUR
        ? new Opened.Later(Duration.between(now, read.get().since.plus(HOUR)))
        : new Opened.By(read.get().account, Locale.of(read.get().language));
  }

  private void wrote(Actor actor, String action) {
    auditLog.record(actor, action, Accounts.subject(actor.account()), null, null, Map.of());
  }
}
