package vn.mach.branch.scores;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.mach.testing.Tree;

/** What people do with fees and scores, in a real browser. */
@MachTest
@Tag("browser")
class FeesAndScoresWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X1/A").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official');
        insert into score_forms (code, version, unit_id, title, source, maximum, good_from, fair_from, average_from, status, valid_from, valid_to, changed_at)
          values ('CD1', 1, 2, 'Biểu chấm điểm của phường', 'HD 05', 30, 90, 70, 50, 'issued', '2026-01-01', 'infinity', now());
        insert into score_sections (form_id, position, title, maximum) values (1, 1, 'Thời gian, dự sinh hoạt', 10), (1, 2, 'Nội dung', 20);
        insert into score_items (section_id, position, title, kind, maximum, bonus, applies, reads) values
          (1, 1, 'Đúng giờ', 'radio', 5, false, 'always', null), (1, 2, 'Tỷ lệ dự', 'banded', 5, false, 'always', 'attendance_rate'),
          (2, 1, 'Nghị quyết rõ việc, rõ người', 'yes_no', 10, false, 'always', null), (2, 2, 'Sinh hoạt chuyên đề', 'number', 10, false, 'thematic', null);
        insert into score_options values (1, 1, 'Đúng giờ', 5, null), (1, 2, 'Muộn', 2, null), (2, 1, '90', 5, 90), (2, 2, 'thấp hơn', 2, null)\
        """);
    realms.account(realm, "hoa", "member", "A");
    realms.account(realm, "bithu", "secretary", "A");
    realms.account(realm, "xa", "office", "X1");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
  }

  @Test
  void aMemberStatesTheirFeeOnAPhoneAndTheSecretaryTicksIt() {
    try (var phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa");
        var desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu")) {
      Page page = phone.open("/fees/me");
      page.locator("#field-basis").selectOption("wage");
      page.locator("#field-income").fill("8.250.000");
      page.locator("form[action$='/fees/me'] button").click();
      assertThat(page.locator("main").innerText()).contains("Đã kê khai", "82.500 đồng");
      Page keeper = desk.open("/fees/branches/3");
      assertThat(keeper.locator("main").innerText()).contains("82.500 đồng", "0/2");
      keeper.locator("button[aria-label='Đã thu của Nguyễn Thị Hòa']").press("Enter");
      keeper.waitForSelector("text=1/2");
      assertThat(phone.open("/me").locator("main").innerText())
          .contains("Đã thu tháng 07/2026: 82.500 đồng");
    }
  }

  @Test
  void aSecretaryScoresAMeetingOnAPhoneWithTheKeyboard() {
    try (var phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("bithu")) {
      Page page = phone.open("/scores/new");
      page.locator("#field-unit").fill("A");
      page.locator("form[action$='/scores'] button.btn-primary").press("Enter");
      page.waitForSelector("text=Đề xuất điểm này");
      page.locator("input[name=item1]").first().press("Space");
      page.locator("#field-item2").fill("92,5");
      page.locator("input[name=item3]").first().press("Space");
      assertThat(page.locator("input[name=out4]").isChecked()).isTrue();
      page.locator("text=Đề xuất điểm này").press("Enter");
      page.waitForSelector("text=20/20 điểm");
      assertThat(page.locator("main").innerText()).contains("Tốt", "không áp dụng");
      assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isTrue();
    }
  }

  @Test
  void inLargeTypeAndHighContrastNothingRunsOutOfAPhone() {
    try (var phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      Page page = phone.open("/look");
      page.locator("input[name=large]").press("Space");
      page.locator("input[name=contrast]").press("Space");
      page.locator("main button.btn-primary").press("Enter");
      page.waitForSelector("[data-look='large contrast']");
      for (String path : new String[] {"/me", "/fees/me", "/fees", "/scores", "/units/3"}) {
        phone.open(path);
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(path)
            .isTrue();
      }
    }
  }
}
