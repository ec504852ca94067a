package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.mach.documents.papers.TextRun;

/**
 * Repairs what falls apart where sentences fall away: lists that end with a semicolon, spaces in a
 * row; and reads {@code **bold**}.
 */
public final class SentenceCleanup {

  private static final Pattern STARS = Pattern.compile("\\*\\*");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private SentenceCleanup() {}

  /** Words with what is between two pairs of stars in bold. */
  public static List<TextRun> bold(String text) {
    List<TextRun> runs = new ArrayList<>();
    String[] parts = STARS.split(text, -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        runs.add(new TextRun(parts[i], i % 2 == 1 && i < parts.length - 1, false, null));
      }
    }
    return runs;
  }

  /** Without what stands between the last word and the full stop: spaces, a semicolon, a comma. */
  static String ended(String text) {
    if (!text.endsWith(".")) {
      return text;
    }
    int end = spaces(text, text.length() - 1);
    if (end > 0 && text.charAt(end - 1) == ';') {
      end = spaces(text, end - 1);
    }
    if (end > 0 && (text.charAt(end - 1) == ';' || text.charAt(end - 1) == ',')) {
      end--;
    }
    return text.substring(0, end) + ".";
  }

  /** Where the spaces before this place begin. */
  private static int spaces(String text, int before) {
    int at = before;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /**
   * {@code 2 lớp; .} becomes {@code 2 lớp.} Empty where nothing but marks of punctuation is left.
   */
  public static List<TextRun> runs(List<TextRun> runs) {
    List<TextRun> joined = new ArrayList<>();
    for (TextRun run : runs) {
      TextRun last = joined.isEmpty() ? null : joined.getLast();
      if (last != null
          && last.figure() == null
          && run.figure() == null
          && last.bold() == run.bold()) {
        joined.set(
            joined.size() - 1,
            new TextRun(last.text() + run.text(), run.bold(), run.italic(), null));
      } else {
        joined.add(run);
      }
    }
    List<TextRun> tidy = new ArrayList<>();
    for (TextRun run : joined) {
      String text =
          run.figure() == null ? SPACES.matcher(ended(run.text())).replaceAll(" ") : run.text();
      if (!text.isEmpty()) {
        tidy.add(new TextRun(text, run.bold(), run.italic(), run.figure()));
      }
    }
    boolean said =
        tidy.stream()
            .anyMatch(run ->
                run.figure() != null
                    || run.text().codePoints().anyMatch(Character::isLetterOrDigit));
    return said ? tidy : List.of();
  }
}
