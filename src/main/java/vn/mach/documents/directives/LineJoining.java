package vn.mach.documents.directives;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a line goes on in the next one: a text that was copied from a page has an end of line
 * where the page had one, and not where a paragraph ends.
 *
 * @param wrapped most lines of the text end in the middle of a sentence
 * @param full letters of a line that reaches the edge of the page
 */
record LineJoining(boolean wrapped, int full) {

  private static final int LEAST_LINES = 8;
  private static final int LONGEST_WRAPPED = 160;

  private static final Set<String> OPEN =
      Set.of(
          "tại", "của", "và", "về", "số", "theo", "đến", "với", "các", "những", "trong", "cho",
          "từ", "ở", "là", "hoặc", "đối", "khoản", "điểm", "điều", "ngày", "tháng", "năm");

  /** A small letter, a number, or the second half of a span: "2025 - 2030". */
  private static final Pattern CONTINUES = Pattern.compile("\\p{Ll}|\\d|[-–] ?\\d");

  static LineJoining of(List<String> lines) {
    List<String> longer = lines.stream().filter(line -> line.length() > 40).toList();
    int[] lengths = longer.stream().mapToInt(String::length).sorted().toArray();
    if (lengths.length < LEAST_LINES) {
      return new LineJoining(false, 0);
    }
    long open = longer.stream().filter(line -> !ended(line)).count();
    int most = lengths[lengths.length * 9 / 10];
    return new LineJoining(open * 2 > lengths.length && most <= LONGEST_WRAPPED, most * 7 / 10);
  }

  /** Whether the second line goes on with the sentence of the first. */
  boolean goesOn(String line, String next) {
    if (ended(line) || line.indexOf('\t') >= 0 || next.indexOf('\t') >= 0) {
      return false;
    }
    return isOpen(line) || CONTINUES.matcher(next).lookingAt() || wrapped && line.length() >= full;
  }

  /** Whether the last word needs another one behind it. */
  static boolean isOpen(String line) {
    return OPEN.contains(line.substring(line.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
  }

  static boolean hasWords(String line) {
    return line.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether a sentence or an item of a list ends with the line. */
  static boolean ended(String line) {
    for (int i = line.length() - 1; i >= 0; i--) {
      char c = line.charAt(i);
      if (".;:!?…".indexOf(c) >= 0) {
        return true;
      }
      if ("”\"’')]*/,".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
