package vn.mach.branch.meetings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.branch.meetings.PhoneSteps.PIN;
import static vn.mach.branch.meetings.PhoneSteps.choose;
import static vn.mach.branch.meetings.PhoneSteps.fresh;
import static vn.mach.branch.meetings.PhoneSteps.item;
import static vn.mach.branch.meetings.PhoneSteps.part;
import static vn.mach.branch.meetings.PhoneSteps.person;
import static vn.mach.branch.meetings.PhoneSteps.refused;
import static vn.mach.branch.meetings.PhoneSteps.section;
import static vn.mach.branch.meetings.PhoneSteps.state;
import static vn.mach.branch.meetings.PhoneSteps.thing;
import static vn.mach.branch.meetings.PhoneSteps.unlock;
import static vn.mach.branch.meetings.PhoneSteps.vote;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** A secretary holds the month's meeting on a phone in a village hall where the network goes. */
@MachTest
@Tag("browser")
class PhoneWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private MeetingFixture at;
  private String path;

  @BeforeEach
  void aBranchOfFive() {
    at = new MeetingFixture(realms, clock, port).members(4, "official").members(1, "probationary");
    path = at.plan("monthly");
    at.done(at.secretary, path + "/draft", Map.of());
  }

  @Test
  void aWholeMeetingIsHeldWithTheNetworkCutInTheMiddleAndArrivesOnce() {
    try (var phone = secretary()) {
      Page page = keep(phone);
      page.locator("[data-part=begin]").click();
      person(page, "A").locator("[data-status=present]").click();
      assertThat(state(page)).containsText("Mọi mục đã được gửi");
      phone.screenshot("meeting-phone-390-vi");
      forAll(phone);

      phone.context().setOffline(true);
      person(page, "B").locator("[data-status=present]").click();
      person(page, "C").locator("[data-status=present]").click();
      person(page, "D").locator("[data-status=excused]").click();
      person(page, "D").locator("[data-reason]").fill("Đi viện");
      person(page, "D").locator("[data-reason]").blur();
      person(page, "E").locator("[data-status=absent]").click();
      assertThat(part(page, "counts"))
          .hasText("Có mặt 3/5 · vắng có lý do 1 · vắng không lý do 1 · chưa ghi 0");
      assertThat(part(page, "base"))
          .hasText("Cơ số biểu quyết: 4 đảng viên chính thức, cần 3 phiếu.");
      assertThat(state(page)).containsText("Đã lưu trên máy này: 5 mục, chưa gửi");

      page.reload();
      assertThat(part(page, "lock")).isVisible();
      assertThat(part(page, "lock-waits")).containsText("5 mục đã lưu trên máy này, chưa gửi");
      assertThat(page.locator("main")).not().containsText("Nguyễn Văn");
      unlock(page, "999999");
      assertThat(part(page, "lock-form")).containsText("Mã PIN không đúng");
      forAll(phone);
      phone.screenshot("meeting-phone-locked-390-vi");
      unlock(page, PIN);
      assertThat(part(page, "counts")).containsText("Có mặt 3/5");

      vote(page, "Nghị quyết tháng 7", "3", true);
      assertThat(thing(page, "vote", 0))
          .containsText("đồng ý 3, không đồng ý 0, ý kiến khác 0 · cần 3 trên cơ số 4 · thông qua");
      vote(page, "Xây nhà văn hóa", "2", false);
      assertThat(thing(page, "vote", 1)).containsText("không thông qua");
      item(page, 0, "Đồng chí A báo cáo", "Nhất trí với báo cáo");
      section(page, "Ghi chú");
      fresh(page, "note").locator("summary").click();
      fresh(page, "note").locator("textarea").fill("Mất điện 10 phút");
      fresh(page, "note").locator("button").click();
      section(page, "Việc theo kết luận");
      fresh(page, "task").locator("summary").click();
      fresh(page, "task").locator("[name=title]").fill("Làm đường thôn Đông");
      fresh(page, "task").locator("[name=person]").selectOption("2");
      fresh(page, "task").locator("[name=dueOn]").fill("hôm sau");
      fresh(page, "task").locator("button").click();
      assertThat(fresh(page, "task")).containsText("Ghi ngày theo dạng 31/12/2026");
      fresh(page, "task").locator("[name=dueOn]").fill("31/07/2026");
      fresh(page, "task").locator("button").click();
      page.locator("[data-part=end]").click();
      assertThat(state(page)).containsText("Đã lưu trên máy này: 11 mục, chưa gửi");
      assertThat(count("meeting_acts")).as("nothing got through").isEqualTo(2);
      phone.screenshot("meeting-phone-offline-390-vi");
      forAll(phone);

      phone.context().setOffline(false);
      assertThat(state(page)).hasText("Mọi mục đã được gửi.");
      assertThat(count("meeting_acts")).isEqualTo(13);
      assertThat(count("meeting_acts where status <> 'applied'")).isZero();
      settle(page);
      assertThat(count("meeting_acts")).as("once").isEqualTo(13);
    }
    assertThat(
            texts(
                "select p.full_name || ' ' || m.status from attendance_marks m join people p on p.id = m.person_id order by 1"))
        .containsExactly(
            "Nguyễn Văn A present",
            "Nguyễn Văn B present",
            "Nguyễn Văn C present",
            "Nguyễn Văn D excused",
            "Nguyễn Văn E absent");
    assertThat(at.body(path))
        .contains("Nhất trí với báo cáo", "Nghị quyết tháng 7", "Làm đường thôn Đông", "Mất điện");
  }

  @Test
  void aMeetingFromBeforeItBeginsUntilAfterItsEndWithoutANetworkIsThereWhenTheNetworkIsBack() {
    try (var phone = secretary()) {
      phone.context().clock().setFixedTime("2026-07-03T03:25:00Z");
      Page page = keep(phone);
      phone.context().setOffline(true);
      page.reload();
      unlock(page, PIN);
      assertThat(part(page, "clock")).hasText("Chưa bắt đầu");
      page.locator("[data-part=begin]").click();
      for (String letter : List.of("A", "B", "C")) {
        person(page, letter).locator("[data-status=present]").click();
      }
      person(page, "D").locator("[data-status=excused]").click();
      person(page, "D").locator("[data-reason]").fill("Trực biên giới");
      person(page, "D").locator("[data-reason]").blur();
      person(page, "E").locator("[data-status=absent]").click();
      assertThat(part(page, "counts")).containsText("Có mặt 3/5");
      item(page, 0, "Đồng chí B: đề nghị sửa đường", "Giao tổ 4 sửa đường");
      vote(page, "Nghị quyết tháng 7", "3", true);
      assertThat(thing(page, "vote", 0)).containsText("cần 3 trên cơ số 4 · thông qua");
      section(page, "Ghi chú");
      fresh(page, "note").locator("summary").click();
      fresh(page, "note").locator("textarea").fill("Họp không có mạng");
      fresh(page, "note").locator("button").click();
      phone.context().clock().setFixedTime("2026-07-03T05:00:00Z");
      page.locator("[data-part=end]").click();
      assertThat(part(page, "clock")).containsText("95/90");
      page.reload();
      unlock(page, PIN);
      assertThat(part(page, "ended")).not().isEmpty();
      assertThat(state(page)).containsText("chưa gửi");
      assertThat(count("meeting_acts")).as("nothing of the meeting got through").isZero();
      assertThat(count("meetings where status = 'open'")).isZero();

      phone.context().setOffline(false);
      assertThat(state(page)).hasText("Mọi mục đã được gửi.");
      settle(page);
    }
    assertThat(count("meeting_acts where status <> 'applied'")).isZero();
    assertThat(texts("select what from meeting_acts group by what having count(*) = 1"))
        .as("each once")
        .contains("begin", "item", "vote", "note", "end");
    assertThat(
            texts(
                "select p.full_name || ' ' || m.status from attendance_marks m join people p on p.id = m.person_id order by 1"))
        .containsExactly(
            "Nguyễn Văn A present",
            "Nguyễn Văn B present",
            "Nguyễn Văn C present",
            "Nguyễn Văn D excused",
            "Nguyễn Văn E absent");
    assertThat(at.body(path))
        .contains(
            "3/5 có mặt",
            "Đã họp 95 phút",
            "Giao tổ 4 sửa đường",
            "Nghị quyết tháng 7",
            "Họp không có mạng");
    assertThat(texts("select reason from attendance_said where reason <> ''"))
        .containsExactly("Trực biên giới");
    at.done(
        at.secretary,
        path + "/close",
        Map.of(
            "chair", "1", "minuteTaker", "2", "summary", "Nhất trí", "resolution", "Sửa đường."));
    assertThat(
            texts(
                "select expected || '/' || present from activities where kind = 'branch_meeting'"))
        .containsExactly("5/3");
  }

  @Test
  void whatAnotherDeviceChangedMeanwhileIsShownAndAPersonSettlesIt() {
    try (var phone = secretary()) {
      Page page = keep(phone);
      page.locator("[data-part=begin]").click();
      assertThat(state(page)).containsText("Mọi mục đã được gửi");
      phone.context().setOffline(true);
      item(page, 0, "", "Kết luận trên điện thoại");
      person(page, "A").locator("[data-status=absent]").click();

      at.act(
          path,
          UUID.randomUUID(),
          "item",
          at.items(path).getFirst(),
          "",
          Map.of("conclusion", "Kết luận trên máy tính"));
      at.mark(path, 1, "present", "");
      scanned(2); // by a code, not by an act
      person(page, "B").locator("[data-status=excused]").click();

      phone.context().setOffline(false);
      assertThat(part(page, "clashes").locator("section")).hasCount(1);
      assertThat(part(page, "refused").locator("section")).hasCount(2);
      assertThat(part(page, "clashes")).containsText("Kết luận trên điện thoại");
      assertThat(part(page, "clashes")).containsText("Kết luận trên máy tính");
      assertThat(part(page, "clashes").locator(".card:has-text('Kết luận trên điện thoại')"))
          .containsText("Ghi trên máy này");
      assertThat(part(page, "refused")).containsText("đã ghi đồng chí này có mặt");
      phone.screenshot("meeting-phone-clash-390-vi");
      forAll(phone);
      assertThat(texts("select status from meeting_acts where what = 'item'"))
          .containsOnly("conflict");

      part(page, "clashes").locator(".card:has-text('Kết luận trên điện thoại') button").click();
      assertThat(part(page, "clashes").locator("section")).hasCount(0);
      refused(page, "Nguyễn Văn A").locator("[data-mine]").click();
      refused(page, "Nguyễn Văn B").locator("[data-drop]").click();
      assertThat(part(page, "refused").locator("section")).hasCount(0);
      assertThat(state(page)).hasText("Mọi mục đã được gửi.");
      assertThat(person(page, "A").locator("[aria-pressed=true]")).hasText("Vắng");
      assertThat(person(page, "B").locator("[aria-pressed=true]")).hasText("Có mặt");
    }
    assertThat(at.body(path))
        .contains("Kết luận trên điện thoại")
        .doesNotContain("Kết luận trên máy tính");
    assertThat(
            texts(
                "select status from attendance_marks where person_id in (1, 2) order by person_id"))
        .containsExactly("absent", "present");
  }

  @Test
  void nothingOfTheMeetingLiesOnThePhoneInTheClear() {
    try (var phone = secretary()) {
      Page page = keep(phone);
      phone.context().setOffline(true);
      page.locator("[data-part=begin]").click();
      item(page, 0, "Đồng chí Nguyễn Văn C phát biểu", "Kết luận kín");
      section(page, "Ghi chú");
      fresh(page, "note").locator("summary").click();
      fresh(page, "note").locator("textarea").fill("Nhập dở kín");
      page.waitForCondition(() -> lies(page).contains("typed "));
      String all = lies(page);
      assertThat(all).as("it is there").contains("meeting " + number()).contains("\"acts\"");
      assertThat(all)
          .doesNotContain("Nguyễn Văn")
          .doesNotContain("kín")
          .doesNotContain("Nhà văn hóa tổ 4")
          .doesNotContain("Khai mạc")
          .doesNotContain(PIN);

      page.evaluate("() => machPhone.lock()");
      assertThat(part(page, "lock")).isVisible();
      assertThat(page.content()).doesNotContain("Nguyễn Văn").doesNotContain("kín");
      unlock(page, PIN);
      assertThat(fresh(page, "note").locator("textarea")).hasValue("Nhập dở kín");
    }
  }

  @Test
  void papersOfTheMeetingOpenWithoutANetwork() {
    byte[] paper = "Dự thảo nghị quyết tháng 7".getBytes(StandardCharsets.UTF_8);
    try (var phone = secretary()) {
      Page page = phone.open("/files/meetings/" + number());
      page.locator("#files summary").click();
      page.locator("#files-file")
          .setInputFiles(new FilePayload("du-thao.txt", "text/plain", paper));
      page.locator("input[name=notSecret]").check();
      page.locator("#files form button").last().click();
      page.waitForURL(Pattern.compile(".*" + path));
      keep(phone);
      phone.context().setOffline(true);
      page.reload();
      unlock(page, PIN);
      section(page, "Tài liệu");
      assertThat(part(page, "papers")).containsText("Đã giữ trên máy");
      Download opened = page.waitForDownload(() -> part(page, "papers").locator("button").click());
      assertThat(opened.suggestedFilename()).isEqualTo("du-thao.txt");
      assertThat(opened.path()).hasBinaryContent(paper);
    }
  }

  @Test
  void wrongPinsSlowDownAndDeleteNothingAndAnotherAccountSeesAndSendsNothing() {
    try (var phone = secretary()) {
      Page page = keep(phone);
      phone.context().setOffline(true);
      page.locator("[data-part=begin]").click();
      assertThat(state(page)).containsText("1 mục, chưa gửi");
      page.reload();
      for (int i = 1; i <= 10; i++) {
        unlock(page, "00000" + i);
        assertThat(part(page, "lock-form").locator("[data-wrong]")).isVisible();
        assertThat(part(page, "lock-form").locator("button")).isEnabled();
      }
      assertThat(part(page, "lock-form")).containsText("Hãy chờ");
      unlock(page, PIN);
      assertThat(part(page, "lock-form")).containsText("Hãy chờ");
      assertThat(part(page, "lock-waits")).containsText("1 mục");

      page.navigate("about:blank");
      phone.context().setOffline(false);
      phone.context().clearCookies();
      phone.signIn("xa");
      assertThat(page.locator("[data-meeting-waits]")).isHidden();
      phone.open(path + "/phone");
      assertThat(part(page, "keep")).isVisible();
      assertThat(part(page, "lock")).isHidden();
      assertThat(count("meeting_acts")).isZero();

      page.navigate("about:blank");
      phone.context().clearCookies();
      phone.signIn("bithu");
      assertThat(page.locator("[data-meeting-waits]")).containsText("1 mục chưa gửi");
      String account = page.locator("html").getAttribute("data-account");
      page.locator("header details.sheet-menu summary").first().click();
      page.locator("form[action$='/sign-out'] button").click();
      assertThat(page.locator("[data-sign-out-meetings]")).isVisible();
      assertThat(page.locator("[data-sign-out-warning]")).isHidden();
      page.locator("form[action$='/sign-out'] button").click();
      page.waitForURL(Pattern.compile(".*/sign-in.*"));
      assertThat(
              page.evaluate(
                      "indexedDB.databases().then(all => all.map(it => it.name + ';').join(' '))")
                  .toString())
          .doesNotContain("mach-meetings " + at.realm.prefix() + " " + account + ";");
    }
  }

  @Test
  void whereNothingCanBeEncryptedItIsSaidAndThePageWorksWithANetwork() {
    try (var phone = secretary()) {
      phone
          .context()
          .addInitScript("Object.defineProperty(window, 'isSecureContext', {value: false})");
      Page page = phone.open(path + "/phone");
      assertThat(part(page, "insecure")).isVisible();
      assertThat(part(page, "keep")).isHidden();
      page.locator("[data-part=begin]").click();
      person(page, "A").locator("[data-status=present]").click();
      assertThat(state(page)).hasText("Mọi mục đã được gửi.");
      assertThat(count("meeting_acts")).isEqualTo(2);
      phone.screenshot("meeting-phone-insecure-390-vi");
      forAll(phone);
    }
  }

  @Test
  void aForgottenPinDeletesOnlyAfterAWarning() {
    try (var phone = new Browser(port, at.realm, Browser.PHONE, "en").signIn("bithu")) {
      Page page = phone.open(path + "/phone");
      assertThat(part(page, "counts")).containsText("Present 0/5");
      phone.screenshot("meeting-phone-new-390-en");
      forAll(phone);
      part(page, "keep").locator("summary").click();
      part(page, "keep").locator("[name=pin]").fill("123456");
      part(page, "keep").locator("[name=again]").fill("123456");
      part(page, "keep").locator("button").click();
      assertThat(part(page, "keep")).containsText("at least 6 characters");
      choose(page);
      forAll(phone);
      page.reload();
      part(page, "lock").locator("summary").click();
      part(page, "wipe").click();
      assertThat(part(page, "wipe-sure")).containsText("0 acts that are not sent");
      phone.screenshot("meeting-phone-forgotten-390-en");
      forAll(phone);
      part(page, "wipe").click();
      assertThat(part(page, "keep")).isVisible();
    }
  }

  // ---- the phone ----

  private Browser secretary() {
    var phone = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("bithu");
    phone.context().clock().setFixedTime("2026-07-03T05:00:00Z"); // the day of the test's server
    return phone;
  }

  private Page keep(Browser phone) {
    Page page = phone.open(path + "/phone");
    PhoneSteps.keep(page);
    return page;
  }

  private static void settle(Page page) {
    page.evaluate("() => machPhone.settled()");
  }

  /** Everything that the browser holds of this address, bytes as text. */
  private static String lies(Page page) {
    return page.evaluate(
            """
            (async () => {
              const text = value => JSON.stringify(value, (name, it) =>
                it instanceof ArrayBuffer || ArrayBuffer.isView(it) ? new TextDecoder().decode(it) : it);
              const all = [text(Object.assign({}, localStorage)), text(Object.assign({}, sessionStorage))];
              for (const {name} of await indexedDB.databases()) {
                const database = await new Promise(done => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); });
                for (const store of Array.from(database.objectStoreNames)) {
                  all.push(text(store));
                  all.push(text(await new Promise(done => {
                    const request = database.transaction(store).objectStore(store).getAll();
                    request.onsuccess = () => done(request.result);
                  })));
                }
                database.close();
              }
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                  if (!request.url.includes('/assets/')) { all.push(request.url, await (await cache.match(request)).text()); }
                }
              }
              return all.join('\\n');
            })()\
            """)
        .toString();
  }

  private static void forAll(Browser browser) {
    assertThat(new AxeBuilder(browser.page()).analyze().getViolations())
        .extracting(
            it -> it.getId() + ": " + it.getNodes().stream().map(node -> node.getHtml()).toList())
        .isEqualTo(List.of());
  }

  // ---- the server ----

  private long number() {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  /** As a member's own phone does at the door. */
  private void scanned(long person) {
    realms.sql(
        at.realm,
        """
        insert into attendance_said (list_id, person_id, status, how, at, account_id)
        select id, %d, 'present', 'qr', now(), 1 from attendance_lists\
        """
            .formatted(person));
  }

  private long count(String from) {
    return CurrentRealm.call(
        at.realm, () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }

  private List<String> texts(String sql) {
    return CurrentRealm.call(at.realm, () -> jdbc.sql(sql).query(String.class).list());
  }
}
