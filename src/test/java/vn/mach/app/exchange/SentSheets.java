package vn.mach.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedRows;

/**
 * A workbook as a person's program writes it, cell by cell, and what is read of it: a table {@code
 * meetings} with a column of each kind.
 */
final class SentSheets {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  static final List<String> HEADER =
      List.of("Mã", "Đơn vị", "Nội dung", "Ngày", "Phải dự", "Tỷ lệ", "Có chi ủy", "Nhãn");

  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private final List<String> formats = new ArrayList<>(List.of("General"));
  private String main = MAIN;
  private String relations = RELATIONS;
  private boolean from1904;

  /** The tables that are known in these tests. */
  static ExchangeTables tables() {
    return new ExchangeTables(List.of(new Meetings()));
  }

  private static final class Meetings implements ExchangeTable {
    @Override
    public String name() {
      return "meetings";
    }

    @Override
    public List<ExchangeColumn> columns() {
      return List.of(
          ExchangeColumn.of("code", new CellType.Code(), "mã").required().keyed(),
          ExchangeColumn.of("unit", new CellType.Reference("meetings", "unknown_unit"), "đơn vị"),
          ExchangeColumn.of("title", CellType.text(), "nội dung").required(),
          ExchangeColumn.of("held_on", new CellType.Day(), "ngày").required(),
          ExchangeColumn.of("expected", new CellType.Whole(), "phải dự"),
          ExchangeColumn.of("rate", new CellType.Decimal(), "tỷ lệ"),
          ExchangeColumn.of("committee", new CellType.YesNo(), "có chi ủy"),
          ExchangeColumn.of("tags", new CellType.Tags(), "nhãn"));
    }

    @Override
    public Set<String> after() {
      return Set.of();
    }

    @Override
    public void validate(StagedRows rows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void load(StagedRows rows, LoadContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** Strict Office Open XML has other names for the same things. */
  SentSheets strict() {
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    return this;
  }

  SentSheets countingFrom1904() {
    from1904 = true;
    return this;
  }

  /** A sheet of rows; each is a list of cells as {@link #text} and the others make them. */
  SentSheets sheet(String name, List<List<String>> rows) {
    return sheet(name, rows, "", "");
  }

  /**
   * @param before XML before the rows, behind XML after them
   */
  SentSheets sheet(String name, List<List<String>> rows, String before, String behind) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      data.append("<row r=\"%d\"%s>".formatted(i + 1, hidden(rows.get(i))));
      int column = 0;
      for (String cell : rows.get(i)) {
        if (!cell.equals(HIDDEN)) {
          String place = HiddenCells.letters(column++) + (i + 1);
          data.append(cell.replaceFirst("<c", "<c r=\"" + place + "\""));
        }
      }
      data.append("</row>");
    }
    sheets.put(
        name,
        "<worksheet xmlns=\"%s\">%s<sheetData>%s</sheetData>%s</worksheet>"
            .formatted(main, before, data, behind));
    return this;
  }

  /** The first cell of a row that is hidden. */
  static final String HIDDEN = "hidden";

  private static String hidden(List<String> row) {
    return row.contains(HIDDEN) ? " hidden=\"1\"" : "";
  }

  SentSheets hide(String sheet) {
    states.put(sheet, " state=\"veryHidden\"");
    return this;
  }

  /** The header and these rows, in a sheet of meetings. */
  SentSheets meetings(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(HEADER.stream().map(SentSheets::text).toList());
    all.addAll(rows);
    return sheet("meetings", all);
  }

  static String text(String text) {
    return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text);
  }

  static final String NOTHING = "<c/>";

  static String value(String type, String value) {
    return "<c t=\"%s\"><v>%s</v></c>".formatted(type, value);
  }

  String number(String value, String format) {
    return "<c s=\"%d\"><v>%s</v></c>".formatted(style(format), value);
  }

  String formula(String formula, String type, String result, String format) {
    return "<c t=\"%s\" s=\"%d\"><f>%s</f>%s</c>"
        .formatted(type, style(format), formula, result.isEmpty() ? "" : "<v>" + result + "</v>");
  }

  private int style(String format) {
    if (!formats.contains(format)) {
      formats.add(format);
    }
    return formats.indexOf(format);
  }

  Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(zip, "[Content_Types].xml", "<Types/>");
      StringBuilder book = new StringBuilder();
      StringBuilder rels = new StringBuilder();
      int id = 1;
      for (var sheet : sheets.entrySet()) {
        book.append(
            "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"%s/>"
                .formatted(sheet.getKey(), id, id, states.getOrDefault(sheet.getKey(), "")));
        rels.append(relation("r" + id, "worksheet", "worksheets/s" + id + ".xml"));
        part(zip, "xl/worksheets/s" + id++ + ".xml", sheet.getValue());
      }
      rels.append(relation("rs", "styles", "styles.xml"));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr%s/><sheets>%s</sheets></workbook>"
              .formatted(main, relations, from1904 ? " date1904=\"1\"" : "", book));
      part(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + rels + "</Relationships>");
      part(
          zip,
          "_rels/.rels",
          "<Relationships>%s</Relationships>"
              .formatted(relation("r", "officeDocument", "xl/workbook.xml")));
      part(zip, "xl/styles.xml", styles());
    }
    return file;
  }

  private String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, relations, type, target);
  }

  private String styles() {
    StringBuilder codes = new StringBuilder();
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < formats.size(); i++) {
      String code =
          formats.get(i).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
      codes.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, code));
      cells.append("<xf numFmtId=\"%d\"/>".formatted(164 + i));
    }
    return "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
        .formatted(main, codes, cells);
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /**
   * What is read of a file.
   *
   * @param rows each as its line and its cells, or what refuses it: {@code line: column reason
   *     “cell”}
   * @param remarks message keys without their beginning, with the arguments
   */
  record Read(List<String> rows, List<String> remarks) {}

  static Read read(Path file) throws IOException {
    return read(file, ReadChoices.NONE);
  }

  static Read read(Path file, ReadChoices choices) throws IOException {
    ExchangeTables tables = tables();
    var meetings = tables.table("meetings");
    List<String> rows = new ArrayList<>();
    String name = file.getFileName().toString();
    try (Dataset dataset =
        DatasetOpener.open(tables, name, List.of(new DatasetOpener.Brought(name, file)), choices)) {
      dataset.read(
          meetings,
          row ->
              rows.add(
                  row.errors().isEmpty()
                      ? row.line() + ": " + String.join("|", row.cells())
                      : row.line() + ": " + error(row.errors().getFirst())));
      return new Read(
          rows,
          dataset.remarks().stream()
              .map(it ->
                  it.key().replace("exchange.remark.", "")
                      + " "
                      + String.join(", ", it.arguments()))
              .toList());
    }
  }

  private static String error(SheetRow.CellError error) {
    return "%s %s “%s”".formatted(error.error().column(), error.error().reason(), error.shown());
  }
}
