package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.mach.base.intake.BoundedZip;

/**
 * Reads the sheets of an Office Open XML workbook, transitional or strict, as people see them: one
 * row in memory at a time, and the texts that sheets share.
 */
final class WorkbookReader {

  private static final int MOST_PARTS = 10_000;

  private final BoundedZip zip;
  private final Map<String, Part> parts = new HashMap<>();
  private final List<SheetPart> sheets = new ArrayList<>();
  private WorkbookStyles styles = WorkbookStyles.none();
  private boolean from1904;

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
      throw new UnreadableDataset(XmlPart.WORKBOOK);
    }
    int slash = workbook.lastIndexOf('/') + 1;
    String folder = workbook.substring(0, slash);
    parts.putAll(relations(folder, folder + "_rels/" + workbook.substring(slash) + ".rels"));
    String part = partOf("styles");
    if (!part.isEmpty()) {
      styles = WorkbookStyles.read(zip, part);
    }
    try (XmlPart xml = XmlPart.open(zip.read(workbook), XmlPart.WORKBOOK)) {
      while (xml.nextElement("workbookPr", "sheet")) {
        if (xml.starts("workbookPr")) {
          from1904 = xml.flag("date1904");
        } else {
          sheet(xml);
        }
      }
    }
  }

  private void sheet(XmlPart xml) throws UnreadableDataset {
    Part part = parts.get(xml.attribute("id", ""));
    // a sheet of charts holds no cells; one whose part is lost holds nothing either
    if (part != null && part.type.equals("worksheet") && zip.has(part.path)) {
      boolean hidden = !xml.attribute("state", "visible").equals("visible");
      DatasetLimits.require(sheets.size() < DatasetLimits.SHEETS);
      DatasetLimits.require(sheets.stream().noneMatch(it -> it.path.equals(part.path)));
      sheets.add(new SheetPart(xml.attribute("name", "").strip(), part.path, hidden));
    }
  }

  private Map<String, Part> relations(String folder, String path) throws IOException {
    Map<String, Part> found = new HashMap<>();
    if (!zip.has(path)) {
      return found;
    }
    try (XmlPart xml = XmlPart.open(zip.read(path), XmlPart.WORKBOOK)) {
      while (xml.nextElement("Relationship")) {
        DatasetLimits.require(found.size() < MOST_PARTS);
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
    Workbook workbook = new Workbook(zip, styles, from1904, partOf("sharedStrings"));
    return sheets.stream()
        .map(sheet ->
            new RowSource(
                sheet.name,
                zip.declaredSize(sheet.path),
                true,
                sheet.hidden,
                known -> new WorkbookRows(workbook, sheet.name, sheet.path)))
        .toList();
  }
}
