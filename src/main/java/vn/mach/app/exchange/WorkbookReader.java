package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.BoundedZip;

/**
 * Reads the sheets of an Office Open XML workbook, transitional or strict, as people see them: one
 * row in memory at a time, and the texts that sheets share.
 */
final class WorkbookReader {

  static final String BROKEN = "exchange.unreadable.workbook";

  /** In characters; a workbook within the limits of an upload holds far less. */
  private static final int MOST_SHARED = 100_000_000;

  private final BoundedZip zip;
  private final Map<String, Part> parts = new HashMap<>();
  private final List<SheetPart> sheets = new ArrayList<>();
  private WorkbookStyles styles = WorkbookStyles.none();
  private boolean from1904;
  private final Map<String, SheetLayout> layouts = new HashMap<>();
  private final Map<String, Integer> lastLines = new HashMap<>();
  private @Nullable List<String> shared;

  private record Part(String type, String path) {}

  private record SheetPart(String name, String path, boolean hidden) {}

  private WorkbookReader(BoundedZip zip) {
    this.zip = zip;
  }

  /** Opens a workbook of which {@link DatasetOpener} knows that it unpacks within limits. */
  static WorkbookReader open(BoundedZip zip) throws IOException {
    WorkbookReader reader = new WorkbookReader(zip);
    reader.read();
    return reader;
  }

  private void read() throws IOException {
    String workbook =
        relations("", "_rels/.rels").values().stream()
            .filter(part -> part.type.equals("officeDocument"))
            .map(Part::path)
            .findFirst()
            .orElse("xl/workbook.xml");
    if (!zip.has(workbook)) {
      throw new UnreadableDataset(BROKEN);
    }
    int slash = workbook.lastIndexOf('/') + 1;
    String folder = workbook.substring(0, slash);
    parts.putAll(relations(folder, folder + "_rels/" + workbook.substring(slash) + ".rels"));
    String part = partOf("styles");
    if (!part.isEmpty()) {
      styles = WorkbookStyles.read(zip, part);
    }
    try (XmlPart xml = XmlPart.open(zip.read(workbook), BROKEN)) {
      while (xml.nextElement("workbookPr", "sheet")) {
        if (xml.starts("workbookPr")) {
          from1904 = xml.flag("date1904");
        } else {
          sheet(xml);
        }
      }
    }
  }

  private void sheet(XmlPart xml) {
    Part part = parts.get(xml.attribute("id", ""));
    // a sheet of charts holds no cells; one whose part is lost holds nothing either
    if (part != null && part.type.equals("worksheet") && zip.has(part.path)) {
      boolean hidden = !xml.attribute("state", "visible").equals("visible");
      sheets.add(new SheetPart(xml.attribute("name", "").strip(), part.path, hidden));
    }
  }

  private Map<String, Part> relations(String folder, String path) throws IOException {
    Map<String, Part> found = new HashMap<>();
    if (!zip.has(path)) {
      return found;
    }
    try (XmlPart xml = XmlPart.open(zip.read(path), BROKEN)) {
      while (xml.nextElement("Relationship")) {
        String type = xml.attribute("Type", "");
        String target = xml.attribute("Target", "");
        found.put(
            xml.attribute("Id", ""),
            new Part(
                type.substring(type.lastIndexOf('/') + 1),
                target.startsWith("/") ? target.substring(1) : folder + target));
      }
    }
    return found;
  }

  private String partOf(String type) {
    return parts.values().stream()
        .filter(part -> part.type.equals(type) && zip.has(part.path))
        .map(Part::path)
        .findFirst()
        .orElse("");
  }

  List<RowSource> sources() {
    return sheets.stream()
        .map(sheet ->
            new RowSource(
                sheet.name,
                zip.declaredSize(sheet.path),
                true,
                sheet.hidden,
                known -> new WorkbookRows(this, sheet.name, sheet.path)))
        .toList();
  }

  BoundedZip zip() {
    return zip;
  }

  NumberFormatCode format(int style) {
    return styles.of(style);
  }

  boolean from1904() {
    return from1904;
  }

  /** The merged cells of a sheet, looked for once. */
  SheetLayout layout(String path) throws IOException {
    SheetLayout layout = layouts.get(path);
    if (layout == null) {
      layout = SheetLayout.read(zip, path);
      layouts.put(path, layout);
    }
    return layout;
  }

  /** The last row of a sheet with something in it, once it was read to its end. */
  int lastLine(String path) {
    return lastLines.getOrDefault(path, Integer.MAX_VALUE);
  }

  /** Behind this row of a sheet there is nothing, though there may be many formatted rows. */
  void endsAt(String path, int line) {
    lastLines.put(path, line);
  }

  /** The texts that cells of all sheets share, in their order. */
  List<String> shared() throws IOException {
    if (shared == null) {
      shared = readShared(partOf("sharedStrings"));
    }
    return shared;
  }

  private List<String> readShared(String part) throws IOException {
    List<String> texts = new ArrayList<>();
    if (part.isEmpty()) {
      return texts;
    }
    long length = 0;
    try (XmlPart xml = XmlPart.open(zip.read(part), BROKEN)) {
      while (xml.nextElement("si")) {
        String text = WorkbookText.read(xml, "si");
        length += text.length();
        if (length > MOST_SHARED) {
          throw new UnreadableDataset("exchange.unreadable.too_big");
        }
        texts.add(text);
      }
    }
    return texts;
  }
}
