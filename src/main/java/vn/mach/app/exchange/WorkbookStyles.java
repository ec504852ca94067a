package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.mach.base.intake.BoundedZip;

/** The number formats of a workbook's cells, by the number of their style. */
final class WorkbookStyles {

  /** Styles of cells; a program keeps 65,490. */
  private static final int MOST = 65_500;

  /** Formats that a workbook defines itself; a program keeps 250. */
  private static final int MOST_FORMATS = 2_000;

  /** Characters of a format; a program keeps no longer one. */
  private static final int LONGEST = 255;

  private static final NumberFormatCode GENERAL = NumberFormatCode.of("General");

  /** Formats that a workbook names by number only (ECMA-376 part 1, 18.8.30). */
  private static final Map<Integer, String> KNOWN = new HashMap<>();

  static {
    String[] codes = {
      "General",
      "0",
      "0.00",
      "#,##0",
      "#,##0.00",
      "0",
      "0",
      "0.00",
      "0.00",
      "0%",
      "0.00%",
      "0.00E+00",
      "# ?/?",
      "# ??/??",
      "m/d/yyyy",
      "d-mmm-yy",
      "d-mmm",
      "mmm-yy",
      "h:mm AM/PM",
      "h:mm:ss AM/PM",
      "h:mm",
      "h:mm:ss",
      "m/d/yyyy h:mm"
    };
    for (int id = 0; id < codes.length; id++) {
      KNOWN.put(id, codes[id]);
    }
    for (int id = 27; id <= 58; id++) { // days and hours of East Asia
      boolean day = id <= 31 || id == 36 || id >= 50 && id <= 54 || id >= 57;
      KNOWN.put(id, day ? "yyyy-m-d" : "h:mm");
    }
    for (int id : new int[] {37, 38}) {
      KNOWN.put(id, "#,##0;(#,##0)");
      KNOWN.put(id + 2, "#,##0.00;(#,##0.00)");
    }
    KNOWN.putAll(
        Map.of(
            41,
            "#,##0",
            42,
            "#,##0",
            43,
            "#,##0.00",
            44,
            "#,##0.00",
            45,
            "mm:ss",
            46,
            "[h]:mm:ss",
            47,
            "mm:ss.0",
            48,
            "##0.0E+0",
            49,
            "@"));
  }

  private final List<NumberFormatCode> formats;

  private WorkbookStyles(List<NumberFormatCode> formats) {
    this.formats = formats;
  }

  static WorkbookStyles none() {
    return new WorkbookStyles(List.of());
  }

  static WorkbookStyles read(BoundedZip zip, String part) throws IOException {
    Map<Integer, String> own = new HashMap<>();
    Map<String, NumberFormatCode> read = new HashMap<>();
    List<NumberFormatCode> formats = new ArrayList<>();
    boolean ofCells = false;
    try (XmlPart xml = XmlPart.open(zip.read(part), XmlPart.WORKBOOK)) {
      while (xml.next()) {
        if (xml.starts("numFmt")) {
          String code = xml.attribute("formatCode", "");
          own.put(xml.number("numFmtId", -1), code.length() > LONGEST ? "General" : code);
          DatasetLimits.require(own.size() <= MOST_FORMATS);
        } else if (xml.starts("cellXfs")) {
          ofCells = true;
        } else if (xml.ends("cellXfs")) {
          ofCells = false;
        } else if (ofCells && xml.starts("xf")) {
          int id = xml.number("numFmtId", 0);
          String code = own.getOrDefault(id, KNOWN.getOrDefault(id, "General"));
          formats.add(
              read.computeIfAbsent(
                  code, key -> code.isBlank() ? GENERAL : NumberFormatCode.of(code)));
          DatasetLimits.require(formats.size() <= MOST);
        }
      }
    }
    return new WorkbookStyles(formats);
  }

  NumberFormatCode of(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : GENERAL;
  }
}
