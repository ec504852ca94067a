package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows of a table gather others: "I, 1, 2, II, 1, 2" has two levels below its total. The
 * levels are the ways of numbering in the first cell, in the order in which they first appear.
 */
final class TableLevels {

  private static final List<String> NUMBERINGS =
      List.of("[a-d]\\.?", "[ivx]{1,5}\\.?", "\\d{1,3}\\.?", "\\d{1,2}\\.\\d{1,2}\\.?");

  private final List<Integer> levels;

  private TableLevels(List<Integer> levels) {
    this.levels = levels;
  }

  static TableLevels of(TextTable table) {
    List<String> known = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      String first = table.rows().get(row).getFirst().text();
      String numbering =
          table.isTotal(row)
              ? ""
              : NUMBERINGS.stream().filter(first::matches).findFirst().orElse("");
      if (!numbering.isEmpty() && !known.contains(numbering)) {
        known.add(numbering);
      }
      levels.add(numbering.isEmpty() ? 0 : known.indexOf(numbering) + 1);
    }
    return new TableLevels(levels);
  }

  /** Whether some rows gather others. */
  boolean several() {
    return levels.stream().mapToInt(it -> it).max().orElse(0) > 1;
  }

  /** The rows that the table's total gathers. */
  List<Integer> top() {
    return IntStream.range(0, levels.size()).filter(it -> levels.get(it) == 1).boxed().toList();
  }

  /**
   * The rows that this row gathers: those one level below it, up to the next row of its own level
   * or above.
   */
  List<Integer> below(int row) {
    List<Integer> below = new ArrayList<>();
    int level = levels.get(row);
    for (int i = row + 1;
        level > 0 && i < levels.size() && (levels.get(i) == 0 || levels.get(i) > level);
        i++) {
      if (levels.get(i) == level + 1) {
        below.add(i);
      }
    }
    return below;
  }
}
