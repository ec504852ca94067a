package vn.mach.base.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/**
 * Reads the text out of a file that somebody brought. The file lies on disk meanwhile and what
 * comes out of it is counted, so that memory stays bounded whatever it holds; what it is, its first
 * bytes say, not its name.
 */
@Component
public class TextExtraction {

  /** So much of a plain text is looked through for a marking. */
  static final int MARKED_BYTES = 4 << 20;

  /** How Office names what is locked, in the directory of the old container that it lies in. */
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private final ExtractionSettings settings;

  public TextExtraction(ExtractionSettings settings) {
    this.settings = settings;
  }

  /**
   * The text of a file: {@code .txt} (UTF-8, or UTF-16 with its mark), {@code .docx}, {@code .pdf}
   * with text.
   *
   * <p>Refused, each with a reason {@code intake.refused.*} that says what to do: an empty file,
   * one too big or too long, of another type than it says, locked, with macros, broken, a scan,
   * made to fill the memory or to fetch something, and a paper marked secret.
   *
   * @param bytes read to its end at most; the caller closes it
   */
  public Outcome<ExtractedText> read(String fileName, InputStream bytes) {
    return ending(fileName).equals("pdf")
        ? ExtractionTurns.takePdf(() -> text(fileName, bytes))
        : ExtractionTurns.take(() -> text(fileName, bytes));
  }

  private ExtractedText text(String fileName, InputStream bytes)
      throws UnreadableFile, IOException {
    if (SecretMarking.inName(fileName)) {
      throw UnreadableFile.refused("file", "intake.refused.secret");
    }
    refuseByName(fileName);
    Path file = spooled(bytes);
    try {
      ExtractedText read =
          switch (ending(fileName)) {
            case "txt" -> plainText(file);
            case "docx" -> wordText(file);
            default -> pdf(file);
          };
      if (read.text().isBlank()) {
        throw UnreadableFile.refused("file", "intake.refused.empty");
      }
      refuseSecret(read.text());
      return read;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void refuseSecret(String text) throws UnreadableFile {
    if (SecretMarking.inText(text)) {
      throw UnreadableFile.refused("file", "intake.refused.secret");
    }
  }

  /**
   * Opens a Word file to read what is in it; refused as in {@link #read}.
   *
   * @param bytes read to its end at most; the caller closes it
   */
  public <T> Outcome<T> word(String fileName, InputStream bytes, WordReading<T> reading) {
    return ExtractionTurns.take(() -> {
      refuseByName(fileName);
      Path file = spooled(bytes);
      try (OfficeParts parts = word(file)) {
        return reading.of(parts);
      } finally {
        Files.deleteIfExists(file);
      }
    });
  }

  /** What is read out of the parts of a Word file. */
  public interface WordReading<T> {
    T of(OfficeParts parts) throws UnreadableFile, IOException;
  }

  /**
   * The text in which a marking of a secret paper is looked for, of a file of a known type: what
   * can be read cheaply. A PDF or a picture is not looked into, nor is what lies behind the first
   * megabytes; nobody may take this for proof.
   */
  public static Outcome<String> forMarking(FileType type, InputStreamSource content)
      throws IOException {
    return switch (type) {
      case DOCX, XLSX, ODT, ODS -> ExtractionTurns.take(() -> OfficePackage.text(type, content));
      case TEXT -> ExtractionTurns.take(() -> beginning(content));
      case PDF, JPEG, PNG, WEBP, HEIC, MP4, WEBM -> Outcome.done("");
    };
  }

  /** The whole of a large file, and its copies, would fill the memory where several are sent. */
  private static String beginning(InputStreamSource content) throws IOException {
    try (InputStream stream = content.getInputStream()) {
      return new String(stream.readNBytes(MARKED_BYTES), StandardCharsets.UTF_8)
          .replace("\ufeff", "");
    }
  }

  /** Whether a file was refused because it would fetch something from elsewhere. */
  public static boolean isOfWhatFetches(Refusal refusal) {
    return refusal.reason().equals(OfficeParts.OUTSIDE);
  }

  private static void refuseByName(String fileName) throws UnreadableFile {
    switch (ending(fileName)) {
      case "txt", "docx", "pdf" -> {}
      case "docm", "dotm", "xlsm", "pptm" ->
          throw UnreadableFile.refused("file", "intake.refused.macros");
      case "doc", "rtf", "odt" -> throw UnreadableFile.refused("file", "intake.refused.old_word");
      default -> throw UnreadableFile.refused("file", "intake.refused.kind");
    }
  }

  private static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? "" : fileName.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
  }

  private Path spooled(InputStream bytes) throws UnreadableFile, IOException {
    Path file = Files.createTempFile("mach-intake", ".read");
    try {
      spool(bytes, file);
      return file;
    } catch (UnreadableFile | IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
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
              "file", "intake.refused.too_big", settings.maxSize().toMegabytes());
        }
        out.write(some, 0, n);
      }
    }
    if (read == 0) {
      throw UnreadableFile.refused("file", "intake.refused.empty");
    }
  }

  private ExtractedText plainText(Path file) throws UnreadableFile, IOException {
    FileSystemResource content = new FileSystemResource(file);
    if (FileStart.startsAsPdf(content) || FileStart.isZip(content) || FileStart.isOle(content)) {
      throw UnreadableFile.refused("file", "intake.refused.not_what_it_says", ".txt");
    }
    return new ExtractedText(TextFileReader.read(file, settings.maxText()), FileType.TEXT);
  }

  private static OfficeParts word(Path file) throws UnreadableFile, IOException {
    FileSystemResource content = new FileSystemResource(file);
    if (FileStart.isOle(content)) {
      throw UnreadableFile.refused(
          "file",
          holds(file, ENCRYPTED) ? "intake.refused.encrypted" : "intake.refused.old_word",
          ".docx");
    }
    if (!FileStart.isZip(content)) {
      throw UnreadableFile.refused("file", "intake.refused.not_what_it_says", ".docx");
    }
    return OfficeParts.openWord(file);
  }

  private ExtractedText wordText(Path file) throws UnreadableFile, IOException {
    try (OfficeParts parts = word(file)) {
      String text = Text.whole(WordTextReader.text(parts, settings.maxText()));
      refuseSecret(WordTextReader.margins(parts, settings.maxText()));
      return new ExtractedText(text, FileType.DOCX);
    }
  }

  private ExtractedText pdf(Path file) throws UnreadableFile, IOException {
    if (!FileStart.isPdf(new FileSystemResource(file))) {
      throw UnreadableFile.refused("file", "intake.refused.not_what_it_says", ".pdf");
    }
    return new ExtractedText(Text.whole(PdfTextProcess.text(file, settings)), FileType.PDF);
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
