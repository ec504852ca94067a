package vn.mach.voice.talks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** A talk of two and a dialogue conference, as the people see them. */
@MachTest
@Tag("browser")
class TalkWalkTest {

  private static final String NOTES = "Muốn học thêm nghiệp vụ kế toán";

  @Autowired TalkFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private final List<Browser> opened = new ArrayList<>();
  private Realm realm;

  @Test
  void aTalkIsPlannedInvitedHeldAgreedSettledAndCountedAndNobodyElseReadsTheNotes() {
    clock.turnTo(TalkFixture.DAY);
    realm = fixture.realm();
    target();
    Browser host = browser(Browser.DESK, "bithu");
    Browser guest = browser(Browser.PHONE, "duc");
    Browser office = browser(Browser.DESK, "xa");
    assertThat(counted(office)).isEqualTo("0");
    assertThat(office.open("/figures/targets/GG.1?unit=2&on=2026-07-15").locator("main"))
        .containsText("trong đó 0 đã đạt");
    Page plan = host.open("/talks/units/3");
    plan.locator("#field-guest").fill("D2");
    plan.locator("#field-host").fill("D1");
    plan.locator("#field-on").fill("20/07/2026");
    looks(host, "plan");
    button(plan, "Thêm vào kế hoạch");
    assertThat(plan.locator("main")).containsText("Trần Văn Đức");

    Page task = host.open("/tasks");
    task.getByText("Làm ngay").first().click();
    task.waitForURL("**/talks/*");
    String talk = task.url().substring(task.url().indexOf("/talks/"));
    task.locator("#field-invite-day").fill("15/07/2026");
    task.locator("#field-invite-at").fill("19:30");
    task.locator("#field-invite-place").fill("Nhà văn hóa");
    looks(host, "invite");
    button(task, "Gửi lời mời");
    assertThat(task.locator("main")).containsText("Đã mời");

    Page invited = guest.open("/tasks");
    invited.getByText("Làm ngay").first().click();
    invited.waitForURL("**" + talk);
    invited.getByText("Tôi đến").click();
    looks(guest, "invited");
    button(invited, "Trả lời");
    assertThat(invited.locator("main")).containsText("Tôi đến");

    Page notes = host.open(talk);
    notes.locator("#field-hold-notes").fill(NOTES);
    notes.locator("#field-hold-text1").fill("Đăng ký lớp kế toán");
    notes.locator("#field-hold-who1").selectOption("guest");
    notes.locator("#field-hold-on1").fill("10/08/2026");
    notes.locator("#field-hold-nextOn").fill("20/10/2026");
    looks(host, "notes");
    button(notes, "Ghi và xác nhận phần tôi");
    assertThat(notes.locator("main")).containsText("Chờ xác nhận");
    assertThat(counted(office)).as("one of the two has confirmed").isEqualTo("0");

    Page confirm = guest.open("/tasks");
    confirm.getByText("Làm ngay").first().click();
    confirm.waitForURL("**" + talk);
    assertThat(confirm.locator("main")).containsText(NOTES);
    looks(guest, "confirm");
    button(confirm, "Đúng, tôi xác nhận");
    assertThat(confirm.locator("main")).containsText("Hai người đã xác nhận");
    assertThat(counted(office)).isEqualTo("1");
    assertThat(office.open("/figures/targets/GG.1?unit=2&on=2026-07-15").locator("main"))
        .containsText("trong đó 1 đã đạt");

    Page owed = guest.open("/tasks");
    owed.getByText("Làm ngay").first().click();
    owed.waitForURL("**/talks/points/*");
    looks(guest, "point");
    button(owed, "Đã làm xong");
    assertThat(owed.locator("main")).containsText("Đã xong");
    assertThat(host.open(talk).locator("main")).containsText("xong ngày 15/07/2026");
    Page next = host.open("/talks");
    assertThat(next.locator("main")).containsText("20/10/2026");
    looks(host, "list");

    for (String path :
        List.of(
            "/talks",
            "/talks/units/3",
            "/tasks",
            "/search?q=ke+toan",
            "/access/audit",
            "/activities",
            "/named-files",
            "/notices")) {
      assertThat(office.open(path).locator("body")).not().containsText("kế toán");
    }
    assertThat(office.page().navigate(office.page().url().replace("/notices", talk)).status())
        .isEqualTo(404);
    Page ask = guest.open("/talks/ask");
    ask.locator("#field-host").selectOption("5-3");
    looks(guest, "ask");
    button(ask, "Gửi đề nghị");
    assertThat(ask.locator("main")).containsText("Chờ hẹn ngày");
    try (Browser english = new Browser(port, realm, Browser.PHONE, "en").signIn("bithu")) {
      for (String path :
          List.of("/talks", "/talks/1", "/talks/units/3", "/talks/rules", "/talks/read")) {
        english.open(path);
        looks(english, "en" + path);
      }
    }
  }

