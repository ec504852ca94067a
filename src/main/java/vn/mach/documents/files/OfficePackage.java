package vn.mach.documents.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * An office document that is a zip of XML: which it is, and its text. Nothing is handed back for
 * one that carries macros or controls, for any other zip, and for one that unpacks to more than
 * {@link #MOST_UNPACKED} (a bomb).
 *
 * @param text what it says, a paragraph a line; of headers and footers too
 */
record OfficePackage(FileKind kind, String text) {

  private static final int MOST_ENTRIES = 5_000;
  private static final long MOST_UNPACKED = 400_000_000;
  private static final int MOST_TEXT = 20_000_000;

  static Optional<OfficePackage> read(InputStreamSource content) throws IOException {
    FileKind kind = null;
    StringBuilder text = new StringBuilder();
    long[] unpacked = new long[1];
    int entries = 0;
    try (InputStream stream = content.getInputStream();
        ZipInputStream zip = new ZipInputStream(stream)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (++entries > MOST_ENTRIES || ActiveContent.in(name)) {
          return Optional.empty();
        }
        String words =
            saysSomething(name) ? new String(take(zip, unpacked), StandardCharsets.UTF_8) : "";
        if (name.equals("[Content_Types].xml")
            && words.toLowerCase(Locale.ROOT).contains("macroenabled")) {
          return Optional.empty();
        }
        kind = kindBy(name, words, kind);
        if (isText(name)) {
          text.append(plain(words)).append('\n');
        }
        if (words.isEmpty()) {
          skip(zip, unpacked);
        }
        if (unpacked[0] > MOST_UNPACKED || text.length() > MOST_TEXT) {
          return Optional.empty();
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return kind == null ? Optional.empty() : Optional.of(new OfficePackage(kind, text.toString()));
  }

  private static @Nullable FileKind kindBy(String name, String words, @Nullable FileKind before) {
    return switch (name) {
      case "word/document.xml" -> FileKind.DOCX;
      case "xl/workbook.xml" -> FileKind.XLSX;
      case "mimetype" ->
          FileKind.ofMediaType(words.strip())
              .filter(kind -> kind == FileKind.ODT || kind == FileKind.ODS)
              .orElse(null);
      default -> before;
    };
  }

  private static boolean saysSomething(String name) {
    return isText(name) || name.equals("[Content_Types].xml") || name.equals("mimetype");
  }

  private static boolean isText(String name) {
    return name.equals("content.xml")
        || name.equals("styles.xml")
        || name.equals("xl/sharedStrings.xml")
        || (name.startsWith("word/")
            && name.endsWith(".xml")
            && (name.contains("document") || name.contains("header") || name.contains("footer")));
  }

  /**
   * Ends of paragraphs and cells become ends of lines, every other tag goes. A tag holds no second
   * {@code <}: a file of nothing but those would otherwise be read from each of them to its end.
   */
  private static String plain(String xml) {
    return xml.replaceAll(
            "</(?:w:p|text:p|text:h|si|w:tc|table:table-cell)>|<w:br[^<>]*>|<text:line-break[^<>]*>",
            "\n")
        .replaceAll("<[^<>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private static byte[] take(ZipInputStream zip, long[] unpacked) throws IOException {
    byte[] bytes = zip.readNBytes(MOST_TEXT * 2);
    unpacked[0] += bytes.length;
    return bytes;
  }

  private static void skip(ZipInputStream zip, long[] unpacked) throws IOException {
    byte[] some = new byte[64 * 1024];
    for (int read = zip.read(some); read >= 0; read = zip.read(some)) {
      unpacked[0] += read;
      if (unpacked[0] > MOST_UNPACKED) {
        return;
      }
    }
  }
}
