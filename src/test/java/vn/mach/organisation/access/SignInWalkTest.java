package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("browser")
class SignInWalkTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void aSecretaryWithAPhoneSignsInAndStandsOnTheFirstPage() {
    var realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);
    try (var browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      var page = browser.page();
      assertThat(page.locator("main").innerText()).contains("Mạch");
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("login");
      page.locator("#field-password").fill("nhìn thấy");
      page.locator("[data-shows]").click();
      assertThat(page.locator("#field-password").getAttribute("type")).isEqualTo("text");
      page.locator("[data-shows]").click();
      assertThat(page.locator("#field-password").getAttribute("type")).isEqualTo("password");
      browser.signIn("bithu");
      browser.screenshot("home-390-vi");
      assertThat(browser.page().url()).endsWith(realm.prefix() + "/");
    }
  }
}
