package vn.mach.app.exchange;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * A name as it is compared: words in small letters, punctuation aside. Names that differ in an
 * accent are different (ấp Đông, ấp Đồng), but a tone may stand on either vowel (Hoà, Hòa), and
 * whoever writes without any accents means all that read so.
 *
 * @param accented each word with its tone behind its letters; a space around each word
 * @param plain the same without accents
 */
record NameWords(String accented, String plain) {

  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  private static final Set<String> PERIODS =
      Set.of("thang", "quy", "nam", "dot", "lan", "month", "quarter");
  private static final Pattern NUMBER = Pattern.compile("t?[0-9]{1,4}|i{1,3}|iv|q[1-4]");

  static NameWords of(String text) {
    StringBuilder accented = new StringBuilder(" ");
    StringBuilder tones = new StringBuilder();
    String letters =
        Normalizer.normalize(Text.line(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (TONES.indexOf(c) >= 0) {
        tones.append(c);
      } else if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        accented.append(c);
      } else {
        endWord(accented, tones);
      }
    }
    endWord(accented, tones);
    return new NameWords(accented.toString(), " " + SheetAnswers.comparable(text) + " ");
  }

  private static void endWord(StringBuilder accented, StringBuilder tones) {
    accented.append(tones);
    tones.setLength(0);
    if (accented.charAt(accented.length() - 1) != ' ') {
      accented.append(' ');
    }
  }

  boolean isEmpty() {
    return plain.isBlank();
  }

  /** Whether a cell with these words means the name. */
  boolean means(NameWords name) {
    return accented.equals(name.accented) || isPlain() && plain.equals(name.plain);
  }

  /** Whether a cell with these words means a part of the name, of whole words. */
  boolean meansPartOf(NameWords name) {
    return name.accented.contains(accented) || isPlain() && name.plain.contains(plain);
  }

  /** Without the month, quarter, year or number that stands behind the name. */
  NameWords withoutPeriod() {
    String[] letters = plain.strip().split(" ");
    String[] written = accented.strip().split(" ");
    int kept = letters.length;
    while (kept > 1 && NUMBER.matcher(letters[kept - 1]).matches()) {
      kept--;
      if (kept > 1 && PERIODS.contains(letters[kept - 1])) {
        kept--;
      }
    }
    return kept == letters.length || letters.length != written.length
        ? this
        : new NameWords(joined(written, kept), joined(letters, kept));
  }

  private static String joined(String[] words, int kept) {
    return " " + String.join(" ", List.of(words).subList(0, kept)) + " ";
  }

  private boolean isPlain() {
    return accented.equals(plain);
  }
}
