package vn.mach.evidence.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.activities.ActivityFixture.done;
import static vn.mach.evidence.activities.ActivityFixture.key;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;

/** What waits on a device is never lost, never stuck and never taken for something else. */
@MachTest
@Tag("browser")
@Import(ActivityFixture.class)
class QueueWalkTest {

  private static final Pattern RECORD = Pattern.compile(".*/activities/\\d+$");

  @Autowired ActivityFixture fixture;
  @Autowired Activities activities;
  @LocalServerPort int port;

  private ActivityFixture.World world;

  @BeforeEach
  void aProvince() {
    world = fixture.world();
  }

  @Test
  void theEditOfADraftThatMayHaveArrivedIsDeletedFromTheListWithAWarning() {
    ActivityId draft =
        done(
            world.in(() ->
                activities.record(
                    world.actor("bithu1"), key(), world.inspection("CB1", "2026-07-14"), false)));
    try (var phone = secretary()) {
      Page page = phone.open("/activities/" + draft.value() + "/edit");
      CutNetwork.now(page, CutNetwork.Does.LOSES_ANSWERS);
      page.locator("#field-title").fill("Sửa lần một");
      button(page, "draft").click();
      assertThat(page.locator("[data-keep-state]")).containsText("Đã giữ trên máy này");
      phone.open("/waiting");
      CutNetwork.settle(page);
      page.locator("[data-act-drop]").click();
      assertThat(page.locator("[data-act-sure]")).containsText("có thể đã tới máy chủ");
      phone.screenshot("waiting-drop-arrived-390-vi");
      page.locator("[data-act-drop]").click();
      assertThat(page.locator("[data-outbox-rows] section")).hasCount(0);
      assertThat(page.locator("[data-outbox-none]")).isVisible();
      assertThat(world.kindsOf("Sửa lần một")).as("what arrived stays").hasSize(1);
    }
  }

  @Test
  void rowsTypedAfterABatchThatWaitsAreOthersAndABatchThatMayHaveArrivedIsNotEdited() {
    try (var phone = secretary()) {
      Page page = phone.open("/activities/grid?kind=visit&from=2026-07&to=2026-07");
      CutNetwork.now(page, CutNetwork.Does.LOSES_ANSWERS);
      for (String day : new String[] {"5", "6"}) {
        page.locator("[name='r0.on']").fill(day);
        page.locator("[name='r0.title']").fill("Thăm hỏi ngày " + day);
        button(page, "confirm").click();
        assertThat(page.locator("[data-keep-state]")).containsText("Đã giữ trên máy này");
        assertThat(page.locator("[name='r0.on']")).hasValue("");
        CutNetwork.settle(page);
      }
      phone.open("/waiting");
      assertThat(page.locator("[data-outbox-rows] section")).hasCount(2);
      assertThat(page.locator("[data-act-open]").first()).isHidden();
      assertThat(page.locator("[data-act-drop]").first()).isVisible();
      CutNetwork.settle(page);
      CutNetwork.now(page, CutNetwork.Does.ALL);
      CutNetwork.settle(page);
      assertThat(page.locator(".act-sent")).hasCount(2);
      assertThat(world.kindsOf("Thăm hỏi ngày 5")).hasSize(1);
      assertThat(world.kindsOf("Thăm hỏi ngày 6")).hasSize(1);
    }
  }

  @Test
  void whereTheBrowserKeepsNothingAConfirmedActivityIsConfirmedAllTheSame() {
    try (var phone = secretary()) {
      phone
          .context()
          .addInitScript(
              "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };");
      Page page = phone.open("/activities/new?kind=visit");
      page.locator("#field-title").fill("Máy đã đầy");
      button(page, "confirm").click();
      page.waitForURL(RECORD);
      assertThat(world.confirmed("Máy đã đầy")).isEqualTo(1);
    }
  }

