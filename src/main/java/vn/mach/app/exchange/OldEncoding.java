package vn.mach.app.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Vietnamese texts of old encodings, as they look where a program took them for Western letters:
 * VNI writes tones behind vowels, TCVN3 (ABC) has a sign of its own for each letter, and UTF-8 that
 * was encoded twice shows two or three signs for one.
 */
final class OldEncoding {

  /** What programs take bytes for that say nothing about themselves. */
  static final Charset WESTERN = Charset.forName("windows-1252");

  private static final Charset VIETNAMESE = Charset.forName("windows-1258");

  /** VNI: a vowel, the signs that may stand behind it, and what they make together. */
  private static final String[] VNI = {
    "a øùûõïâáàåãäêéèúüë àáảãạâấầẩẫậăắằẳẵặ",
    "e øùûõïâáàåãä èéẻẽẹêếềểễệ",
    "o øùûõïâáàåãä òóỏõọôốồổỗộ",
    "u øùûõï ùúủũụ",
    "y øùûõ ỳýỷỹ",
    "ô øùûõï ờớởỡợ",
    "ö øùûõï ừứửữự"
  };

  private static final String VNI_SINGLE = "ñæóòîôö";
  private static final String VNI_LETTERS = "đỉĩịỵơư";

  private static final String TCVN3_SIGNS =
      "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐĐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
  private static final String TCVN3_LETTERS =
      "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽééẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

  private static final Map<Integer, Character> VNI_PAIRS = new HashMap<>();

  static {
    for (String row : VNI) {
      String[] parts = row.split(" ");
      for (int i = 0; i < parts[1].length(); i++) {
        char vowel = parts[0].charAt(0);
        char sign = parts[1].charAt(i);
        char letter = parts[2].charAt(i);
        VNI_PAIRS.put(pair(vowel, sign), letter);
        VNI_PAIRS.put(pair(upper(vowel), upper(sign)), upper(letter));
        VNI_PAIRS.put(pair(upper(vowel), sign), upper(letter));
      }
    }
  }

  private OldEncoding() {}

  private static int pair(char vowel, char sign) {
    return vowel << 16 | sign;
  }

  private static char upper(char c) {
    return Character.toUpperCase(c);
  }

  static String vni(String text) {
    StringBuilder converted = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Character pair = i + 1 < text.length() ? VNI_PAIRS.get(pair(c, text.charAt(i + 1))) : null;
      int single = VNI_SINGLE.indexOf(Character.toLowerCase(c));
      if (pair != null) {
        converted.append(pair);
        i++;
      } else if (single >= 0) {
        char letter = VNI_LETTERS.charAt(single);
        converted.append(Character.isUpperCase(c) ? upper(letter) : letter);
      } else {
        converted.append(c);
      }
    }
    return converted.toString();
  }

  static String tcvn3(String text) {
    StringBuilder converted = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      int at = TCVN3_SIGNS.indexOf(c);
      converted.append(at < 0 ? c : TCVN3_LETTERS.charAt(at));
    }
    return converted.toString();
  }

  /** Windows-1258 has letters and tones behind them. */
  static String windows1258(String text) {
    StringBuilder converted = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      int octet = octet(c);
      converted.append(
          octet < 0x80 ? String.valueOf(c) : new String(new byte[] {(byte) octet}, VIETNAMESE));
    }
    return Normalizer.normalize(converted, Normalizer.Form.NFC);
  }

  /** Letters of UTF-8 that were taken for Western ones; all others stay. */
  static String twice(String text) {
    StringBuilder converted = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int length = length(octet(text.charAt(at)));
      String letter = length < 2 ? "" : letter(text, at, length);
      if (letter.isEmpty()) {
        converted.append(text.charAt(at));
        at++;
      } else {
        converted.append(letter);
        at += length;
      }
    }
    return converted.toString();
  }

  private static int length(int first) {
    return first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : 1;
  }

  private static String letter(String text, int at, int length) {
    if (at + length > text.length()) {
      return "";
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (int i = at; i < at + length; i++) {
      int octet = octet(text.charAt(i));
      if (octet < 0) {
        return "";
      }
      // a no-break space that was cleaned
      bytes.put((byte) (octet == ' ' && i > at ? 0xa0 : octet));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /** What the letter was before it was taken for a Western one; -1 where it is none. */
  private static int octet(char c) {
    if (c < 0xa0) { // some programs leave these as they are
      return c;
    }
    byte[] octets = String.valueOf(c).getBytes(WESTERN);
    return octets.length == 1 && (octets[0] != '?') ? octets[0] & 0xff : -1;
  }
}
