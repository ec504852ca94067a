package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TransferStatusTest {

  private static final Path DRAWN = Path.of("docs", "transfer-status.md");

  @Test
  void whatWasAcceptedOrGivenBackIsSettledForGood() {
    for (TransferStatus.Step step : TransferStatus.Step.values()) {
      assertThat(TransferStatus.TRANSITIONS.allows(TransferStatus.ACCEPTED, step)).isFalse();
      assertThat(TransferStatus.TRANSITIONS.allows(TransferStatus.RETURNED, step)).isFalse();
    }
  }

  /**
   * The documentation is drawn from the table. Run with {@code -Dmach.draw=true} to draw it anew.
   */
  @Test
  void theDocumentationShowsTheTable() throws IOException {
    String page =
        "# Where a transfer is\n\nDrawn from the table in `TransferStatus`; a test compares them.\n\n```mermaid\n"
            + TransferStatus.TRANSITIONS.diagram()
            + "```\n\nA member is counted where they come from until the other unit accepts them.\n";
    if (Boolean.getBoolean("mach.draw")) {
      Files.writeString(DRAWN, page);
    }
    assertThat(DRAWN).hasContent(page);
  }
}