  @Test
  void aNetworkThatAnswersNothingHoldsNobodyUp() {
    try (var phone = secretary()) {
      Page page = phone.open("/activities/new?kind=visit");
      CutNetwork.now(page, CutNetwork.Does.IS_SILENT);
      page.locator("#field-title").fill("Mạng đứng");
      button(page, "confirm").click();
      assertThat(page.locator("[data-keep-state]")).containsText("Đã giữ trên máy này");
    }
  }

  @Test
  void whatWasTypedYesterdayIsStillOfYesterday() {
    try (var phone = secretary()) {
      Page page = phone.open("/activities/new?kind=visit");
      page.locator("#field-title").fill("Thăm hôm ấy");
      assertThat(page.locator("#day-today")).isChecked();
      fixture.turnTo(LocalDate.of(2026, 7, 17));
      phone.context().clearCookies();
      phone.signIn("bithu1");
      phone.open("/activities/new?kind=visit");
      assertThat(page.locator("#field-title")).hasValue("Thăm hôm ấy");
      assertThat(page.locator("#day-other")).isChecked();
      assertThat(page.locator("#field-heldOn")).hasValue("15/07/2026");
      assertThat(page.locator("#field-heldOn")).isVisible();
      fixture.turnTo(ActivityFixture.TODAY.plusDays(1));
      phone.context().clearCookies();
      phone.signIn("bithu1");
      phone.open("/activities/new?kind=visit");
      assertThat(page.locator("#day-yesterday")).isChecked(); // the same day
      button(page, "confirm").click();
      page.waitForURL(RECORD);
      assertThat(page.locator("main")).containsText("15/07/2026");
    }
  }

  @Test
  void pagesThatWereForgottenAreKeptAgain() {
    try (var phone = secretary()) {
      Page page = phone.open("/");
      page.waitForCondition(() -> kept(page).contains("/kept"));
      phone.open("/activities/new?kind=event&unit=999999");
      page.waitForCondition(() -> kept(page).contains("kind=event"));
      page.evaluate(
          "caches.keys().then(names => Promise.all(names.filter(it => it.startsWith('mach-pages')).map(it => caches.delete(it))))");
      assertThat(kept(page)).doesNotContain("kind=event");
      phone.open("/");
      page.waitForCondition(() -> kept(page).contains("kind=event"));
    }
  }

  @Test
  void linesPastedBelowTheLastRowAreSaidToBeLeftOut() {
    try (var desk = new Browser(port, world.realm, Browser.DESK, "vi").signIn("bithu1")) {
      Page page = desk.open("/activities/grid?kind=visit&from=2026-06&to=2026-07");
      paste(page, "5\tMột\n6\tHai\n7\tBa");
      assertThat(page.locator("[name='r1.title']")).hasValue("Hai");
      assertThat(page.locator("[data-paste-left]")).containsText("1 dòng dán vào chưa được điền");
      desk.screenshot("activities-grid-pasted-1280-vi");
      page.locator("main details summary").first().click();
      page.locator("#field-pasted").fill("5/7\tMột\n6/7\tHai");
      page.locator("button[value=paste]").click();
      assertThat(page.locator("[name='r1.title']")).hasValue("Một");
      assertThat(page.locator("main [role=alert]")).containsText("1 dòng dán vào chưa được điền");
      assertThat(page.locator("#field-pasted")).hasValue("6/7\tHai");
      desk.screenshot("activities-grid-left-1280-vi");
    }
  }

  private static void paste(Page page, String cells) {
    page.locator("[name='r0.on']").focus();
    page.evaluate(
        """
        cells => {
          const data = new DataTransfer();
          data.setData('text/plain', cells);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }\
        """,
        cells);
  }

  private Browser secretary() {
    return CutNetwork.in(new Browser(port, world.realm, Browser.PHONE, "vi")).signIn("bithu1");
  }

  private static com.microsoft.playwright.Locator button(Page page, String does) {
    return page.locator("form[data-queued] button[name=do][value=" + does + "]");
  }

  /** The addresses that the browser keeps. */
  static String kept(Page page) {
    return page.evaluate(
            """
            caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
              .then(all => all.flat().map(request => request.url).join(' '))\
            """)
        .toString();
  }
}
