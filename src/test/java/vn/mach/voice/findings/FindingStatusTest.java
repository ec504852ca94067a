package vn.mach.voice.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingStatusTest {

  private static final Path DRAWN = Path.of("docs/finding-status.md");

  @Test
  void aLevelThatHasAFindingMayDoAnythingWithItAndOneThatEndedItNothing() {
    for (FindingStatus status : FindingStatus.values()) {
      for (FindingStatus.Step step :
          List.of(
              FindingStatus.Step.ANSWER,
              FindingStatus.Step.PROPOSE,
              FindingStatus.Step.INFORM,
              FindingStatus.Step.JOIN)) {
        assertThat(FindingStatus.TRANSITIONS.allows(status, step)).isEqualTo(status.running());
      }
    }
  }

  @Test
  void onlyWhatWentUpGetsAnAnswerFromAbove() {
    for (FindingStatus status : FindingStatus.values()) {
      assertThat(FindingStatus.TRANSITIONS.allows(status, FindingStatus.Step.ANSWER_FROM_ABOVE))
          .isEqualTo(status == FindingStatus.PROPOSED);
    }
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# What a level does with a finding\n\n"
            + "Drawn from the table in `FindingStatus`; a test compares them.\n\n"
            + "```mermaid\n"
            + FindingStatus.TRANSITIONS.diagram()
            + "```\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }

  @Test
  void theRuleOfTheLevelGoesBeforeTheGeneralOneAndTheLatestOneThatHasBegunHolds() {
    List<FindingRule> rules =
        List.of(
            rule(1, null, 15, "2020-01-01"),
            rule(2, "commune", 10, "2021-01-01"),
            rule(3, "commune", 7, "2026-08-01"),
            rule(4, null, 5, "2026-01-01"));
    assertThat(at("2026-07-31", "commune", rules)).isEqualTo(10);
    assertThat(at("2026-08-01", "commune", rules)).isEqualTo(7);
    assertThat(at("2020-06-01", "commune", rules)).isEqualTo(15);
    assertThat(at("2026-07-31", "branch", rules)).isEqualTo(5);
    assertThat(FindingRule.on(LocalDate.of(2019, 12, 31), "branch", rules)).isEmpty();
  }

  private static int at(String day, String level, List<FindingRule> rules) {
    return FindingRule.on(LocalDate.parse(day), level, rules).orElseThrow().days();
  }

  private static FindingRule rule(long id, String level, int days, String from) {
    return new FindingRule(id, level, days, LocalDate.parse(from), "QĐ");
  }
}
