package vn.mach.base.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of addresses. */
final class Addresses {

  private Addresses() {}

  /** A text as one segment or value of an address: it may hold {@code /} and Vietnamese letters. */
  static String segment(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean plain =
          letter < 0x80 && Character.isLetterOrDigit(letter) || letter == '-' || letter == '_';
      if (!plain) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      }
    }
    return text;
  }
}
