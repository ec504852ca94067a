package vn.mach.documents.edxml;

import java.io.IOException;
import java.util.Locale;
import org.springframework.core.io.InputStreamSource;
import vn.mach.base.intake.BoundedZip;

/**
 * Some programs pack each attachment before they encode it: a zip of one file under the name of
 * that file. Then what counts is the file. It is unpacked as it is read, so nothing grows in
 * memory; how much is read, the reader decides.
 */
final class EdxmlUnpacked {

  private EdxmlUnpacked() {}

  /** The content itself, or the one file in it where it is such a packet. */
  static InputStreamSource of(InputStreamSource content, String name) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zip")) {
      return content;
    }
    // an office file is a zip itself: a packet only where the one file in it has the same ending
    String ending =
        lower.matches(".*\\.(docx|xlsx|odt|ods)") ? lower.substring(lower.lastIndexOf('.')) : "";
    return BoundedZip.single(
            content,
            first ->
                !first.contains("/")
                    && first.toLowerCase(Locale.ROOT).endsWith(ending)
                    && !first.startsWith("[Content_Types]")
                    && !first.equals("mimetype"))
        .orElse(content);
  }
}
