package vn.mach.branch.meetings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.mach.branch.meetings.PhoneSteps.item;
import static vn.mach.branch.meetings.PhoneSteps.part;
import static vn.mach.branch.meetings.PhoneSteps.person;
import static vn.mach.branch.meetings.PhoneSteps.state;
import static vn.mach.branch.meetings.PhoneSteps.vote;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.evidence.rollups.FreshTotals;
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
  @Autowired ApplicationContext program;
  @LocalServerPort int port;

  @Test
  void threePeopleHoldAMeetingAndItsMinutesAndTheScoreboardFollow() throws Exception {
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
    CurrentRealm.run(at.realm, () -> FreshTotals.of(program));
    try (Browser office = new Browser(port, at.realm, Browser.DESK, "vi").signIn("xa");
        Browser phone = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("bithu");
        Browser an = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("an");
        Browser binh = new Browser(port, at.realm, Browser.PHONE, "en").signIn("binh")) {
      Page board = office.open("/home/board?unit=2");
      assertThat(board.locator("main")).containsText("Sinh hoạt chi bộ");
      Locator ofB1 = board.locator("tr:has-text('Đơn vị B1') td").first();
      assertThat(ofB1).containsText("chưa ghi hoạt động");
      board.evaluate("window.neverLoadedAgain = true");
      phone.context().clock().setFixedTime("2026-07-03T05:00:00Z"); // the day of the test's server
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
      page = phone.open(path + "/phone");
      PhoneSteps.keep(page);
      checkIn(phone, binh, path, "I am here", null);
      page = phone.open(path + "/phone");
      PhoneSteps.unlock(page, PhoneSteps.PIN);
      assertThat(part(page, "counts")).containsText("Có mặt 2/5");

      phone.context().setOffline(true);
      person(page, "A").locator("[data-status=present]").click();
      person(page, "D").locator("[data-status=excused]").click();
      person(page, "D").locator("[data-reason]").fill("Ốm");
      person(page, "D").locator("[data-reason]").blur();
      assertThat(part(page, "base"))
          .hasText("Cơ số biểu quyết: 5 đảng viên chính thức, cần 3 phiếu.");
      item(page, 1, "Đồng chí An: nhất trí", "Ra quân vệ sinh môi trường ngày 12/7");
      vote(page, "Nghị quyết tháng 7", "3", true);
      assertThat(PhoneSteps.thing(page, "vote", 0)).containsText("cần 3 trên cơ số 5 · thông qua");
      vote(page, "Đổi ngày sinh hoạt", "2", false);
      assertThat(PhoneSteps.thing(page, "vote", 1)).containsText("không thông qua");
      assertThat(state(page)).containsText("chưa gửi");
      assertThat(at.body(path)).as("nothing got through").contains("2/5 có mặt");
      phone.context().setOffline(false);
      assertThat(state(page)).hasText("Mọi mục đã được gửi.");

      page = phone.open(path);
      assertThat(page.locator("main")).containsText("3/5 có mặt (60 %)");
      assertThat(page.locator("main"))
          .containsText("Cơ số biểu quyết 5 đảng viên chính thức, cần ít nhất 3 phiếu");
      page.locator("main")
          .getByRole(
              AriaRole.LINK, new Locator.GetByRoleOptions().setName("Kết thúc và lập biên bản"))
          .click();
      page.locator("#field-chair").selectOption("1");
      page.locator("#field-minuteTaker").selectOption("2");
      page.locator("#field-resolution").fill("Chi bộ ra quân vệ sinh môi trường.");
      press(page, "Kết thúc cuộc họp");
      assertThat(page.locator("main")).containsText("01-NQ/CB");
      CurrentRealm.run(at.realm, () -> FreshTotals.refreshed(program));
      assertThat(ofB1).containsText("Đạt");
      assertThat(board.evaluate("window.neverLoadedAgain")).isEqualTo(true);
      Page closed = page;
      Download word = closed.waitForDownload(() -> closed.getByText("Biên bản (Word)").click());
      Download pdf = closed.waitForDownload(() -> closed.getByText("Biên bản (PDF)").click());
      looks(MinutesPages.ofPdf(pdf.path(), "minutes-pdf"));
      MinutesPages.ofWord(word.path(), "minutes-word").ifPresent(HoldingWalkTest::looks);
    }
  }

  @Test
  void theClockOfAMeetingGoesOnAtTheDeskWhateverTimeTheDeskBelievesItIs() {
    MeetingFixture at = new MeetingFixture(realms, clock, port).members(3, "official");
    String path = at.open("monthly");
    at.act(path, UUID.randomUUID(), "begin", "", "", Map.of());
    clock.turnTo(clock.instant().plusSeconds(3 * 60 + 50));
    try (Browser desk = new Browser(port, at.realm, Browser.DESK, "vi").signIn("bithu")) {
      desk.context().clock().install(new Clock.InstallOptions().setTime("2031-01-01T00:00:00Z"));
      Page page = desk.open(path);
      assertThat(page.locator("[data-meeting-clock]"))
          .hasText("Đã họp 3 phút, quy định ít nhất 90 phút");
      desk.context().clock().fastForward("00:15");
      assertThat(page.locator("[data-meeting-clock]")).containsText("Đã họp 4 phút");
      desk.context().clock().fastForward("01:30:00");
      assertThat(page.locator("[data-meeting-clock]"))
          .hasText("Đã họp 94 phút, quy định ít nhất 90 phút");
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

  private static void press(Page page, String name) {
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  /** As somebody sees the minutes: names, counts and layout, on the page itself. */
  private static void looks(MinutesPages minutes) {
    assertThat(minutes.text())
        .contains(
            "Số 01-BB/CB",
            "BIÊN BẢN sinh hoạt chi bộ định kỳ tháng 7/2026",
            "Chủ trì: đồng chí Nguyễn Văn A",
            "Đảng viên chính thức: 05, có mặt 03",
            "Có mặt: 03/05",
            "60,00 %",
            "Nguyễn Văn D (Ốm)",
            "Vắng không có lý do: 01 đồng chí: Nguyễn Văn E",
            "Đồng chí An: nhất trí",
            "Ra quân vệ sinh môi trường ngày 12/7")
        .containsPattern("Nghị quyết tháng 7: tán thành 03.*Cơ số 05.*cần 03.*Thông qua")
        .containsPattern("Đổi ngày sinh hoạt: tán thành 02.*Cơ số 05.*cần 03.*Không thông qua");
    for (MinutesPages.Ink page : minutes.pages()) {
      assertThat(page.width()).isCloseTo(210, within(1.0));
      assertThat(page.height()).isCloseTo(297, within(1.0));
      assertThat(page.left()).as("left margin").isBetween(28.0, 42.0);
      assertThat(page.right()).as("right margin").isBetween(180.0, 196.5);
      assertThat(page.bottom()).as("bottom margin").isLessThan(279);
    }
    assertThat(minutes.pages().getFirst().top()).as("top margin").isBetween(18.0, 26.0);
    MinutesPages.Word taker = minutes.at("NGƯỜI GHI BIÊN BẢN");
    MinutesPages.Word chair = minutes.at("CHỦ TRÌ");
    assertThat(taker.top()).as("side by side").isCloseTo(chair.top(), within(1.0));
    assertThat(taker.right()).isLessThan(105);
    assertThat(chair.left()).isGreaterThan(105);
    MinutesPages.Word name = minutes.at("Nguyễn Văn A");
    assertThat(name.page()).as("the name below the post").isEqualTo(chair.page());
    assertThat(name.top()).isGreaterThan(chair.top() + 10);
    assertThat((name.left() + name.right()) / 2)
        .isCloseTo((chair.left() + chair.right()) / 2, within(3.0));
    MinutesPages.Word second = minutes.at("Nguyễn Văn B");
    assertThat((second.left() + second.right()) / 2)
        .isCloseTo((taker.left() + taker.right()) / 2, within(3.0));
  }
}
