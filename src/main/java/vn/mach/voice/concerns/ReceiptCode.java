package vn.mach.voice.concerns;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;

/**
 * The code with which a sender comes back: 80 bits, four groups of four, only its digest is stored.
 * It is derived from the key of the form, which is random and stored nowhere, so that the same form
 * sent twice has the same code and no table needs to say who sent it.
 */
final class ReceiptCode {

  /** Without letters that are taken for digits (Crockford's base 32). */
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int LENGTH = 16;

  private ReceiptCode() {}

  /**
   * The code of a form.
   *
   * @param secret of the realm
   * @param account 0: nobody's
   * @param key of the form
   * @param content so that another text under the same key has another code
   */
  static String of(byte[] secret, long account, String key, String content) {
    byte[] mac = mac(secret, account + "\n" + Digests.hex(key) + "\n" + Digests.hex(content));
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(mac[i] & 31));
    }
    return code.toString();
  }

  /** The digest of a code as typed: with or without dashes and spaces, in capitals or not. */
  static byte[] digest(@Nullable String typed) {
    StringBuilder plain = new StringBuilder();
    String lower = typed == null ? "" : typed.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      char meant = letter == 'o' ? '0' : letter == 'i' || letter == 'l' ? '1' : letter;
      if (LETTERS.indexOf(meant) >= 0) {
        plain.append(meant);
      }
    }
    return Digests.of(plain.toString());
  }

  private static byte[] mac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
