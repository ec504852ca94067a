package vn.mach.evidence.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;

/** A secretary with a phone in a village hall where the network comes and goes. */
@MachTest
@Tag("browser")
@Import(ActivityFixture.class)
class WithoutNetworkWalkTest {

  private static final Pattern RECORD = Pattern.compile(".*/activities/\\d+$");

  @Autowired ActivityFixture fixture;
  @LocalServerPort int port;

  private ActivityFixture.World world;

  @BeforeEach
  void aProvince() {
    world = fixture.world();
  }

  @Test
  void twoActivitiesOfTwoKindsWaitInAQueueOneIsEditedAndBothBecomeRightRecords() {
    long before = world.count("activities");
    try (var phone = secretary()) {
      Page page = withoutNetwork(phone, "/");
      entry(phone, "branch_meeting");
      page.locator("#field-title").fill("Sinh hoạt tháng ở thôn Đông");
      page.locator("#field-expected").fill("21");
      page.locator("#field-present").fill("20");
      page.getByText("Hôm qua").click();
      keep(page);
      assertThat(page.locator("[data-outbox]")).containsText("1 hoạt động chờ gửi");
      assertThat(page.locator("#field-title")).hasValue("");

      entry(phone, "dialogue");
      assertThat(page.locator("[name=kind]")).hasValue("dialogue");
      assertThat(page.locator("#field-title")).isEditable();
      page.locator("#field-title").fill("Đối thoại với nhân dân");
      button(page, "Ghi và xác nhận").click();
      assertThat(page.locator("[data-outbox]")).containsText("2 hoạt động chờ gửi");
      phone.screenshot("activities-offline-390-vi");
      forAll(phone);

      page.reload();
      phone.open("/waiting");
      assertThat(page.locator("[data-act-title]"))
          .hasText(new String[] {"Sinh hoạt tháng ở thôn Đông", "Đối thoại với nhân dân"});
      assertThat(page.locator("[data-act-about]").first())
          .hasText("Sinh hoạt chi bộ · 14/07/2026 · " + "Chi bộ thôn Đông");
      phone.screenshot("waiting-390-vi");
      forAll(phone);

      page.locator("[data-act-open]").first().click();
      assertThat(page.locator("#field-title")).hasValue("Sinh hoạt tháng ở thôn Đông");
      assertThat(page.locator("#field-present")).hasValue("20");
      page.locator("#field-present").fill("19");
      keep(page);
      assertThat(page.locator("[data-outbox]")).containsText("2 hoạt động chờ gửi");
      assertThat(world.count("activities")).isEqualTo(before);

      phone.open("/waiting");
      phone.context().setOffline(false);
      assertThat(page.locator(".act-sent")).hasCount(2);
      phone.screenshot("waiting-sent-390-vi");
      assertThat(world.count("activities")).isEqualTo(before + 2);
      page.locator("[data-act-open]").first().click();
      page.waitForURL(RECORD);
      assertThat(page.locator("main")).containsText("19 / 21");
      assertThat(page.locator("main")).containsText("14/07/2026");
      assertThat(page.locator("main")).containsText("Sinh hoạt chi bộ");
      assertThat(page.locator("[data-outbox]")).isHidden();
    }
    assertThat(world.kindsOf("Sinh hoạt tháng ở thôn Đông")).containsExactly("branch_meeting");
    assertThat(world.kindsOf("Đối thoại với nhân dân")).containsExactly("dialogue");
  }

  @Test
  void aRefusedOneIsSaidAtThatOneAndHoldsUpNothing() {
    try (var phone = secretary()) {
      Page page = withoutNetwork(phone, "/");
      entry(phone, "branch_meeting");
      page.locator("#field-title").fill("Thiếu số người");
      keep(page);
      entry(phone, "visit");
      page.locator("#field-title").fill("Thăm đồng chí ốm");
      keep(page);
      phone.open("/waiting");
      phone.context().setOffline(false);
      assertThat(page.locator(".act-sent")).hasCount(1);
      assertThat(page.locator("[data-act-said]").first()).containsText("cần số người");
      phone.screenshot("waiting-refused-390-vi");
      forAll(phone);
      assertThat(world.kindsOf("Thăm đồng chí ốm")).hasSize(1);

      page.locator("[data-act-open]").first().click();
      assertThat(page.locator("#field-title")).hasValue("Thiếu số người");
      page.locator("#field-expected").fill("9");
      page.locator("#field-present").fill("9");
      button(page, "Ghi và xác nhận").click();
      page.waitForURL(RECORD);
      assertThat(world.kindsOf("Thiếu số người")).hasSize(1);
      assertThat(page.locator("[data-outbox]")).isHidden();
    }
  }

