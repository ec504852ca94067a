package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import picocli.CommandLine;
import vn.mach.testing.Spent;

/** The command reads files without any database. */
@Tag("slow")
class CheckFiguresCommandTest {

  @TempDir Path folder;

  @ComponentScan(
      basePackages = {"vn.mach.evidence.checks", "vn.mach.base.intake"},
      nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
  static class WithoutDatabase {}

  record Ran(int exit, String out, String err) {}

  private static Ran run(Path... files) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(WithoutDatabase.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .run()) {
      CommandLine line =
          new CommandLine(context.getBean(CheckFiguresCommand.class))
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err));
      int exit =
          line.execute(java.util.Arrays.stream(files).map(Path::toString).toArray(String[]::new));
      return new Ran(exit, out.toString(), err.toString());
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void soundFilesExitWithNothing() throws IOException {
    assertThat(run(file("a.txt", "Có 229/321 chi bộ (71,34%).")))
        .isEqualTo(new Ran(0, Tsv.HEADER + System.lineSeparator(), ""));
  }

  @Test
  void findingsExitWithOneAndOffsetsAreThoseOfTheFile() throws IOException {
    Path windows = file("báo cáo.txt", "\ufeffBÁO CÁO\r\nCó 229/321 chi bộ\r\n(71,33%).\r\n");
    Ran ran = run(windows);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains(windows + "\t12\t35\tcut\t71,33\t71,34\t229/321 chi bộ (71,33%");
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreRead() throws IOException {
    Files.write(folder.resolve("a.docx"), new byte[] {1, 2, 3});
    file("b.txt", "Có 229/321 chi bộ (71,33%).");
    file("c.tsv", "no report");
    Ran ran = run(folder, folder.resolve("none.txt"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().lines())
        .hasSize(2)
        .anyMatch(it -> it.contains("a.docx: "))
        .anyMatch(it -> it.contains("none.txt: The file cannot be opened"));
    assertThat(ran.out().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(folder.resolve("b.txt") + "\t");
  }

  @Test
  void aYearsReportsAreReadTogetherInSeconds() throws IOException {
    String many =
        "Có 229/321 chi bộ (71,34%), gồm 120 chi bộ cơ quan và 109 chi bộ thôn. Đã giải quyết 56 đơn, còn lại 4 đơn.\n"
            .repeat(200);
    for (int month = 1; month <= 12; month++) {
      int admitted = month == 9 ? 3 : month;
      file(
          "%02d.txt".formatted(month),
          "ĐẢNG BỘ XÃ TÂN AN\nBÁO CÁO\nkết quả %d tháng năm 2024\nĐảng bộ xã Tân An đã kết nạp %d đảng viên mới.\n%s"
              .formatted(month, admitted, many));
    }
    Ran[] runs = new Ran[1];
    assertThat(Spent.ms(() -> runs[0] = run(folder))).isLessThan(10_000);
    Ran ran = runs[0];
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out().lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("09.txt")
        .contains("series\t3\t8");
  }

  @Test
  void withoutAFileItIsUsedWrongly() {
    assertThat(run().exit()).isEqualTo(2);
  }
}
