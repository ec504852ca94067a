package vn.mach.evidence.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;

/** A table that people typed: its first row is its head. */
final class TypedTable {

  private TypedTable() {}

  static PaperBlock of(List<List<TableCell>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    List<String> head = new ArrayList<>(rows.getFirst().stream().map(TableCell::text).toList());
    while (head.size() < width) {
      head.add("");
    }
    List<List<TableCell>> body = rows.subList(1, rows.size());
    Set<Integer> numeric = new TreeSet<>();
    for (int column = 0; column < width; column++) {
      if (isNumeric(body, column)) {
        numeric.add(column);
      }
    }
    return new PaperBlock.Table("", head, List.copyOf(body), numeric);
  }

  private static boolean isNumeric(List<List<TableCell>> body, int column) {
    List<String> texts =
        body.stream()
            .filter(row -> row.size() > column)
            .map(row -> row.get(column).text())
            .filter(text -> !text.isEmpty())
            .toList();
    return !texts.isEmpty()
        && texts.stream()
            .allMatch(text ->
                Character.isDigit(text.charAt(0))
                    && text.codePoints().noneMatch(Character::isLetter));
  }
}
