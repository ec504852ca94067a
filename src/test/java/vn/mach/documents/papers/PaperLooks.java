package vn.mach.documents.papers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the papers of {@link PaperFixture} into a folder, to be looked at. Not a test. */
final class PaperLooks {

  private PaperLooks() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    write(folder, "party", PaperFixture.party());
    write(folder, "state", PaperFixture.state());
    write(folder, "long", PaperFixture.long_());
    write(folder, "hard", PaperFixture.hard());
  }

  private static void write(Path folder, String name, Paper paper) throws IOException {
    PageMeasures measures = PageMeasures.usual(paper.layout());
    Files.write(folder.resolve(name + ".docx"), WordFile.of(paper, measures));
    Files.write(folder.resolve(name + ".pdf"), PdfBody.of(paper, measures));
  }
}
