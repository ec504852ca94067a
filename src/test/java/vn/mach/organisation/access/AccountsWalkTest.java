package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * A secretary makes an account for a member of the branch at a desk; the member comes in with the
 * code on a phone.
 */
@MachTest
@Tag("browser")
class AccountsWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  Realm realm;

  @BeforeEach
  void aCommittee() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = AccessFixture.committee(realms);
    AccessFixture.bound(realms, realm, "an", 1);
  }

  @Test
  void aSecretaryGivesAMemberTheirFirstWayIn() {
    String code;
    try (Browser an = new Browser(port, realm, Browser.DESK, "vi").signIn("an")) {
      Page page = an.open("/access");
      seen(an, "access-list-desk");
      page.getByText("Tạo tài khoản").first().click();
      page.locator("input[name=login]").fill("binh.tt");
      page.locator("select[name=role]").selectOption("clerk");
      page.locator("input[name=unit]").fill("CB/1");
      page.locator("input[name=person]").fill("P2");
      seen(an, "access-new-desk");
      page.locator("main form button[type=submit]").click();
      assertThat(page.locator("h1").textContent()).isEqualTo("binh.tt");
      seen(an, "access-account-desk");
      page.locator("form[action$='/code'] button").click();
      seen(an, "access-code-desk");
      code = page.locator(".user-select-all").textContent().strip();
      an.open("/access/codes");
      seen(an, "access-codes-desk");
      an.open("/access/audit");
      seen(an, "access-audit log-desk");
    }
    try (Browser binh = new Browser(port, realm, Browser.PHONE, "vi")) {
      seen(binh, "sign-in-phone");
      Page page = binh.page();
      page.locator("input[name=login]").fill("binh.tt");
      page.locator("input[name=password]").fill("không nhớ nữa");
      page.locator("main form button[type=submit]").click();
      seen(binh, "sign-in-refused-phone");
      page.getByText("Tôi có mã dùng một lần").click();
      page.locator("input[name=login]").fill("binh.tt");
      page.locator("input[name=code]").fill(code.toUpperCase(java.util.Locale.ROOT));
      page.locator("input[name=password]").fill("mưa rơi trên mái");
      page.locator("input[name=again]").fill("mưa rơi trên mái");
      seen(binh, "sign-in-code-phone");
      page.locator("main form button[type=submit]").click();
      page.waitForURL(url -> !url.contains("/sign-in"));
      binh.open("/access/me");
      seen(binh, "access-me-phone");
      page.locator("input[name=name]").fill("Bảng tính của chi bộ");
      page.getByText("Tạo khóa").click();
      seen(binh, "access-token-phone");
      binh.open("/access/password");
      seen(binh, "access-password-phone");
    }
    try (Browser an = new Browser(port, realm, Browser.PHONE, "en").signIn("an")) {
      an.open("/access");
      seen(an, "access-list-phone-en");
      an.page().getByText("binh.tt").click();
      seen(an, "access-account-phone-en");
      an.open("/access/audit");
      seen(an, "access-audit log-phone-en");
    }
  }

  private static void seen(Browser browser, String name) {
    browser.screenshot(name);
    assertThat(new AxeBuilder(browser.page()).analyze().getViolations()).as(name).isEmpty();
    Number wider =
        (Number)
            browser
                .page()
                .evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(wider.intValue()).as(name + " is not cut").isLessThanOrEqualTo(0);
  }
}
