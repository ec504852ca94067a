package vn.mach.base.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.io.InputStreamSource;
import vn.mach.base.intake.BoundedZip.UnsafeZip;

/** An office document that is a zip of XML: which it is, and its text. */
final class OfficePackage {

  /**
   * Five times the largest file that is attached: pictures hardly shrink, text shrinks to a tenth.
   */
  private static final BoundedZip.Limits LIMITS =
      new BoundedZip.Limits(3_000, 128L << 20, 128L << 20, Integer.MAX_VALUE);

  /** Bytes of XML that are looked through for a marking, of all parts together. */
  private static final int PARSED = 8 << 20;

  private static final int MOST_TEXT = 4_000_000;

  /** Where OpenDocument and Excel end a line, and where they part words. */
  private static final Set<String> LINE_ENDS = Set.of("p", "h", "si", "table-cell", "line-break");

  private static final Set<String> SPACES = Set.of("s", "tab");

  private OfficePackage() {}

  /** Nothing for one with macros or controls, for any other zip, and for a bomb. */
  static Optional<FileType> type(InputStreamSource content) throws IOException {
    Path file = spooled(content);
    try (BoundedZip zip = BoundedZip.open(file, LIMITS)) {
      if (zip.names().stream().anyMatch(ActiveContent::in)
          || first(zip, OfficeParts.TYPES).toLowerCase(Locale.ROOT).contains("macroenabled")) {
        return Optional.empty();
      }
      zip.readAll();
      if (zip.has("mimetype")) {
        return FileType.ofMediaType(first(zip, "mimetype").strip())
            .filter(type -> type == FileType.ODT || type == FileType.ODS);
      }
      return zip.has("word/document.xml")
          ? Optional.of(FileType.DOCX)
          : zip.has("xl/workbook.xml") ? Optional.of(FileType.XLSX) : Optional.empty();
    } catch (UnsafeZip e) {
      return Optional.empty();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * What it says, a paragraph a line; of headers and footers too. What lies behind the first
   * megabytes is left out.
   *
   * @throws UnreadableFile where it is broken or built to do harm
   */
  static String text(FileType type, InputStreamSource content) throws UnreadableFile, IOException {
    Path file = spooled(content);
    try (OfficeParts parts = OfficeParts.open(file, LIMITS, PARSED)) {
      parts.refuseWhatFetches();
      if (type == FileType.DOCX) {
        return WordTextReader.margins(parts, MOST_TEXT) + WordTextReader.text(parts, MOST_TEXT);
      }
      StringBuilder text = new StringBuilder();
      for (String part : List.of("content.xml", "styles.xml", "xl/sharedStrings.xml")) {
        parts.read(part, xml -> take(xml, text));
      }
      return text.toString();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void take(XMLStreamReader xml, StringBuilder text) throws UnreadableFile {
    switch (xml.getEventType()) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
      case XMLStreamConstants.END_ELEMENT -> {
        String name = xml.getLocalName();
        text.append(LINE_ENDS.contains(name) ? "\n" : SPACES.contains(name) ? " " : "");
      }
      default -> {}
    }
    if (text.length() > MOST_TEXT) {
      throw UnreadableFile.refused("file", "intake.refused.too_long", MOST_TEXT);
    }
  }

  /** The beginning of a file in the zip, as text; empty where there is none. */
  private static String first(BoundedZip zip, String name) throws IOException {
    if (!zip.has(name)) {
      return "";
    }
    try (InputStream in = zip.read(name)) {
      return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
    }
  }

  private static Path spooled(InputStreamSource content) throws IOException {
    Path file = Files.createTempFile("mach-office", ".read");
    try (InputStream in = content.getInputStream()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
