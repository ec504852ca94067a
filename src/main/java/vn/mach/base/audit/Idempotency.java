package vn.mach.base.audit;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Precondition;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;

/**
 * A command sent twice takes effect once: runs it under its sender's key, and stores its answer for
 * {@value #DAYS_KEPT} days.
 *
 * <pre>{@code
 * return idempotency.once(
 *     new Key(actor, key, "people.leave", person, lastDay, reason),
 *     Answer.known(person),
 *     () -> ...);
 * }</pre>
 */
@Component
public class Idempotency {

  private static final int LONGEST_KEY = 200;
  private static final int DAYS_KEPT = 90;

  private static final int MOST_ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final JdbcClient jdbc;
  private final Today today;
  private final Locks locks;
  private final TransactionTemplate transaction;

  Idempotency(JdbcClient jdbc, Today today, Locks locks, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.today = today;
    this.transaction = transaction;
  }

  /** The actor, the key and the content of a command. */
  public static final class Key {

    private final Actor actor;
    private final String text;
    private final byte[] digest;

    /**
     * A key for one command.
     *
     * @param text as the sender gave it
     * @param name the command's, {@code <module>.<command>}
     * @param content everything that its effect depends on, always in the same order: text,
     *     numbers, days, enums, records, lists and maps of those, or nothing
     */
    public Key(Actor actor, String text, String name, @Nullable Object... content) {
      this.actor = actor;
      this.text = text;
      this.digest = ContentDigest.of(name, content);
    }

    private boolean isNone() {
      return text.isBlank()
          || text.length() > LONGEST_KEY
          || text.chars().anyMatch(Character::isISOControl);
    }
  }

  /**
   * How a command's answer is stored with its key.
   *
   * @param known the answer, where it is known before the command is carried out: then key and
   *     answer are written in one round trip to the database
   */
  public record Answer<T>(
      Function<T, String> write, Function<String, Outcome<T>> read, @Nullable T known) {

    /** An answer stored as text. */
    public static <T> Answer<T> of(Function<T, String> write, Function<String, T> read) {
      return new Answer<>(write, text -> Outcome.done(read.apply(text)), null);
    }

    /** An id: {@code Answer.id(PersonId::value, PersonId::new)}. */
    public static <T> Answer<T> id(ToLongFunction<T> value, LongFunction<T> id) {
      return of(it -> Long.toString(value.applyAsLong(it)), text -> id.apply(Long.parseLong(text)));
    }

    /** A whole number. */
    public static Answer<Long> number() {
      return of(it -> Long.toString(it), Long::valueOf);
    }

    /** A code or other text. */
    public static Answer<String> text() {
      return of(Function.identity(), Function.identity());
    }

    /** The same whenever the command is carried out, as with one that answers what it acts on. */
    public static <T> Answer<T> known(T answer) {
      return new Answer<>(any -> "", any -> Outcome.done(answer), answer);
    }

    /**
     * A secret that is not stored: a repeated command is refused.
     *
     * @param reason a message key that says so
     */
    public static <T> Answer<T> shownOnce(String reason) {
      return new Answer<>(any -> "", any -> Outcome.refused("", reason), null);
    }
  }

