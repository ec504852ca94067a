package vn.mach.documents.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code script/mach originality FOLDER} reads a folder of texts and prints a table. */
class OriginalityCommandTest {

  private static final List<String> PAPERS = ReuseTexts.prose("prose-a.txt");
  private static final List<String> OWN = ReuseTexts.prose("prose-b.txt");

  @TempDir Path folder;

  private record Ran(int exit, List<String> lines, String err) {}

  private Ran run() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(new OriginalityCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(folder.toString());
    return new Ran(exit, out.toString().lines().toList(), err.toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aLineSaysWhatWasCopiedFromWhichFileAndWhere() throws IOException {
    write("base/chỉ thị.txt", OWN.get(2));
    write("corpus/năm ngoái.txt", PAPERS.get(0));
    write("corpus/xã bên.txt", PAPERS.get(1));
    String decomposed =
        Normalizer.normalize(OWN.get(0) + "\n" + PAPERS.get(1), Normalizer.Form.NFD);
    write("suspicious/kế hoạch.txt", decomposed);
    write("suspicious/trích dẫn.txt", OWN.get(1) + "\n" + OWN.get(2));
    int from = OWN.get(0).length() + 1;
    assertThat(run())
        .isEqualTo(
            new Ran(
                0,
                List.of(
                    "doc\tfrom\tto\tsource\tsource_from\tsource_to",
                    "kế hoạch.txt\t%d\t%d\txã bên.txt\t0\t%d"
                        .formatted(from, from + PAPERS.get(1).length(), PAPERS.get(1).length())),
                ""));
  }

  @Test
  void emptyFilesAndBrokenBytesAreRead() throws IOException {
    write("corpus/a.txt", "");
    write("corpus/b.txt", PAPERS.get(3));
    write("suspicious/empty.txt", "");
    Files.write(
        folder.resolve("suspicious/broken.txt"),
        ("\u00ff" + PAPERS.get(3)).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run().exit()).isZero();
  }

  @Test
  void aFolderWithoutTheTextsIsRefused() {
    Ran ran = run();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("corpus");
  }
}
