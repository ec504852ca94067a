package vn.mach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileCirclesTest {

  @Test
  void noTwoFilesNeedOneAnother() throws Exception {
    assertThat(FileCircles.circles(FileCircles.uses(Path.of("target/classes")))).isEmpty();
  }

  @Test
  void aCircleOfThreeFilesWouldBeFound() {
    Map<String, Set<String>> uses =
        Map.of(
            "a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a"), "d", Set.of("a"), "e", Set.of());
    assertThat(FileCircles.circles(uses)).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void whatAFileUsesIsReadFromItsClasses() throws Exception {
    assertThat(FileCircles.uses(Path.of("target/test-classes")).get("FileCirclesTest"))
        .containsExactly("FileCircles");
  }
}
