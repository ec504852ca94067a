package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
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

/** A clerk with a phone keeps the books. */
@MachTest
@Tag("browser")
class RegisterWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(RegisterTest.TODAY);
    realm = RegisterTest.realm(realms);
    realms.sql(realm, "insert into register_books (unit_id, organ_id) values (2, '000.00.14.H01')");
    realms.account(realm, "vanphong", "office", "K");
  }

  @Test
  void aClerkNumbersAPaperEntersAnotherAndTakesAMessageInOnAPhone() throws Exception {
    try (Browser browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      browser.signIn("vanphong");
      Page page = browser.open("/register/outgoing/new");
      page.selectOption("#field-kind", "report");
      page.locator("#number strong").waitFor();
      assertThat(page.locator("#number").innerText()).contains("01-BC/ĐUK");
      page.fill("#field-title", "Báo cáo công tác tháng 7");
      page.fill("#field-recipients", "Tỉnh ủy\nSở Nội vụ [000.00.15.H01]");
      page.click("button[value=issue]");
      page.waitForURL("**/register/*");
      assertThat(page.locator("h1").innerText()).isEqualTo("01-BC/ĐUK");
      Path message =
          page.waitForDownload(() -> page.getByText("Tải gói liên thông").click()).path();

      page.navigate(page.url().replaceAll("/register/.*", "/register/incoming/new"));
      page.fill("#field-sender", "Sở Tư pháp");
      page.fill("#field-symbol", "12/STP-VP");
      page.fill("#field-title", "Về việc cử người dự họp");
      page.locator("#field-charge").pressSequentially("văn phòng");
      page.waitForCondition(() -> page.locator("#options-charge option").count() == 1);
      page.fill(
          "#field-charge", page.locator("#options-charge option").first().getAttribute("value"));
      page.click("main button.btn-primary");
      page.waitForURL("**/register/*");
      assertThat(page.locator("main").innerText())
          .contains("Số đến 01", "Đã giao xử lý", "Chi bộ Văn phòng");

      page.navigate(page.url().replaceAll("/register/.*", "/edxml/new"));
      page.setInputFiles("#field-file", message);
      page.click("main button.btn-primary");
      page.waitForURL("**/edxml/*");
      page.check("input[name=notSecret]");
      page.getByText("Vào sổ", new Page.GetByTextOptions().setExact(true)).last().click();
      page.waitForURL(url -> !url.contains("messages"));
      assertThat(page.locator("main").innerText())
          .contains("Số đến 02", "Báo cáo công tác tháng 7");
    }
  }

  @Test
  void anIncomingPaperIsAnsweredUnderTheNextNumberAndNoLongerWaits() {
    try (Browser browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      browser.signIn("vanphong");
      Page page = browser.open("/register/incoming/new");
      page.fill("#field-sender", "Sở Tư pháp");
      page.fill("#field-symbol", "12/STP-VP");
      page.fill("#field-title", "Về việc góp ý dự thảo");
      page.locator("#field-charge").pressSequentially("khối");
      page.waitForCondition(() -> page.locator("#options-charge option").count() == 1);
      page.fill(
          "#field-charge", page.locator("#options-charge option").first().getAttribute("value"));
      page.fill("#field-due", RegisterTest.TODAY.plusDays(5).toString());
      page.click("main button.btn-primary");
      page.waitForURL("**/register/*");
      String line = page.url().replaceAll(".*(/register/\\d+).*", "$1");
      assertThat(browser.open("/register?book=incoming&state=waiting").locator("main").innerText())
          .contains("Về việc góp ý dự thảo");
      assertThat(browser.open("/tasks").locator("main").innerText())
          .contains("Về việc góp ý dự thảo", "Giải quyết văn bản đến");

      browser.open(line);
      page.getByText("Cấp số văn bản trả lời").click();
      assertThat(page.inputValue("#field-recipients")).isEqualTo("Sở Tư pháp");
      assertThat(page.locator("main").innerText())
          .contains("Trả lời văn bản đến", "12/STP-VP", "Về việc góp ý dự thảo");
      page.selectOption("#field-kind", "letter");
      page.locator("#number strong").waitFor();
      assertThat(page.locator("#number").innerText()).contains("01-CV/ĐUK");
      page.fill("#field-title", "Góp ý dự thảo");
      browser.screenshot("register-answer-" + Browser.PHONE);
      page.click("button[value=issue]");
      page.waitForURL("**" + line + "*");
      assertThat(page.locator("main").innerText())
          .contains("Đã trả lời", "01-CV/ĐUK")
          .doesNotContain("Cấp số văn bản trả lời");
      page.locator("main table").getByText("01-CV/ĐUK").click();
      page.waitForURL(url -> !url.contains(line));
      assertThat(page.locator("main").innerText()).contains("Góp ý dự thảo", "Sở Tư pháp");

      assertThat(browser.open("/register?book=incoming&state=waiting").locator("main").innerText())
          .doesNotContain("Về việc góp ý dự thảo");
      assertThat(browser.open("/tasks").locator("main").innerText().split("Mới xong")[0])
          .doesNotContain("Về việc góp ý dự thảo");
    }
  }

  @Test
  void thePagesLookAsTheyShould() {
    realms.sql(
        realm,
        "insert into register_runs values (2, 'incoming', '2026-01-01', ''), (2, 'outgoing', '2025-09-01', 'BC')");
    realms.sql(
        realm,
        """
        insert into register_entries (id, unit_id, book, run_from, run_kind, number, status, reason, day, symbol, kind, title, party, paper_day, urgency, due_on, charge_unit_id, signer, signer_post, made_at, made_by)
        values
         (1, 2, 'incoming', '2026-01-01', '', 1, 'assigned', null, '2026-07-01', '55-CV/TU', 'letter', 'Về việc báo cáo nhanh kết quả học tập, quán triệt nghị quyết trong toàn Đảng bộ tỉnh', 'Tỉnh ủy', '2026-06-30', 'urgent', '2026-07-10', 3, '', '', now(), 0),
         (2, 2, 'incoming', '2026-01-01', '', 2, 'arrived', null, '2026-07-14', '7816/SNV-VP', null, 'Mời họp', 'Sở Nội vụ', '2026-07-12', 'normal', null, null, '', '', now(), 0),
         (3, 2, 'outgoing', '2025-09-01', 'BC', 1, 'issued', null, '2026-06-30', '01-BC/ĐUK', 'report', 'Báo cáo kết quả công tác 6 tháng đầu năm', E'Tỉnh ủy\nLưu', null, 'normal', null, null, 'Nguyễn Văn An', 'Bí thư', now(), 0),
         (4, 2, 'outgoing', '2025-09-01', 'BC', 4, 'cancelled', 'Ký nhầm ngày', '2026-07-03', '04-BC/ĐUK', 'report', 'Báo cáo nhanh', '', null, 'normal', null, null, '', '', now(), 0),
         (5, 2, 'outgoing', '2025-09-01', 'BC', 5, 'reserved', null, '2026-07-14', '05-BC/ĐUK', 'report', '', '', null, 'normal', null, null, '', '', now(), 0)\
        """);
    try (Browser desk = new Browser(port, realm, Browser.DESK, "vi")) {
      desk.signIn("vanphong");
      byte[] paper =
          desk.open("/register/book?book=outgoing")
              .pdf(
                  new Page.PdfOptions()
                      .setPath(Path.of("target/screenshots/register-book.pdf"))
                      .setPreferCSSPageSize(true));
      assertThat(new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1))
          .as("one sheet of A4 across")
          .containsOnlyOnce("/MediaBox")
          .containsPattern("/MediaBox \\[0 0 84[0-9.]+ 59[0-9.]+\\]");
    }
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      try (Browser browser =
          new Browser(port, realm, width, width == Browser.PHONE ? "vi" : "en")) {
        browser.signIn("vanphong");
        for (String path :
            List.of(
                "/register",
                "/register?book=outgoing",
                "/register/1",
                "/register/3",
                "/register/4",
                "/register/5",
                "/register/book?book=outgoing",
                "/register/book?book=incoming",
                "/register/outgoing/new?kind=report",
                "/register/incoming/new",
                "/register/books/2",
                "/edxml/new")) {
          Page page = browser.open(path);
          page.evaluate("document.querySelectorAll('main details').forEach(it => it.open = true)");
          browser.screenshot(path.substring(1).replaceAll("[/?=]", "-") + "-" + width);
          assertThat(
                  (Boolean)
                      page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .as(path + " at " + width)
              .isTrue();
          var found =
              new com.deque.html.axecore.playwright.AxeBuilder(page)
                  .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                  .analyze()
                  .getViolations();
          assertThat(
                  found.stream()
                      .map(it ->
                          it.getId()
                              + " "
                              + it.getNodes().stream().map(node -> node.getHtml()).toList())
                      .toList())
              .as(path + " at " + width)
              .isEmpty();
        }
      }
    }
  }
}