  /**
   * Runs the command, unless this account already sent one under this key: with the same content
   * the first answer is returned again and nothing is done; with other content it is refused with
   * {@code audit.refused.key_used}; an invalid key (empty, over 200 characters) with {@code
   * audit.refused.key}. Runs in one transaction with the command. Two at once under one key: the
   * second waits for the first. A refused command stores nothing, so its key may be sent again.
   *
   * <p>Where two change the same at once and PostgreSQL takes one of them back (40001, 40P01), that
   * one runs again, after the other, up to {@value #MOST_ATTEMPTS} times; so a command has no
   * effect but in the database. Inside the caller's own transaction it cannot, and the failure goes
   * through.
   *
   * <p>A {@link Precondition} of the command is asked in its transaction, each time it runs, and
   * not where it was carried out before.
   */
  public <T> Outcome<T> once(Key key, Answer<T> answer, Supplier<Outcome<T>> command) {
    if (key.isNone()) {
      return Outcome.refused("", "audit.refused.key");
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return fresh(key, answer, command);
    }
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return inTransaction(key, answer, command);
      } catch (ConcurrencyFailureException e) {
        // the other goes first: begun again at once, this one may stand in its way once more
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * PAUSE.toNanos()));
      }
    }
    return inTransaction(key, answer, command);
  }

  private <T> Outcome<T> inTransaction(Key key, Answer<T> answer, Supplier<Outcome<T>> command) {
    return Objects.requireNonNull(transaction.execute(_ -> fresh(key, answer, command)));
  }

  private <T> Outcome<T> fresh(Key key, Answer<T> answer, Supplier<Outcome<T>> command) {
    Optional<Precondition> precondition = Precondition.current();
    if (!isFresh(key, answer)) {
      Earlier earlier = earlier(key);
      return MessageDigest.isEqual(earlier.digest, key.digest) && earlier.answer != null
          ? answer.read.apply(earlier.answer)
          : Outcome.refused("", "audit.refused.key_used");
    }
    Outcome<T> outcome = precondition.map(it -> under(it, command)).orElseGet(command);
    switch (outcome) {
      case Outcome.Done<T>(T value) -> keep(key, answer, value);
      case Outcome.Refused<T> refused ->
          jdbc.sql("delete from idempotency_keys where account_id = ? and key = ?")
              .params(key.actor.account(), key.text)
              .update();
    }
    return outcome;
  }

  private <T> Outcome<T> under(Precondition precondition, Supplier<Outcome<T>> command) {
    locks.waitIn(precondition.name(), 0);
    return precondition.then(command);
  }

  /**
   * Says what a command led to that was sent under this key, and accepts none under it from now on:
   * for what stands instead of a command of which its sender does not know whether it arrived. A
   * command that is being carried out at this moment is waited for. Needs a transaction.
   *
   * @return the stored answer; empty where none arrived
   */
  public Optional<String> supersede(Actor actor, String text) {
    Key key = new Key(actor, text, "audit.superseded", UUID.randomUUID().toString());
    if (key.isNone() || isFresh(key, Answer.<String>of(it -> it, it -> it))) {
      return Optional.empty();
    }
    return Optional.ofNullable(earlier(key).answer);
  }

  /** Deletes keys that are older than {@value #DAYS_KEPT} days. */
  @Transactional
  public void purge() {
    jdbc.sql("delete from idempotency_keys where at < ?")
        .param(Timestamp.from(today.now().minus(Duration.ofDays(DAYS_KEPT))))
        .update();
  }

  private <T> boolean isFresh(Key key, Answer<T> answer) {
    return jdbc.sql(
                """
                insert into idempotency_keys (account_id, key, digest, answer, at) values (?, ?, ?, ?, ?)
                on conflict on constraint idempotency_keys_key do nothing
                """)
            .param(key.actor.account())
            .param(key.text)
            .param(key.digest)
            .param(answer.known == null ? null : answer.write.apply(answer.known))
            .param(Timestamp.from(today.now()))
            .update()
        == 1;
  }

  private Earlier earlier(Key key) {
    return jdbc.sql("select digest, answer from idempotency_keys where account_id = ? and key = ?")
        .params(key.actor.account(), key.text)
        .query((row, number) -> new Earlier(row.getBytes(1), row.getString(2)))
        .single();
  }

  private <T> void keep(Key key, Answer<T> answer, T value) {
    if (answer.known == null) {
      jdbc.sql("update idempotency_keys set answer = ? where account_id = ? and key = ?")
          .params(answer.write.apply(value), key.actor.account(), key.text)
          .update();
    } else if (!answer.known.equals(value)) {
      throw new IllegalStateException("Foreseen was " + answer.known + ", done is " + value);
    }
  }

  private record Earlier(byte[] digest, @Nullable String answer) {}
}
