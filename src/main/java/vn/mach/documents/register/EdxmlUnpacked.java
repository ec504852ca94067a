package vn.mach.documents.register;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.InputStreamSource;

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
    boolean packed = lower.matches(".*\\.(docx|xlsx|odt|ods|zip)");
    if (lower.endsWith(".zip") || !(packed ? packet(content, lower) : zip(content))) {
      return content;
    }
    return () -> {
      ZipInputStream zip = new ZipInputStream(new BufferedInputStream(content.getInputStream()));
      if (zip.getNextEntry() == null) {
        zip.close();
        throw new IOException("empty packet");
      }
      return new FilterInputStream(zip) {};
    };
  }

  private static boolean zip(InputStreamSource content) throws IOException {
    return single(content, "");
  }

  /** An office file is a zip itself: a packet only where the one file in it has the same ending. */
  private static boolean packet(InputStreamSource content, String name) throws IOException {
    return single(content, name.substring(name.lastIndexOf('.')));
  }

  private static boolean single(InputStreamSource content, String ending) throws IOException {
    try (InputStream stream = content.getInputStream()) {
      byte[] head = stream.readNBytes(4);
      if (head.length < 4 || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
        return false;
      }
    }
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(content.getInputStream()))) {
      ZipEntry first = zip.getNextEntry();
      return first != null
          && !first.isDirectory()
          && !first.getName().contains("/")
          && first.getName().toLowerCase(Locale.ROOT).endsWith(ending)
          && !first.getName().startsWith("[Content_Types]")
          && !first.getName().equals("mimetype");
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      return false;
    }
  }
}
