package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.realms.Today;

/**
 * Slows down guessing: after a few failures for one login, or many from one address, the next
 * attempt must wait, longer each time. An attempt is counted before the password is checked, so
 * that parallel attempts gain nothing, and uncounted when it succeeds.
 */
@Component
class LoginThrottle {

  static final int FREE_FOR_LOGIN = 5;

  /** A whole office may share one address. */
  static final int FREE_FOR_ADDRESS = 30;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Today today;

  LoginThrottle(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** How long to wait after this number of failures; doubles with each. */
  static Duration waitAfter(int failures, int free) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Counts an attempt; where it has to wait, returns how long, and does not count it. */
  @Transactional
  Duration attempt(String login, String address) {
    Instant now = today.now();
    Optional<Integer> fromAddress = count(ofAddress(address), now, FREE_FOR_ADDRESS);
    if (fromAddress.isEmpty()) {
      return remaining(ofAddress(address), now);
    }
    if (count(ofLogin(login), now, FREE_FOR_LOGIN).isEmpty()) {
      takeBack(ofAddress(address));
      return remaining(ofLogin(login), now);
    }
    return Duration.ZERO;
  }

  /**
   * The attempt succeeded. The login's failures are deleted; those of others from the same address
   * are not.
   */
  @Transactional
  void succeeded(String login, String address) {
    takeBack(ofAddress(address));
    jdbc.sql("delete from sign_in_failures where who = ?").param(ofLogin(login)).update();
  }

  @Transactional
  void forgetOld() {
    jdbc.sql("delete from sign_in_failures where last_at < ?")
        .param(Timestamp.from(today.now().minus(Duration.ofDays(1))))
        .update();
  }

  private Optional<Integer> count(String who, Instant now, int free) {
    Optional<Integer> failures =
        jdbc.sql(
                """
                insert into sign_in_failures as f (who, failures, blocked_until, last_at) values (:who, 1, :now, :now)
                on conflict on constraint sign_in_failures_key do update
                set failures = case when f.last_at < :forgotten then 1 else f.failures + 1 end, last_at = :now
                where f.blocked_until <= :now
                returning failures
                """)
            .param("who", who)
            .param("now", Timestamp.from(now))
            .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
            .query(Integer.class)
            .optional();
    failures.ifPresent(it ->
        jdbc.sql("update sign_in_failures set blocked_until = ? where who = ?")
            .params(Timestamp.from(now.plus(waitAfter(it, free))), who)
            .update());
    return failures;
  }

  private Duration remaining(String who, Instant now) {
    Timestamp until =
        jdbc.sql("select blocked_until from sign_in_failures where who = ?")
            .param(who)
            .query(Timestamp.class)
            .single();
    return Duration.between(now, until.toInstant());
  }

  private void takeBack(String who) {
    jdbc.sql(
            "update sign_in_failures set failures = greatest(0, failures - 1), blocked_until = last_at where who = ?")
        .param(who)
        .update();
  }

  private static String ofLogin(String login) {
    return "login:" + login;
  }

  /** Of an IPv6 address only the network: a client can use any address in it. */
  private static String ofAddress(String address) {
    if (!address.contains(":")) {
      return "address:" + address;
    }
    String[] parts = address.split(":", 5);
    return "address:" + String.join(":", java.util.Arrays.copyOf(parts, Math.min(4, parts.length)));
  }
}
