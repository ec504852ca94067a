package vn.mach.organisation.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Refusal;
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
   * Empty where it is right. Checked outside a transaction: it takes long.
   *
   * @param session the id of the session in which it was typed
   * @param field the form's field for it
   */
  Optional<Refusal> refusal(long account, String session, String field, String typed) {
    List<Count> counts = LoginThrottle.ofSession(session);
    Duration wait = throttle.wait(counts);
    if (wait.isZero()) {
      Optional<String> encoded = sql.find(account).map(AccountsSql.Stored::password);
      boolean right =
          encoded.isPresent()
              && typed.length() <= 1000
              && passwords.matches(PasswordRules.normal(typed), encoded.get());
      if (!right) {
        throttle.failed(counts);
        return Optional.of(Refusal.of(field, "access.refused.old_password"));
      }
      wait = throttle.passed(counts);
    }
    return wait.isZero() ? Optional.empty() : Optional.of(SignIn.waiting(field, wait));
  }
}
