package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("browser")
class ReorganiseWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Units units;
  @LocalServerPort int port;

  @Test
  void theProvincesOfficeEntersOnTheFifteenthWhatHoldsSinceTheFirstOfJuly() {
    clock.turnTo(LocalDate.parse("2025-07-15"));
    var realm = realms.create();
    ReorganisationsTest.tree().plant(realms, realm);
    realms.account(realm, "vanphong", "office", null);
    try (var browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      browser.signIn("vanphong");
      browser.open("/units");
      browser.screenshot("units-tree-390-vi");
      browser.page().locator("main details ul a").first().waitFor();
      browser.screenshot("units-tree-open-390-vi");

      Page page = browser.open("/units/reorganise");
      page.locator("#field-day").fill("2025-07-01");
      page.locator("#field-symbol").fill("12-QĐ/TU");
      turn(page, "found");
      page.locator("#field-code").fill("X1");
      page.locator("#field-name").fill("Đảng bộ xã mới số 1");
      page.locator("#field-kind").selectOption("commune");
      page.locator("#field-committee").selectOption("yes");
      page.locator("#field-parent").fill("T");
      browser.screenshot("units-found-390-vi");
      add(page);
      turn(page, "merge");
      int chosen = 0;
      for (String unit : new String[] {"Tổ chức H01", "H02"}) { // a name that fits one, or a code
        page.locator("#field-more").fill(unit);
        page.locator("button[name=choose]").click();
        page.locator("button[name=drop]").nth(chosen++).waitFor();
      }
      assertThat(page.locator("button[name=drop]").count()).isEqualTo(2);
      browser.screenshot("units-merge-390-vi");
      page.locator("#field-into").fill("X1");
      add(page);

      turn(page, "end");
      page.locator("#field-unit").fill("H");
      add(page);
      assertThat(page.locator("form .alert-danger").innerText()).contains("Bước 3").contains("H03");
      browser.screenshot("units-refused-390-vi");
      page.locator("#field-childrenTo").fill("T");
      page.locator("#field-successor").fill("T");
      add(page);

      page.locator("button[formaction$='/preview']").click();
      assertThat(page.locator("#said-reason").innerText()).contains("lý do");
      page.locator("#field-reason").fill("Quyết định đến muộn");
      page.locator("button[formaction$='/preview']").click();
      assertThat(page.locator("main").innerText()).contains("Hợp nhất").contains("H03");
      browser.screenshot("units-preview-390-vi");
      page.locator("form[action$='/carry-out'] button.btn-primary").click();
      assertThat(page.locator("main").innerText())
          .contains("Quyết định đến muộn", "Đã thực hiện quyết định");
      browser.screenshot("units-decision-390-vi");
      CurrentRealm.run(
          realm,
          () -> {
            assertThat(path("H01-02", "2025-06-30")).isEqualTo("T H H01 H01-02");
            assertThat(path("H01-02", "2025-07-01")).isEqualTo("T X1 H01-02");
            assertThat(path("H03-02", "2025-07-01")).isEqualTo("T H03 H03-02");
          });
      page.locator("main a", new Page.LocatorOptions().setHasText("Đảng bộ xã mới số 1"))
          .first()
          .click();
      browser.screenshot("units-unit-390-vi");
    }
    try (var browser = new Browser(port, realm, Browser.DESK, "en")) {
      browser.signIn("vanphong");
      browser.open("/units");
      browser.screenshot("units-tree-1280-en");
      browser.page().locator("main ul a").first().click();
      browser.screenshot("units-unit-1280-en");
      browser.open("/units/reorganise?what=split&unit=H03");
      browser.screenshot("units-split-1280-en");
    }
  }

  private String path(String code, String day) {
    return units.path(units.find(code).orElseThrow(), LocalDate.parse(day)).stream()
        .map(NamedUnit::code)
        .collect(Collectors.joining(" "));
  }

  private static void turn(Page page, String what) {
    page.locator("button[name=turn][value=" + what + "]").click();
    page.locator("input[name=what][value=" + what + "]")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
  }

  private static void add(Page page) {
    page.locator("button[name=add]:not([hidden])").click();
    page.waitForLoadState();
  }
}
