package vn.mach.base.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The process that {@link PdfTextProcess} starts: reads one PDF and writes how it ended and then
 * the text into a file. Scripts in the PDF are never run and nothing it names is fetched.
 */
final class PdfTextMain {

  /** Fewer letters than this on a page, in the middle of all, are the stamp on a scan. */
  private static final int LEAST_LETTERS = 12;

  enum Ended {
    READ,
    BROKEN,
    LOCKED,
    TOO_MANY_PAGES,
    TOO_LONG,
    WITHOUT_TEXT
  }

  private record Answer(Ended ended, String text) {}

  private PdfTextMain() {}

  /** File, answer, most pages, most characters. */
  public static void main(String[] arguments) throws IOException {
    Answer answer =
        read(Path.of(arguments[0]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    Files.writeString(Path.of(arguments[1]), answer.ended + "\n" + answer.text);
  }

  private static Answer read(Path file, int mostPages, int mostText) {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      if (!document.getCurrentAccessPermission().canExtractContent()) {
        return new Answer(Ended.LOCKED, "");
      }
      int pages = document.getNumberOfPages();
      if (pages > mostPages) {
        return new Answer(Ended.TOO_MANY_PAGES, "");
      }
      PdfTextLines lines = new PdfTextLines(mostText);
      String text = lines.text(document);
      long letters = text.chars().filter(Character::isLetterOrDigit).count();
      return letters < (long) LEAST_LETTERS * pages
          ? new Answer(Ended.WITHOUT_TEXT, "")
          : new Answer(Ended.READ, text);
    } catch (InvalidPasswordException e) {
      return new Answer(Ended.LOCKED, "");
    } catch (PdfTextLines.TooLong e) {
      return new Answer(Ended.TOO_LONG, "");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new Answer(Ended.BROKEN, "");
    }
  }
}
