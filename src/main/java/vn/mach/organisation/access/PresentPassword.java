package vn.mach.organisation.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;
import vn.mach.organisation.access.LoginThrottle.Count;

/**
 * Asks the holder of an account for the present password, for what a session alone must not do.
 * Guesses are slowed as at the sign-in.
 */
@Component
class PresentPassword {

  private final AccountsSql sql;
  private final LoginThrottle throttle;
  private final PasswordEncoder passwords;

  PresentPassword(AccountsSql sql, LoginThrottle throttle, PasswordEncoder passwords) {
    this.sql = sql;
    this.throttle = throttle;
    this.passwords = passwords;
  }

  /**
   * The account's generation where it is right. Checked outside a transaction, as it takes long: so
   * what is done then asks whether {@link AccountsSql#standsSince} it.
   *
   * @param session the id of the session in which it was typed
   * @param field the form's field for it
   */
  Outcome<Long> check(long account, String session, String field, String typed) {
    List<Count> counts = LoginThrottle.ofSession(session);
    Duration wait = throttle.wait(counts);
    long generation = 0;
    if (wait.isZero()) {
      Optional<AccountsSql.Stored> stored = sql.find(account);
      Optional<String> encoded = stored.map(AccountsSql.Stored::password);
      boolean right =
          encoded.isPresent()
              && typed.length() <= 1000
              && passwords.matches(PasswordRules.normal(typed), encoded.get());
      if (!right) {
        throttle.failed(counts);
        return Outcome.refused(field, "access.refused.old_password");
      }
      generation = stored.get().generation();
      wait = throttle.passed(counts);
    }
    return wait.isZero()
        ? Outcome.done(generation)
        : Outcome.refused(List.of(SignIn.waiting(field, wait)));
  }
}
