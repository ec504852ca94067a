package vn.mach.base.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamSource;

/** The first bytes of a file. */
public final class FileStart {

  static final String PDF = "%PDF-";
  static final String ZIP = "PK\u0003\u0004";

  /** The container of old Office files, and of new ones with a password. */
  static final String OLE = "\u00d0\u00cf\u0011\u00e0";

  private FileStart() {}

  /** Whether the content is a zip, of whatever. */
  public static boolean isZip(InputStreamSource content) throws IOException {
    return starts(head(content, ZIP.length()), 0, ZIP);
  }

  /** Whether the content is an old Office file, or a new one with a password. */
  public static boolean isOle(InputStreamSource content) throws IOException {
    return starts(head(content, OLE.length()), 0, OLE);
  }

  static boolean startsAsPdf(InputStreamSource content) throws IOException {
    return starts(head(content, PDF.length()), 0, PDF);
  }

  /** Whether the content is a PDF: its sign may stand up to 1,024 bytes behind the beginning. */
  static boolean isPdf(InputStreamSource content) throws IOException {
    return new String(head(content, 1024 + PDF.length()), StandardCharsets.ISO_8859_1)
        .contains(PDF);
  }

  static byte[] head(InputStreamSource content, int most) throws IOException {
    try (InputStream stream = content.getInputStream()) {
      return stream.readNBytes(most);
    }
  }

  static boolean starts(byte[] head, int at, String latin) {
    byte[] wanted = latin.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (head[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
