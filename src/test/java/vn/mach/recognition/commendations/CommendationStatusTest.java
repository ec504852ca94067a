package vn.mach.recognition.commendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommendationStatusTest {

  private static final Path DRAWN = Path.of("docs/commendation-status.md");

  @Test
  void onlyWhatWaitsIsDecidedOrRefused() {
    for (CommendationStatus status : CommendationStatus.values()) {
      boolean waits = status == CommendationStatus.PROPOSED;
      assertThat(CommendationStatus.TRANSITIONS.allows(status, CommendationStatus.Step.DECIDE))
          .isEqualTo(waits);
      assertThat(CommendationStatus.TRANSITIONS.allows(status, CommendationStatus.Step.REFUSE))
          .isEqualTo(waits);
    }
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# What becomes of a commendation\n\n"
            + "Drawn from the table in `CommendationStatus`; a test compares them.\n\n"
            + "```mermaid\n"
            + CommendationStatus.TRANSITIONS.diagram()
            + "```\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }
}
