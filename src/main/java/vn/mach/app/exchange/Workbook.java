package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.BoundedZip;

/** What the sheets of an open workbook share. */
final class Workbook {

  /** In characters, at two bytes each; a workbook within the limits of an upload holds less. */
  private static final int MOST_SHARED = 100_000_000;

  /** As many characters would take the memory that a text takes besides its own. */
  private static final int OF_EACH_TEXT = 30;

  /** Merged cells of all sheets together. */
  private static final int MOST_MERGES = 200_000;

  private final BoundedZip zip;
  private final WorkbookStyles styles;
  private final boolean from1904;
  private final String sharedPart;
  private final Map<String, SheetLayout> layouts = new HashMap<>();
  private final Map<String, Integer> lastLines = new HashMap<>();
  private @Nullable List<String> shared;
  private int merges;

  /**
   * @param from1904 whether days are counted from 1904 on, as old Macs did
   * @param sharedPart the part with the shared texts; empty where there is none
   */
  Workbook(BoundedZip zip, WorkbookStyles styles, boolean from1904, String sharedPart) {
    this.zip = zip;
    this.styles = styles;
    this.from1904 = from1904;
    this.sharedPart = sharedPart;
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
      layout = SheetLayout.read(zip, path, MOST_MERGES - merges);
      merges += layout.size();
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
      shared = readShared(sharedPart);
    }
    return shared;
  }

  private List<String> readShared(String part) throws IOException {
    List<String> texts = new ArrayList<>();
    if (part.isEmpty()) {
      return texts;
    }
    long length = 0;
    try (XmlPart xml = XmlPart.open(zip.read(part), XmlPart.WORKBOOK)) {
      while (xml.nextElement("si")) {
        String text = WorkbookText.read(xml, "si");
        length += text.length() + OF_EACH_TEXT;
        DatasetLimits.require(length <= MOST_SHARED);
        texts.add(text);
      }
    }
    return texts;
  }
}
