package vn.mach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Code and documents use the terms of docs/glossary.md, not the words that the project had for them
 * before.
 */
class WordsTest {

  /**
   * A word of before, and what to write instead.
   *
   * @param allowed files or lines in which the word has its usual meaning
   */
  private record Word(Pattern old, String instead, Pattern allowed) {

    Word(String old, String instead, String allowed) {
      this(
          Pattern.compile("(?<![A-Za-z])(?:" + old + ")(?![a-z])", Pattern.CASE_INSENSITIVE),
          instead,
          Pattern.compile(allowed));
    }
  }

  private static final String NOWHERE = "(?!)";

  private static final List<Word> WORDS =
      List.of(
          new Word("rooms?", "module", NOWHERE),
          new Word("door[ -]?plates?|house[.]md|the house's rules?", "architecture", NOWHERE),
          new Word("stretch(es)?", "version, period", "documents/papers/|mach[.]css"),
          new Word("heirs?", "successor", NOWHERE),
          // the checker and the rules for passwords fold case and accents
          new Word(
              "(re)?fold(s|ed|ing)?",
              "refresh",
              "evidence/checks/|PasswordRules[.]java|db-common/"),
          new Word("judg(e|es|ed|ing|e?ment)", "validate, evaluate", NOWHERE),
          new Word("intake of (rows|tables|files)", "loader", NOWHERE),
          new Word("deeds?", "action, transition", NOWHERE),
          new Word("by lot", "random sample", NOWHERE),
          new Word("journals?", "audit log", "/access/journal"),
          new Word("ways? to the database", "round trip", NOWHERE));

  private static final List<Path> ROOTS =
      Stream.of(
              "src/main",
              "src/test",
              "docs",
              "script",
              "README.md",
              "CHANGES.md",
              "CONTRIBUTING.md")
          .map(Path::of)
          .toList();

  private static final Pattern READ =
      Pattern.compile(
          ".*([.](java|jte|sql|css|js|md)|_en[.]properties|application[.]properties)|script/[^/]+");

  /** Libraries, data in the exchange format, texts of the checker, and this list itself. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(".*/(vendor|cases|bench)/.*|src/test/resources/vn/.*|.*/WordsTest[.]java");

  @Test
  void noFileUsesAWordOfBefore() throws Exception {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path root : ROOTS) {
      for (Path file : files(root)) {
        found.addAll(old(file.toString(), Files.readAllLines(file)));
        files++;
      }
    }
    assertThat(files).as("files that were read").isGreaterThan(500);
    assertThat(found).isEmpty();
  }

  @Test
  void aWordOfBeforeWouldBeFound() {
    assertThat(
            old(
                "docs/adr/0001.md",
                List.of(
                    "The heir of a unit that ended.",
                    "A changed cell is folded.",
                    "class NodeJudge {",
                    "select * from heirs;",
                    "Every deed is in the journal.")))
        .containsExactly(
            "docs/adr/0001.md:1: heir (successor)",
            "docs/adr/0001.md:2: folded (refresh)",
            "docs/adr/0001.md:3: Judge (validate, evaluate)",
            "docs/adr/0001.md:4: heirs (successor)",
            "docs/adr/0001.md:5: deed (action, transition)",
            "docs/adr/0001.md:5: journal (audit log)");
  }

  @Test
  void usualMeaningsArePassedOver() {
    assertThat(
            old(
                "src/main/java/vn/mach/documents/papers/PdfPages.java",
                List.of(
                    "double stretch = free / gaps;",
                    "Path folder = manifold;",
                    "get(\"/access/journal\")")))
        .isEmpty();
  }

  private static List<String> old(String file, List<String> lines) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
      for (Word word : WORDS) {
        var matcher = word.old().matcher(line);
        if (matcher.find()
            && !word.allowed().matcher(file).find()
            && !word.allowed().matcher(line).find()) {
          found.add("%s:%d: %s (%s)".formatted(file, i + 1, matcher.group(), word.instead()));
        }
      }
    }
    return found;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> READ.matcher(it.toString()).matches())
          .filter(it -> !LEFT_OUT.matcher(it.toString()).matches())
          .sorted()
          .toList();
    }
  }
}
