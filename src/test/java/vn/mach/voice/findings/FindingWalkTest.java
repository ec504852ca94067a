package vn.mach.voice.findings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
 * A finding goes up three levels and comes down to everybody who contributed, and the issuer sees
 * it at the clause.
 */
@MachTest
@Tag("browser")
@Tag("slow")
class FindingWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = FindingFixture.realm(realms);
    realms.account(realm, "bithu", "secretary", "X1");
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (6, 'D6', 'Vũ Thị Lan');
        insert into memberships (person_id, valid_from, unit_id, status) values (6, '2020-01-01', 3, 'official');
        update accounts set person_id = 6 where login = 'bithu'\
        """);
  }

  @Test
  void aFindingGoesUpThreeLevelsAndComesDownAndTheIssuerSeesItAtTheClause() {
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      Page page = phone.open("/directives/1");
      page.locator("#clause-2").getByText("Nêu vướng mắc từ thực tiễn").click();
      page.locator("#field-place").fill("X1");
      page.locator("#field-title").fill("Hai kỳ học trùng mùa gặt");
      page.locator("#field-difficulty").fill("Nửa chi bộ đi gặt, không dự đủ hai kỳ.");
      page.locator("#field-evidence").fill("Sổ điểm danh tháng 6 và tháng 7.");
      page.locator("#field-proposal").fill("Cho lùi một kỳ học.");
      page.locator("#field-to").fill("X1");
      phone.screenshot("finding-new-vi-390");
      button(page, "Gửi phát hiện");
      assertThat(page.locator("main")).containsText("Đã gửi");
      assertThat(page.locator("main")).containsText("1. Chi bộ học hai kỳ chuyên đề liên tiếp.");
      phone.screenshot("finding-sent-vi-390");
    }
    propose("bithu", "Cho lùi một kỳ học sang tháng 9.", "Thêm tháng để dễ xếp lịch.");
    propose("xa", "Cho lùi một kỳ học sang tháng 9, học bù tại xã.", "Thêm cách học bù.");
    try (Browser second = new Browser(port, realm, Browser.PHONE, "vi").signIn("duc")) {
      Page page = second.open("/findings/new?directive=1&clause=2");
      page.locator("#field-place").fill("Y1");
      page.locator("#field-title").fill("Đảng viên đi biển không dự được");
      page.locator("#field-difficulty").fill("Tàu về cuối tháng 8.");
      page.locator("#field-to").fill("T");
      button(page, "Gửi phát hiện");
      assertThat(page.locator("main")).containsText("Đã gửi");
    }
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("tinh")) {
      Page page = office.open("/directives/1");
      page.locator("#clause-2 .practice summary").click();
      assertThat(page.locator("#clause-2 .practice")).containsText("Từ thực tiễn: 2");
      assertThat(page.locator("#clause-2 .practice")).containsText("Nửa chi bộ đi gặt");
      office.screenshot("finding-clause-vi-1280");
      page.locator("#clause-2 .practice").getByText("Hai kỳ học trùng mùa gặt").click();
      assertThat(page.locator(".level-text")).hasCount(3);
      assertThat(page.locator(".level-text").nth(1).locator("ins").first())
          .containsText("sang tháng 9");
      assertThat(page.locator(".level-text").nth(2)).containsText("Thêm cách học bù.");
      office.screenshot("finding-levels-vi-1280");
      page.getByText("Gộp với phát hiện cùng vấn đề").click();
      page.getByLabel("Đảng viên đi biển không dự được").check();
      button(page, "Gộp các phát hiện đã chọn");
      assertThat(page.locator("main")).containsText("1 phát hiện khác về cùng vấn đề này");
      page.locator("#answer-text").fill("Đồng ý lùi một kỳ sang tháng 9.");
      button(page, "Gửi trả lời");
      assertThat(page.locator(".answer")).containsText("Đồng ý lùi một kỳ sang tháng 9.");
      office.open("/directives/1");
      page.locator("#clause-2 .practice summary").click();
      assertThat(page.locator("#clause-2 .practice")).containsText("đã trả lời");
    }
    for (String login : new String[] {"hoa", "duc", "bithu", "xa"}) {
      try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn(login)) {
        Page page = phone.open("/today");
        page.locator("main a[href*='/findings/']").first().click();
        assertThat(page.locator(".answer")).containsText("Đồng ý lùi một kỳ sang tháng 9.");
        if (login.equals("hoa")) {
          phone.screenshot("finding-answered-vi-390");
          button(page, "Tôi đã đọc");
          assertThat(page.locator("main")).containsText("Đã lưu");
          assertThat(phone.open("/today").locator("main a[href*='/findings/']")).hasCount(0);
        }
      }
    }
    looks();
  }

  private void looks() {
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      for (String language : new String[] {"vi", "en"}) {
        try (Browser office = new Browser(port, realm, width, language).signIn("tinh")) {
          String end = "-" + language + "-" + width;
          office.open("/findings?where=all");
          office.screenshot("findings-list" + end);
          office.open("/findings/1");
          office.screenshot("findings-show" + end);
          office.open("/findings/assignments");
          office.screenshot("findings-assignments" + end);
          office.open("/findings/numbers");
          office.screenshot("findings-numbers" + end);
        }
      }
    }
  }

  private void propose(String login, String text, String why) {
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn(login)) {
      Page page = desk.open("/findings");
      page.locator("main").getByText("Hai kỳ học trùng mùa gặt").click();
      button(page, "Tôi nhận đọc");
      assertThat(page.locator("main")).containsText("đang có người đọc");
      page.locator("summary", new Page.LocatorOptions().setHasText("Kiến nghị lên")).click();
      page.locator("#propose-text").fill(text);
      page.locator("#propose-note").fill(why);
      button(page, "Gửi lên cấp trên");
      assertThat(page.locator("main")).containsText("đã kiến nghị lên trên");
    }
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
