package vn.mach.organisation.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.mach.base.kernel.Digests;

/** Random codes that are shown once and stored only as digests. */
final class SecretCodes {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without characters that look alike: 0 and o, 1, i and l. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private SecretCodes() {}

  /**
   * Three groups of four: short enough to be typed from paper on a phone, far too long to be
   * guessed.
   */
  static String code() {
    return groups(3);
  }

  /** A first password that no one chose. */
  static String password() {
    return groups(4);
  }

  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return "mach_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The digest of a token. */
  static byte[] digest(String secret) {
    return Digests.of(secret);
  }

  /** The digest of a code: the same with or without dashes, in capitals or not. */
  static byte[] digestOfCode(String typed) {
    return digest(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }

  private static String groups(int count) {
    return IntStream.range(0, count)
        .mapToObj(group ->
            RANDOM
                .ints(4, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }
}
