package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import vn.mach.base.intake.BoundedZip;

/** What a zip holds, by the files in it. */
enum PackedKind {
  WORKBOOK,
  OPEN_DOCUMENT,
  BINARY_WORKBOOK,
  PASSWORD,
  WORD,
  /** Files of no one document. */
  FOLDER;

  /** The part of an OpenDocument file that holds its text. */
  static final String CONTENT = "content.xml";

  private static final String MANIFEST = "META-INF/manifest.xml";

  static PackedKind of(BoundedZip zip) throws IOException {
    if (zip.has("mimetype") && zip.has(CONTENT)) {
      if (!start(zip, "mimetype").contains("opendocument.spreadsheet")) {
        return WORD;
      }
      return start(zip, MANIFEST).contains("encryption-data") ? PASSWORD : OPEN_DOCUMENT;
    }
    if (!zip.has("[Content_Types].xml")) {
      return FOLDER;
    }
    if (zip.has("xl/workbook.bin")) {
      return BINARY_WORKBOOK;
    }
    return zip.has("word/document.xml") || zip.has("ppt/presentation.xml") ? WORD : WORKBOOK;
  }

  private static String start(BoundedZip zip, String part) throws IOException {
    if (!zip.has(part)) {
      return "";
    }
    try (InputStream in = zip.read(part)) {
      return new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
    }
  }
}
