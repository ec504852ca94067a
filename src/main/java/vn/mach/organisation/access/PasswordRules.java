package vn.mach.organisation.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * The rules for passwords: long, not the login, not one of the most common. Length is better than
 * special characters; there are no other rules.
 */
final class PasswordRules {

  static final int SHORTEST = 10;

  /** Longer ones would only cost the machine work. */
  private static final int LONGEST = 200;

  private static final Set<String> COMMONEST = read();

  private PasswordRules() {}

  static Optional<Refusal> refusal(String field, String login, String password) {
    String folded = password.toLowerCase(Locale.ROOT).replace(" ", "");
    if (Text.length(password) < SHORTEST) {
      return Optional.of(Refusal.of(field, "access.refused.password_short", SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of(Refusal.of(field, "access.refused.password_long", LONGEST));
    }
    if (folded.equals(login) || folded.equals(login + login)) {
      return Optional.of(Refusal.of(field, "access.refused.password_is_login"));
    }
    if (COMMONEST.contains(folded) || folded.chars().distinct().count() < 4) {
      return Optional.of(Refusal.of(field, "access.refused.password_common"));
    }
    return Optional.empty();
  }

  /** The same characters are the same password, whichever keyboard composed them. */
  static String normal(String typed) {
    return Text.nfc(typed);
  }

  private static Set<String> read() {
    var stream =
        Objects.requireNonNull(PasswordRules.class.getResourceAsStream("commonest-passwords.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
