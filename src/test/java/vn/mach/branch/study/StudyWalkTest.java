package vn.mach.branch.study;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;

/** A campaign over three levels: a session, a test, an essay and a certificate. */
@MachTest
@Tag("browser")
class StudyWalkTest {

  @Autowired StudyFixture fixture;
  @Autowired TestClock clock;
  @Autowired TestJobs jobs;
  @LocalServerPort int port;

  private Realm realm;

  @Test
  void aCampaignIsHeldOverThreeLevelsWithTestEssayAndCertificate() {
    clock.turnTo(StudyFixture.DAY);
    realm = fixture.realm();
    try (Browser office = browser(Browser.DESK, "van");
        Browser secretary = browser(Browser.PHONE, "bithu");
        Browser member = browser(Browser.PHONE, "d2");
        Browser cadre = browser(Browser.PHONE, "d6");
        Browser marker = browser(Browser.DESK, "d4")) {
      String campaign = write(office);
      attendAbove(office, cadre, campaign);
      attend(secretary, member, campaign);
      test(member, campaign);
      essay(office, member, marker, campaign);

      Page board = office.open(campaign + "/turnout");
      assertThat(board.locator("tbody tr").first()).containsText("2/6");
      board.getByText("Đơn vị A", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(board.locator("main")).containsText("Đơn vị A1");
      board.getByText("Đơn vị A1", new Page.GetByTextOptions().setExact(true)).first().click();
      assertThat(board.locator("tbody tr").first()).containsText("1/3");
      check(board);

      Page record = member.open("/study/mine");
      assertThat(record.locator("main")).containsText("85 điểm");
      record.getByText("Trang kiểm tra").click();
      assertThat(record.locator("main")).containsText("Giấy chứng nhận có giá trị");
      try (Browser stranger = new Browser(port, realm, Browser.PHONE, "vi")) {
        String path = record.url().substring(record.url().indexOf("/study"));
        Page seen = stranger.open(path);
        assertThat(seen.locator("main")).containsText("Trần Văn Đức");
        check(seen);
      }
    }
  }

  private String write(Browser office) {
    for (int i = 1; i <= 2; i++) {
      Page bank = office.open("/study/questions");
      if (!bank.locator("#field-text").isVisible()) {
        bank.locator("details:has(#field-text) > summary").click();
      }
      bank.locator("#field-text").fill("Nghị quyết xác định khâu đột phá nào? (" + i + ")");
      bank.locator("#field-options").fill("Công tác cán bộ\nHạ tầng\nDu lịch");
      bank.locator("#field-right").fill("1");
      bank.locator("#field-topic").fill("Nghị quyết 12");
      bank.getByText("Lưu câu hỏi").click();
      assertThat(bank.locator("main")).containsText("Đã thêm câu hỏi");
    }
    Page form = office.open("/study/new");
    form.locator("#field-title").fill("Học tập, quán triệt Nghị quyết 12");
    form.locator("#field-startsOn").fill("01/07/2026");
    form.locator("#field-endsOn").fill("31/08/2026");
    form.locator("#field-essayTitle").fill("Liên hệ trách nhiệm của bản thân");
    form.locator("#field-essayDueOn").fill("15/08/2026");
    form.getByText("Người chấm không biết ai viết").click();
    form.locator("#field-text").fill("Toàn văn Nghị quyết và tài liệu hỏi đáp.");
    check(form);
    form.locator("main button.btn-primary").click();
    form.waitForURL("**/study/*");
    String campaign = form.url().substring(form.url().indexOf("/study/"));
    form.getByText("Thêm bài kiểm tra").click();
    form.locator("#field-questions").fill("2");
    form.locator("main button.btn-primary").click();
    form.waitForURL("**/results");
    office.open(campaign + "/staff");
    form.locator("#field-person").fill("D4");
    form.locator("#field-role").selectOption("marker");
    form.locator("main button.btn-primary").click();
    assertThat(form.locator("main")).containsText("Phạm Thị Mai");
    office.open(campaign);
    form.getByText("Mở đợt học tập").click();
    assertThat(form.locator("main")).containsText("Đã mở đợt học tập");
    jobs.await(realm, "study:" + campaign.substring("/study/".length()));
    check(office.open(campaign));
    return campaign;
  }

  /** The bloc's own session in a hall, to which somebody of a level between comes. */
  private void attendAbove(Browser office, Browser cadre, String campaign) {
    String session = session(office, campaign, "class", "0");
    checkIn(office, cadre, session);
    Page page = office.open(session);
    page.getByText("Xác nhận buổi học").click();
    assertThat(page.locator("main")).containsText("1 trên 6 người");
  }

  private void attend(Browser secretary, Browser member, String campaign) {
    String session = session(secretary, campaign, "branch", "3");
    checkIn(secretary, member, session);
    Page page = secretary.open(session);
    page.locator("#field-othersPresent").fill("2");
    page.getByText("Xác nhận buổi học").click();
    assertThat(page.locator("main")).containsText("1 trên 3 người");
  }

  private static String session(Browser planner, String campaign, String level, String others) {
    Page page = planner.open(campaign + "/sessions/new");
    page.locator("#field-level").selectOption(level);
    page.locator("#field-heldOn").fill("15/07/2026");
    page.locator("#field-from").fill("08:00");
    page.locator("#field-until").fill("17:00");
    page.locator("#field-othersDue").fill(others);
    page.locator("main button.btn-primary").click();
    page.waitForURL("**/study/sessions/*");
    return page.url().substring(page.url().indexOf("/study/sessions/"));
  }

  private static void checkIn(Browser planner, Browser member, String session) {
    Page page = planner.open(session);
    check(page);
    page.getByText("Điểm danh", new Page.GetByTextOptions().setExact(true)).last().click();
    page.waitForURL("**/attendance/*");
    String list = page.url().substring(page.url().indexOf("/attendance/"));
    String code = planner.open(list + "/screen").locator(".hall-code").innerText();

    Page phone = member.open(session);
    phone.getByText("Tự điểm danh").click();
    phone.locator("#field-code").fill(code.replaceAll("\\D", ""));
    phone.locator(".here-button").click();
    assertThat(phone.locator(".here-done")).isVisible();
  }

  private void test(Browser member, String campaign) {
    Page page = member.open(campaign);
    page.getByText("Bài kiểm tra").click();
    page.getByText("Bắt đầu làm bài").click();
    page.waitForURL("**/attempts/*");
    check(page);
    for (int i = 0; i < 2; i++) {
      page.locator("fieldset").nth(i).getByText("Công tác cán bộ").click();
      assertThat(page.locator("[id^=saved-]").nth(i)).containsText("Đã lưu lúc");
    }
    page.reload();
    Assertions.assertThat(page.locator("input:checked").count()).as("kept").isEqualTo(2);
    page.getByText("Nộp bài", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("main")).containsText("Đúng 2/2 câu");
  }

  private void essay(Browser office, Browser member, Browser marker, String campaign) {
    Page page = member.open(campaign + "/essay");
    page.locator("#field-text")
        .fill(
            "Qua học tập Nghị quyết, tôi thấy rõ trách nhiệm của mình trong công việc hằng ngày.");
    page.getByText("Lưu bản nháp").click();
    page.getByText("Xem đoạn trùng với bài khác").click();
    assertThat(page.locator("#reuse")).containsText("0 %");
    check(page);
    page.getByText("Nộp bài", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("main")).containsText("Kết quả hiện khi được công bố");

    office.open(campaign + "/essays").getByText("Chia bài cho người chấm").click();
    Page pile = marker.open("/study/marking");
    pile.getByText("Bài số").click();
    assertThat(pile.locator("main")).not().containsText("Trần Văn Đức");
    pile.locator("#field-mark").fill("85");
    check(pile);
    pile.getByText("Chấm xong").click();
    assertThat(pile.locator("main")).containsText("Không còn bài nào cần chấm");
    assertThat(member.open(campaign + "/essay").locator("main")).not().containsText("85");
    office.open(campaign + "/essays").getByText("Công bố các bài chờ duyệt").click();
    assertThat(office.page().locator("main")).containsText("Đã công bố 1 bài");
    assertThat(member.open(campaign + "/essay").locator("main")).containsText("85 điểm");
  }

  private static void check(Page page) {
    List<?> found = new AxeBuilder(page).analyze().getViolations();
    Assertions.assertThat(found).as(page.url() + " " + found).isEmpty();
    Object wide =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertThat(((Number) wide).intValue()).as(page.url() + " is too wide").isZero();
  }

  private Browser browser(int width, String login) {
    return new Browser(port, realm, width, "vi").signIn(login);
  }
}
