package vn.mach.evidence.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.rollups.FreshTotals;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("browser")
class ForecastLookTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Forecasts forecasts;
  @Autowired ApplicationContext program;
  @LocalServerPort int port;

  @Test
  void forecastAndRehearsalStandOnAPhoneAndOnADeskInBothLanguages() {
    clock.turnTo(LateYear.TODAY);
    Realm realm = realms.create();
    realms.sql(realm, LateYear.sql());
    realms.account(realm, "tanlap", "office", "G");
    CurrentRealm.run(
        realm,
        () -> {
          FreshTotals.of(program);
          forecasts.count((done, steps) -> {});
        });
    String asks =
        "/rehearsal?unit=G&activity=branch_meeting&from=2026-11-20&to=2027-01-20&kind=branch&committee=&minimum=3&members=3&preparing=4&attending=2";
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      for (String language : new String[] {"vi", "en"}) {
        try (Browser browser = new Browser(port, realm, width, language)) {
          browser.signIn("tanlap");
          look(browser, "/forecast?unit=2&target=KT.1", "forecast", width, language);
          look(browser, "/rehearsal", "rehearsal-plan", width, language);
          look(browser, asks, "rehearsal", width, language);
        }
      }
    }
    try (Browser browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      browser.signIn("tanlap");
      var page = browser.open("/forecast?unit=2&target=KT.1");
      page.locator("#to-5").uncheck();
      page.locator("main form button[type=submit]").first().click();
      page.waitForURL("**/tasks/new?**");
      assertThat(page.locator("#to-4").isChecked()).isTrue();
      assertThat(page.locator("#to-5").count()).isZero();
      browser.screenshot("forecast-task-phone");
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
