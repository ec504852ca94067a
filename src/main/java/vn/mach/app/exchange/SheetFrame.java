package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.TableFormat;

/**
 * Where the table lies in a sheet: its header may stand below title lines and be of two rows.
 *
 * @param lastLine of the header
 * @param titles how many rows above it have something in them
 * @param headed the column that headings among the rows tell where the sheet has none for it; or -1
 * @param told whether the first rows have such a heading
 */
record SheetFrame(HeaderRow header, int lastLine, int titles, int headed, boolean told) {

  /** Rows with something in them that are looked through for a header. */
  static final int LOOKED_THROUGH = 40;

  /** The first rows with something in them. */
  static List<RawRow> first(RawRows rows) throws IOException {
    List<RawRow> first = new ArrayList<>();
    for (RawRow row = rows.next(); row != null; row = rows.next()) {
      first.add(row);
      if (first.size() == LOOKED_THROUGH) {
        break;
      }
    }
    return first;
  }

  /**
   * The row that names the most columns, alone or with the row below; the first of equals.
   *
   * @param chosen the line that a person says is the header
   * @return nothing where no row names a column
   */
  static Optional<SheetFrame> find(
      TableFormat table, List<RawRow> first, @Nullable Integer chosen) {
    SheetFrame best = null;
    for (int i = 0; i < first.size(); i++) {
      RawRow row = first.get(i);
      if (chosen != null && row.line() != chosen) {
        continue;
      }
      HeaderRow alone = HeaderRow.of(table, row);
      RawRow below = i + 1 < first.size() ? first.get(i + 1) : null;
      SheetFrame frame = new SheetFrame(alone, row.line(), i, -1, false);
      if (below != null && below.line() == row.line() + 1 && isOfWords(below)) {
        HeaderRow both = HeaderRow.of(table, joined(table, row, below));
        boolean more = both.named() > Math.max(alone.named(), HeaderRow.of(table, below).named());
        if (more || isPartOf(row, below) && both.named() >= alone.named()) {
          frame = new SheetFrame(both, below.line(), i, -1, false);
        }
      }
      if (chosen != null || frame.header.named() > (best == null ? 0 : best.header.named())) {
        best = frame;
      }
    }
    return Optional.ofNullable(best).map(found -> found.headed(first));
  }

  private SheetFrame headed(List<RawRow> first) {
    List<RawRow> below = first.stream().filter(row -> row.line() > lastLine).toList();
    HeaderRow marked = header.marked(MarkedColumns.of(header, below));
    int column = UnitHeadings.column(marked);
    UnitHeadings headings = new UnitHeadings(marked);
    boolean heads = below.stream().anyMatch(row -> headings.named(row) != null);
    return new SheetFrame(marked, lastLine, titles, column, column >= 0 && heads);
  }

  /** Columns that nothing in the sheet tells. */
  List<String> missing() {
    return told
        ? header.missing().stream()
            .filter(it -> !it.equals(header.table().columns().get(headed).name()))
            .toList()
        : header.missing();
  }

  /** Whether cells of the row above reach down into this one, and all that do. */
  private static boolean isPartOf(RawRow above, RawRow below) {
    return !below.filled().isEmpty()
        && below.filled().stream().allMatch(place -> below.shown(place).equals(above.shown(place)));
  }

  private static boolean isOfWords(RawRow row) {
    return row.cells().stream().allMatch(RawCell.Words.class::isInstance);
  }

  /** The header of the row that reaches from the left over this place; empty where none does. */
  private static String spanned(RawRow row, int place) {
    for (RawRow.Span span : row.spans()) {
      if (place > span.place() && place < span.place() + span.width()) {
        return row.shown(span.place());
      }
    }
    return "";
  }

  /** Two rows of a header as one: the lower cell where it says more, else the upper. */
  private static RawRow joined(TableFormat table, RawRow upper, RawRow lower) {
    List<RawCell> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
      String below = lower.shown(i);
      String spanned = spanned(upper, i);
      if (!spanned.isEmpty() && !below.isEmpty() && HeaderRow.column(table, below).isEmpty()) {
        cells.add(RawCell.words(spanned + " (" + below + ")"));
        continue;
      }
      String above = upper.shown(i);
      String both = above + " " + below;
      String header =
          below.isEmpty() || above.equals(below)
              ? above
              : above.isEmpty() || HeaderRow.column(table, below).isPresent()
                  ? below
                  : HeaderRow.column(table, above).isPresent() ? above : both;
      cells.add(RawCell.words(header));
    }
    List<RawRow.Span> spans = new ArrayList<>(lower.spans());

    upper.spans().stream().filter(span -> lower.shown(span.place()).isEmpty()).forEach(spans::add);
    return new RawRow(upper.line(), cells, List.of(), spans);
  }
}
