package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that people read is in both languages and nowhere else. */
class I18nTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");

  @Test
  void everyKeyStandsInBothLanguagesAndInItsModulesOwnFiles() throws IOException {
    assertThat(keys("vi").keySet()).isEqualTo(keys("en").keySet());
    for (Path file : files(MESSAGES, ".properties")) {
      String module = file.getFileName().toString().replaceAll("_.*", "");
      for (String key : properties(file).stringPropertyNames()) {
        assertThat(key)
            .as("a key of " + file.getFileName())
            .matches("(" + module + "|audit\\.action\\." + module + ")\\..+");
      }
    }
  }

  @Test
  void noKeyStandsTwiceInAFile() throws IOException {
    for (Path file : files(MESSAGES, ".properties")) {
      assertThat(
              Files.readAllLines(file).stream()
                  .filter(line -> line.contains("=") && !line.startsWith("#"))
                  .map(line -> line.substring(0, line.indexOf('='))))
          .as("keys of " + file.getFileName() + ": the last one would take the place of the others")
          .doesNotHaveDuplicates();
    }
  }

  /** A number and the words after it, unless the number is a limit, which is never one. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)(?<!at most |at least |fewer than |more than |longer than |every |under |under the |1 to |two to |[{|]all |import all )"
              + "\\{\\d\\} (?:(?:valid|new|more|official|working|subordinate|required|good|further|pasted|such) )*"
              + "(?:rows|units|members|days|activities|people|tasks|sections|clauses|minutes|files|points|votes|lines|talks|targets|households|findings"
              + "|documents|questions|figures|comments|changes|items|entries|papers|months|seconds|hours|are|were|have)\\b");

  /** Their number is put in by a script or in Vietnamese text, or the whole message is chosen. */
  private static final Pattern COUNTED_ELSEWHERE =
      Pattern.compile(
          "(web[.]waiting|meetings[.]phone|templates)[.].*|register.found.missing_many");

  @Test
  void englishWordsAfterANumberKnowThatItMayBeOne() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    keys("en")
        .forEach((key, words) -> {
          if (!words.contains(",choice,")
              && !COUNTED_ELSEWHERE.matcher(key).matches()
              && COUNTED.matcher(words).find()) {
            wrong.put(key, words);
          }
        });
    assertThat(wrong).as("write {0} {0,plural,row is|rows are}").isEmpty();
    assertThat("{0} rows are refused").containsPattern(COUNTED);
    assertThat("{0} {0,plural,row is|rows are} refused").doesNotContainPattern(COUNTED);
  }

  @Test
  void noApostropheIsSwallowedAndNoMessageIsEmpty() throws IOException {
    for (Path file : files(MESSAGES, ".properties")) {
      properties(file)
          .forEach((key, words) -> {
            assertThat(words.toString()).as(key + " in " + file.getFileName()).isNotBlank();
            assertThat(words.toString().replace("''", ""))
                .as(key + " in " + file.getFileName() + ": an apostrophe is written twice")
                .doesNotContain("'");
          });
    }
  }

  @Test
  void everyActionOfTheAuditLogBeginsWithACapitalAsItStandsInAList() throws IOException {
    for (Path file : files(MESSAGES, ".properties")) {
      properties(file)
          .forEach((key, words) -> {
            if (key.toString().startsWith("audit.action.")) {
              assertThat(words.toString()).as(key.toString()).matches("(?s)\\p{Lu}.*");
            }
          });
    }
  }

  @Test
  void everyKeyThatIsAskedForIsThere() throws IOException {
    Set<String> known = keys("vi").keySet();
    Set<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      for (String key : MessageKeys.asked(Files.readString(file))) {
        if (!known.contains(key) && !key.startsWith("realms.")) { // its command speaks English
          missing.add(key + " in " + file);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKeyThatIsThereIsAskedFor() throws IOException {
    Set<String> literals = new HashSet<>();
    for (Path file : sources()) {
      literals.addAll(MessageKeys.literals(Files.readString(file)));
    }
    for (Path file : files(Path.of("src/main/resources/db"), ".sql")) {
      Stream.of(Files.readString(file).split("[^A-Za-z0-9_.-]+"))
          .forEach(literals::add); // names of constraints, codes of kinds
    }
    assertThat(keys("vi").keySet()).filteredOn(key -> !MessageKeys.isUsed(key, literals)).isEmpty();
  }

  @Test
  void noTemplateHoldsABareSentence() throws IOException {
    Map<String, Object> bare = new TreeMap<>();
    for (Path file : files(Path.of("src/main/jte"), ".jte")) {
      var words = TemplateText.bareWords(Files.readString(file));
      if (!words.isEmpty()) {
        bare.put(file.toString(), words);
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void aBareSentenceWouldBeFound() {
    assertThat(TemplateText.bareWords("@param String a\n<p>Xin chào ${a}</p>"))
        .containsExactly("Xin", "chào");
    assertThat(TemplateText.bareWords("<a aria-label=\"Open\" href=\"/x\">${page.t(\"a.b\")}</a>"))
        .containsExactly("Open");
    assertThat(
            TemplateText.bareWords(
                "@template.web.layout(page = page, content = @`<b>Hello</b> @if(a(b))there@endif`)"))
        .containsExactly("Hello", "there");
    assertThat(
            TemplateText.bareWords(
                "<%-- words --%>@if(a > 1 && b(c))<i class=\"x\">${page.t(\"a.b\", \"it's }\")}</i>@endif <p title=\"${x}\">12 · 3</p>"))
        .isEmpty();
  }

  @Test
  void aKeyThatIsAskedForWouldBeFound() {
    assertThat(MessageKeys.asked("page.t(\"units.title\", 1)")).containsExactly("units.title");
    assertThat(MessageKeys.asked("page.t(\"units.kind.\" + kind)")).isEmpty();
    assertThat(MessageKeys.asked("return Outcome.refused(\"day\", \"units.refused.late\");"))
        .containsExactly("units.refused.late");
    assertThat(
            MessageKeys.asked(
                "auditLog.record(actor, \"units.moved\", subject, unit, null, Map.of())"))
        .containsExactly("audit.action.units.moved");
    assertThat(MessageKeys.asked("new Entry(\"units.menu\", \"/units\", \"sitemap\")"))
        .containsExactly("units.menu");
    assertThat(MessageKeys.isUsed("units.kind.branch", Set.of("units.kind."))).isTrue();
    assertThat(MessageKeys.isUsed("units.nobody", Set.of("units.title"))).isFalse();
  }

  private static Map<String, String> keys(String language) throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (Path file : files(MESSAGES, "_" + language + ".properties")) {
      properties(file).forEach((key, words) -> keys.put(key.toString(), words.toString()));
    }
    return keys;
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static java.util.List<Path> sources() throws IOException {
    return Stream.concat(
            files(Path.of("src/main/java"), ".java").stream(),
            files(Path.of("src/main/jte"), ".jte").stream())
        .toList();
  }

  private static java.util.List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
