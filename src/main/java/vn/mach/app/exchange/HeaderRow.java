package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param given places of given names whose family names stand in the place before
 * @param marks by column, the places whose headers are words of it and whose cells hold a mark
 */
record HeaderRow(
    TableFormat table,
    List<String> headers,
    List<Integer> places,
    List<String> unknown,
    List<String> twice,
    Map<Integer, List<Integer>> others,
    List<String> missing,
    List<RawRow.Span> spans,
    Set<Integer> given,
    Map<Integer, List<Integer>> marks) {

  /** In characters; a longer one is looked up as it stands. */
  private static final int LONGEST = 300;

  /** Marks for cells that must not be empty, and notes behind a header. */
  private static final Pattern MARKS = Pattern.compile("\\(\\*{1,3}\\)|\\*|:$");

  private static final Pattern NOTE = Pattern.compile("\\([^()]{0,200}\\)\\s*$");

  /** Numbers of rows, which tell nothing. */
  private static final Set<String> ORDINALS =
      Set.of("stt", "tt", "so tt", "so thu tu", "no", "no.", "#");

  /** What stands above family and middle names, left of {@code Tên}. */
  private static final Set<String> FAMILY =
      Set.of(
          "ho",
          "ho dem",
          "ho va dem",
          "ho ten dem",
          "ho va ten dem",
          "ho chu dem",
          "ho va chu dem",
          "ho lot",
          "ho va lot",
          "ho chu lot",
          "ho va chu lot",
          "ho va ten lot");

  static HeaderRow of(TableFormat table, RawRow row) {
    return of(table, row, Map.of());
  }

  private static HeaderRow of(TableFormat table, RawRow row, Map<Integer, List<Integer>> marks) {
    Set<Integer> given = given(table, row);
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
      String meant = given.contains(i + 1) ? row.shown(i + 1) : given.contains(i) ? "" : header;
      int place = i;
      int column = columnOf(table, meant, row);
      if (given.contains(i)) {
        continue; // read with the family name
      } else if (marks.values().stream().anyMatch(words -> words.contains(place))) {
        continue; // a word of a column, not a column
      } else if (column >= 0 && places[column] < 0) {
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
      if (places[i] < 0 && !marks.containsKey(i)) {
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
        row.spans(),
        given,
        marks);
  }

  /** The same, where columns of marks stand for columns with words. */
  HeaderRow marked(Map<Integer, List<Integer>> found) {
    List<RawCell> cells = headers.stream().map(RawCell::words).toList();
    return found.isEmpty() ? this : of(table, new RawRow(0, cells, List.of(), spans), found);
  }

  /** Where given names stand beside the family names that belong to them. */
  private static Set<Integer> given(TableFormat table, RawRow row) {
    Set<Integer> given = new HashSet<>();
    for (int i = 1; i < row.cells().size(); i++) {
      if (SheetAnswers.comparable(row.shown(i)).equals("ten")
          && FAMILY.contains(SheetAnswers.comparable(row.shown(i - 1)))
          && column(table, row.shown(i)).isPresent()
          && column(table, row.shown(i - 1)).isEmpty()) {
        given.add(i);
      }
    }
    return Set.copyOf(given);
  }

  /** The place of the column that a header means; -1 where none, or where a surer one is there. */
  private static int columnOf(TableFormat table, String header, RawRow row) {
    int column = column(table, header).map(it -> place(table.columns(), it)).orElse(-1);
    if (column < 0 || !isLoose(table, header)) {
      return column;
    }
    return row.cells().stream()
            .map(cell -> Text.line(cell.shown()))
            .filter(other -> !other.equals(header) && !isLoose(table, other))
            .anyMatch(other ->
                column(table, other).filter(it -> place(table.columns(), it) == column).isPresent())
        ? -1
        : column;
  }

  private static boolean isLoose(TableFormat table, String header) {
    return table.isLoose(header) || table.isLoose(Text.line(NOTE.matcher(header).replaceFirst("")));
  }

  /** The cell, with the given name that belongs to it. */
  RawCell cellIn(RawRow row, int place) {
    RawCell cell = row.cell(place);
    return given.contains(place + 1)
            && cell instanceof RawCell.Words family
            && row.cell(place + 1) instanceof RawCell.Words name
        ? new RawCell.Words(
            (family.shown() + " " + name.shown()).strip(),
            (family.stored() + " " + name.stored()).strip(),
            family.old() == null ? name.old() : family.old())
        : cell;
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

  /**
   * Whether a row says next to nothing: of the columns of the table at most two, no good code, day
   * or number, and no number of a row. Below a table such rows are signatures.
   */
  boolean isThin(RawRow row) {
    int filled = 0;
    for (int place : places) {
      filled += place >= 0 && !row.cell(place).isEmpty() ? 1 : 0;
    }
    for (List<Integer> words : marks.values()) {
      filled += words.stream().anyMatch(place -> !row.cell(place).isEmpty()) ? 1 : 0;
    }
    return filled <= 2 && named() > 2 && !isNumbered(row) && !hasValue(row);
  }

  private boolean isNumbered(RawRow row) {
    for (int i = 0; i < headers.size(); i++) {
      if (ORDINALS.contains(Text.unaccented(headers.get(i))) && !row.cell(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean hasValue(RawRow row) {
    for (int i = 0; i < places.size(); i++) {
      ExchangeColumn column = table.columns().get(i);
      boolean words =
          column.cell() instanceof CellType.Text
              || column.cell() instanceof CellType.Reference
              || column.cell() instanceof CellType.Tags;
      if (!words && places.get(i) >= 0) {
        RawCell cell = row.cell(placeIn(row, i));
        if (!cell.isEmpty() && holds(column, cell)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether beside its label a row has nothing but numbers in the columns of the table. */
  boolean isOfNumbers(RawRow row) {
    boolean labelled = false;
    for (int i = 0; i < row.cells().size(); i++) {
      if (row.cell(i).isEmpty() || isOfNumbers(i)) {
        continue;
      }
      if (labelled && places.contains(i)) {
        return false;
      }
      labelled = true;
    }
    return true;
  }

  private boolean isOfNumbers(int place) {
    for (int i = 0; i < places.size(); i++) {
      CellType type = table.columns().get(i).cell();
      if (places.get(i) == place
          && (type instanceof CellType.Whole || type instanceof CellType.Decimal)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Cells of a second table to the right, whose headers are those of the first again: what else
   * stands in the columns of which several came twice, where both are filled.
   */
  List<String> beside(RawRow row) {
    List<String> second = new ArrayList<>();
    others.forEach((column, more) -> {
      if (!row.cell(places.get(column)).isEmpty()) {
        more.stream()
            .map(row::shown)
            .filter(shown -> !shown.isEmpty() && !shown.equals(row.shown(places.get(column))))
            .forEach(second::add);
      }
    });
    return second.size() > 1 ? second : List.of();
  }

  /** Whether days stand in this place. */
  boolean isOfDays(int place) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) == place && table.columns().get(i).cell() instanceof CellType.Day) {
        return true;
      }
    }
    return false;
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

  private boolean holds(ExchangeColumn column, RawCell cell) {
    return switch (cell) {
      case RawCell.Words words ->
          CellParser.read(column, table.cell(column, words.shown())).refusal() == null;
      case RawCell.Unseen _ -> false;
      case RawCell.Number _, RawCell.Moment _, RawCell.Truth _ -> true;
    };
  }
}
