package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.FileSystemUtils;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** A developer saves a template and sees it at the next load, without a new start. */
@MachTest
@Tag("slow")
class DevTemplatesTest {

  @Autowired TestRealms realms;
  @Autowired PageFactory pages;
  @TempDir Path templates;
  @TempDir Path work;

  private DevTemplates dev;

  @BeforeEach
  void aCopyOfTheTemplates() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("src/main/jte"), templates);
    dev = new DevTemplates(pages, templates, work);
  }

  @Test
  void aSavedTemplateShowsAlsoInsideThoseThatCallIt() throws Exception {
    assertThat(empty()).contains("<h2>Chưa có gì</h2>").contains("<svg");
    save("base/web/icon.jte", "<svg", "<svg data-first");
    assertThat(empty()).contains("<h2>Chưa có gì</h2>").contains("<svg data-first");
    save("base/web/empty.jte", "<h2>", "<h2 class=\"second\">");
    assertThat(empty()).contains("<h2 class=\"second\">").contains("<svg data-first");
  }

  @Test
  void aMistakeInATemplateIsSaidAndItsMendingShows() throws Exception {
    save("base/web/empty.jte", "${title}", "${titel}");
    assertThatThrownBy(this::empty).hasMessageContaining("titel");
    save("base/web/empty.jte", "${titel}", "${title}!");
    assertThat(empty()).contains("<h2>Chưa có gì!</h2>");
  }

  private void save(String template, String old, String text) throws IOException {
    Path file = templates.resolve(template);
    assertThat(Files.readString(file)).contains(old);
    Files.writeString(file, Files.readString(file).replace(old, text));
  }

  private String empty() throws Exception {
    return CurrentRealm.in(
        realms.create(),
        () -> {
          Map<String, @Nullable Object> values = new HashMap<>();
          values.put(
              "page", pages.page(new MockHttpServletRequest(), new MockHttpServletResponse()));
          values.put("title", "Chưa có gì");
          values.put("text", "");
          values.put("icon", "inbox");
          values.put("action", null);
          StringOutput output = new StringOutput();
          dev.render("base/web/empty.jte", values, output);
          return output.toString();
        });
  }
}
