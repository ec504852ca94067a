package vn.mach.base.kernel;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one normaliser of input text, from a form, a file or the API. Its result is in NFC and
 * contains no character that a table or an XML file cannot contain or that is invisible: no control
 * characters, no byte order mark, no zero-width space or soft hyphen, no mark that turns the
 * direction of writing, no half of a surrogate pair. Every kind of space becomes a plain one.
 * Letters that only look like those of a Vietnamese or Latin word become these. Normalising twice
 * changes nothing more. Runs in linear time: accents beyond {@value #MOST_MARKS} on one letter are
 * left out, for putting a million of them in order takes hours.
 */
public final class Text {

  private static final int MOST_MARKS = 30;

  private Text() {}

  /**
   * Text of one line: runs of spaces, tabs and line ends are one space, and are trimmed. Empty
   * where there is nothing.
   */
  public static String line(@Nullable String typed) {
    return typed == null ? "" : isPlain(typed, true) ? typed : normal(typed, true).strip();
  }

  /**
   * Text of any number of lines: every kind of line end is {@code \n}, trimmed at both ends. Tabs
   * and runs of spaces inside stay: they separate the cells of a pasted table. Empty where there is
   * nothing.
   */
  public static String lines(@Nullable String typed) {
    return typed == null ? "" : isPlain(typed, false) ? typed : normal(typed, false).strip();
  }

  /**
   * A text that names something: a code, a symbol of a document, a tag. As {@link #line}, and what
   * looks alike is the same: words of only such letters, wide letters and digits, dashes.
   */
  public static String key(@Nullable String typed) {
    String line = line(typed);
    if (isAscii(line)) {
      return line;
    }
    StringBuilder plain = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      plain.append(LookAlikes.plainSign(line.charAt(i)));
    }
    return Normalizer.normalize(
        LookAlikes.latin(line(plain.toString()), true), Normalizer.Form.NFC);
  }

  /** As {@link #lines}, but not trimmed: for text whose offsets or line numbers matter. */
  public static String whole(@Nullable String typed) {
    return typed == null ? "" : isPlain(typed, false) ? typed : normal(typed, false);
  }

  /** Only NFC, for what must keep each of its characters, as a password does. */
  public static String nfc(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    Marks marks = new Marks();
    for (int i = 0; i < text.length(); i++) {
      if (marks.bearable(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /** For comparing: one line in small letters without accents, đ as d. */
  public static String unaccented(@Nullable String text) {
    return Normalizer.normalize(line(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd');
  }

  /** Whether it has no letter beyond plain Latin ones: no accents, no đ. */
  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) { // no stream: asked of every cell of a large file
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Its length in characters as PostgreSQL counts them (Unicode code points). */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** At most {@code most} characters, the last of them an ellipsis where it was cut. */
  public static String shortened(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /**
   * Whether it is a space of any kind, or one of the characters without width that are taken for
   * one; line ends are.
   */
  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
  }

  /**
   * Whether there is nothing to do, as with nearly every cell of a large file: Latin and Vietnamese
   * letters, single spaces.
   */
  private static boolean isPlain(String text, boolean oneLine) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter =
          c > ' ' && c <= '~'
              || c > '\u00a0' && c < '\u0300' && c != '\u00ad' && !LookAlikes.isStroked(c)
              || c >= '\u1ea0' && c <= '\u1ef9';
      if (!letter && (c != ' ' || i == 0 || oneLine && before == ' ')) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || before != ' ';
  }

  private static String normal(String text, boolean oneLine) {
    StringBuilder kept = new StringBuilder(text.length());
    Marks marks = new Marks();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n'
          || isHidden(text, i)
          || !marks.bearable(c)) {
        continue;
      }
      char written = isLineEnd(c) ? '\n' : c != '\t' && isSpace(c) ? ' ' : LookAlikes.stroked(c);
      if (!oneLine) {
        kept.append(written);
      } else if (written > ' ') {
        kept.append(written);
      } else if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
        kept.append(' ');
      }
    }
    String composed = Normalizer.normalize(kept, Normalizer.Form.NFC);
    String latin = LookAlikes.latin(composed, false);
    return latin.equals(composed) ? composed : Normalizer.normalize(latin, Normalizer.Form.NFC);
  }

  private static boolean isLineEnd(char c) {
    return c >= '\n' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private static boolean isHidden(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return Character.isISOControl(c) && c != '\t' && !isLineEnd(c)
        || c == '\u00ad'
        || c == '\u061c'
        || c == '\u034f'
        || c == '\u180e'
        || c >= '\u200b' && c <= '\u200f'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2060' && c <= '\u2064'
        || c >= '\u2066' && c <= '\u2069'
        || c == '\ufeff'
        || c == '\ufffe'
        || c == '\uffff';
  }

  /** Counts the accents on the letter before. */
  private static final class Marks {
    private int count;

    boolean bearable(char c) {
      count = Character.getType(c) == Character.NON_SPACING_MARK ? count + 1 : 0;
      return count <= MOST_MARKS;
    }
  }
}
