package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.mach.evidence.activities.ActivityStatus.Step;

class ActivityStatusTest {

  private static final Path DRAWN = Path.of("docs", "activity-status.md");

  @Test
  void aDraftMayChangeAConfirmedOneOnlyBeWithdrawnAndAWithdrawnOneNothing() {
    assertThat(ActivityStatus.DRAFT.allows(Step.CHANGE)).isTrue();
    assertThat(ActivityStatus.CONFIRMED.allows(Step.CHANGE)).isFalse();
    assertThat(ActivityStatus.CONFIRMED.after(Step.WITHDRAW)).contains(ActivityStatus.WITHDRAWN);
    for (Step step : Step.values()) {
      assertThat(ActivityStatus.WITHDRAWN.allows(step)).isFalse();
    }
  }

  @Test
  void onlyBeingConfirmedCounts() {
    assertThat(ActivityStatus.sign(null, ActivityStatus.CONFIRMED)).isEqualTo(1);
    assertThat(ActivityStatus.sign(ActivityStatus.CONFIRMED, ActivityStatus.WITHDRAWN))
        .isEqualTo(-1);
    assertThat(ActivityStatus.sign(ActivityStatus.DRAFT, ActivityStatus.WITHDRAWN)).isZero();
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# Where an activity stands\n\nDrawn from the table in `ActivityStatus`; a test compares them.\n\n```mermaid\n"
            + ActivityStatus.TRANSITIONS.diagram()
            + "```\n\nOnly `confirmed` counts. Nothing leads out of `withdrawn`: an error is corrected by a new record, saved together with the withdrawal.\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }
}
