package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.mach.base.kernel.Text;

/**
 * Makes text fit for print: NFC, no characters that a file cannot hold, and no line ending between
 * a number and what belongs to it.
 */
final class Typography {

  private static final char NO_BREAK = '\u00a0';
  private static final int LONGEST_NUMBER = 24;
  private static final String UNITS =
      "(?:%|‰|đồng|nghìn|triệu|tỷ|tỉ|lượt|người|km|ha|m²)(?![\\p{L}\\d])";
  private static final Pattern BEFORE_NUMBER =
      Pattern.compile(
          "(?<![\\p{L}])(số|ngày|tháng|năm|quý|khóa|khoá|điều|khoản|điểm|mục|bảng|biểu|lần thứ) (?=\\d|[IVX]+(?![\\p{L}]))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern BEHIND_NUMBER = Pattern.compile("(?<=\\d) (?=" + UNITS + ")");
  private static final Pattern UNIT_FIRST = Pattern.compile("^ (?=" + UNITS + ")");

  private Typography() {}

  /** For cells and labels: only what must be. */
  static String clean(String text) {
    String nfc = Text.nfc(text);
    for (int i = 0; i < nfc.length(); i++) {
      if (!printable(nfc, i)) {
        return replaced(nfc);
      }
    }
    return nfc;
  }

  /** For a cell of a table; numbers are never broken. */
  static String cell(String text, boolean number) {
    String clean = clean(text);
    return number && clean.length() < LONGEST_NUMBER ? clean.replace(' ', NO_BREAK) : clean;
  }

  /**
   * For a number and symbol: the gap in which a number is written by hand stays as wide as it is.
   */
  static String symbol(String text) {
    return sentence(text).replace("  ", "" + NO_BREAK + NO_BREAK);
  }

  /** For sentences. */
  static String sentence(String text) {
    String clean = clean(text);
    if (clean.indexOf(' ') < 0) {
      return clean;
    }
    String before = BEFORE_NUMBER.matcher(clean).replaceAll("$1" + NO_BREAK);
    return BEHIND_NUMBER.matcher(before).replaceAll(String.valueOf(NO_BREAK));
  }

  /**
   * The runs of a paragraph as sentences; a unit that begins a run stays with the number that ends
   * the run before.
   */
  static List<TextRun> sentence(List<TextRun> runs) {
    List<TextRun> set = new ArrayList<>(runs.size());
    boolean behindNumber = false;
    for (TextRun run : runs) {
      String text = sentence(run.text());
      if (behindNumber) {
        text = UNIT_FIRST.matcher(text).replaceFirst(String.valueOf(NO_BREAK));
      }
      behindNumber = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
      set.add(new TextRun(text, run.bold(), run.italic(), run.figure()));
    }
    return set;
  }

  private static boolean printable(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c == '\n'
        || (c >= ' ' && c < '\ufffe' && !(c >= 0x7f && c < 0xa0) && c != '\u00ad' && c != '\ufeff');
  }

  private static String replaced(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (printable(text, i)) {
        kept.append(text.charAt(i));
      } else if (text.charAt(i) == '\t') {
        kept.append(' ');
      }
    }
    return kept.toString();
  }
}