  @Test
  void whatArrivedThoughItsAnswerWasLostIsCorrectedByTheEditAndNotRecordedTwice() {
    try (var phone = secretary()) {
      Page page = phone.open("/activities/new?kind=visit");
      CutNetwork.now(page, CutNetwork.Does.LOSES_ANSWERS);
      page.locator("#field-title").fill("Thăm hai gia đình");
      keep(page);
      assertThat(world.kindsOf("Thăm hai gia đình")).as("it did arrive").hasSize(1);
      phone.open("/waiting");
      page.locator("[data-act-open]").first().click();
      assertThat(page.locator("#field-title")).hasValue("Thăm hai gia đình");
      page.locator("#field-title").fill("Thăm ba gia đình");
      CutNetwork.settle(page);
      CutNetwork.now(page, CutNetwork.Does.ALL);
      button(page, "Ghi và xác nhận").click();
      page.waitForURL(RECORD);
      assertThat(world.kindsOf("Thăm ba gia đình")).hasSize(1);
      assertThat(world.confirmed("Thăm hai gia đình")).isZero();
    }
  }

  @Test
  void whatArrivedThoughItsAnswerWasLostIsWithdrawnWhenItIsDeletedFromTheList() {
    try (var phone = secretary()) {
      Page page = phone.open("/activities/new?kind=visit");
      CutNetwork.now(page, CutNetwork.Does.LOSES_ANSWERS);
      page.locator("#field-title").fill("Ghi nhầm");
      keep(page);
      assertThat(world.confirmed("Ghi nhầm")).isEqualTo(1);
      phone.open("/waiting");
      page.locator("[data-act-drop]").first().click();
      CutNetwork.settle(page);
      CutNetwork.now(page, CutNetwork.Does.ALL);
      page.locator("[data-act-drop]").first().click();
      assertThat(page.locator("[data-outbox-none]")).isVisible();
      assertThat(world.confirmed("Ghi nhầm")).isZero();
    }
  }

  @Test
  void twoWindowsHaveTwoDrafts() {
    try (var phone = secretary()) {
      Page one = phone.open("/activities/new?kind=visit");
      one.locator("#field-title").fill("Của cửa sổ thứ nhất");
      Page other = phone.context().newPage();
      other.navigate(one.url());
      assertThat(other.locator("#field-title")).hasValue("");
      other.locator("#field-title").fill("Của cửa sổ thứ hai");
      one.reload();
      assertThat(one.locator("#field-title")).hasValue("Của cửa sổ thứ nhất");
      button(other, "Ghi và xác nhận").click();
      other.waitForURL(RECORD);
      button(one, "Ghi và xác nhận").click();
      one.waitForURL(RECORD);
      assertThat(world.kindsOf("Của cửa sổ thứ nhất")).hasSize(1);
      assertThat(world.kindsOf("Của cửa sổ thứ hai")).hasSize(1);
    }
  }

  @Test
  void anAddressThatIsNotKeptGetsAPageOfTheProduct() {
    try (var phone = secretary()) {
      Page page = withoutNetwork(phone, "/");
      phone.open("/directives");
      assertThat(page.locator("h1")).hasText("Không có mạng");
      phone.screenshot("offline-390-vi");
      forAll(phone);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Về trang đầu")).click();
      assertThat(page.locator("[data-offline-notice]")).isVisible();
      phone.screenshot("start-offline-390-vi");
      assertThat(
              page.evaluate(
                      "getComputedStyle(document.querySelector('.btn-primary')).backgroundColor")
                  .toString())
          .isEqualTo("rgb(157, 27, 27)");
    }
  }

  @Test
  void theProductCanBeInstalled() {
    try (var phone = secretary()) {
      Page page = phone.open("/");
      Object icons =
          page.evaluate(
              """
              fetch(document.querySelector('link[rel=manifest]').href).then(it => it.json()).then(manifest =>
                Promise.all(manifest.icons.map(icon => fetch(icon.src).then(it => it.status + ' ' + icon.sizes)))
                  .then(all => [manifest.display, manifest.start_url === location.pathname].concat(all).join(' ')))\
              """);
      assertThat(icons.toString()).isEqualTo("standalone true 200 192x192 200 512x512 200 512x512");
    }
  }

