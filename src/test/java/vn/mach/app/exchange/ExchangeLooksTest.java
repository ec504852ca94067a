package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * An office sends a file at a real browser, on a phone and at a desk: the bar moves by itself until
 * the result is there.
 */
@MachTest
@Tag("browser")
class ExchangeLooksTest {

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"390,vi", "1280,vi", "1280,en"})
  void sendsLooksAndAccepts(int width, String language) throws Exception {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    Realm realm = realms.create();
    realms.account(realm, "van.phong", "office", null);
    Path units =
        Files.writeString(
            folder.resolve("units.csv"), ExchangeWalkTest.UNITS, StandardCharsets.UTF_8);
    Path activities =
        Files.writeString(
            folder.resolve("activities.csv"), ExchangeWalkTest.ACTIVITIES, StandardCharsets.UTF_8);
    String name = "exchange-%s-" + width + "-" + language;
    try (Browser browser = new Browser(port, realm, width, language).signIn("van.phong")) {
      var page = browser.open("/exchange");
      assertFits(page);
      browser.screenshot(name.formatted("1-start"));
      page.locator("input[name=files]").setInputFiles(new Path[] {units, activities});
      page.locator("form:has(input[name=files]) button[type=submit]").click();
      page.locator("#counts").waitFor();
      assertFits(page);
      browser.screenshot(name.formatted("2-validated"));
      page.locator("form[action$='/accept'] button").click();
      page.locator(".alert-success").waitFor();
      browser.screenshot(name.formatted("3-accepted"));
      assertFits(page);
      browser.open("/exchange");
      browser.screenshot(name.formatted("4-list"));
      browser.open(
          "/jobs/"
              + new CommandFixture(jdbc)
                  .number(realm, "select min(id) from jobs where type like 'exchange.%'"));
      browser.screenshot(name.formatted("6-job"));
      assertFits(page);
      browser.open("/exchange/format");
      browser.screenshot(name.formatted("5-format"));
      assertFits(page);
    }
  }

  /** Nothing is cut at the side, and axe finds nothing that shuts somebody out. */
  private static void assertFits(Page page) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isTrue();
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
  }
}
