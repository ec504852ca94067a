package vn.mach.evidence.activities;

import java.security.SecureRandom;

/**
 * Makes refs of our own: {@code HD-2026-7K3QX0PD} (hoạt động, year, eight letters that cannot be
 * misread for one another).
 */
final class ActivityRefs {

  private static final String LETTERS =
      "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32: no I, L, O, U
  private static final SecureRandom RANDOM = new SecureRandom();

  private ActivityRefs() {}

  static String fresh(int year) {
    StringBuilder ref = new StringBuilder("HD-").append(year).append('-');
    for (int i = 0; i < 8; i++) {
      ref.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return ref.toString();
  }
}
