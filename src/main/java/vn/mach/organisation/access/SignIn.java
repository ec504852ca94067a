package vn.mach.organisation.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.organisation.access.AccountsSql.Stored;

/**
 * Decides whether somebody may sign in. An unknown login, a closed account and a wrong password
 * give the same message in the same time.
 */
@Component
@ConditionalOnWebApplication
class SignIn {

  private final AccountsSql sql;
  private final OwnAccount own;
  private final LoginThrottle slowDown;
  private final PasswordEncoder passwords;

  /** Compared where there is no account, so that the response takes as long. */
  private final String nobody;

  SignIn(AccountsSql sql, OwnAccount own, LoginThrottle slowDown, PasswordEncoder passwords) {
    this.sql = sql;
    this.own = own;
    this.slowDown = slowDown;
    this.passwords = passwords;
    this.nobody = Objects.requireNonNull(passwords.encode(SecretCodes.password()));
  }

  Outcome<Stored> withPassword(String typedLogin, String password, String address) {
    String login = Accounts.login(typedLogin);
    return counted(
        login,
        address,
        () -> {
          Optional<Stored> stored = sql.findByLogin(login).filter(it -> !it.closed());
          String encoded = stored.map(Stored::password).orElse(nobody);
          boolean fits =
              password.length() <= 1000
                  && passwords.matches(PasswordRules.normal(password), encoded);
          return fits && stored.isPresent()
              ? Outcome.done(stored.get())
              : Outcome.refused("", "access.refused.sign_in");
        });
  }

  /** With a one-time code instead of a password, and the new password. */
  Outcome<Stored> withCode(String typedLogin, String code, String password, String address) {
    String login = Accounts.login(typedLogin);
    return counted(login, address, () -> own.useCode(login, code, PasswordRules.normal(password)));
  }

  private Outcome<Stored> counted(String login, String address, Supplier<Outcome<Stored>> attempt) {
    Duration wait = slowDown.attempt(login, address);
    if (!wait.isZero()) {
      return Outcome.refused(
          "",
          wait.toSeconds() < 60 ? "access.refused.wait_seconds" : "access.refused.wait_minutes",
          wait.toSeconds() < 60 ? wait.toSeconds() + 1 : wait.toMinutes() + 1);
    }
    Outcome<Stored> outcome = attempt.get();
    switch (outcome) {
      case Outcome.Done<Stored>(Stored stored) -> {
        slowDown.succeeded(login, address);
        own.cameIn(stored.id());
      }
      case Outcome.Refused<Stored>(java.util.List<Refusal> refusals) -> {
        if (refusals.stream().noneMatch(refusal -> refusal.field().isEmpty())) {
          slowDown.succeeded(login, address); // the code was right; only the new password is not
        }
      }
    }
    return outcome;
  }
}
