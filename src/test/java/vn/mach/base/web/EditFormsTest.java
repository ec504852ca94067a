package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whoever shows a form over something that is there already compares what it showed, and the other
 * way round; and the pages whose form is at {@code …/edit} do.
 */
class EditFormsTest {

  private static final Pattern SHOWS = Pattern.compile("Form\\.editing\\(|EntryForm\\.editing\\(");
  private static final Pattern COMPARES = Pattern.compile("FormParser\\.since\\(");
  private static final Pattern EDIT = Pattern.compile("@GetMapping\\(\"[^\"]*/edit\"\\)");

  private static List<String> wrong(String source) {
    boolean shows = SHOWS.matcher(source).find();
    boolean compares = COMPARES.matcher(source).find();
    Matcher edit = EDIT.matcher(source);
    return shows != compares
        ? List.of(shows ? "shows, does not compare" : "compares, does not show")
        : edit.find() && !shows ? List.of(edit.group()) : List.of();
  }

  @Test
  void aFormOverWhatIsThereAlreadyIsComparedWithWhatItShowed() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith("Pages.java")).toList()) {
        assertThat(wrong(Files.readString(file))).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void aPageThatForgetsOneOfBothWouldBeFound() {
    assertThat(wrong("return Form.editing(now);")).isNotEmpty();
    assertThat(wrong("FormParser.since(shown, this::now, typed)")).isNotEmpty();
    assertThat(wrong("@GetMapping(\"/x/{id}/edit\") String edit() { Form.of(now); }")).isNotEmpty();
  }
}