  @Test
  void nothingOfAPersonIsLeftBehindASignOutAndWhatWaitsIsSaidFirst() {
    try (var phone = secretary()) {
      Page page = withoutNetwork(phone, "/");
      entry(phone, "visit");
      page.locator("#field-title").fill("Chưa gửi");
      button(page, "Ghi và xác nhận").click();
      assertThat(page.locator("[data-outbox]")).containsText("1 hoạt động chờ gửi");
      page.locator("#field-title").fill("Đang nhập dở");
      CutNetwork.now(page, CutNetwork.Does.LOSES_ALL);
      phone.context().setOffline(false);
      page.locator("header details.sheet-menu summary").first().click();
      page.locator("form[action$='/sign-out'] button").click();
      assertThat(page.locator("[data-sign-out-warning]")).isVisible();
      page.locator("form[action$='/sign-out'] button").click();
      page.waitForURL(Pattern.compile(".*/sign-in.*"));
      assertThat(left(page)).isEqualTo("");
      phone.signIn("xa1");
      assertThat(page.locator("[data-outbox]")).isHidden();
      assertThat(left(page)).doesNotContain("Chưa gửi").doesNotContain("dở");
    }
  }

  @Test
  void anotherAccountNeitherSeesNorSendsWhatWaits() {
    try (var phone = secretary()) {
      Page page = withoutNetwork(phone, "/");
      entry(phone, "visit");
      page.locator("#field-title").fill("Của bí thư");
      button(page, "Ghi và xác nhận").click();
      assertThat(page.locator("[data-outbox]")).isVisible();
      page.navigate("about:blank");
      phone.context().setOffline(false);
      phone.context().clearCookies(); // the session has ended
      phone.signIn("xa1");
      phone.open("/waiting");
      assertThat(page.locator("[data-outbox-none]")).isVisible();
      assertThat(world.kindsOf("Của bí thư")).isEmpty();
      page.navigate("about:blank"); // a request under way would bring a cookie of its own
      phone.context().clearCookies();
      phone.signIn("bithu1");
      phone.open("/waiting");
      CutNetwork.settle(page); // sent by now, by the page after the sign-in or by this one
      assertThat(world.kindsOf("Của bí thư")).hasSize(1);
      phone.open("/waiting");
      assertThat(page.locator("[data-outbox-none]")).isVisible();
    }
  }

  private Browser secretary() {
    return CutNetwork.in(new Browser(port, world.realm, Browser.PHONE, "vi")).signIn("bithu1");
  }

  /** Opens a page once with a network, waits until all that is needed is kept, and cuts it. */
  private Page withoutNetwork(Browser phone, String path) {
    Page page = phone.open(path);
    page.waitForCondition(
        () -> kept(page).contains("kind=event") && kept(page).contains("/waiting"));
    page.waitForCondition(() -> kept(page).contains("/offline"));
    phone.context().clock().setFixedTime("2026-07-15T05:00:00Z"); // the day of the test's server
    phone.context().setOffline(true);
    return page;
  }

  private void entry(Browser phone, String kind) {
    phone.open("/activities/new?unit=" + world.unit("CB1").value() + "&kind=" + kind);
  }

  /** Records and waits until it is in the queue. */
  private static void keep(Page page) {
    button(page, "Ghi và xác nhận").click();
    assertThat(page.locator("[data-keep-state]")).containsText("Đã giữ trên máy này");
  }

  /** The addresses that the browser keeps. */
  private static String kept(Page page) {
    return page.evaluate(
            """
            caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
              .then(all => all.flat().map(request => request.url).join(' '))\
            """)
        .toString();
  }

  /** All that the browser holds of a person. */
  private static String left(Page page) {
    return page.evaluate(
            """
            Promise.all([caches.keys(), indexedDB.databases()]).then(all =>
              all[0].filter(name => name.startsWith('mach-pages')).concat(all[1].map(it => it.name),
                Object.entries(localStorage).map(it => it.join(' '))).join('; '))\
            """)
        .toString();
  }

  private static void forAll(Browser browser) {
    assertThat(new AxeBuilder(browser.page()).analyze().getViolations())
        .extracting(
            it -> it.getId() + ": " + it.getNodes().stream().map(node -> node.getHtml()).toList())
        .isEqualTo(List.of());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
