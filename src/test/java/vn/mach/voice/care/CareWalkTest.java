package vn.mach.voice.care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
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

/** The care plan of a village branch at Tết, on a phone: from the households to the target. */
@MachTest
@Tag("browser")
class CareWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void aSecretaryPlansTetOnAPhoneAndTheGiftsAreReceivedAndTheTargetCountsTheHouseholds() {
    clock.turnTo(LocalDate.of(2027, 1, 25));
    Realm realm = CareFixture.realm(realms);
    realms.sql(
        realm,
        """
        insert into directives (id, symbol, kind, title, issued_on) values (1, '07-KH/ĐU', 'plan', 'Chăm lo Tết', '2027-01-02');
        insert into figures (code, name_vi, name_en, function, activity_kind, amount) values ('ho', 'Số hộ được giúp', 'Households helped', 'sum', 'care', 'households_of_unit');
        insert into targets (id, code, directive_id, title, figure, period_from, period_to) values (1, 'HO', 1, 'Mỗi chi bộ giúp ít nhất 2 hộ', 'ho', '2027-01-01', '2027-12-31');
        insert into target_minimums (target_id, unit_kind, minimum) values (1, 'branch', 2);
        """);
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("bithu");
        Browser member = new Browser(port, realm, Browser.PHONE, "vi").signIn("duc");
        Browser english = new Browser(port, realm, Browser.DESK, "en").signIn("xa")) {
      household(phone, "Hộ bà Lan, thôn Đông", "Người cao tuổi");
      household(phone, "Hộ ông Bình, thôn Đông", "Hộ nghèo, cận nghèo");
      Page least = phone.open("/care/households?by=least");
      assertThat(least.locator("main")).containsText("Lâu chưa được thăm");
      phone.screenshot("care-least-vi-390");
      check(least);
      give(phone);
      String plan = plan(phone);
      visitByMember(phone, member, plan);
      visitBySecretary(phone, plan);
      Page page = phone.open(plan);
      assertThat(page.locator("main")).containsText("đã thăm 2/2 hộ");
      press(page, "Kết thúc kế hoạch");
      assertThat(page.locator("main")).containsText("Đã kết thúc kế hoạch");
      Page fund = phone.open("/care/fund");
      assertThat(fund.locator("main"))
          .containsText("Tiền: nhận 2.000.000, đã trao 1.000.000, còn 1.000.000 đồng");
      check(fund);
      Page figure = phone.open("/figures/ho?unit=2&from=2027-01-01&to=2027-12-31");
      assertThat(figure.locator("main")).containsText("2");
      Page target = phone.open("/figures/targets/HO?unit=2");
      assertThat(target.locator("main")).containsText("2");
      Page board = english.open("/home/board?unit=1");
      assertThat(board.locator("main")).containsText("1");
      Page seen = english.open(plan);
      assertThat(seen.locator("main")).containsText("2 of 2 households visited");
      check(seen);
    }
  }

  private static void household(Browser phone, String name, String kind) {
    Page page = phone.open("/care/households/new");
    page.locator("#field-name").fill(name);
    page.getByText(kind, new Page.GetByTextOptions().setExact(true)).click();
    check(page);
    press(page, "Lưu hộ");
    assertThat(page.locator("main")).containsText("chưa được thăm lần nào");
    check(page);
  }

  private static void give(Browser phone) {
    Page page = phone.open("/care/fund/new");
    page.locator("#field-partner").fill("Quỹ chi bộ");
    page.locator("#field-quantity").fill("2.000.000");
    check(page);
    press(page, "Lưu khoản đóng góp");
    assertThat(page.locator("main")).containsText("Đã ghi khoản đóng góp");
  }

  private static String plan(Browser phone) {
    Page page = phone.open("/care");
    page.locator("a[href$='occasion=tet']").first().click();
    assertThat(page.locator("#field-dueOn")).hasValue("06/02/2027");
    check(page);
    press(page, "Lưu, rồi chọn hộ");
    page.waitForURL("**/care/rounds/*");
    String path = page.url().substring(page.url().indexOf("/care/rounds/"));
    assertThat(page.locator("main")).containsText("Bước 1");
    page.getByText("Hộ bà Lan, thôn Đông").click();
    page.getByText("Hộ ông Bình, thôn Đông").click();
    page.locator("#field-kind").selectOption("holiday");
    check(page);
    press(page, "Thêm vào kế hoạch");
    assertThat(page.locator("main")).containsText("Đã thêm 2 hộ");
    page.getByText("Hộ bà Lan, thôn Đông").click();
    page.locator("#field-person").fill("Trần Văn Đức");
    page.locator("#field-gift").fill("500.000 đồng");
    check(page);
    press(page, "Lưu");
    assertThat(page.locator("main")).containsText("Trần Văn Đức");
    phone.open(path);
    page.locator("#field-decidedBy").fill("Chi ủy");
    page.locator("#field-paper").fill("03-KH/CB");
    press(page, "Giao việc");
    assertThat(page.locator("main")).containsText("Chi ủy quyết định ngày 25/01/2027");
    check(page);
    return path;
  }

  /** The member finds the visit among their tasks, goes, and has the thumb print witnessed. */
  private static void visitByMember(Browser phone, Browser member, String plan) {
    Page page = member.open("/tasks");
    page.getByText("Hộ bà Lan, thôn Đông").first().click();
    page.waitForURL("**/tasks/*");
    page.locator("main a[href*='/care/lines/']").first().click();
    page.locator("#field-money").fill("500.000");
    page.locator("#field-receivedBy").fill("Bà Lan");
    page.locator("#field-receipt").selectOption("thumb_print");
    check(page);
    press(page, "Lưu lượt thăm");
    assertThat(page.locator("main")).containsText("Điểm chỉ cần có người làm chứng");
    page.locator("#field-witness").fill("Trưởng thôn");
    press(page, "Lưu lượt thăm");
    assertThat(page.locator("main")).containsText("đã thăm");
    assertThat(phone.open(plan).locator("main")).containsText("đã thăm 1/2 hộ");
  }

  private static void visitBySecretary(Browser phone, String plan) {
    Page page = phone.open(plan);
    page.locator("a", new Page.LocatorOptions().setHasText("Ghi đã thăm")).first().click();
    page.locator("#field-visitors").fill("Bí thư chi bộ");
    page.locator("#field-money").fill("500000");
    page.locator("#field-receivedBy").fill("Ông Bình");
    press(page, "Lưu lượt thăm");
    assertThat(page.locator("main")).containsText("Đã ghi lượt thăm");
    Page grants = phone.open("/care/grants");
    assertThat(grants.locator("main")).containsText("500.000 đồng");
    check(grants);
    grants.getByText("Hộ ông Bình, thôn Đông").click();
    assertThat(grants.locator("main")).containsText("Ông Bình đã ký nhận");
    assertThat(grants.locator("main")).containsText("03-KH/CB");
    check(grants);
  }

  private static void press(Page page, String button) {
    page.locator(
            "main button",
            new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + button + "\\s*$")))
        .first()
        .click();
    page.waitForLoadState();
  }

  private static void check(Page page) {
    List<?> found = new AxeBuilder(page).analyze().getViolations();
    Assertions.assertThat(found).as(page.url() + " " + found).isEmpty();
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertThat(((Number) wide).intValue()).as(page.url() + " is too wide").isZero();
  }
}
