package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** What a badge says can be read by day and at night, also one that the sample shows nowhere. */
@MachTest
@Tag("browser")
class BadgeColoursTest {

  private static final List<String> KINDS =
      List.of(
          "",
          "state-done",
          "state-behind",
          "state-underway",
          "bg-green-lt",
          "bg-orange-lt",
          "bg-yellow-lt",
          "bg-blue-lt",
          "bg-azure-lt",
          "bg-red-lt",
          "bg-secondary-lt");

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void theWordsOfABadgeStandOutInLightAndInDarkColours() {
    try (Browser browser = new Browser(port, realms.create(), Browser.DESK, "vi")) {
      Page page = browser.page();
      page.evaluate(
          "kinds => document.querySelector('main').innerHTML = '<h1>x</h1>' + kinds.map(it => `<p><span class=\"badge ${it}\">Quá hạn</span></p>`).join('')",
          KINDS);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(
                new AxeBuilder(page)
                    .withRules(List.of("color-contrast")).analyze().getViolations().stream()
                        .flatMap(it -> it.getNodes().stream())
                        .map(it -> it.getHtml())
                        .toList())
            .as(scheme.name())
            .isEmpty();
      }
    }
  }
}
