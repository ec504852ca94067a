package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;

@MachTest
@Tag("slow")
class ReportCommandTest {

  private static final Path DATASET = Path.of("src/test/resources/cases/reasons");

  @Autowired ReportCommand command;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  @TempDir Path folder;

  private final StringWriter said = new StringWriter();

  @BeforeEach
  void theDayIsLaterThanTheEvidence() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
  }

  @Test
  void theReportOfADatasetIsWrittenAndItsRealmIsGone() throws Exception {
    Path out = folder.resolve("report.docx");
    assertThat(run(DATASET, "P", out)).isZero();
    assertThat(Files.readAllBytes(out)).startsWith('P', 'K');
    assertThat(realmsLeft()).isZero();
  }

  @Test
  void whatCannotBeReadOrIsNotThereIsSaidInOneSentenceAndLeavesNothing() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.xlsx"), "no workbook");
    assertThat(run(broken, "P", folder.resolve("report.docx"))).isEqualTo(1);
    assertThat(said.toString())
        .contains("broken.xlsx exchange.unreadable.workbook")
        .hasLineCount(1);
    assertThat(run(DATASET, "NOBODY", folder.resolve("report.docx"))).isEqualTo(1);
    assertThat(said.toString()).contains("NOBODY: there is no unit of this code").hasLineCount(2);
    assertThat(folder.resolve("report.docx")).doesNotExist();
    assertThat(realmsLeft()).isZero();
  }

  private int run(Path dataset, String unit, Path out) {
    return new CommandLine(command)
        .setErr(new PrintWriter(said, true))
        .setOut(new PrintWriter(new StringWriter()))
        .execute(
            "--dataset=" + dataset,
            "--unit=" + unit,
            "--from=2026-01-01",
            "--to=2026-06-30",
            "--out=" + out);
  }

  private long realmsLeft() {
    return jdbc.sql("select count(*) from mach_common.realms where name like 'report\\_%'")
        .query(Long.class)
        .single();
  }
}
