package vn.mach.base.audit;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;

/**
 * Sent twice counts once: carries a command out under its sender's key, and remembers what it
 * answered.
 */
@Component
public class Idempotency {

  private static final int LONGEST_KEY = 200;

  private final JdbcClient jdbc;
  private final Today today;

  Idempotency(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * Carries the command out, unless this account already sent one under this key: with the same
   * content the first answer is given again and nothing is done; with other content it is refused
   * with {@code journal.refused.key_used}; a key that is none (empty, over 200 characters) with
   * {@code journal.refused.key}. Runs in one transaction with the command. Two at once under one
   * key: the second waits for the first. A refused command leaves no trace, so its key may be sent
   * again.
   *
   * @param content the command's name and everything that matters of its content, in a fixed order
   * @param write turns what was done into text (an id), {@code read} back
   */
  @Transactional
  public <T> Outcome<T> once(
      Actor actor,
      String key,
      String content,
      Supplier<Outcome<T>> command,
      Function<T, String> write,
      Function<String, T> read) {
    return carryOut(actor, key, content, null, command, write, read);
  }

  /**
   * As the other one, for a command whose answer is known before it is carried out (it names what
   * it acts on): the answer is written with the key, in one round trip to the database.
   *
   * @param answer what the command answers if it is done
   */
  @Transactional
  public <T> Outcome<T> once(
      Actor actor,
      String key,
      String content,
      T answer,
      Supplier<Outcome<T>> command,
      Function<T, String> write,
      Function<String, T> read) {
    return carryOut(actor, key, content, write.apply(answer), command, write, read);
  }

  private <T> Outcome<T> carryOut(
      Actor actor,
      String key,
      String content,
      @Nullable String foreseen,
      Supplier<Outcome<T>> command,
      Function<T, String> write,
      Function<String, T> read) {
    if (key.isBlank()
        || key.length() > LONGEST_KEY
        || key.chars().anyMatch(Character::isISOControl)) {
      return Outcome.refused("", "audit.refused.key");
    }
    byte[] digest = Digests.of(content);
    int fresh =
        jdbc.sql(
                """
                insert into idempotency_keys (account_id, key, digest, answer, at) values (?, ?, ?, ?, ?)
                on conflict on constraint idempotency_keys_key do nothing
                """)
            .param(actor.account())
            .param(key)
            .param(digest)
            .param(foreseen)
            .param(Timestamp.from(today.now()))
            .update();
    if (fresh == 0) {
      var earlier =
          jdbc.sql("select digest, answer from idempotency_keys where account_id = ? and key = ?")
              .params(actor.account(), key)
              .query((row, number) -> new Earlier(row.getBytes(1), row.getString(2)))
              .single();
      return MessageDigest.isEqual(earlier.digest, digest)
          ? Outcome.done(read.apply(earlier.answer))
          : Outcome.refused("", "audit.refused.key_used");
    }
    Outcome<T> outcome = command.get();
    switch (outcome) {
      case Outcome.Done<T>(T value) -> {
        String answer = write.apply(value);
        if (!answer.equals(foreseen)) {
          jdbc.sql("update idempotency_keys set answer = ? where account_id = ? and key = ?")
              .params(answer, actor.account(), key)
              .update();
        }
      }
      case Outcome.Refused<T> refused ->
          jdbc.sql("delete from idempotency_keys where account_id = ? and key = ?")
              .params(actor.account(), key)
              .update();
    }
    return outcome;
  }

  private record Earlier(byte[] digest, String answer) {}
}
