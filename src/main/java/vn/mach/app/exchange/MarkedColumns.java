package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;

/**
 * Columns of marks that stand for one with words: {@code Chính thức} and {@code Dự bị} with an x in
 * one of them say the status.
 */
final class MarkedColumns {

  /** What people put where the word above applies. */
  private static final Set<String> MARKS =
      Set.of("x", "v", "×", "✓", "✔", "☑", "☒", "+", "1", "true");

  private MarkedColumns() {}

  /**
   * By column of the table that the sheet lacks, the places of its words. Only where a mark is all
   * that stands in them: days may stand there too.
   *
   * @param below the first rows below the header
   */
  static Map<Integer, List<Integer>> of(HeaderRow header, List<RawRow> below) {
    Map<Integer, List<Integer>> found = new HashMap<>();
    for (int column = 0; column < header.places().size(); column++) {
      if (header.places().get(column) < 0) {
        List<Integer> words = words(header, column, below);
        if (isChoice(header, column, words) && words.stream().anyMatch(at -> isUsed(at, below))) {
          found.put(column, words);
        }
      }
    }
    return Map.copyOf(found);
  }

  /** The word of the column that the header in this place is; what it says where it is none. */
  static String word(HeaderRow header, int column, int place) {
    String text = header.headers().get(place);
    ExchangeColumn of = header.table().columns().get(column);
    String word = header.table().cell(of, text);
    int open = text.indexOf('(');
    boolean isWord = of.cell() instanceof CellType.OneOf one && one.words().contains(word);
    return !isWord && open >= 0 && text.endsWith(")") // the lower of two rows of a header
        ? header.table().cell(of, text.substring(open + 1, text.length() - 1))
        : word;
  }

  static boolean isMark(RawCell cell) {
    return MARKS.contains(cell.shown().toLowerCase(Locale.ROOT));
  }

  private static List<Integer> words(HeaderRow header, int column, List<RawRow> below) {
    List<Integer> words = new ArrayList<>();
    if (header.table().columns().get(column).cell() instanceof CellType.OneOf one) {
      for (int at = 0; at < header.headers().size(); at++) {
        if (one.words().contains(word(header, column, at)) && hasMarksOnly(at, below)) {
          words.add(at);
        }
      }
    }
    return List.copyOf(words);
  }

  /** One word alone tells nothing of the rows without a mark. */
  private static boolean isChoice(HeaderRow header, int column, List<Integer> words) {
    return words.stream().map(at -> word(header, column, at)).distinct().count() > 1;
  }

  private static boolean isUsed(int place, List<RawRow> below) {
    return below.stream().anyMatch(row -> isMark(row.cell(place)));
  }

  private static boolean hasMarksOnly(int place, List<RawRow> below) {
    return below.stream().map(row -> row.cell(place)).allMatch(it -> it.isEmpty() || isMark(it));
  }
}
