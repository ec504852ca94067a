package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.List;
import vn.mach.documents.papers.TextRun;

/**
 * Repairs what falls apart where sentences fall away: lists that end with a semicolon, spaces in a
 * row; and reads {@code **bold**}.
 */
public final class SentenceCleanup {

  private SentenceCleanup() {}

  /** Words with what is between two pairs of stars in bold. */
  public static List<TextRun> bold(String text) {
    List<TextRun> runs = new ArrayList<>();
    String[] parts = text.split("\\*\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        runs.add(new TextRun(parts[i], i % 2 == 1 && i < parts.length - 1, false, null));
      }
    }
    return runs;
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
          run.figure() == null
              ? run.text().replaceAll("[;,]?\\s*;?\\s*\\.$", ".").replaceAll(" {2,}", " ")
              : run.text();
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
