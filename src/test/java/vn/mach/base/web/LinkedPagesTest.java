package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * Every page that can be opened from a page is walked, on a phone and on a desk, and nothing on it
 * is in anybody's way (WCAG 2.2 AA).
 */
@Tag("browser")
@Tag("slow")
@MachTest
class LinkedPagesTest {

  private static final int AT_MOST = 60;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void noPageStandsInAnybodysWay() throws IOException {
    clock.turnTo(LocalDate.of(2026, 10, 15));
    var realm = realms.create();
    realms.sql(realm, Files.readString(Path.of("src/test/resources/web/small.sql")));
    realms.account(realm, "quantri", "administrator", null);
    List<String> violations = new ArrayList<>();
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      try (var browser = new Browser(port, realm, width, "vi")) {
        check(browser, width, violations);
        browser.signIn("quantri");
        walk(browser, realm.prefix(), width, violations);
      }
    }
    assertThat(violations).isEmpty();
  }

  /** One address of each pattern, as far as links lead. */
  private static void walk(Browser browser, String root, int width, List<String> violations) {
    var seen = new TreeSet<String>();
    var open = new ArrayList<String>(List.of("/"));
    while (!open.isEmpty() && seen.size() < AT_MOST) {
      String address = open.removeFirst();
      if (!seen.add(address.replaceAll("\\?.*", "").replaceAll("/\\d+", "/{id}"))) {
        continue;
      }
      browser.open(address);
      check(browser, width, violations);
      Object found =
          browser
              .page()
              .evaluate(
                  "() => [...document.querySelectorAll('main a[href], nav a[href], .sheet a[href]')].map(a => a.getAttribute('href'))");
      for (Object href : (List<?>) found) {
        String link = href.toString();
        if (link.startsWith(root + "/")
            && !link.matches(".*(csv|xlsx|docx|\\.pdf|template|export|\\.zip|/files/|/api/).*")) {
          open.add(link.substring(root.length()));
        }
      }
    }
  }

  private static void check(Browser browser, int width, List<String> violations) {
    new AxeBuilder(browser.page())
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
        .analyze()
        .getViolations()
        .forEach(rule ->
            violations.add(
                width
                    + " "
                    + browser.page().url().replaceFirst(".*?/r/[^/]+", "")
                    + " "
                    + rule.getId()
                    + " "
                    + rule.getNodes().stream().limit(2).map(node -> node.getHtml()).toList()));
  }
}
