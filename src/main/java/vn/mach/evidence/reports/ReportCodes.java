package vn.mach.evidence.reports;

import java.security.SecureRandom;

/**
 * Short codes of reports that can be read aloud: four letters and digits that cannot be misread for
 * one another.
 */
final class ReportCodes {

  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private ReportCodes() {}

  /** Four of them; longer where many were taken already. */
  static String fresh(int length) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < length; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
