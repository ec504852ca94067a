package vn.mach.evidence.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;

/** A secretary with a phone, and a clerk at a desk. */
@MachTest
@Tag("browser")
@Import(ActivityFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickEntryWalkTest {

  @Autowired ActivityFixture fixture;
  @LocalServerPort int port;

  private ActivityFixture.World world;

  @BeforeAll
  void aProvince() {
    world = fixture.world();
  }

  @Test
  void anInspectionIsRecordedInAFewTaps() {
    try (var phone = new Browser(port, world.realm, Browser.PHONE, "vi").signIn("bithu1")) {
      var page = phone.open("/activities/new?kind=none");
      phone.screenshot("activities-kind-first-390-vi");
      forAll(phone);
      page.locator("main")
          .getByRole(
              AriaRole.LINK,
              new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Kiểm tra đảng viên"))
          .click();
      phone.screenshot("activities-entry-390-vi");
      forAll(phone);
      button(page, "Ghi và xác nhận").click();
      page.waitForURL(Pattern.compile(".*/activities/\\d+$"));
      assertThat(page.locator("main")).containsText("Đã xác nhận");
      assertThat(page.locator("main")).containsText("Đã ghi và xác nhận.");
      phone.screenshot("activities-show-390-vi");
      forAll(phone);
    }
  }

  @Test
  void aErrorIsSaidBesideItsFieldAndNothingTypedIsLost() {
    try (var phone = new Browser(port, world.realm, Browser.PHONE, "en").signIn("bithu1")) {
      var page = phone.open("/activities/new?kind=branch_meeting");
      page.locator("#field-title").fill("Monthly meeting");
      page.locator("#field-expected").fill("10");
      page.locator("#field-present").fill("11");
      button(page, "Record and confirm").click();
      assertThat(page.locator("#said-present")).containsText("The number present cannot exceed");
      assertThat(page.locator("#field-title")).hasValue("Monthly meeting");
      phone.screenshot("activities-refused-390-en");
      forAll(phone);
      page.locator("#field-present").fill("9");
      button(page, "Record and confirm").click();
      page.waitForURL(Pattern.compile(".*/activities/\\d+$"));
      phone.screenshot("activities-show-390-en");
      forAll(phone);
    }
  }

  @Test
  void onADeskSeveralMonthsAreCaughtUpWithAndTheListIsRead() {
    try (var desk = new Browser(port, world.realm, Browser.DESK, "vi").signIn("xa1")) {
      var page =
          desk.open(
              "/activities/grid?unit="
                  + world.unit("CB2").value()
                  + "&kind=branch_meeting&from=2026-01&to=2026-06");
      for (int i = 0; i < 6; i++) {
        page.locator("[name='r" + i + ".on']").fill(i == 3 ? "32" : "5");
        page.locator("[name='r" + i + ".expected']").fill("17");
        page.locator("[name='r" + i + ".present']").fill(Integer.toString(12 + i % 5));
      }
      button(page, "Ghi và xác nhận các dòng đã nhập").click();
      assertThat(page.locator("main")).containsText("1 dòng chưa ghi được");
      desk.screenshot("activities-grid-1280-vi");
      forAll(desk);
      page.locator("[name='r3.on']").fill("5");
      button(page, "Ghi và xác nhận các dòng đã nhập").click();
      page.waitForURL(Pattern.compile(".*/activities\\?unit=.*"));
      assertThat(page.locator("main")).containsText("6 hoạt động");
      desk.screenshot("activities-list-1280-vi");
      forAll(desk);
      desk.open("/activities/new?unit=" + world.unit("CB2").value() + "&kind=initiative");
      desk.screenshot("activities-entry-1280-vi");
      forAll(desk);
    }
    try (var phone = new Browser(port, world.realm, Browser.PHONE, "en").signIn("xa1")) {
      phone.open("/activities");
      phone.screenshot("activities-list-390-en");
      forAll(phone);
      phone.open(
          "/activities/grid?unit="
              + world.unit("CB2").value()
              + "&kind=branch_meeting&from=2026-05&to=2026-07");
      phone.screenshot("activities-grid-390-en");
      forAll(phone);
    }
    try (var desk = new Browser(port, world.realm, Browser.DESK, "en").signIn("quantri")) {
      desk.open("/activities/kinds");
      desk.screenshot("activities-kinds-1280-en");
      forAll(desk);
      desk.open("/activities/kinds/edit?code=initiative");
      desk.screenshot("activities-kind-1280-en");
      forAll(desk);
    }
  }

  /** Nothing on the page shuts anybody out, as far as a machine can tell. */
  private static void forAll(Browser browser) {
    assertThat(new AxeBuilder(browser.page()).analyze().getViolations())
        .extracting(
            it -> it.getId() + ": " + it.getNodes().stream().map(node -> node.getHtml()).toList())
        .isEmpty();
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
