package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.app.exchange.SheetLayout.Merge;

/** The rows of one sheet of an OpenDocument spreadsheet, as people see them. */
final class OpenDocumentRows implements RawRows {

  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

  /** Characters of rows that are there once in the file and many times in the sheet. */
  private static final long MOST_REPEATED = 200_000_000;

  private final XmlPart xml;
  private final HiddenCells hidden;
  private final MergedCells merged = new MergedCells();
  private final BitSet hiddenColumns = new BitSet();
  private int columns;
  private int line;
  private @Nullable RawRow repeated;
  private int repeats;
  private long repeatedText;

  OpenDocumentRows(InputStream content, int number, String name) throws IOException {
    this.xml = XmlPart.open(content, XmlPart.OPEN_DOCUMENT);
    this.hidden = new HiddenCells(name);
    for (int i = 0; i <= number; i++) {
      xml.nextElement("table");
      if (i < number) {
        xml.skip();
      }
    }
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    RawRow again = repeated;
    if (again != null && repeats > 0) {
      repeats--;
      line++;
      return new RawRow(line, again.cells(), again.filled(), List.of());
    }
    while (xml.next() && !xml.ends("table")) {
      if (xml.starts("table-column")) {
        column();
      } else if (xml.starts("table-row")) {
        RawRow row = row();
        if (row != null) {
          return row;
        }
      } else if (xml.starts("shapes") || xml.starts("forms") || xml.starts("named-expressions")) {
        xml.skip();
      }
    }
    return null;
  }

  private void column() {
    int count = Math.min(xml.number("number-columns-repeated", 1), DatasetLimits.CELLS);
    if (!xml.attribute("visibility", "visible").equals("visible")
        && columns < DatasetLimits.CELLS) {
      hiddenColumns.set(columns, Math.min(columns + count, DatasetLimits.CELLS));
    }
    columns = Math.min(columns + count, DatasetLimits.CELLS);
  }

  /** Null for a row that is blank or hidden. */
  private @Nullable RawRow row() throws IOException {
    int count = Math.min(xml.number("number-rows-repeated", 1), DatasetLimits.ROWS);
    boolean rowHidden = !xml.attribute("visibility", "visible").equals("visible");
    int first = line + 1;
    List<Merge> merges = new ArrayList<>();
    List<RawCell> seen = hidden.without(cells(first, merges), hiddenColumns);
    for (Merge merge : merges) {
      merged.begin(merge, seen);
    }
    RawRow row = merged.row(first, seen);
    if (row.isBlank()) {
      line = Math.min(line + count, DatasetLimits.ROWS);
      return null;
    }
    repeatedText += (count - 1L) * characters(row);
    DatasetLimits.require(line + count <= DatasetLimits.ROWS && repeatedText <= MOST_REPEATED);
    if (rowHidden) {
      for (int i = 0; i < count; i++) {
        hidden.row(first + i);
      }
      line += count;
      return null;
    }
    line = first;
    repeated = row;
    repeats = count - 1;
    return row;
  }

  private static long characters(RawRow row) {
    return row.cells().stream().mapToLong(cell -> cell.shown().length()).sum();
  }

  private List<RawCell> cells(int first, List<Merge> merges) throws IOException {
    List<RawCell> cells = new ArrayList<>();
    int place = 0;
    while (xml.next() && !xml.ends("table-row")) {
      boolean covered = xml.starts("covered-table-cell");
      if (!covered && !xml.starts("table-cell")) {
        continue;
      }
      int count = Math.min(xml.number("number-columns-repeated", 1), DatasetLimits.CELLS + 1);
      int rows = Math.min(xml.number("number-rows-spanned", 1), DatasetLimits.ROWS);
      int width = Math.min(xml.number("number-columns-spanned", 1), DatasetLimits.CELLS);
      RawCell cell = cell(covered ? "covered-table-cell" : "table-cell");
      if (!cell.isEmpty() && !covered) {
        if (place + count > DatasetLimits.CELLS) {
          throw new UnreadableDataset("exchange.unreadable.too_wide", first);
        }
        while (cells.size() < place) {
          cells.add(RawCell.EMPTY);
        }
        for (int i = 0; i < count; i++) {
          cells.add(cell);
        }
        if (rows > 1 || width > 1) {
          merges.add(new Merge(first, first + rows - 1, place, place + width - 1));
        }
      }
      place = Math.min(place + count, DatasetLimits.CELLS + 1);
    }
    return cells;
  }

  private RawCell cell(String element) throws IOException {
    String type = attribute("value-type");
    boolean error =
        "error"
            .equals(
                xml.attributeOf(
                    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
                    "value-type"));
    String value = attribute("value");
    String day = attribute("date-value");
    String truth = attribute("boolean-value");
    String stated = attribute("string-value");
    String formula = xml.attribute("formula", "");
    String text = text(element);
    String shown = text.isEmpty() ? stated : text;
    if (error) {
      return new RawCell.Unseen(shown.isEmpty() ? formula : shown);
    }
    return switch (type) {
      case "float", "currency" -> number(value, CsvReader.clean(shown), false);
      case "percentage" -> number(value, CsvReader.clean(shown), true);
      case "date" -> SheetDays.iso(day);
      case "boolean" -> new RawCell.Truth(truth.equals("true"));
      case "time" -> new RawCell.Unseen(shown);
      default ->
          shown.isEmpty() && type.isEmpty() && !formula.isEmpty()
              ? new RawCell.Unseen(formula)
              : RawCell.words(CsvReader.clean(shown), shown);
    };
  }

  private String attribute(String name) {
    String value = xml.attributeOf(OFFICE, name);
    return value == null ? "" : value;
  }

  private String text(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    int paragraphs = 0;
    boolean inside = false;
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("annotation") || xml.starts("table")) {
        xml.skip();
      } else if (xml.starts("p")) {
        text.append(paragraphs++ > 0 ? "\n" : "");
        inside = true;
      } else if (xml.ends("p")) {
        inside = false;
      } else if (xml.starts("line-break")) {
        text.append('\n');
      } else if (xml.starts("s") || xml.starts("tab")) {
        text.append(' ');
      } else if (inside && xml.isText()) {
        xml.appendTo(text);
      }
      DatasetLimits.require(text.length() <= DatasetLimits.CELL_TEXT);
    }
    return text.toString();
  }

  /** A stored number, rounded as the digits that are shown of it say. */
  private static RawCell number(String value, String shown, boolean percent) {
    BigDecimal stored = SheetDays.number(value);
    if (stored == null || shown.isEmpty() || shown.startsWith("###")) {
      return new RawCell.Unseen(shown.isEmpty() ? value : shown);
    }
    BigDecimal number = stored.round(DatasetLimits.DIGITS).movePointRight(percent ? 2 : 0);
    String digits = significant(shown);
    for (int decimals = 0; decimals <= DatasetLimits.DIGITS.getPrecision(); decimals++) {
      BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
      if (significant(rounded.unscaledValue().toString()).equals(digits)) {
        return new RawCell.Number(
            rounded.stripTrailingZeros(), shown, percent, rounded.compareTo(number) == 0);
      }
    }
    return new RawCell.Number(number.stripTrailingZeros(), shown, percent, true);
  }

  /** The digits of a number without those that stand before the first that is not 0. */
  private static String significant(String number) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '0' && c <= '9' && (c != '0' || !digits.isEmpty())) {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  @Override
  public List<Said> leftOut() {
    return hidden.said();
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
