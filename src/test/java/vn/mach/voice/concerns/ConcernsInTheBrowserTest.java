package vn.mach.voice.concerns;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.tasks.TestTaskCounts;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** Three concerns, sent from phones, as the people see them. */
@MachTest
@Tag("browser")
class ConcernsInTheBrowserTest {

  /** The concerns that are open to the branch, in the order in which they came. */
  private static final String OPEN =
      "select c.id from concerns c join concern_stations s on s.concern_id = c.id where c.openness = 'branch' order by s.id";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Concerns concerns;
  @Autowired TestTaskCounts counts;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official'), (3, '2020-01-01', 2, 'official');
        insert into concern_receivers values (3, 2, '2026-01-01'), (2, 3, '2026-01-01')\
        """);
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "khoi", "office", "K");
    realms.sql(
        realm,
        """
        update accounts set person_id = 1 where login = 'hoa'; update accounts set person_id = 2 where login = 'bithu';
        update accounts set person_id = 3 where login = 'xa'\
        """);
  }

  @Test
  void aConfidentialConcernIsHandedOnAskedBackAnsweredInTimeAndHelped() {
    String code;
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      code = send(phone, "Tôi bị giao việc ngoài giờ suốt tháng", "Tâm tư", "Kín");
    }
    CurrentRealm.run(realm, () -> concerns.deliverAll());
    clock.turnTo(LocalDate.of(2026, 7, 16));
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu")) {
      Page page = opened(desk, "Công tác, việc làm");
      page.getByText("Không thuộc nơi này: chuyển đúng nơi").click();
      page.getByLabel("Thuộc nơi nào").fill("X");
      page.locator("#hand-reason").fill("Thuộc đảng bộ xã");
      button(page, "Chuyển");
      assertThat(page.locator("body")).containsText("Đã lưu");
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("xa")) {
      Page page = opened(desk, "Công tác, việc làm");
      assertThat(page.locator("body")).containsText("Hạn 27/07/2026"); // seven days after 16 July
      looks(desk, "confidential-vi-1280");
      page.getByText("Hỏi lại người gửi").first().click();
      page.getByLabel("Câu hỏi").fill("Việc ở bộ phận nào?");
      button(page, "Gửi câu hỏi");
      assertThat(page.locator("body")).containsText("Thời hạn tạm dừng");
    }
    clock.turnTo(LocalDate.of(2026, 8, 20)); // long after the day that it was due
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("khoi")) {
      counted();
      Page board = office.open("/tasks/board");
      assertThat(board.locator("main")).containsText("Không có việc nào");
      org.assertj.core.api.Assertions.assertThat(late()).isZero();
    }
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi")) {
      Page page = byCode(phone, code);
      assertThat(page.locator("body")).containsText("Việc ở bộ phận nào?");
      looks(phone, "by-code-vi-390");
      page.getByLabel("Viết thêm, trả lời").fill("Bộ phận kho");
      button(page, "Gửi thêm");
      assertThat(page.locator("body")).containsText("Đã ghi nhận");
    }
    clock.turnTo(LocalDate.of(2026, 8, 21));
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("xa")) {
      Page page = opened(desk, "Công tác, việc làm");
      assertThat(page.locator("body")).containsText("Bộ phận kho");
      page.getByLabel("Trả lời bằng lời dễ hiểu").fill("Từ tuần sau chia ca, không ai làm quá giờ");
      page.locator("#answer-changed").fill("Chia ca ở kho");
      button(page, "Gửi trả lời");
      assertThat(page.locator("body")).containsText("đã trả lời");
      assertThat(page.locator("body")).not().containsText("quá hạn");
    }
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi")) {
      Page page = byCode(phone, code);
      assertThat(page.locator("body")).containsText("Từ tuần sau chia ca");
      button(page, "Có");
      assertThat(page.locator("body")).containsText("đã giúp được");
    }
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("khoi")) {
      assertThat(office.open("/concerns?state=all").locator("body"))
          .not()
          .containsText("Công tác, việc làm");
    }
  }

  @Test
  void oneIsLateOnTheBoardOfTheLevelThatHasItAndThreeAlikeAreAnsweredOnce() {
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      send(phone, "Đường vào thôn ngập", "Nguyện vọng", "Chỉ nơi giải quyết");
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu")) {
      Page page = opened(desk, "Công tác, việc làm");
      page.getByText("Không thuộc nơi này: chuyển đúng nơi").click();
      page.getByLabel("Thuộc nơi nào").fill("X");
      page.locator("#hand-reason").fill("Đường xã quản lý");
      button(page, "Chuyển");
      assertThat(page.locator("body")).containsText("Đã lưu");
    }
    clock.turnTo(LocalDate.of(2026, 8, 5));
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("xa")) {
      Page page = opened(desk, "Công tác, việc làm");
      assertThat(page.locator("body")).containsText("quá hạn");
    }
    org.assertj.core.api.Assertions.assertThat(late()).isEqualTo(1);
    counted();
    onTheBoardOnlyTheLevelThatHasItIsLate();
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      for (String text :
          new String[] {"Nước yếu buổi tối", "Tối không có nước", "Xin sửa trạm bơm"}) {
        send(phone, text, "Nguyện vọng", "Công khai trong chi bộ");
      }
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu")) {
      long first = number(OPEN + " limit 1");
      Page page = desk.open("/concerns/" + first);
      page.getByText("Gộp các ý kiến giống ý kiến này").click();
      page.getByLabel("Tối không có nước").check();
      page.getByLabel("Xin sửa trạm bơm").check();
      button(page, "Gộp");
      assertThat(page.locator("body")).containsText("Gộp 2 ý kiến");
      page.getByLabel("Trả lời bằng lời dễ hiểu").fill("Trạm bơm đã sửa");
      button(page, "Gửi trả lời");
      assertThat(page.locator("body")).containsText("đã trả lời");
    }
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      Page page = phone.open("/tasks");
      assertThat(page.getByText("Ý kiến đã gửi: có trả lời để đọc")).hasCount(3);
      page.getByText("Làm ngay").first().click();
      page.waitForURL("**/concerns/mine/*");
      assertThat(page.locator("main")).containsText("Trạm bơm đã sửa");
      looks(phone, "told-vi-390");
      button(page, "Tôi đã đọc");
      assertThat(page.locator("main")).containsText("Đã lưu");
      assertThat(phone.open("/tasks").getByText("Làm ngay")).hasCount(2);
    }
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "en").signIn("hoa")) {
      for (int n = 0; n < 3; n++) {
        long id = number(OPEN + " limit 1 offset " + n);
        Page page = phone.open("/concerns/mine/" + id + "?lang=en");
        assertThat(page.locator("body")).containsText("Trạm bơm đã sửa");
      }
      looks(phone, "told-en-390");
    }
  }

  @Test
  void whatIsSpokenIntoThePhoneIsHeardWhereItIsDealtWith() {
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      Page page = phone.open("/concerns/new");
      button(page, "Bấm để ghi âm");
      assertThat(page.locator("[data-said]")).containsText("Đang ghi âm");
      page.waitForTimeout(1_500);
      button(page, "Dừng ghi");
      assertThat(page.locator("[data-said]")).containsText("Đã ghi xong");
      fill(page, "Tôi nói trong bản ghi âm", "Nguyện vọng", "Chỉ nơi giải quyết");
      button(page, "Gửi");
      assertThat(page.locator("[data-code]")).isVisible();
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu")) {
      Page page = opened(desk, "Công tác, việc làm");
      org.assertj.core.api.Assertions.assertThat(
              page.locator("audio")
                  .evaluate(
                      "async sound => { await new Promise((heard, no) => { sound.onended = heard; sound.onerror = no; sound.muted = true; sound.play().catch(no) });"
                          + " return sound.currentTime > 0.5 }"))
          .isEqualTo(true);
    }
  }

  /** The branch handed it on in time; the level above the commune has never had it. */
  private void onTheBoardOnlyTheLevelThatHasItIsLate() {
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("xa")) {
      Page board = desk.open("/tasks/board?unit=2");
      assertThat(row(board, "Riêng cơ quan này")).containsText("1 chậm");
      assertThat(row(board, "Đơn vị X1")).containsText("0 chậm");
      assertThat(row(board, "Đơn vị X1")).containsText("1 xong");
      desk.screenshot("concerns-board-vi-1280");
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("khoi")) {
      Page board = desk.open("/tasks/board?unit=1");
      assertThat(row(board, "Riêng cơ quan này")).hasCount(0);
      assertThat(row(board, "Đơn vị X")).containsText("1 chậm");
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu")) {
      Page board = desk.open("/tasks/board?unit=3");
      assertThat(board.locator("main")).containsText("1 xong");
      assertThat(board.locator("main")).not().containsText("1 chậm");
    }
  }

  private static Locator row(Page board, String unit) {
    return board.locator("main tr", new Page.LocatorOptions().setHasText(unit)).first();
  }

  private void counted() {
    CurrentRealm.run(realm, counts::refresh);
  }

  private static void looks(Browser browser, String name) {
    browser.screenshot("concerns-" + name);
    org.assertj.core.api.Assertions.assertThat(
            (Boolean)
                browser
                    .page()
                    .evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " fits")
        .isTrue();
    org.assertj.core.api.Assertions.assertThat(
            new AxeBuilder(browser.page())
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations())
        .as(name)
        .isEmpty();
  }

  @Test
  void anAdministratorAddsASubjectThatSendersChooseFrom() {
    realms.account(realm, "quantri", "administrator", null);
    try (Browser desk = new Browser(port, realm, Browser.PHONE, "vi").signIn("quantri")) {
      Page page = desk.open("/concerns/rules");
      page.getByText("Thêm việc, hoặc đổi tên").click();
      page.locator("#field-code").fill("nha_o");
      page.locator("#field-nameVi").fill("Nhà ở");
      page.locator("#field-nameEn").fill("Housing");
      looks(desk, "subjects-vi-390");
      page.locator("form[action$='/concerns/subjects'] button").click();
      assertThat(page.locator("main")).containsText("nha_o");
    }
    try (Browser desk = new Browser(port, realm, Browser.DESK, "en").signIn("quantri")) {
      assertThat(desk.open("/concerns/rules").locator("main")).containsText("Housing");
      looks(desk, "subjects-en-1280");
    }
    try (Browser phone = new Browser(port, realm, Browser.PHONE, "vi").signIn("hoa")) {
      phone.open("/concerns/new").locator("#field-subject").selectOption("nha_o");
    }
  }

  private String send(Browser phone, String text, String kind, String openness) {
    Page page = phone.open("/concerns/new");
    fill(page, text, kind, openness);
    looks(phone, "new-vi-390");
    button(page, "Gửi");
    return page.locator("[data-code]").innerText().strip();
  }

  private static void fill(Page page, String text, String kind, String openness) {
    page.locator("#field-text").fill(text);
    page.locator("#field-kind")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(kind));
    page.locator("#field-subject").selectOption("work");
    page.locator("label.form-check", new Page.LocatorOptions().setHasText(openness))
        .first()
        .click();
  }

  private Page byCode(Browser phone, String code) {
    Page page = phone.open("/concerns/code?lang=vi");
    page.locator("#field-code").fill(code.toUpperCase(java.util.Locale.ROOT).replace("-", " "));
    button(page, "Mở");
    return page;
  }

  private Page opened(Browser desk, String subject) {
    Page page = desk.open("/concerns");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject)).first().click();
    return page;
  }

  private static void button(Page page, String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true))
        .click();
  }

  private long late() {
    return number(
        "select count(*) from tasks where state = 'open' and kind like 'concern%' and due_on < '2026-08-05'");
  }

  private long number(String sql) {
    long[] number = new long[1];
    CurrentRealm.run(
        realm, () -> number[0] = jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
    return number[0];
  }
}
