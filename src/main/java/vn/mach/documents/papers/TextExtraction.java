package vn.mach.documents.papers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import vn.mach.base.kernel.Text;
import vn.mach.documents.files.SecretMarking;

/**
 * Reads the text out of a file that somebody brought. The file lies on disk meanwhile and what
 * comes out of it is counted, so that memory stays bounded whatever it holds; what it is, its first
 * bytes say, not its name.
 */
final class TextExtraction {

  private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /** How Office names what is locked, in the directory of the old container that it lies in. */
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private static final int MOST_TEMPLATE = 200_000;

  private final ExtractionSettings settings;

  TextExtraction(ExtractionSettings settings) {
    this.settings = settings;
  }

  ExtractedText read(String fileName, InputStream bytes) throws UnreadableFile, IOException {
    if (SecretMarking.inName(fileName)) {
      throw UnreadableFile.refused("file", "papers.refused.secret");
    }
    String ending = ending(fileName);
    Path file = Files.createTempFile("mach-paper", ".read");
    try {
      spool(bytes, file);
      ExtractedText read =
          switch (ending) {
            case "txt" -> text(file);
            case "docx" -> wordText(file);
            case "pdf" -> pdf(file);
            case "docm", "dotm", "xlsm", "pptm" ->
                throw UnreadableFile.refused("file", "papers.refused.macros");
            case "doc", "rtf", "odt" ->
                throw UnreadableFile.refused("file", "papers.refused.old_word");
            default -> throw UnreadableFile.refused("file", "papers.refused.kind");
          };
      if (read.text().isBlank()) {
        throw UnreadableFile.refused("file", "papers.refused.empty");
      }
      if (SecretMarking.inText(read.text())) {
        throw UnreadableFile.refused("file", "papers.refused.secret");
      }
      return read;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** As {@link #read}, for a template in a Word file. */
  List<WordTemplateLine> template(String fileName, InputStream bytes)
      throws UnreadableFile, IOException {
    if (!ending(fileName).equals("docx")) {
      throw UnreadableFile.refused(
          "file",
          ending(fileName).matches("docm|dotm")
              ? "papers.refused.macros"
              : "papers.refused.template_kind");
    }
    Path file = Files.createTempFile("mach-paper", ".read");
    try {
      spool(bytes, file);
      try (WordParts parts = word(file)) {
        List<WordTemplateLine> lines = WordTemplateReader.lines(parts, MOST_TEMPLATE);
        if (lines.isEmpty()) {
          throw UnreadableFile.refused("file", "papers.refused.empty");
        }
        return lines;
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
  }

  private void spool(InputStream bytes, Path file) throws UnreadableFile, IOException {
    long most = settings.maxSize().toBytes();
    long read = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] some = new byte[64 * 1024];
      for (int n = bytes.read(some); n >= 0; n = bytes.read(some)) {
        read += n;
        if (read > most) {
          throw UnreadableFile.refused(
              "file", "papers.refused.too_big", settings.maxSize().toMegabytes());
        }
        out.write(some, 0, n);
      }
    }
    if (read == 0) {
      throw UnreadableFile.refused("file", "papers.refused.empty");
    }
  }

  private ExtractedText text(Path file) throws UnreadableFile, IOException {
    if (begins(file, PDF, 0) || begins(file, ZIP, 0) || begins(file, OLE, 0)) {
      throw UnreadableFile.refused("file", "papers.refused.not_what_it_says", ".txt");
    }
    return new ExtractedText(
        TextFileReader.read(file, settings.maxText()), ExtractedText.FileType.TEXT);
  }

  private static WordParts word(Path file) throws UnreadableFile, IOException {
    refuseOle(file, ".docx");
    if (!begins(file, ZIP, 0)) {
      throw UnreadableFile.refused("file", "papers.refused.not_what_it_says", ".docx");
    }
    return WordParts.open(file);
  }

  private ExtractedText wordText(Path file) throws UnreadableFile, IOException {
    try (WordParts parts = word(file)) {
      return new ExtractedText(
          Text.whole(WordTextReader.text(parts, settings.maxText())), ExtractedText.FileType.WORD);
    }
  }

  private ExtractedText pdf(Path file) throws UnreadableFile, IOException {
    if (!begins(file, PDF, 1024)) {
      throw UnreadableFile.refused("file", "papers.refused.not_what_it_says", ".pdf");
    }
    return new ExtractedText(
        Text.whole(PdfTextProcess.text(file, settings)), ExtractedText.FileType.PDF);
  }

  private static void refuseOle(Path file, String ending) throws UnreadableFile, IOException {
    if (begins(file, OLE, 0)) {
      throw UnreadableFile.refused(
          "file",
          holds(file, ENCRYPTED) ? "papers.refused.encrypted" : "papers.refused.old_word",
          ending);
    }
  }

  /** Whether the bytes stand at the beginning of the file, or at most so far behind it. */
  private static boolean begins(Path file, byte[] wanted, int within) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(within + wanted.length);
    }
    return new String(head, StandardCharsets.ISO_8859_1)
        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  private static boolean holds(Path file, byte[] wanted) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
      int matched = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        matched = (byte) c == wanted[matched] ? matched + 1 : (byte) c == wanted[0] ? 1 : 0;
        if (matched == wanted.length) {
          return true;
        }
      }
    }
    return false;
  }
}
