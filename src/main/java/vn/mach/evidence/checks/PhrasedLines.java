package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables typed as sentences, a row in each line: "Xã An Bình: chỉ tiêu 12, thực hiện 11, đạt
 * 91,7%". At least three lines that follow one another must say the same words around their
 * numbers; they stay prose, too.
 */
final class PhrasedLines {

  private static final int LONGEST = 200;
  private static final int ROWS = 3;

  /** One number with the words around it. */
  private static final Pattern PIECE =
      Pattern.compile("([^\\d,;():]{0,60})(\\d[\\d.,]{0,19}(?<=\\d)(?: ?%)?)([^\\d,;():]{0,60})");

  private static final Pattern NOT_ADDED = Pattern.compile("bình quân|điểm|tỷ lệ|tỉ lệ|xếp|thứ");

  private PhrasedLines() {}

  private record Row(String words, List<TableCell> cells) {}

  static List<TextTable> tables(String folded, List<TextLine> lines) {
    List<TextTable> tables = new ArrayList<>();
    List<List<TableCell>> rows = new ArrayList<>();
    String words = "";
    for (TextLine line : lines) {
      Optional<Row> row = line.blank() ? Optional.empty() : row(folded, line);
      if (row.isEmpty() || !row.get().words().equals(words)) {
        add(tables, rows);
        rows.clear();
      }
      row.ifPresent(it -> rows.add(it.cells()));
      words = row.map(Row::words).orElse("");
    }
    add(tables, rows);
    return tables;
  }

  private static void add(List<TextTable> tables, List<List<TableCell>> rows) {
    if (rows.size() >= ROWS) {
      TextTable.of(List.copyOf(rows), rows.getFirst().size()).ifPresent(tables::add);
    }
  }

  /** Label and numbers of a line; empty where it is none of a table. */
  private static Optional<Row> row(String folded, TextLine line) {
    int from = line.from() + line.bulletEnd();
    int colon = folded.indexOf(':', from);
    if (line.cells() > 2 || colon <= from || colon >= line.to() || line.to() - from > LONGEST) {
      return Optional.empty();
    }
    List<TableCell> cells = new ArrayList<>();
    String label = folded.substring(from, colon).strip();
    cells.add(new TableCell(from, colon, label));
    StringBuilder words = new StringBuilder();
    Matcher piece = PIECE.matcher(folded).region(colon + 1, line.to());
    int end = colon + 1;
    while (piece.find()) {
      if (says(folded, end, piece.start())) {
        return Optional.empty();
      }
      end = piece.end();
      boolean percent = piece.group(2).endsWith("%");
      String around = piece.group(1).strip() + "#" + piece.group(3).strip().replace(".", "");
      words.append(around).append(percent ? "%|" : "|");
      if (percent || !NOT_ADDED.matcher(around).find()) {
        cells.add(new TableCell(piece.start(2), piece.end(2), piece.group(2)));
      }
    }
    boolean rest = says(folded, end, line.to());
    return rest || cells.size() < ROWS || label.isEmpty()
        ? Optional.empty()
        : Optional.of(new Row(words.toString(), cells));
  }

  /** Whether a letter or digit stands between the two. */
  private static boolean says(String folded, int from, int to) {
    return folded.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
