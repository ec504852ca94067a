package vn.mach.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code script/test fast} leaves out what needs a browser: by the tag of the class. */
class BrowserTagTest {

  @Test
  void everyTestThatUsesTheBrowserHasTheTag() throws IOException {
    List<Path> untagged = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
        if (lacksTag(Files.readString(file))) {
          untagged.add(file);
        }
      }
    }
    assertThat(untagged).isEmpty();
  }

  @Test
  void aTestWithoutTheTagIsFound() {
    String uses = "import vn.mach.testing." + "Browser;\n@MachTest\n%sclass LookTest {";
    assertThat(lacksTag(uses.formatted(""))).isTrue();
    assertThat(lacksTag(uses.formatted("@Tag(\"browser\")\n"))).isFalse();
  }

  private static boolean lacksTag(String source) {
    boolean uses =
        source.contains("import vn.mach.testing." + "Browser;")
            || source.contains("import com.microsoft." + "playwright.");
    return uses && !source.contains("@Tag(\"browser\")\n");
  }
}
