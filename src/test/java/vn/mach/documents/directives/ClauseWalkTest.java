package vn.mach.documents.directives;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** A directive from its pasted text to its amended version, as its issuer and a branch see it. */
@MachTest
@Tag("browser")
@Tag("slow")
class ClauseWalkTest {

  private static final String TEXT =
      """
      KẾ HOẠCH
      I. MỤC ĐÍCH
      1. Nâng cao nhận thức của đảng viên.
      II. NHIỆM VỤ
      1. Chi bộ học tập trong một kỳ sinh hoạt. Đảng ủy xã kiểm tra việc học tập.
      2. Báo cáo kết quả.
      """;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
    realms.account(realm, "tinh", "office", "TU");
    realms.account(realm, "thondong", "clerk", "X-01");
  }

  @Test
  void theIssuerPastesCorrectsMarksIssuesAndAmendsAndABranchSeesItsPart() {
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("tinh");
        Browser branch = new Browser(port, realm, Browser.PHONE, "vi").signIn("thondong")) {
      Page page = office.open("/directives/2");
      page.getByRole(AriaRole.LINK, named("Chia điều khoản")).click();
      page.locator("#field-text").fill(TEXT);
      button(page, "Chia thành điều khoản").click();
      assertThat(page.locator(".clauses > li")).hasCount(6);

      page.locator("#clause-5 a").click();
      page.locator("#field-body")
          .evaluate(
              "it => it.setSelectionRange(it.value.indexOf('Đảng ủy'), it.value.indexOf('Đảng"
                  + " ủy'))");
      button(page, "Chia tại con trỏ").click();
      assertThat(page.locator("#field-body")).hasValue("Chi bộ học tập trong một kỳ sinh hoạt.");
      office.screenshot("clauses-edit-vi-1280");
      page.getByRole(AriaRole.LINK, named("Về danh sách điều khoản")).click();
      assertThat(page.locator(".clauses > li")).hasCount(7);
      page.locator("#clause-7 a").click();
      page.locator("#field-number").fill("2.");
      button(page, "Đánh số lại từ đây").click();
      assertThat(page.locator("#field-number")).hasValue("2.");
      page.getByRole(AriaRole.LINK, named("Về danh sách điều khoản")).click();
      assertThat(page.locator("#clause-6")).containsText("3. Báo cáo");

      page.locator("#clause-5 input").check();
      mark(page, "study", "branch");
      page.locator("#clause-7 input").check();
      mark(page, "plan_line", "commune");
      page.locator("#clause-6 input").check();
      page.locator("#field-term").fill("10");
      mark(page, "report", null);
      office.screenshot("clauses-draft-vi-1280");
      page.getByRole(AriaRole.LINK, named("Ban hành phiên bản")).click();
      assertThat(page.locator("main")).containsText("3 điều khoản giao việc cho 3 tổ chức");
      button(page, "Ban hành phiên bản").click();
      assertThat(page.locator("main")).containsText("Đã ban hành phiên bản");

      Page reading = branch.open("/directives/2");
      Locator mine = reading.locator(".clauses-mine");
      assertThat(mine).containsText("Chi bộ học tập");
      assertThat(mine).containsText("Đến hết 29/07/2026");
      assertThat(mine.locator("li.list-group-item")).hasCount(2);
      branch.screenshot("clauses-read-vi-390");

      button(page, "Sửa đổi, bổ sung").click();
      page.locator("#clause-5 a").click();
      page.locator("#field-body").fill("Chi bộ học tập trong hai kỳ sinh hoạt.");
      button(page, "Lưu").first().click();
      page.getByRole(AriaRole.LINK, named("Ban hành phiên bản")).click();
      page.locator("#field-reason").fill("Thêm thời gian học tập");
      office.screenshot("clauses-issue-vi-1280");
      button(page, "Ban hành phiên bản").click();
      assertThat(page.locator("main")).containsText("Phiên bản 2");

      reading = branch.open("/directives/2");
      reading.locator(".clauses-mine .badge", hasText("Thay đổi ở phiên bản này")).first().click();
      assertThat(reading.locator("#clause-5 del")).containsText("một");
      assertThat(reading.locator("#clause-5 ins")).containsText("hai");
      branch.screenshot("clauses-version-vi-390");
    }
    looks();
  }

  private void looks() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      try (Browser office = new Browser(port, realm, width, "en").signIn("tinh")) {
        office.open("/directives/2");
        office.screenshot("clauses-directive-en-" + width);
        button(office.page(), "Amend").click();
        office.screenshot("clauses-draft-en-" + width);
        office.open("/directives/2/draft/text");
        office.screenshot("clauses-text-en-" + width);
        office.open("/directives/2/draft/clauses/5");
        office.screenshot("clauses-edit-en-" + width);
        button(office.page().locator("main"), "Save").first().click();
        office.open("/directives/2");
        office.open("/directives/2/draft");
        button(office.page(), "Discard the draft").click();
      }
    }
  }

  private static void mark(Page page, String answer, String kind) {
    page.locator("#field-answer").selectOption(answer);
    if (kind != null) {
      page.locator("input[name=classes][value=" + kind + "]").check();
    }
    button(page, "Ghi cho các điều khoản đã chọn").click();
    assertThat(page.locator("main")).containsText("Đã ghi cho 1 điều khoản");
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
