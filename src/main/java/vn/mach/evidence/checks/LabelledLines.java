package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables of two columns typed as lines: "Xã Tân An: 120 hội viên", "Xã Tân Lộc: 98 hội viên",
 * "Cộng: 218 hội viên". One of the lines must be the total; they stay prose, too.
 */
final class LabelledLines {

  private static final int LONGEST = 90;

  /** What is counted may stand behind the number. */
  private static final Pattern NUMBER =
      Pattern.compile("(\\d[\\d.,]{0,19})(?: \\p{L}[^\\d,;:.]{0,30})?");

  private LabelledLines() {}

  static List<TextTable> tables(String folded, List<TextLine> lines) {
    List<TextTable> tables = new ArrayList<>();
    List<List<TableCell>> rows = new ArrayList<>();
    for (TextLine line : lines) {
      Optional<List<TableCell>> row =
          line.cells() > 2 || line.blank() ? Optional.empty() : row(folded, line);
      if (row.isPresent()) {
        rows.add(row.get());
      } else if (!line.blank()) {
        TextTable.of(List.copyOf(rows), 2).ifPresent(tables::add);
        rows.clear();
      }
    }
    TextTable.of(List.copyOf(rows), 2).ifPresent(tables::add);
    return tables.stream().filter(LabelledLines::hasTotal).toList();
  }

  private static boolean hasTotal(TextTable table) {
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.isTotal(row)) {
        return true;
      }
    }
    return false;
  }

  /** Label and number of a line that is nothing else; a colon or a tab stands between. */
  private static Optional<List<TableCell>> row(String folded, TextLine line) {
    int from = line.from() + line.bulletEnd();
    if (line.to() - from > LONGEST) {
      return Optional.empty();
    }
    String whole = folded.substring(from, line.to());
    int colon = from + Math.max(whole.lastIndexOf(':'), whole.lastIndexOf('\t'));
    if (colon <= from) {
      return Optional.empty();
    }
    int begin = colon + 1;
    while (begin < line.to() && Character.isWhitespace(folded.charAt(begin))) {
      begin++;
    }
    String label = folded.substring(from, colon).strip();
    String end = folded.substring(begin, line.to()).stripTrailing();
    boolean mark = !end.isEmpty() && ";.,".indexOf(end.charAt(end.length() - 1)) >= 0;
    Matcher number = NUMBER.matcher(mark ? end.substring(0, end.length() - 1) : end);
    if (label.isEmpty() || !number.matches()) {
      return Optional.empty();
    }
    int first = folded.indexOf(label, from);
    return Optional.of(
        List.of(
            new TableCell(first, first + label.length(), label),
            new TableCell(begin, begin + number.end(1), number.group(1))));
  }
}
