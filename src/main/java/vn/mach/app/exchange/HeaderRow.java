package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.TableFormat;
import vn.mach.base.kernel.Text;

/**
 * Which column of the table stands where in a file.
 *
 * @param table whose header it is
 * @param headers what stands above each column of the file; empty where nothing does
 * @param places for each column of the table its place in the file, or -1
 * @param unknown headers that no column answers to
 * @param twice headers of a column that another header already gave
 * @param others where they stand, by column: read where the first cell is empty
 * @param missing columns without a header
 * @param spans headers that are merged with the empty ones to their right
 */
record HeaderRow(
    TableFormat table,
    List<String> headers,
    List<Integer> places,
    List<String> unknown,
    List<String> twice,
    Map<Integer, List<Integer>> others,
    List<String> missing,
    List<RawRow.Span> spans) {

  /** In characters; a longer one is looked up as it stands. */
  private static final int LONGEST = 300;

  /** Marks for cells that must not be empty, and notes behind a header. */
  private static final Pattern MARKS = Pattern.compile("\\(\\*{1,3}\\)|\\*|:$");

  private static final Pattern NOTE = Pattern.compile("\\([^()]{0,200}\\)\\s*$");

  /** Numbers of rows, which tell nothing. */
  private static final Set<String> ORDINALS =
      Set.of("stt", "tt", "so tt", "so thu tu", "no", "no.", "#");

  static HeaderRow of(TableFormat table, RawRow row) {
    List<ExchangeColumn> columns = table.columns();
    Integer[] places = new Integer[columns.size()];
    Arrays.fill(places, -1);
    List<String> headers = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    Map<Integer, List<Integer>> others = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String header = Text.line(row.shown(i));
      headers.add(header);
      int column = column(table, header).map(it -> place(columns, it)).orElse(-1);
      if (column >= 0 && places[column] < 0) {
        places[column] = i;
      } else if (column >= 0) {
        twice.add(header);
        others.computeIfAbsent(column, key -> new ArrayList<>()).add(i);
      } else if (!header.isEmpty() && !ORDINALS.contains(Text.unaccented(header))) {
        unknown.add(header);
      }
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        missing.add(columns.get(i).name());
      }
    }
    return new HeaderRow(
        table,
        List.copyOf(headers),
        List.of(places),
        List.copyOf(unknown),
        List.copyOf(twice),
        others,
        List.copyOf(missing),
        row.spans());
  }

  private static int place(List<ExchangeColumn> columns, ExchangeColumn column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column.name())) {
        return i;
      }
    }
    return -1;
  }

  /** The column that a header means, with the marks and notes that forms put behind it. */
  static Optional<ExchangeColumn> column(TableFormat table, String header) {
    if (header.isEmpty() || header.length() > LONGEST) {
      return header.isEmpty() ? Optional.empty() : table.ofHeader(header);
    }
    String marked = Text.line(MARKS.matcher(header).replaceAll(" "));
    return table
        .ofHeader(header)
        .or(() -> table.ofHeader(marked))
        .or(() -> table.ofHeader(Text.line(NOTE.matcher(marked).replaceFirst(""))));
  }

  /**
   * Where the row holds this column: of several headers that name it the first with something
   * below.
   *
   * @return -1 where no header does
   */
  int placeIn(RawRow row, int column) {
    int place = places.get(column);
    if (place >= 0 && row.cell(place).isEmpty()) {
      for (int other : others.getOrDefault(column, List.of())) {
        if (!row.cell(other).isEmpty()) {
          return other;
        }
      }
    }
    return place;
  }

  /** How many columns of the table it names. */
  int named() {
    return places.size() - missing.size();
  }

  /** How many cells to the right of this place have its header too, their own being empty. */
  int widthOf(int place) {
    for (RawRow.Span span : spans) {
      if (span.place() == place) {
        return span.width();
      }
    }
    return 1;
  }

  /** Whether a row is this header again, as on each printed page. */
  boolean repeatedBy(RawRow row) {
    int same = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      String shown = row.shown(i);
      if (shown.isEmpty()) {
        continue;
      }
      if (i >= headers.size() || !headers.get(i).equals(Text.line(shown))) {
        return false;
      }
      same++;
    }
    return same > 1;
  }

  /** Whether more than half of the columns that must not be empty hold what they may hold. */
  boolean isFilledBy(RawRow row) {
    List<Integer> musts = musts();
    int filled = 0;
    for (int i : musts) {
      filled += holds(table.columns().get(i), row.cell(placeIn(row, i))) ? 1 : 0;
      if (filled * 2 > musts.size()) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> musts() {
    List<Integer> musts = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) >= 0 && table.columns().get(i).must()) {
        musts.add(i);
      }
    }
    return musts;
  }

  /** Whether a column that must not be empty holds a good code, day or number. */
  boolean isMetBy(RawRow row) {
    for (int i : musts()) {
      ExchangeColumn column = table.columns().get(i);
      boolean words =
          column.cell() instanceof CellType.Text || column.cell() instanceof CellType.Reference;
      if (!words && holds(column, row.cell(placeIn(row, i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(ExchangeColumn column, RawCell cell) {
    return switch (cell) {
      case RawCell.Words words -> CellParser.read(column, words.shown()).refusal() == null;
      case RawCell.Unseen _ -> false;
      case RawCell.Number _, RawCell.Moment _, RawCell.Truth _ -> true;
    };
  }
}
