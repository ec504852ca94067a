package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.io.InputStreamSource;
import vn.mach.base.intake.FileSignature;
import vn.mach.base.intake.FileStart;

/** What a file is that was brought as a table, by its content, and the advice where it is none. */
enum BroughtKind {
  PACKED,
  FLAT_OPEN_DOCUMENT,
  TEXT,
  /** Separated values in a file that is called a workbook, as some programs export them. */
  TEXT_CALLED_WORKBOOK,
  /** Named to people and not read. */
  OTHER,
  OLD_WORKBOOK,
  PASSWORD,
  WORD,
  WEB_PAGE,
  XML_2003,
  PDF,
  /** A file without a byte. */
  NO_FILE,
  /** Called a workbook, and nothing that is known. */
  BROKEN,
  BROKEN_ZIP;

  private static final Pattern WORKBOOK_NAME =
      Pattern.compile(".*\\.(?:xls|xlsx|xlsm|xlsb|xlt|xltx|ods|fods|et)", Pattern.CASE_INSENSITIVE);
  private static final int HEAD = 8_192;

  /** A message key. */
  String advice() {
    return "exchange.unreadable."
        + switch (this) {
          case BROKEN -> "workbook";
          case BROKEN_ZIP -> "zip";
          default -> name().toLowerCase(Locale.ROOT);
        };
  }

  static boolean isCalledWorkbook(String name) {
    return WORKBOOK_NAME.matcher(name).matches();
  }

  static BroughtKind of(InputStreamSource content, String name) throws IOException {
    if (FileStart.isZip(content)) {
      return PACKED;
    }
    if (FileStart.isOle(content)) {
      return switch (FileSignature.ole(content)) {
        case ENCRYPTED -> PASSWORD;
        case DOCUMENT -> WORD;
        case WORKBOOK, OTHER -> OLD_WORKBOOK;
      };
    }
    byte[] head = head(content);
    boolean workbook = isCalledWorkbook(name);
    if (head.length == 0 && workbook) {
      return NO_FILE;
    }
    String text = text(head);
    BroughtKind marked = marked(text, workbook);
    if (marked != OTHER) {
      return marked;
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return BROKEN_ZIP;
    }
    if (RowSource.isCsv(name)) {
      return TEXT;
    }
    return workbook ? (isTable(text) ? TEXT_CALLED_WORKBOOK : BROKEN) : OTHER;
  }

  /** A page, an XML file or a PDF tells what it is at its beginning. */
  private static BroughtKind marked(String text, boolean workbook) {
    String begins = text.stripLeading().toLowerCase(Locale.ROOT);
    if (begins.startsWith("%pdf-")) {
      return PDF;
    }
    if (!begins.startsWith("<")) {
      return OTHER;
    }
    if (begins.contains("opendocument.spreadsheet")
        || begins.contains("opendocument:xmlns:office")) {
      return FLAT_OPEN_DOCUMENT;
    }
    if (begins.contains("schemas-microsoft-com:office:spreadsheet") && !begins.contains("<html")) {
      return XML_2003;
    }
    boolean page =
        begins.contains("<html") || begins.contains("<!doctype html") || begins.contains("<table");
    return page ? WEB_PAGE : workbook ? BROKEN : OTHER;
  }

  /** Whether its first line has parts. */
  private static boolean isTable(String text) {
    String first = text.strip().lines().findFirst().orElse("");
    return text.indexOf('\0') < 0
        && (first.indexOf(',') >= 0 || first.indexOf(';') >= 0 || first.indexOf('\t') >= 0);
  }

  private static byte[] head(InputStreamSource content) throws IOException {
    try (InputStream in = content.getInputStream()) {
      return in.readNBytes(HEAD);
    }
  }

  private static String text(byte[] head) {
    Charset charset = StandardCharsets.UTF_8;
    if (head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
      charset = StandardCharsets.UTF_16LE;
    } else if (head.length > 1 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
      charset = StandardCharsets.UTF_16BE;
    }
    String text = new String(head, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
