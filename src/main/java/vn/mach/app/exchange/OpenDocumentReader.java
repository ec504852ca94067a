package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Reads the sheets of an OpenDocument spreadsheet ({@code .ods}, or {@code .fods} in one XML file)
 * as people see them, one row in memory at a time.
 */
final class OpenDocumentReader {

  /** Opens the document's content from its beginning. */
  interface Content {
    InputStream open() throws IOException;
  }

  private OpenDocumentReader() {}

  static List<RowSource> sources(Content content) throws IOException {
    List<RowSource> sources = new ArrayList<>();
    Set<String> hiddenStyles = new HashSet<>();
    String style = "";
    BoundedInputStream counted = BoundedInputStream.builder().setInputStream(content.open()).get();
    try (XmlPart xml = XmlPart.open(counted, XmlPart.OPEN_DOCUMENT)) {
      while (xml.nextElement("style", "table-properties", "table")) {
        if (xml.starts("style")) {
          style = xml.attribute("name", "");
        } else if (xml.starts("table-properties")) {
          if (xml.attribute("display", "true").equals("false")) {
            hiddenStyles.add(style);
            DatasetLimits.require(hiddenStyles.size() <= DatasetLimits.SHEETS);
          }
        } else {
          int number = sources.size();
          DatasetLimits.require(number < DatasetLimits.SHEETS);
          String name = xml.attribute("name", "").strip();
          sources.add(
              new RowSource(
                  name,
                  0,
                  true,
                  hiddenStyles.contains(xml.attribute("style-name", "")),
                  known -> new OpenDocumentRows(content.open(), number, name)));
          xml.skip();
        }
      }
    }
    DatasetLimits.require(
        counted.getCount() * Math.max(sources.size() - 1, 0) <= DatasetLimits.PASSED_OVER);
    return sources;
  }
}
