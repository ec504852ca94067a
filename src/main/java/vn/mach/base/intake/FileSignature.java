package vn.mach.base.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import vn.mach.base.kernel.Outcome;

/**
 * Tells what a file is by its first bytes (and a packed one by what lies in it), whatever it is
 * called.
 */
public final class FileSignature {

  private static final int HEAD = 64;

  private FileSignature() {}

  /** What an {@link FileStart#isOle OLE file} holds. */
  public enum OleContent {
    /** A workbook of Excel 97 to 2003, or older. */
    WORKBOOK,
    /** A new Office file that asks for a password. */
    ENCRYPTED,
    /** A text document of Word 97 to 2003. */
    DOCUMENT,
    OTHER
  }

  /**
   * What an OLE file holds, by the names in its directory: entries of 128 bytes that begin with the
   * name in UTF-16 (MS-CFB 2.6.1).
   */
  public static OleContent ole(InputStreamSource content) throws IOException {
    OleContent found = OleContent.OTHER;
    try (InputStream in = new BufferedInputStream(content.getInputStream())) {
      for (byte[] entry = in.readNBytes(128); entry.length == 128; entry = in.readNBytes(128)) {
        String name = new String(entry, 0, 64, StandardCharsets.UTF_16LE);
        int end = name.indexOf('\0');
        switch (end < 0 ? "" : name.substring(0, end)) {
          case "EncryptedPackage" -> {
            return OleContent.ENCRYPTED;
          }
          case "Workbook", "Book" -> found = OleContent.WORKBOOK;
          case "WordDocument" -> found = OleContent.DOCUMENT;
          default -> {}
        }
      }
    }
    return found;
  }

  /**
   * The type, or nothing for what is not known: programs, pages, old office files, files with
   * macros, and all that is not known.
   */
  public static Optional<FileType> of(InputStreamSource content) throws IOException {
    byte[] head = FileStart.head(content, HEAD);
    if (FileStart.starts(head, 0, FileStart.PDF)) {
      return Optional.of(FileType.PDF);
    }
    if (head.length > 3
        && (head[0] & 0xff) == 0xff
        && (head[1] & 0xff) == 0xd8
        && (head[2] & 0xff) == 0xff) {
      return Optional.of(FileType.JPEG);
    }
    if (FileStart.starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(FileType.PNG);
    }
    if (FileStart.starts(head, 0, "RIFF") && FileStart.starts(head, 8, "WEBP")) {
      return Optional.of(FileType.WEBP);
    }
    if (FileStart.starts(head, 4, "ftyp")) {
      return heic(head)
          ? Optional.of(FileType.HEIC)
          : mp4(head) ? Optional.of(FileType.MP4) : Optional.empty();
    }
    if (FileStart.starts(head, 0, "\u001aE\u00df\u00a3")) {
      // EBML (RFC 8794); its document type is among the first elements
      return new String(head, StandardCharsets.ISO_8859_1).contains("webm")
          ? Optional.of(FileType.WEBM)
          : Optional.empty();
    }
    if (FileStart.starts(head, 0, FileStart.ZIP)) {
      return switch (ExtractionTurns.take(() -> OfficePackage.type(content))) {
        case Outcome.Done<Optional<FileType>>(Optional<FileType> type) -> type;
        case Outcome.Refused<Optional<FileType>> refused -> Optional.empty();
      };
    }
    return text(content) ? Optional.of(FileType.TEXT) : Optional.empty();
  }

  private static boolean heic(byte[] head) {
    for (String brand :
        new String[] {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}) {
      if (FileStart.starts(head, 8, brand)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mp4(byte[] head) {
    for (String brand :
        new String[] {
          "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V "
        }) {
      if (FileStart.starts(head, 8, brand)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Plain text: UTF-8 throughout, no control characters, and no page, picture or program in the
   * clothes of a text.
   */
  private static boolean text(InputStreamSource content) throws IOException {
    try (InputStream stream = content.getInputStream();
        Reader reader =
            new InputStreamReader(
                new BufferedInputStream(stream),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
      boolean begun = false;
      int c;
      while ((c = reader.read()) >= 0) {
        if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
          return false;
        }
        if (!begun && c != '\ufeff' && !Character.isWhitespace(c)) {
          begun = true;
          if (c == '<' || c == '#') {
            return false;
          }
        }
      }
      return begun;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
