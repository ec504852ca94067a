package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** The page of the backups in a browser. */
@MachTest
@Tag("browser")
class BackupLooksTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired TestJobs run;
  @LocalServerPort int port;

  @Test
  void anAdministratorBacksUpAndSeesIt() {
    clock.turnTo(Instant.parse("2026-07-15T05:00:00Z"));
    Realm realm = realms.create();
    Tree.of("K", "K/A").plant(realms, realm);
    realms.account(realm, "quantri", "administrator", null);
    for (String language : new String[] {"vi", "en"}) {
      for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
        try (Browser browser = new Browser(port, realm, width, language)) {
          browser.signIn("quantri");
          browser.open("/backups");
          if (language.equals("vi") && width == Browser.PHONE) {
            browser.screenshot("backups-none");
            browser.page().locator("main form button.btn-primary").click();
            run.await(realm, Backups.JOB);
            browser.open("/backups");
          }
          assertThat(browser.page().locator("main .alert-success").count()).isEqualTo(1);
          browser.screenshot("backups-" + width + "-" + language);
        }
      }
    }
  }
}
