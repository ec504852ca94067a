package vn.mach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No regular expression of the main code takes more than linear time, whatever text it is given: a
 * text of two megabytes that someone typed would stop the server. The steps are counted, not timed.
 */
class RegularExpressionsTest {

  private static final Path MAIN = Path.of("src/main/java");

  @Test
  void noTextMakesARegularExpressionOfTheMainCodeSlow() throws Exception {
    List<RegularExpressions.Found> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : RegularExpressions.sources(MAIN)) {
      String source = Files.readString(file);
      all.addAll(RegularExpressions.literals(file.toString(), source));
      long compiled = source.split("Pattern\\.compile\\(", -1).length - 1;
      List<RegularExpressions.Found> constants =
          compiled == 0 ? List.of() : constants(file, source);
      if (constants.size() < compiled) {
        problems.add(file + ": a pattern that is no constant of its class cannot be measured");
      }
      all.addAll(constants);
    }
    assertThat(all).hasSizeGreaterThan(100);
    for (RegularExpressions.Found one : all) {
      String slow = RegularExpressions.worseThanLinear(one.pattern(), one.whole());
      if (!slow.isEmpty()) {
        problems.add(one.where() + " " + one.pattern() + " on " + slow);
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[;,]?\\s*;?\\s*\\.$",
        "(?s).*<(?:p|div|br)\\b[^>]*>.*",
        "<(?:p|div)\\b[^>]*>",
        "(a+)+!",
        "(?:a|a)*!",
        "\\s+$",
        ".*x",
        "\\d+\\d+!",
        "trang\\s+[^.]*\\.",
      })
  void slowOnesAreFound(String slow) {
    assertThat(RegularExpressions.worseThanLinear(Pattern.compile(slow), false)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[^a-z0-9]",
        "(\\d{4})-(\\d{1,2})",
        "[.,]?\\s{0,40}\\.",
        " {2,}",
        "^\\s*[-+•]\\s+"
      })
  void fastOnesAreNot(String fast) {
    assertThat(RegularExpressions.worseThanLinear(Pattern.compile(fast), false)).isEmpty();
  }

  /** Of the class that the file declares and those in it. */
  private static List<RegularExpressions.Found> constants(Path file, String source)
      throws Exception {
    String name = MAIN.relativize(file).toString().replace(File.separatorChar, '.');
    String top = name.substring(0, name.length() - ".java".length());
    List<RegularExpressions.Found> found = new ArrayList<>();
    for (Class<?> type : nested(Class.forName(top)).toList()) {
      found.addAll(RegularExpressions.constants(type, source));
    }
    return found;
  }

  private static Stream<Class<?>> nested(Class<?> type) throws IOException {
    Stream<Class<?>> below = Stream.of();
    for (Class<?> one : type.getDeclaredClasses()) {
      below = Stream.concat(below, nested(one));
    }
    return Stream.concat(Stream.of(type), below);
  }
}
