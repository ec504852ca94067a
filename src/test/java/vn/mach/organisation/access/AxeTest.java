package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.organisation.access.PageWalk.Shown;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.MatrixSample;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * Every page of every role in both languages can be used by everybody (WCAG 2.2 AA, by axe) and is
 * valid HTML (by the Nu HTML checker). A Vietnamese page is shown on a phone where its English one
 * is shown on a desk, and the other way round for the next role.
 */
@MachTest
@Tag("browser")
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxeTest {

  private static final Path ROWS = Path.of("src/test/resources/access-matrix");
  private static final Path PAGES = Path.of("target/pages");

  /** Where {@code script/test} installs the checker. */
  private static final Path CHECKER = Path.of("target/vnu/node_modules/vnu-jar/build/dist/vnu.jar");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired List<MatrixSample> samples;
  @Autowired JsonMapper json;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  private PageWalk walk;

  @BeforeAll
  void openEveryPage() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    walk = new PageWalk(new MatrixWorld(realms, jdbc, samples), realms, port, MatrixRow.read(ROWS));
  }

  @Test
  void everyPageOfEveryRoleComesInBothLanguages() {
    assertThat(walk.failed).isEmpty();
  }

  @Test
  void noPageIsLeftOut() {
    Set<String> routes = MatrixRow.routes(mapping);
    assertThat(PageWalk.leftOut(routes, walk.shown)).isEmpty();
    assertThat(routes)
        .as("what is said to be no page is a route")
        .containsAll(PageWalk.NOT_PAGES.keySet().stream().map(path -> "GET " + path).toList());
  }

  /** The rule bites: a page that nobody opened is found. */
  @Test
  void aPageThatIsLeftOutIsFound() {
    Set<String> shown = new TreeSet<>(walk.shown);
    shown.remove("GET /units");
    assertThat(PageWalk.leftOut(MatrixRow.routes(mapping), shown)).containsExactly("GET /units");
  }

  @Test
  void everybodyCanUseEveryPage() {
    List<String> violations = new ArrayList<>();
    for (String language : List.of("vi", "en")) {
      Set<String> logins = new TreeSet<>();
      walk.distinct.forEach(page -> logins.add(page.login()));
      int number = language.equals("vi") ? 0 : 1;
      for (String login : logins) {
        int width = number++ % 2 == 0 ? Browser.PHONE : Browser.DESK;
        try (var browser = new Browser(port, walk.world.realm, width, language)) {
          if (!login.isEmpty()) {
            browser.signIn(login);
          }
          walk.distinct.stream()
              .filter(page -> page.login().equals(login) && page.language().equals(language))
              .forEach(page -> violations.addAll(violations(browser, page, width)));
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  private static List<String> violations(Browser browser, Shown page, int width) {
    if (page.part()) {
      browser.page().setContent(page.html());
    } else {
      browser.open(page.address());
      // What the page loads by itself belongs to it.
      browser
          .page()
          .waitForFunction("() => window.htmx && !document.querySelector('.htmx-request')");
    }
    List<String> violations = new ArrayList<>();
    AxeBuilder all =
        new AxeBuilder(browser.page())
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
    tell(violations, all, page, width + " light");
    if (!page.part() && page.language().equals("vi")) { // colours are the same in both languages
      colours(browser, ColorScheme.DARK);
      tell(
          violations,
          new AxeBuilder(browser.page()).withRules(List.of("color-contrast")),
          page,
          width + " dark");
      colours(browser, ColorScheme.LIGHT);
    }
    return violations;
  }

  private static void colours(Browser browser, ColorScheme scheme) {
    browser
        .page()
        .emulateMedia(
            new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void tell(List<String> violations, AxeBuilder axe, Shown page, String how) {
    // Without frames one run in the page says all: the other way opens a page more each time.
    axe.setLegacyMode(true)
        .analyze()
        .getViolations()
        .forEach(rule ->
            violations.add(
                page
                    + " at "
                    + how
                    + ": "
                    + rule.getId()
                    + " "
                    + rule.getNodes().stream().limit(2).map(node -> node.getHtml()).toList()));
  }

  @Test
  void everyPageIsValidHtml() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(CHECKER),
        "The pages were not checked as HTML: script/test installs the checker where npm is found.");
    Files.createDirectories(PAGES);
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xss8m",
            "-jar",
            CHECKER.toString(),
            "--errors-only",
            "--exit-zero-always",
            "--stdout",
            "--format",
            "json"));
    for (Shown page : walk.distinct) {
      Path file = PAGES.resolve(page.fileName());
      Files.writeString(file, page.html());
      command.add(file.toString());
    }
    Path answer = PAGES.resolve("answer.json");
    Process checker =
        new ProcessBuilder(command)
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(checker.waitFor()).isZero();
    List<String> errors = new ArrayList<>();
    JsonNode messages =
        json.readTree(Files.readString(answer, StandardCharsets.UTF_8)).path("messages");
    messages.forEach(message ->
        errors.add(
            message.path("url").asString("").replaceFirst(".*/", "")
                + ": "
                + message.path("message").asString("")
                + " "
                + message.path("extract").asString("").replaceAll("\\s+", " ")));
    assertThat(errors).isEmpty();
  }
}
