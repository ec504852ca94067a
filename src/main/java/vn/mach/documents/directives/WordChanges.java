package vn.mach.documents.directives;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed between two texts, word by word, for reading: what went, what came, what stayed. */
public final class WordChanges {

  /** How words fared. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** Words that stand together and fared alike, with the spaces behind them. */
  public record Run(Kind kind, String text) {}

  /** The square of the words that are compared: some tenths of a second. Beyond it all differs. */
  private static final long MOST_WORK = 6_000L * 6_000L;

  private static final Pattern PIECE = Pattern.compile("\\S+|\\s+");

  private WordChanges() {}

  /** The runs in the order of reading; what went stands before what came in its place. */
  public static List<Run> between(String before, String after) {
    List<String> was = words(before);
    List<String> is = words(after);
    List<Run> runs = new ArrayList<>();
    long pieces = (long) was.size() + is.size();
    if (pieces * pieces > MOST_WORK) {
      add(runs, Kind.REMOVED, was, 0, was.size());
      add(runs, Kind.ADDED, is, 0, is.size());
      return runs;
    }
    StringBuilder removed = new StringBuilder();
    StringBuilder added = new StringBuilder();
    int at = 0;
    for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(was, is, null)) {
      String kept = String.join("", was.subList(at, change.startOriginal));
      if (kept.isBlank() && at > 0) { // the space between two words that both differ
        removed.append(kept);
        added.append(kept);
      } else {
        flush(runs, removed, added);
        add(runs, Kind.SAME, was, at, change.startOriginal);
      }
      removed.append(String.join("", was.subList(change.startOriginal, change.endOriginal)));
      added.append(String.join("", is.subList(change.startRevised, change.endRevised)));
      at = change.endOriginal;
    }
    flush(runs, removed, added);
    add(runs, Kind.SAME, was, at, was.size());
    return runs;
  }

  /** What went stands before what came in its place. */
  private static void flush(List<Run> runs, StringBuilder removed, StringBuilder added) {
    if (!removed.isEmpty()) {
      runs.add(new Run(Kind.REMOVED, removed.toString()));
    }
    if (!added.isEmpty()) {
      runs.add(new Run(Kind.ADDED, added.toString()));
    }
    removed.setLength(0);
    added.setLength(0);
  }

  private static void add(List<Run> runs, Kind kind, List<String> words, int from, int to) {
    if (from < to) {
      runs.add(new Run(kind, String.join("", words.subList(from, to))));
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      words.add(piece.group());
    }
    return words;
  }
}
