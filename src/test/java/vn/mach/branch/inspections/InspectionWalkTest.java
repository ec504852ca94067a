package vn.mach.branch.inspections;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
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

/**
 * One inspection from the plan to its closing: by those who are named, with the member's own part,
 * asked for and granted to a third, and nothing for an administrator of another branch.
 */
@MachTest
@Tag("browser")
class InspectionWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @Test
  void oneFileIsReadByThoseNamedAskedForByAThirdAndUnknownToOthers() {
    plant();
    try (Browser secretary = browser(Browser.PHONE, "bithu", "vi");
        Browser member = browser(Browser.PHONE, "duc", "vi");
        Browser office = browser(Browser.DESK, "xa", "vi");
        Browser other = browser(Browser.DESK, "canh", "vi")) {
      Page plan = secretary.open("/inspections/units/2");
      plan.getByText("Lập nháp theo quy định").click();
      looks(secretary, "plan");
      plan.getByText("Mở hồ sơ").first().click();
      plan.waitForURL("**/inspections/new**");
      plan.fill("#field-person", "D2");
      plan.selectOption("#field-kind", "compliance");
      looks(secretary, "new");
      plan.locator("form[action$='/inspections'] button.btn-primary").click();
      plan.waitForURL("**/inspections/1");
      step(plan, "announce", "Đã báo tại cuộc họp tháng 7", "20/07/2026");

      Page own = member.open("/tasks");
      own.getByText("Làm ngay").first().click();
      own.waitForURL("**/inspections/1");
      own.fill("#field-report-text", "Tôi vắng hai buổi vì đi làm ca");
      own.getByText("Ghi: Báo cáo tự kiểm tra").click();
      assertThat(own.locator("main")).containsText("Đã có báo cáo tự kiểm tra");
      looks(member, "own");

      step(secretary.open("/inspections/1"), "check", "Đúng như báo cáo", "");
      Page file = secretary.page();
      open(file, "conclude");
      file.fill("#field-conclude-inFavour", "3");
      file.fill("#field-conclude-text", "Rút kinh nghiệm, sắp xếp lại ca làm");
      file.getByText("Ghi: Chi bộ nghe, biểu quyết, kết luận").click();
      assertThat(file.locator("main")).containsText("Thông qua: 3/4 tán thành (cần 3)");
      String code = file.locator("dd", new Page.LocatorOptions().setHasText("KT-")).innerText();

      // nothing of it for the level above and for another branch
      for (Browser outside : List.of(office, other)) {
        for (String path :
            List.of(
                "/inspections", "/tasks", "/named-files", "/search?q=ca+lam", "/access/audit")) {
          assertThat(outside.open(path).locator("body")).not().containsText(code);
          assertThat(outside.page().locator("body")).not().containsText("Rút kinh nghiệm");
        }
        assertThat(
                outside
                    .page()
                    .navigate(outside.page().url().replace("/access/audit", "/inspections/1"))
                    .status())
            .isEqualTo(404);
      }

      ask(office, code, "Tổng hợp tình hình kỷ luật");
      looks(office, "asked");
      Page answer = secretary.open("/tasks");
      answer.getByText("Làm ngay").first().click();
      answer.waitForURL("**/named-files/**");
      answer.getByText("Trả lời", new Page.GetByTextOptions().setExact(true)).first().click();
      answer.waitForURL("**/requests/**");
      answer.check("input[value=deny]");
      answer.fill("#field-reason", "Chưa rõ cần việc gì");
      answer.locator("form button.btn-primary").last().click();
      assertThat(office.open("/named-files").locator("main")).containsText("Chưa rõ cần việc gì");
      ask(office, code, "Báo cáo Ban Thường vụ ngày 30/7");
      answer = secretary.open("/tasks");
      answer.getByText("Làm ngay").first().click();
      answer.waitForURL("**/named-files/**");
      answer.getByText("Trả lời", new Page.GetByTextOptions().setExact(true)).first().click();
      answer.waitForURL("**/requests/**");
      answer.check("input[value=grant]");
      answer.fill("#field-reason", "Đúng việc");
      answer.locator("form button.btn-primary").last().click();
      assertThat(office.open("/inspections/1").locator("main")).containsText("Rút kinh nghiệm");
      assertThat(office.open("/named-files").locator("main")).containsText("Chưa rõ cần việc gì");
      assertThat(secretary.open("/inspections/1").locator("main")).containsText("KT-");
      looks(secretary, "file");
      assertThat(
              member
                  .open("/inspections/1")
                  .locator("summary", new Page.LocatorOptions().setHasText("Ai đã mở xem")))
          .isVisible();

      step(secretary.page(), "close", "", "");
      assertThat(secretary.page().locator("main")).containsText("Đã kết thúc hồ sơ");
      secretary.page().fill("#field-message", "Chúc đồng chí công tác tốt");
      secretary.page().getByText("Gửi", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(member.open("/inspections/1").locator("main")).containsText("công tác tốt");
    }
    try (Browser english = browser(Browser.DESK, "bithu", "en")) {
      for (String path :
          List.of(
              "/inspections",
              "/inspections/1",
              "/inspections/units/2",
              "/inspections/rules",
              "/inspections/units/1/counts",
              "/inspections/ask",
              "/inspections/lines/1/draw")) {
        if (!path.contains("units/1/")) {
          english.open(path);
          looks(english, "en" + path.replace('/', '-'));
        }
      }
      Page draw = english.open("/inspections/lines/1/draw");
      draw.locator("form button.btn-primary").last().click();
      assertThat(draw.locator("main")).containsText("Comes to the stored result");
      looks(english, "drawn");
    }
    try (Browser office = browser(Browser.PHONE, "xa", "en")) {
      office.open("/inspections/units/1/counts");
      looks(office, "counts");
    }
  }

  private static void ask(Browser office, String code, String reason) {
    Page page = office.open("/inspections/ask");
    page.fill("#field-code", code);
    page.fill("#field-reason", reason);
    page.locator("form[action$='/ask'] button.btn-primary").click();
    assertThat(page.locator("main")).containsText(reason);
  }

  private static Locator open(Page page, String step) {
    Locator details =
        page.locator(
            "details",
            new Page.LocatorOptions().setHas(page.locator("input[name=step][value=" + step + "]")));
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
    return details;
  }

  private static void step(Page page, String step, String text, String due) {
    Locator details = open(page, step);
    if (!due.isEmpty()) {
      page.fill("#field-" + step + "-dueOn", due);
    }
    page.fill("#field-" + step + "-text", text);
    details.locator("button:not([type])").click();
    assertThat(page.locator("main")).containsText(text);
  }

  private static void looks(Browser browser, String name) {
    Page page = browser.page();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name)
        .isTrue();
    assertThat(
            new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations())
        .as(name)
        .isEmpty();
  }

  private Browser browser(int width, String login, String language) {
    return new Browser(port, realm, width, language).signIn(login);
  }

  private void plant() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thu Hằng'), (5, 'D5', 'Vũ Đình Long'), (6, 'D6', 'Hoàng Thị Mai');
        insert into memberships (person_id, valid_from, unit_id, status)
          select id, '2020-01-01', case when id = 6 then 3 when id = 4 then 1 else 2 end, 'official' from people;
        """);
    account("bithu", "secretary", "X1", 1);
    account("duc", "member", "X1", 2);
    account("xa", "office", "X", 4);
    account("canh", "administrator", "X2", 6);
  }

  private void account(String login, String role, String unit, long person) {
    realms.account(realm, login, role, unit);
    realms.sql(
        realm, "update accounts set person_id = " + person + " where login = '" + login + "'");
  }
}
