package vn.mach.organisation.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.organisation.access.AccountsSql.Stored;
import vn.mach.organisation.access.LoginThrottle.Count;

/**
 * Decides whether somebody may sign in. An unknown login, a closed account and a wrong password
 * give the same message in the same time.
 */
@Component
@ConditionalOnWebApplication
class SignIn {

  private final AccountsSql sql;
  private final OwnAccount own;
  private final LoginThrottle throttle;
  private final PasswordEncoder passwords;

  /**
   * Compared where there is no account, so that the response takes as long. Made beside the start
   * of the server, which would wait for it.
   */
  private final CompletableFuture<String> nobody;

  SignIn(AccountsSql sql, OwnAccount own, LoginThrottle throttle, PasswordEncoder passwords) {
    this.sql = sql;
    this.own = own;
    this.throttle = throttle;
    this.passwords = passwords;
    this.nobody =
        CompletableFuture.supplyAsync(
            () -> Objects.requireNonNull(passwords.encode(SecretCodes.password())));
  }

  /**
   * @param device the number of the device from which somebody tries, where it is known to the
   *     account with this number; null where it is not
   */
  Outcome<Stored> withPassword(
      String typedLogin, String password, String address, LongFunction<@Nullable String> device) {
    String login = Accounts.login(typedLogin);
    Optional<Stored> stored = sql.findByLogin(login).filter(it -> !it.closed());
    List<Count> counts =
        LoginThrottle.ofPassword(
            login, address, stored.map(it -> device.apply(it.id())).orElse(null));
    Duration wait = throttle.wait(counts);
    if (wait.isZero()) {
      String encoded = stored.map(Stored::password).orElseGet(nobody::join);
      boolean fits =
          password.length() <= 1000 && passwords.matches(PasswordRules.normal(password), encoded);
      if (!fits || stored.isEmpty()) {
        throttle.failed(counts);
        return Outcome.refused("", "access.refused.sign_in");
      }
      wait = throttle.passed(counts);
    }
    if (!wait.isZero()) {
      return Outcome.refused(List.of(waiting("", wait)));
    }
    own.cameIn(stored.orElseThrow().id());
    return Outcome.done(stored.orElseThrow());
  }

  /** With a one-time code instead of a password, and the new password. */
  Outcome<Stored> withCode(String typedLogin, String code, String password, String address) {
    String login = Accounts.login(typedLogin);
    List<Count> counts = LoginThrottle.ofCode(login, address);
    Duration wait = throttle.wait(counts);
    if (!wait.isZero()) {
      return Outcome.refused(List.of(waiting("", wait)));
    }
    Outcome<Stored> outcome = own.useCode(login, code, PasswordRules.normal(password));
    switch (outcome) {
      case Outcome.Done<Stored>(Stored stored) -> {
        throttle.passed(counts);
        own.cameIn(stored.id());
      }
      case Outcome.Refused<Stored>(List<Refusal> refusals) -> {
        if (refusals.stream().anyMatch(refusal -> refusal.field().isEmpty())) {
          throttle.failed(counts); // otherwise the code was right; only the new password is not
        }
      }
    }
    return outcome;
  }

  /** Says how long to wait. */
  static Refusal waiting(String field, Duration wait) {
    return wait.toSeconds() < 60
        ? Refusal.of(field, "access.refused.wait_seconds", wait.toSeconds() + 1)
        : Refusal.of(field, "access.refused.wait_minutes", wait.toMinutes() + 1);
  }
}
