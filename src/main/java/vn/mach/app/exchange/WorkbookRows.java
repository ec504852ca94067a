package vn.mach.app.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.app.exchange.SheetLayout.Merge;

/** The rows of one sheet of a workbook, as people see them. */
final class WorkbookRows implements RawRows {

  private final Workbook workbook;
  private final XmlPart xml;
  private final SheetLayout layout;
  private final HiddenCells hidden;
  private final MergedCells merged = new MergedCells();
  private final List<String> shared;
  private final BitSet hiddenColumns = new BitSet();
  private final String part;
  private int line;
  private int lastLine;

  WorkbookRows(Workbook workbook, String name, String part) throws IOException {
    this.workbook = workbook;
    this.hidden = new HiddenCells(name);
    this.part = part;
    this.layout = workbook.layout(part);
    this.shared = workbook.shared();
    this.xml = XmlPart.open(workbook.zip().read(part), XmlPart.WORKBOOK);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    while (line < workbook.lastLine(part) && xml.nextElement("row", "col")) {
      if (xml.starts("col")) {
        column();
        continue;
      }
      line = xml.number("r", line + 1);
      boolean rowHidden = xml.flag("hidden") || xml.attribute("ht", "").equals("0");
      List<RawCell> seen = hidden.without(cells(), hiddenColumns);
      for (Merge merge : layout.from(line)) {
        merged.begin(merge, seen);
      }
      RawRow row = merged.row(line, seen);
      if (row.isBlank()) {
        continue;
      }
      lastLine = line;
      if (rowHidden) {
        hidden.row(line);
        continue;
      }
      return row;
    }
    workbook.endsAt(part, lastLine);
    return null;
  }

  private void column() {
    if (xml.flag("hidden") || xml.attribute("width", "").equals("0")) {
      int first = Math.max(0, xml.number("min", 1) - 1);
      int last = Math.min(xml.number("max", 0), DatasetLimits.CELLS);
      if (first < last) {
        hiddenColumns.set(first, last);
      }
    }
  }

  /** The cells of the row that has begun, up to the last that has something in it. */
  private List<RawCell> cells() throws IOException {
    List<RawCell> cells = new ArrayList<>();
    int place = -1;
    while (xml.next() && !xml.ends("row")) {
      if (!xml.starts("c")) {
        continue;
      }
      place = place(xml.attribute("r"), place + 1);
      RawCell cell = cell();
      if (cell.isEmpty()) {
        continue;
      }
      if (place >= DatasetLimits.CELLS) {
        throw new UnreadableDataset("exchange.unreadable.too_wide", line);
      }
      while (cells.size() <= place) {
        cells.add(RawCell.EMPTY);
      }
      cells.set(place, cell);
    }
    return cells;
  }

  private static int place(@Nullable String reference, int otherwise) {
    if (reference == null) {
      return otherwise;
    }
    int end = 0;
    while (end < reference.length() && end < 3 && Character.isUpperCase(reference.charAt(end))) {
      end++;
    }
    return end == 0 ? otherwise : SheetLayout.column(reference.substring(0, end));
  }

  private RawCell cell() throws IOException {
    String type = xml.attribute("t", "n");
    int style = xml.number("s", 0);
    StringBuilder value = new StringBuilder();
    StringBuilder formula = new StringBuilder();
    boolean calculated = false;
    String inline = "";
    StringBuilder into = null;
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("v")) {
        into = value;
      } else if (xml.starts("f")) {
        into = formula;
        calculated = true;
      } else if (xml.starts("is")) {
        inline = WorkbookText.read(xml, "is");
      } else if (xml.isEnd()) {
        into = null;
      } else if (into != null && xml.isText()) {
        xml.appendTo(into);
      }
    }
    if (type.equals("inlineStr")) {
      return text(inline);
    }
    if (value.isEmpty()) {
      // the empty text is a result too: its cell says that it is a text
      return calculated && !type.equals("str") ? new RawCell.Unseen("=" + formula) : RawCell.EMPTY;
    }
    return value(type, style, value.toString());
  }

  private RawCell value(String type, int style, String value) {
    return switch (type) {
      case "s" -> {
        int index = index(value.strip());
        yield index < 0 ? new RawCell.Unseen(value) : text(shared.get(index));
      }
      case "str" -> text(WorkbookText.decoded(value));
      case "b" -> new RawCell.Truth(value.strip().equals("1") || value.strip().equals("true"));
      case "e" -> new RawCell.Unseen(value.strip());
      case "d" -> SheetDays.iso(value.strip());
      default -> number(value.strip(), workbook.format(style));
    };
  }

  private int index(String value) {
    try {
      int index = Integer.parseInt(value);
      return index < shared.size() ? index : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private RawCell number(String value, NumberFormatCode format) {
    BigDecimal number = SheetDays.number(value);
    if (number == null) {
      return new RawCell.Unseen(value);
    }
    return format.isDay() ? SheetDays.cell(number, workbook.from1904()) : format.cell(number);
  }

  private static RawCell text(String text) {
    return RawCell.words(CsvReader.clean(text), text);
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
