package vn.mach.documents.directives;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Somebody writes a long text, and something comes between: it is all still there. */
@MachTest
@Tag("browser")
class NothingTypedIsLostWalkTest {

  private static final String BODY = "Mục đích\n\nYêu cầu\n\nTổ chức thực hiện";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
    realms.account(realm, "xuanhoa", "office", "X");
    realms.account(realm, "yenlac", "office", "Y");
  }

  @Test
  void aTextIsThereAgainAfterTheSessionEndedAndGoneOnceItIsSaved() {
    try (var desk = office()) {
      Page page = desk.open("/directives/new");
      write(page);
      desk.context().clearCookies();
      page.locator("main form button.btn-primary").click();
      assertThat(page.locator("[data-draft-waits]")).isVisible();
      desk.screenshot("draft-waits-1280-vi");
      page.locator("[data-draft-waits] a").click();
      page.waitForURL(Pattern.compile(".*/sign-in.*"));
      desk.screenshot("draft-sign-in-1280-vi");
      page.locator("input[name=login]").fill("xuanhoa");
      page.locator("input[name=password]").fill(TestRealms.PASSWORD);
      page.locator("main form button.btn-primary").click();
      page.waitForURL(Pattern.compile(".*/directives/new.*"));
      assertThat(page.locator("[name=body]")).hasValue(BODY);
      assertThat(page.locator("[name=kind]")).hasValue("plan");
      desk.screenshot("draft-restored-1280-vi");
      page.locator("main form button.btn-primary").click();
      page.waitForURL(Pattern.compile(".*/directives/\\d+$"));
      assertThat(drafts(page)).isEmpty();
      desk.open("/directives/new");
      assertThat(page.locator("[name=body]")).hasValue("");
    }
  }

  @Test
  void aTextIsThereAgainInAnotherLanguageAfterAVisitElsewhereAndAfterARefusal() {
    try (var desk = office()) {
      Page page = desk.open("/directives/new");
      write(page);
      page.locator(".languages a[lang=en]").click();
      page.waitForURL(Pattern.compile(".*lang=en.*"));
      assertThat(page.locator("[name=body]")).hasValue(BODY);
      page.locator(".menu-link").first().click();
      page.waitForURL(Pattern.compile(".*/(today)?$"));
      page.goBack();
      assertThat(page.locator("[name=body]")).hasValue(BODY);
      page.locator("[name=symbol]").fill("?");
      page.locator("main form button.btn-primary").click();
      assertThat(page.locator(".is-invalid").first()).isVisible();
      page.locator(".languages a[lang=vi]").click();
      page.waitForURL(Pattern.compile(".*/directives/new\\?.*lang=vi.*"));
      assertThat(page.locator("[name=body]")).hasValue(BODY);
      page.locator("[data-draft-drop]").click();
      assertThat(page.locator("[name=body]")).hasValue("");
      assertThat(drafts(page)).isEmpty();
    }
  }

  @Test
  void anotherAccountFindsNothingOfItAndNeitherDoesAnybodyBehindASignOut() {
    try (var desk = office()) {
      Page page = desk.open("/directives/new");
      write(page);
      desk.context().clearCookies();
      desk.signIn("yenlac");
      desk.open("/directives/new");
      assertThat(page.locator("[name=body]")).hasValue("");
      assertThat(drafts(page)).isEmpty();
      write(page);
      page.locator("header details.sheet-menu summary").first().click();
      page.locator("form[action$='/sign-out'] button").click();
      page.waitForURL(Pattern.compile(".*/sign-in.*"));
      assertThat(drafts(page)).isEmpty();
    }
  }

  @Test
  void passwordsAndWhatIsForNamedEyesAreNotKept() {
    try (var desk = office()) {
      Page page = desk.open("/access/password");
      page.locator("[name=password]").fill("một hai ba bốn năm");
      desk.open("/care/new");
      page.locator("[name=notes]").fill("Hoàn cảnh khó khăn");
      assertThat(drafts(page)).isEmpty();
    }
  }

  private Browser office() {
    return new Browser(port, realm, Browser.DESK, "vi").signIn("xuanhoa");
  }

  private static void write(Page page) {
    page.locator("[name=issuer]").fill("X");
    page.locator("[name=kind]").selectOption("plan");
    page.locator("[name=symbol]").fill("06-KH/ĐU");
    page.locator("[name=issuedOn]").fill("2026-07-01");
    page.locator("[name=title]").fill("Kế hoạch thực hiện Chương trình 16");
    page.locator("[name=body]").fill(BODY);
    // The page asks for the next number. Without cookies the answer would lead to the sign-in page.
    page.waitForFunction("() => !document.querySelector('.htmx-request')");
  }

  private static String drafts(Page page) {
    return page.evaluate(
            "Object.entries(localStorage).filter(it => it[0].startsWith('mach.draft')).map(it => it.join(' ')).join(' ')")
        .toString();
  }
}
