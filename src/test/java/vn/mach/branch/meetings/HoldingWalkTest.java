package vn.mach.branch.meetings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** A whole meeting: the secretary's phone, and the phones of two members. */
@MachTest
@Tag("browser")
class HoldingWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void threePeopleHoldAMeetingAndItsMinutesAndTheScoreboardFollow() throws IOException {
    MeetingFixture at = new MeetingFixture(realms, clock, port).members(5, "official");
    realms.sql(
        at.realm,
        """
        insert into posts (person_id, unit_id, post, valid_from) values (1, 3, 'secretary', '2024-01-01');
        insert into directives (id, symbol, kind, title, issued_on) values (1, '01-NQ/TW', 'resolution', 'Về sinh hoạt chi bộ', '2026-01-02');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('hop', 'Số kỳ sinh hoạt', 'Meetings', 'count', 'branch_meeting');
        insert into targets (id, code, directive_id, title, figure, period_from, period_to) values (1, 'HOP', 1, 'Sinh hoạt chi bộ', 'hop', '2026-07-01', '2026-07-31');
        insert into target_minimums (target_id, unit_kind, minimum) values (1, 'branch', 1);
        """);
    realms.account(at.realm, "an", "member", "B1");
    realms.account(at.realm, "binh", "member", "B1");
    realms.sql(
        at.realm,
        "update accounts set person_id = case login when 'bithu' then 1 when 'an' then 2 when 'binh' then 3 end where login in ('bithu', 'an', 'binh')");
    try (Browser office = new Browser(port, at.realm, Browser.DESK, "vi").signIn("xa");
        Browser phone = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("bithu");
        Browser an = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("an");
        Browser binh = new Browser(port, at.realm, Browser.PHONE, "en").signIn("binh")) {
      Page board = office.open("/home/board?unit=2");
      assertThat(board.locator("main").innerText()).contains("Sinh hoạt chi bộ");
      String before = board.locator("main").innerText();
      Page page = phone.open("/meetings/new");
      page.locator("#field-day").fill("03/07/2026");
      page.locator("#field-place").fill("Nhà văn hóa tổ 4");
      press(page, "Ghi");
      press(page, "Soạn chương trình");
      assertThat(page.locator("main")).containsText("Khai mạc: điểm danh");
      press(page, "Mời họp");
      assertThat(page.locator("main")).containsText("Đã mời");
      press(page, "Mở điểm danh");
      press(page, "Khai mạc");
      String path =
          page.url().substring(page.url().indexOf("/meetings/")).replaceFirst("[?#].*", "");
      checkIn(phone, an, path, "Tôi có mặt", "Đã ghi nhận có mặt");
      checkIn(phone, binh, path, "I am here", null);
      at.mark(path, 1, "present", "");
      at.mark(path, 4, "excused", "Ốm");
      page = phone.open(path);
      assertThat(page.locator("main")).containsText("3/5 có mặt (60,00 %)");
      assertThat(page.locator("main"))
          .containsText("Cơ số biểu quyết 5 đảng viên chính thức, cần ít nhất 3 phiếu");
      page.locator("main")
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Nhiệm vụ tháng tới"))
          .click();
      page.locator("#field-speakers").fill("Đồng chí An: nhất trí");
      page.locator("#field-conclusion").fill("Ra quân vệ sinh môi trường ngày 12/7");
      press(page, "Ghi");
      vote(page, "Nghị quyết tháng 7", "3", true);
      assertThat(page.locator("main")).containsText("Thông qua");
      vote(page, "Đổi ngày sinh hoạt", "2", false);
      assertThat(page.locator("main")).containsText("Không thông qua");
      page.locator("main")
          .getByRole(
              AriaRole.LINK, new Locator.GetByRoleOptions().setName("Kết thúc và lập biên bản"))
          .click();
      page.locator("#field-chair").selectOption("1");
      page.locator("#field-minuteTaker").selectOption("2");
      page.locator("#field-resolution").fill("Chi bộ ra quân vệ sinh môi trường.");
      press(page, "Kết thúc cuộc họp");
      assertThat(page.locator("main")).containsText("01-NQ/CB");
      Page closed = page;
      Download word = closed.waitForDownload(() -> closed.getByText("Biên bản (Word)").click());
      String text = text(word);
      assertThat(text)
          .contains(
              "Có mặt: 03/05",
              "Nguyễn Văn D (Ốm)",
              "Vắng không có lý do: 01 đồng chí: Nguyễn Văn E",
              "Ra quân vệ sinh")
          .contains("Không thông qua", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ");
      board = office.open("/home/board?unit=2");
      assertThat(board.locator("main").innerText()).as("the board follows").isNotEqualTo(before);
    }
  }

  /** By the code that the hall shows, typed on the member's own phone. */
  private void checkIn(
      Browser hall,
      Browser phone,
      String path,
      String here,
      @org.jspecify.annotations.Nullable String done) {
    Page own = phone.open(path);
    own.getByText(here).click();
    String list = own.url().replaceFirst(".*/attendance/(\\d+).*", "$1");
    String code =
        hall.open("/attendance/" + list + "/screen")
            .locator("[data-code]")
            .getAttribute("data-code");
    own.locator("#field-code").fill(code);
    own.locator("main form button").click();
    assertThat(own.locator(".here-done")).isVisible();
    if (done != null) {
      assertThat(own.locator("main")).containsText(done);
    }
  }

  private static void vote(Page page, String title, String agree, boolean resolution) {
    page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ghi biểu quyết"))
        .click();
    page.locator("#field-title").fill(title);
    page.locator("#field-agree").fill(agree);
    if (resolution) {
      page.locator("#field-resolution").check();
    }
    press(page, "Ghi");
    assertThat(page.locator("main")).containsText(title);
  }

  private static void press(Page page, String name) {
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private static String text(Download word) throws IOException {
    try (ZipFile zip = new ZipFile(word.path().toFile())) {
      return new String(
              zip.getInputStream(zip.getEntry("word/document.xml")).readAllBytes(),
              StandardCharsets.UTF_8)
          .replaceAll("</w:p>", " ")
          .replaceAll("<[^>]*>", "")
          .replace('\u00a0', ' ');
    }
  }
}
