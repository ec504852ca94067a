package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("browser")
class FiguresLookTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void thePagesStandOnAPhoneAndOnADeskInBothLanguages() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    Realm realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
    realms.account(realm, "vanphong", "office", "T");
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      String language = width == Browser.PHONE ? "vi" : "en";
      try (Browser browser = new Browser(port, realm, width, language)) {
        browser.signIn("vanphong");
        look(browser, "/figures", "figures-list", width, language);
        look(browser, "/figures/du_hop?unit=1", "figures-figure", width, language);
        look(browser, "/figures/du_hop/records?unit=2", "figures-records", width, language);
        look(browser, "/figures/targets", "figures-targets", width, language);
        look(browser, "/figures/targets/KT.1?unit=1", "figures-target", width, language);
        look(browser, "/figures/targets/KT.1/edit", "figures-target-form", width, language);
        look(browser, "/figures/new", "figures-figure-form", width, language);
        look(browser, "/figures/units/2/board", "figures-board", width, language);
      }
    }
  }

  private static void look(Browser browser, String path, String name, int width, String language) {
    var page = browser.open(path);
    browser.screenshot(name + "-" + width + "-" + language);
    Number over =
        (Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(over.intValue()).as(name + " is as wide as the window").isLessThanOrEqualTo(0);
  }
}
