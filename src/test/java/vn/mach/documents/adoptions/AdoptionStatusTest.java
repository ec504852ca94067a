package vn.mach.documents.adoptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionStatusTest {

  private static final Path DRAWN = Path.of("docs/adoption-status.md");

  @Test
  void aPlanIsWrittenOnlyWhileItIsNotWithTheLevelAbove() {
    assertThat(List.of(PlanStatus.values()).stream().filter(PlanStatus::writable))
        .containsExactly(PlanStatus.DRAFT, PlanStatus.RETURNED);
  }

  @Test
  void onlyAPlanThatWasSentIsDecidedAbout() {
    for (PlanStatus status : PlanStatus.values()) {
      assertThat(PlanStatus.TRANSITIONS.allows(status, PlanStatus.Step.APPROVE))
          .isEqualTo(status == PlanStatus.SENT);
    }
  }

  /**
   * The documentation is drawn from the tables. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTables() throws IOException {
    String page =
        "# Where a directive is with a unit, and where its plan is\n\n"
            + "Drawn from the tables in `AdoptionStatus` and `PlanStatus`; a test compares"
            + " them.\n\n"
            + "```mermaid\n"
            + AdoptionStatus.TRANSITIONS.diagram()
            + "```\n\n```mermaid\n"
            + PlanStatus.TRANSITIONS.diagram()
            + "```\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }

  @Test
  void aLineThatSaysWhatTheClauseSaysOnlyRepeatsIt() {
    String clause = "Phân công cấp ủy viên theo dõi, dự sinh hoạt với từng chi bộ.";
    assertThat(RepeatedWords.repeats(clause.toUpperCase(java.util.Locale.ROOT), List.of(clause)))
        .isTrue();
    assertThat(RepeatedWords.repeats("Tiếp tục " + clause, List.of(clause))).isTrue();
    assertThat(
            RepeatedWords.repeats(
                "Đồng chí Lan dự sinh hoạt với chi bộ thôn 2 ngày mùng 3 hằng tháng",
                List.of(clause)))
        .isFalse();
    assertThat(RepeatedWords.repeats("Họp", List.of(clause))).isFalse();
  }
}
