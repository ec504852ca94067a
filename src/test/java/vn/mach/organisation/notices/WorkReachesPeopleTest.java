package vn.mach.organisation.notices;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
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
import vn.mach.testing.Visitor;

/**
 * A report is asked of all branches of a commune: from the province to the phone of a secretary, by
 * e-mail to another, to the commune's lateness board and on to somebody else.
 */
@MachTest
@Tag("slow")
@Tag("browser")
class WorkReachesPeopleTest {

  private static final String TITLE = "Báo cáo kết quả học tập chuyên đề";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired NoticeFeed feed;
  @Autowired RemindersJob reminders;
  @Autowired MailSending sending;
  @Autowired TestTaskCounts counts;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;

  @Test
  void aReportGoesToAllBranchesIsSettledOnAPhoneRemindedOfByEmailSeenLateAndHandedOn()
      throws Exception {
    clock.turnTo(LocalDate.of(2026, 4, 24));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/X/X2", "T/X/X3", "T/Y", "T/Y/Y1").plant(realms, realm);
    realms.account(realm, "tinh", "office", "T");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.account(realm, "hai", "secretary", "X2");
    realms.account(realm, "ba", "secretary", "X3");
    realms.account(realm, "khac", "office", "Y");
    realms.account(realm, "chibokhac", "secretary", "Y1");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        "update accounts set email = login || '@thu.example.org' where login in ('mot', 'hai',"
            + " 'ba', 'xa', 'khac')");
    try (PostOffice office = new PostOffice();
        Browser province = new Browser(port, realm, Browser.DESK, "vi");
        Browser one = new Browser(port, realm, Browser.PHONE, "vi");
        Browser commune = new Browser(port, realm, Browser.DESK, "vi");
        Browser two = new Browser(port, realm, Browser.PHONE, "vi");
        Browser beside = new Browser(port, realm, Browser.DESK, "vi")) {
      office.setBy(new Visitor(port, realm).signIn("quantri"));
      given(province.signIn("tinh"));
      tell();
      board(commune.signIn("xa"), "X", "X", 3, 0, 0);
      board(province, "T", "T", 3, 0, 0);

      settledUnderToday(one.signIn("mot"));
      board(commune, "X", "X", 2, 0, 1);
      board(province, "T", "T", 2, 0, 1);

      // 27 and 30 April and 1 May are days off, so it is due on 6 May
      clock.turnTo(LocalDate.of(2026, 5, 7));
      remind();
      assertThat(office.receivedBy("hai@thu.example.org").getLast().getSubject())
          .contains("Quá hạn 1 ngày: " + TITLE);
      assertThat(office.receivedBy("hai@thu.example.org").getLast().getContent().toString())
          .contains("Đơn vị X2. Hạn: 06/05/2026.");
      settledUnderToday(new Browser(port, realm, Browser.PHONE, "vi").signIn("ba"));
      board(commune, "X", "X", 0, 1, 2);

      clock.turnTo(LocalDate.of(2026, 5, 9));
      remind();
      handedOn(commune);
      board(commune, "X", "X1", 0, 1, 1);
      board(commune, "X", "X2", 0, 0, 0);
      board(commune, "X", "X", 0, 1, 2);
      board(province, "T", "T", 0, 1, 2);
      tell();
      two.signIn("hai").open("/today");
      assertThat(two.page().locator("main")).not().containsText(TITLE);
      settledUnderToday(one);
      board(commune, "X", "X", 0, 0, 3);
      board(province, "T", "T", 0, 0, 3);

      for (String login : List.of("khac", "chibokhac")) {
        beside.context().clearCookies();
        beside.signIn(login);
        for (String page : List.of("/today", "/tasks", "/notices", "/")) {
          beside.open(page);
          assertThat(beside.page().locator("main")).not().containsText(TITLE);
        }
        assertThat(beside.open("/tasks/" + task("X1")).locator("main")).not().containsText(TITLE);
      }
      assertThat(office.receivedBy("khac@thu.example.org")).isEmpty();
      assertThat(office.receivedBy("ba@thu.example.org").stream().distinct()).hasSizeLessThan(3);
    }
  }

  /** By the province's office, to all branches below the commune, in five working days. */
  private void given(Browser province) {
    Page page = province.open("/tasks/new");
    page.locator("[name=unit]").fill("X");
    page.locator("[name=whom]").selectOption("below");
    page.locator("[name=kind]").selectOption("branch");
    page.locator("[name=title]").fill(TITLE);
    page.locator("[name=workingDays]").fill("5");
    page.locator("main form .thumb button").click();
    page.waitForURL(url -> url.contains("/tasks/subjects/"));
    assertThat(page.locator("main")).containsText("06/05/2026");
  }

  /** On the phone: one tap. The bell has said so before. */
  private void settledUnderToday(Browser phone) {
    Page page = phone.open("/today");
    assertThat(page.locator(".counted")).containsText("Thông báo chưa đọc");
    Locator row = page.locator("li", new Page.LocatorOptions().setHasText(TITLE));
    assertThat(row).hasCount(1);
    phone.screenshot("work-today-" + clock.instant().getEpochSecond());
    row.locator("form button").click();
    assertThat(page.locator("main")).not().containsText(TITLE);
  }

  /** From the notice to the board's late cell, to the task, to another branch. */
  private void handedOn(Browser commune) {
    Page page = commune.open("/notices");
    assertThat(page.locator("main")).containsText("Cấp dưới chậm 3 ngày");
    commune.screenshot("work-notices");
    page.locator("main a", new Page.LocatorOptions().setHasText(TITLE)).first().click();
    page.waitForURL(url -> url.contains("/tasks/" + task("X2")));
    page.locator("summary", new Page.LocatorOptions().setHasText("Chuyển")).first().click();
    page.locator("[name=to]").fill("X1");
    page.locator("[name=until]").fill("12/05/2026");
    page.locator("[name=note]").fill("Chi bộ X1 làm thay");
    page.locator("form", new Page.LocatorOptions().setHas(page.locator("[name=to]")))
        .locator("button.btn")
        .last()
        .click();
    page.waitForURL(url -> url.endsWith("/tasks"));
  }

  /** What the lateness board of a unit says of one of its rows, on its page and in its table. */
  private void board(Browser reader, String of, String row, int due, int late, int done) {
    CurrentRealm.run(realm, counts::refresh);
    Page page = reader.open("/tasks/board?kind=order&unit=" + unit(of));
    assertThat(page.locator("main h1")).hasText("Bảng chậm hạn");
    String csv =
        page.evaluate(
                "address => fetch(address).then(answer => answer.text())",
                page.url().replace("/tasks/board?", "/tasks/board.csv?"))
            .toString();
    assertThat(csv.lines().map(String::strip).toList())
        .as("%s on the board of %s", row, of)
        .contains("%s,Đơn vị %s,%d,%d,%d".formatted(row, row, late, due, done));
  }

  private void tell() {
    CurrentRealm.run(
        realm,
        () -> {
          while (feed.read()) {}
          sending.send((done, steps) -> {});
        });
  }

  private void remind() {
    CurrentRealm.run(realm, () -> reminders.remind((done, steps) -> {}));
    tell();
  }

  private long unit(String code) {
    return number("select id from units where code = '" + code + "'");
  }

  private long task(String assigned) {
    return number(
        "select id from tasks where assigned_unit_id = (select id from units where code = '"
            + assigned
            + "')");
  }

  private long number(String sql) {
    return CurrentRealm.call(realm, () -> jdbc.sql(sql).query(Long.class).single());
  }
}
