package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Networks;
import vn.mach.base.realms.Today;

/**
 * Slows down guessing: after a few failures in one count the next attempt must wait, longer each
 * time. Failures are counted by login and address together, so that nobody can lock another out; by
 * address, against one password tried on many logins; on a known device by the device alone
 * (docs/adr/0021).
 *
 * <p>Only a failure is counted, and only once it is known: right passwords never make one another
 * wait. Attempts that were checked at the same time end as if one had come after the other: what
 * comes out right after too many failures is refused too ({@link #passed}).
 */
@Component
class LoginThrottle {

  static final int FREE_FOR_LOGIN = 5;

  /** A whole office may share one address. */
  static final int FREE_FOR_ADDRESS = 30;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int LONGEST_LOGIN = 100;

  private final JdbcClient jdbc;
  private final Today today;

  LoginThrottle(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * What failures are counted against.
   *
   * @param who its key in the table
   * @param free failures without a wait
   * @param forgiven whether a success deletes its failures
   */
  record Count(String who, int free, boolean forgiven) {}

  /**
   * Passwords for a login.
   *
   * @param device the number of the known device it is tried on, if it is one
   */
  static List<Count> ofPassword(String login, String address, @Nullable String device) {
    return device == null
        ? counts("", login, address)
        : List.of(new Count("device:" + device, FREE_FOR_LOGIN, true));
  }

  /** One-time codes: apart from passwords, so that guessing those never blocks this way in. */
  static List<Count> ofCode(String login, String address) {
    return counts("code-", login, address);
  }

  /** The present password, asked for in a session: whoever took a session has only that one. */
  static List<Count> ofSession(String session) {
    return List.of(new Count("session:" + Digests.hex(session), FREE_FOR_LOGIN, true));
  }

  /** Secret addresses of calendars: nobody names a login there. */
  static List<Count> ofFeed(String address) {
    return List.of(new Count("feed-address:" + Networks.of(address), FREE_FOR_ADDRESS, false));
  }

  /** Asking for a one-time code: every one counts, there is no right or wrong one. */
  static List<Count> ofRequest(String login, String address) {
    return counts("request-", login, address);
  }

  private static List<Count> counts(String kind, String login, String address) {
    String network = Networks.of(address);
    // No account has a longer login: all of those are one count.
    String counted = login.length() > LONGEST_LOGIN ? "" : login;
    return List.of(
        new Count(kind + "login:" + network + " " + counted, FREE_FOR_LOGIN, true),
        new Count(kind + "address:" + network, FREE_FOR_ADDRESS, false));
  }

  /** How long to wait after this number of failures; doubles with each. */
  static Duration waitAfter(int failures, int free) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** How long the next attempt must wait; zero: it may be checked now. */
  Duration wait(List<Count> counts) {
    Instant now = today.now();
    return jdbc.sql(
            "select blocked_until from sign_in_failures where who = any(:who) and blocked_until > :now order by 1 desc limit 1")
        .param("who", counts.stream().map(Count::who).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .query(Timestamp.class)
        .optional()
        .map(until -> Duration.between(now, until.toInstant()))
        .orElse(Duration.ZERO);
  }

  /** The attempt failed. */
  @Transactional
  void failed(List<Count> counts) {
    Instant now = today.now();
    for (Count count : counts) {
      int failures =
          jdbc.sql(
                  """
                  insert into sign_in_failures as f (who, failures, blocked_until, last_at) values (:who, 1, :now, :now)
                  on conflict on constraint sign_in_failures_key do update
                  set failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end, last_at = :now
                  returning failures
                  """)
              .param("who", count.who)
              .param("now", Timestamp.from(now))
              .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
              .query(Integer.class)
              .single();
      jdbc.sql("update sign_in_failures set blocked_until = ? where who = ?")
          .params(Timestamp.from(now.plus(waitAfter(failures, count.free))), count.who)
          .update();
    }
  }

  /**
   * The attempt was right. Zero: it counts, and its failures are deleted (not those of others from
   * the same address). Otherwise too many failed while it was being checked: how long to wait.
   */
  @Transactional
  Duration passed(List<Count> counts) {
    Duration wait = wait(counts);
    if (wait.isZero()) {
      jdbc.sql("delete from sign_in_failures where who = any(?)")
          .param(counts.stream().filter(Count::forgiven).map(Count::who).toArray(String[]::new))
          .update();
    }
    return wait;
  }

  @Transactional
  void forgetOld() {
    jdbc.sql("delete from sign_in_failures where last_at < ?")
        .param(Timestamp.from(today.now().minus(Duration.ofDays(1))))
        .update();
  }
}
