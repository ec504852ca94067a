package vn.mach.app.exchange;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a workbook: of several runs, with characters that XML cannot hold written out. */
final class WorkbookText {

  /** ECMA-376 part 1, 22.9.2.19. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private WorkbookText() {}

  /** The text of the element that has begun, without the readings of East Asian characters. */
  static String read(XmlPart xml, String element) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("rPh")) {
        xml.skip();
      } else if (xml.starts("t")) {
        inText = true;
      } else if (xml.ends("t")) {
        inText = false;
      } else if (inText && xml.isText()) {
        xml.appendTo(text);
      }
    }
    return decoded(text.toString());
  }

  static String decoded(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return ESCAPED
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
