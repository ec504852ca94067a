package vn.mach.branch.meetings;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The pages of a paper as somebody sees them: pictures of them in {@code target/screenshots}, and
 * where which words stand. A Word file is laid out by LibreOffice, where the machine has it.
 * Lengths are in millimetres from the left and the top of the page.
 */
final class MinutesPages {

  private static final double POINTS = 72 / 25.4;
  private static final int DOTS_PER_INCH = 100;

  /** A word and where it begins. */
  record Word(String text, int page, double left, double right, double top) {}

  /** What is printed of a page: its first and last line and column that are not white. */
  record Ink(double left, double right, double top, double bottom, double width, double height) {}

  private final List<Word> words = new ArrayList<>();
  private final List<Ink> pages = new ArrayList<>();

  private MinutesPages() {}

  /** Empty where this machine has no LibreOffice. */
  static Optional<MinutesPages> ofWord(Path file, String name)
      throws IOException, InterruptedException {
    Optional<File> office =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> new File(folder, "soffice"))
            .filter(File::canExecute)
            .findFirst();
    if (office.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("minutes");
    Path word = Files.copy(file, folder.resolve(name + ".docx"));
    Process process =
        new ProcessBuilder(
                office.get().getPath(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                word.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return Optional.of(ofPdf(folder.resolve(name + ".pdf"), name));
  }

  static MinutesPages ofPdf(Path file, String name) throws IOException {
    MinutesPages made = new MinutesPages();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      made.read(document);
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        BufferedImage image = renderer.renderImageWithDPI(i, DOTS_PER_INCH);
        Path picture = Path.of("target", "screenshots", name + "-" + (i + 1) + ".png");
        Files.createDirectories(picture.getParent());
        ImageIO.write(image, "png", picture.toFile());
        made.pages.add(ink(image));
      }
    }
    return made;
  }

  private void read(PDDocument document) throws IOException {
    PDFTextStripper reading =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> letters) {
            int from = 0;
            for (int i = 0; i <= letters.size(); i++) {
              boolean ends = i == letters.size() || isSpace(letters.get(i).getUnicode());
              if (ends && i > from) {
                add(letters.subList(from, i), getCurrentPageNo());
              }
              from = ends ? i + 1 : from;
            }
          }
        };
    reading.setSortByPosition(true);
    reading.getText(document);
  }

  /** Also one at which no line is broken. */
  private static boolean isSpace(String letter) {
    return letter.replace('\u00a0', ' ').isBlank();
  }

  private void add(List<TextPosition> letters, int page) {
    StringBuilder text = new StringBuilder();
    letters.forEach(it -> text.append(it.getUnicode()));
    TextPosition last = letters.getLast();
    words.add(
        new Word(
            Normalizer.normalize(text, Normalizer.Form.NFC),
            page,
            letters.getFirst().getXDirAdj() / POINTS,
            (last.getXDirAdj() + last.getWidthDirAdj()) / POINTS,
            letters.getFirst().getYDirAdj() / POINTS));
  }

  private static Ink ink(BufferedImage image) {
    int left = image.getWidth();
    int right = 0;
    int top = image.getHeight();
    int bottom = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xff) < 128) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    double dot = 25.4 / DOTS_PER_INCH;
    return new Ink(
        left * dot,
        right * dot,
        top * dot,
        bottom * dot,
        image.getWidth() * dot,
        image.getHeight() * dot);
  }

  List<Ink> pages() {
    return pages;
  }

  /** All words in the order in which they are read. */
  String text() {
    return String.join(" ", words.stream().map(Word::text).toList());
  }

  /** Where these words stand last, one beside the other; each as a word of its own. */
  Word at(String phrase) {
    String[] wanted = phrase.split(" ");
    for (int i = words.size() - wanted.length; i >= 0; i--) {
      List<Word> found = words.subList(i, i + wanted.length);
      if (found.stream().map(Word::text).toList().equals(List.of(wanted))) {
        Word first = found.getFirst();
        return new Word(phrase, first.page(), first.left(), found.getLast().right(), first.top());
      }
    }
    throw new AssertionError("“" + phrase + "” stands nowhere in: " + text());
  }
}
