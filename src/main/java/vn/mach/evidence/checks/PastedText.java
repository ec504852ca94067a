package vn.mach.evidence.checks;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Pasted text as it is checked and shown. */
final class PastedText {

  private static final int MOST_MARKS = 30;

  private PastedText() {}

  /**
   * In NFC, each line end one character. Accents beyond {@value #MOST_MARKS} on one letter are left
   * out: no language has them, and putting a million of them in order takes hours.
   */
  static String nfc(@Nullable String typed) {
    if (typed == null) {
      return "";
    }
    StringBuilder kept = new StringBuilder(typed.length());
    int marks = 0;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      marks = Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
      boolean windows = c == '\r' && i + 1 < typed.length() && typed.charAt(i + 1) == '\n';
      if (marks <= MOST_MARKS && c != '\0' && !windows) {
        kept.append(c == '\r' ? '\n' : c);
      }
    }
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }
}
