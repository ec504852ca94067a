package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TaskStatusTest {

  private static final Path DRAWN = Path.of("docs/task-status.md");

  @Test
  void whatIsOverIsOpenedAgainAndNothingElse() {
    for (TaskStatus.Step step : TaskStatus.Step.values()) {
      assertThat(TaskStatus.TRANSITIONS.allows(TaskStatus.CANCELLED, step))
          .isEqualTo(step == TaskStatus.Step.REOPEN);
    }
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# Where a task is\n\nDrawn from the table in `TaskStatus`; a test compares them.\n\n```mermaid\n"
            + TaskStatus.TRANSITIONS.diagram()
            + "```\n\nAn answered task counts as done on the day of the answer; one that is returned is open again, with the same due day.\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }
}
