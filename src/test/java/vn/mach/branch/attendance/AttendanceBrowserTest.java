package vn.mach.branch.attendance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("browser")
class AttendanceBrowserTest {

  @Autowired TestRealms realms;
  @Autowired AttendanceLists lists;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private AttendanceFixture fixture;
  private Realm realm;
  private AttendanceListId id;
  private String at;

  @BeforeEach
  void prepare() {
    clock.turnTo(AttendanceFixture.DAY);
    fixture = new AttendanceFixture(realms, lists, transaction, jdbc);
    realm = fixture.plant();
    id = fixture.meeting(realm);
    at = "/attendance/" + id.value();
  }

  @Test
  void oneComesByTheQrOneTypesTheCodeOneIsTickedAndOneExcusedInOneList() {
    try (Browser screen = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu");
        Browser desk = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu");
        Browser first = new Browser(port, realm, Browser.PHONE, "vi");
        Browser second = new Browser(port, realm, Browser.PHONE, "vi").signIn("d2")) {
      Page hall = screen.open(at + "/screen");
      String shown = hall.locator(".hall-code").getAttribute("data-code");
      Page list = desk.open(at);
      assertThat(list.locator("#people .h1")).hasText("0 / 4");

      // not signed in: the QR leads through the sign-in back to the meeting
      Page phone = first.open(at + "/here?code=" + shown);
      phone.locator("input[name=login]").fill("d1");
      phone.locator("input[name=password]").fill(TestRealms.PASSWORD);
      phone.locator("form:has(input[name=password]) button.btn-primary").click();
      phone.getByRole(AriaRole.BUTTON, named("Có mặt")).click();
      assertThat(phone.getByText("Đã ghi nhận có mặt")).isVisible();

      Page other = second.open(at + "/here");
      other.locator("#field-code").fill("000 000".equals(spaced(shown)) ? "111111" : "000000");
      other.getByRole(AriaRole.BUTTON, named("Có mặt")).click();
      assertThat(other.getByText("Mã không đúng hoặc đã đổi")).isVisible();
      other.locator("#field-code").fill(spaced(shown));
      other.getByRole(AriaRole.BUTTON, named("Có mặt")).click();
      assertThat(other.getByText("Đã ghi nhận có mặt")).isVisible();

      // the open list shows both by itself; one is ticked by keyboard, one excused
      assertThat(list.locator("#people .h1")).hasText("2 / 4");
      list.locator("#present-3").focus();
      list.keyboard().press("1");
      assertThat(list.locator("#people .h1")).hasText("3 / 4");
      list.locator("#reason-4-expected summary").click();
      list.locator("#reason-4-expected input[name=reason]").fill("Ốm");
      list.locator("#reason-4-expected button").click();
      assertThat(list.locator(".tally-excused")).containsText("Ốm");
    }
    List<AttendanceRow> rows = fixture.in(realm, () -> lists.rows(id));
    assertThat(rows.stream().map(AttendanceRow::how).toList())
        .containsExactlyInAnyOrder("qr", "code", "tick", "tick");
    assertThat(fixture.in(realm, () -> lists.counts(id)).present()).isEqualTo(3);
  }

  @Test
  void theCodeOnTheScreenChangesByItself() {
    clock.turnTo(Instant.parse("2026-11-03T02:00:08Z"));
    try (Browser screen = new Browser(port, realm, Browser.DESK, "en").signIn("bithu")) {
      Page hall = screen.open(at + "/screen");
      String shown = hall.locator(".hall-code").getAttribute("data-code");
      clock.turnTo(Instant.parse("2026-11-03T02:00:11Z"));
      assertThat(hall.locator(".hall-code")).not().hasAttribute("data-code", shown);
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static String spaced(String code) {
    return code.substring(0, 3) + " " + code.substring(3);
  }
}