  @Test
  void aConferenceIsAnnouncedQuestionsGatheredAnsweredInTheHallAndAfterWithAClock() {
    clock.turnTo(TalkFixture.DAY);
    realm = fixture.realm();
    Browser office = browser(Browser.DESK, "xa");
    Browser member = browser(Browser.PHONE, "duc");
    Browser second = browser(Browser.PHONE, "anh");
    Page form = office.open("/talks/dialogues/new");
    form.locator("#field-unit").fill("X");
    form.locator("#field-title").fill("Đối thoại về đường thôn");
    form.locator("#field-heldOn").fill("24/07/2026");
    form.locator("#field-startsAt").fill("14h");
    form.locator("#field-place").fill("Hội trường xã");
    form.locator("#field-questionsUntil").fill("22/07/2026");
    looks(office, "announce");
    button(form, "Thông báo");
    assertThat(form.locator("main")).containsText("14:00");

    Page question = member.open("/talks/dialogues");
    question.getByText("Đối thoại về đường thôn").click();
    question.locator("#field-text").fill("Bao giờ làm xong đường?");
    looks(member, "ask");
    button(question, "Gửi câu hỏi");
    assertThat(question.locator("main")).containsText("Bao giờ làm xong đường?");
    String dialogue = question.url().substring(question.url().indexOf("/talks/dialogues/"));
    Page other = second.open(dialogue);
    other.locator("#field-text").fill("Đường thôn tới đâu?");
    button(other, "Gửi câu hỏi");
    other.locator("#field-text").fill("Có lớp học nghề không?");
    button(other, "Gửi câu hỏi");

    Page gather = office.open(dialogue + "/gather");
    gather.getByLabel("2. Đường thôn tới đâu?").check();
    gather.locator("#field-head").selectOption("1");
    looks(office, "gather");
    button(gather, "Gộp");
    assertThat(gather.locator("main")).containsText("Cùng nội dung (2)");

    clock.turnTo(LocalDate.of(2026, 7, 24));
    Page hall = browser(Browser.DESK, "xa").open("/talks/dialogues/questions/1");
    hall.locator("#field-text").fill("Xong trong quý IV");
    button(hall, "Lưu trả lời");
    assertThat(hall.locator("main")).containsText("Tại hội trường");
    hall.getByText("Ghi kết quả, đổi ngày").click();
    hall.locator("#field-expected").fill("9");
    hall.locator("#field-present").fill("8");
    hall.locator("#field-conclusion").fill("Ghi nhận các ý kiến");
    button(hall, "Ghi kết quả");
    assertThat(hall.locator("main")).containsText("8/9");
    assertThat(hall.locator("main")).containsText("trước ngày 07/08/2026");

    Page read = browser(Browser.PHONE, "duc").open("/tasks");
    read.getByText("Làm ngay").first().click();
    read.waitForURL("**" + dialogue);
    assertThat(read.locator("main")).containsText("Xong trong quý IV");
    button(read, "Tôi đã đọc 1");
    Page waits = browser(Browser.PHONE, "anh").open(dialogue);
    assertThat(waits.locator("main")).containsText("Xong trong quý IV");
    assertThat(waits.locator("main")).containsText("Trả lời trước ngày 07/08/2026");

    clock.turnTo(LocalDate.of(2026, 8, 3));
    Browser after = browser(Browser.DESK, "xa");
    Page answer = after.open("/tasks");
    answer.getByText("Làm ngay").first().click();
    answer.waitForURL("**" + dialogue);
    answer
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Trả lời 3").setExact(true))
        .click();
    answer.locator("#field-text").fill("Mở lớp tháng 9");
    looks(after, "answer");
    button(answer, "Lưu trả lời");
    assertThat(answer.locator("main")).containsText("Câu hỏi đã trả lời: 2");
    looks(after, "dialogue");
    assertThat(browser(Browser.PHONE, "anh").open(dialogue).locator("main"))
        .containsText("Mở lớp tháng 9");
    assertThat(fixture.text("select kind || ' ' || present from activities"))
        .isEqualTo("dialogue 8");
    try (Browser english = new Browser(port, realm, Browser.DESK, "en").signIn("xa")) {
      for (String path :
          List.of("/talks/dialogues", "/talks/dialogues/1", "/talks/dialogues/1/gather")) {
        english.open(path);
        looks(english, "en" + path);
      }
    }
  }

  private void target() {
    realms.sql(
        realm,
        """
        insert into directives (symbol, kind, title, issuer_id, issued_on) values ('01-KH/X', 'plan', 'Kế hoạch gặp gỡ', 1, '2026-01-05');
        insert into targets (code, directive_id, title, figure, period_from, period_to)
          select 'GG.1', id, 'Mỗi chi bộ có cuộc gặp hai người', 'gap', '2026-01-01', '2026-12-31' from directives;
        insert into target_minimums (target_id, unit_kind, minimum) select id, 'branch', 1 from targets\
        """);
  }

  /** How many talks the figure counts under X. */
  private static String counted(Browser office) {
    String body =
        office
            .open("/api/v1/figures/gap?unit=X&from=2026-01-01&to=2026-12-31")
            .locator("body")
            .innerText();
    return body.replaceAll("(?s).*\"value\"\\s*:\\s*(\\d+).*", "$1");
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

  private static void button(Page page, String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true))
        .first()
        .click();
  }

  private Browser browser(int width, String login) {
    Browser browser = new Browser(port, realm, width, "vi").signIn(login);
    opened.add(browser);
    return browser;
  }

  @AfterEach
  void close() {
    opened.forEach(Browser::close);
  }
}
