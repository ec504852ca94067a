package vn.mach.app.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.mach.base.intake.BoundedZip;

/**
 * The merged cells of a sheet. A sheet lists them behind its rows, so that they are looked for
 * before these are read; a sheet without any is not parsed for it.
 */
final class SheetLayout {

  private static final Pattern RANGE =
      Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
  private static final byte[] MENTION =
      "mergeCell ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /** Cells shown as one; rows from 1, columns from 0, ends included. */
  record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

  private final Map<Integer, List<Merge>> byFirstRow = new HashMap<>();

  private int size;

  private SheetLayout() {}

  /**
   * @param most how many merged cells it may have
   */
  static SheetLayout read(BoundedZip zip, String part, int most) throws IOException {
    SheetLayout layout = new SheetLayout();
    if (!mentions(zip.read(part))) {
      return layout;
    }
    try (XmlPart xml = XmlPart.open(zip.read(part), XmlPart.WORKBOOK)) {
      while (xml.nextElement("mergeCell")) {
        Matcher range = RANGE.matcher(xml.attribute("ref", ""));
        if (range.matches()) {
          layout.add(
              new Merge(
                  Integer.parseInt(range.group(2)),
                  Integer.parseInt(range.group(4)),
                  column(range.group(1)),
                  column(range.group(3))));
          DatasetLimits.require(++layout.size <= most);
        }
      }
    }
    return layout;
  }

  private void add(Merge merge) {
    byFirstRow.computeIfAbsent(merge.firstRow, row -> new ArrayList<>()).add(merge);
  }

  int size() {
    return size;
  }

  /** The merges whose first row is this one. */
  List<Merge> from(int row) {
    return byFirstRow.getOrDefault(row, List.of());
  }

  /** Its place from 0: {@code A} is 0, {@code AA} 26. */
  static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  private static boolean mentions(InputStream part) throws IOException {
    try (InputStream in = new BufferedInputStream(part, 1 << 16)) {
      int matched = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        matched = c == MENTION[matched] ? matched + 1 : c == MENTION[0] ? 1 : 0;
        if (matched == MENTION.length) {
          return true;
        }
      }
      return false;
    }
  }
}
