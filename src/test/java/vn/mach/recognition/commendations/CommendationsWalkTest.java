package vn.mach.recognition.commendations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** From the proposal of a branch on a phone to the page of the member. */
@MachTest
@Tag("browser")
class CommendationsWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void aBranchProposesItsCommitteeDecidesAndTheMemberFindsItOnTheirPage() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    Realm realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 3, 'official')\
        """);
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "chibo", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("chibo");
        Browser desk = new Browser(port, realm, Browser.DESK, "en").signIn("xa");
        Browser member = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      Page page = phone.open("/commendations");
      check(page);
      page.getByText("Đề nghị khen thưởng", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#field-person").fill("Nguyễn Thị Hòa");
      page.locator("#field-year").fill("2025");
      page.locator("#field-reason").fill("Hoàn thành xuất sắc nhiệm vụ năm 2025");
      page.locator("#field-decider").selectOption("2");
      phone.screenshot("commendation-new-vi-390");
      check(page);
      press(page, "Gửi đề nghị");
      assertThat(page.locator("main")).containsText("Đã gửi đề nghị khen thưởng");
      check(page);
      Page decision = desk.open("/today");
      decision.locator("main a[href*='/commendations/']").first().click();
      decision.locator("#field-number").fill("12-QĐ/ĐU");
      desk.screenshot("commendation-en-1280");
      check(decision);
      press(decision, "Save the decision");
      assertThat(decision.locator("main")).containsText("12-QĐ/ĐU");
      Page own = member.open("/me");
      assertThat(own.locator("main")).containsText("Giấy khen năm 2025");
      assertThat(own.locator("main")).containsText("12-QĐ/ĐU");
      check(own);
    }
  }

  private static void press(Page page, String button) {
    page.locator("main button", new Page.LocatorOptions().setHasText(button)).first().click();
  }

  private static void check(Page page) {
    var found = new AxeBuilder(page).analyze().getViolations();
    Assertions.assertThat(found).as(page.url() + " " + found).isEmpty();
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertThat(((Number) wide).intValue()).as(page.url() + " is too wide").isZero();
  }
}
