package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.mach.evidence.reports.ReportStatus.Step;

class ReportStatusTest {

  private static final Path DRAWN = Path.of("docs", "report-status.md");

  @Test
  void onlyADraftIsWrittenAndNothingLeadsBackFromASignature() {
    assertThat(ReportStatus.DRAFT.allows(Step.WRITE)).isTrue();
    assertThat(ReportStatus.PRESENTED.allows(Step.WRITE)).isFalse();
    assertThat(ReportStatus.PRESENTED.after(Step.RETURN)).contains(ReportStatus.DRAFT);
    for (Step step : Step.values()) {
      assertThat(ReportStatus.SENT.allows(step)).isFalse();
      assertThat(ReportStatus.SIGNED.allows(step)).as(step.name()).isEqualTo(step == Step.SEND);
    }
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# Where a report stands\n\nDrawn from the table in `ReportStatus`; a test compares them.\n\n```mermaid\n"
            + ReportStatus.TRANSITIONS.diagram()
            + "```\n\nWhat is `signed` or `sent` never changes, whoever asks: a trigger in the database keeps it.\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }
}
