package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
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
import vn.mach.testing.Visitor;

/** The way of a report from a clerk's desk to the level above, with nothing but the pages. */
@MachTest
@Tag("browser")
class ReportUpwardWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void aCommitteeWithASecretaryAndAClerk() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    realms.sql(realm, ReportSendingTest.PEOPLE);
    realms.account(realm, "vanthu1", "clerk", "K1");
  }

  @Test
  void aReportIsWrittenMendedSignedSentReceivedAskedAboutAndAnswered() throws Exception {
    String report;
    try (Browser clerk = new Browser(port, realm, Browser.DESK, "vi").signIn("vanthu1")) {
      report = draft(clerk);
      write(clerk, report);
      mend(clerk, report);
    }
    try (Browser secretary = new Browser(port, realm, Browser.DESK, "vi").signIn("bithu1")) {
      sign(secretary, report);
    }
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("vanphong")) {
      receive(office, report);
    }
    try (Browser clerk = new Browser(port, realm, Browser.PHONE, "vi").signIn("vanthu1")) {
      assertThat(clerk.open("/today").locator("main").innerText())
          .contains("Trả lời cấp trên hỏi về báo cáo");
      Page page = clerk.open("/reports");
      page.locator("a", new Page.LocatorOptions().setHasText("1 câu hỏi")).first().click();
      assertThat(page.locator("#receipt").innerText()).contains("vanphong");
      page.locator("[name=answer]").fill("Số liệu theo báo cáo của chi bộ.");
      look(clerk, "reports-asked-phone");
      page.locator(".passage button").click();
      page.waitForURL(Pattern.compile(".*#questions$"));
    }
    assertThat(new Visitor(port, realm).signIn("vanthu1").get("/today").body())
        .as("answered")
        .doesNotContain("hỏi về báo cáo");
    Visitor visitor = new Visitor(port, realm).signIn("vanphong");
    assertThat(visitor.get("/reports/" + report).body())
        .contains("Số liệu theo báo cáo của chi bộ.");
    byte[] archive =
        visitor.bytes(
            HttpRequest.newBuilder(
                    URI.create(visitor.base() + "/reports/" + report + "/file/archive"))
                .GET()
                .build());
    List<String> errors = new ArrayList<>();
    ArchiveVerification.verify(archive, errors);
    assertThat(errors).as("the archive verifies").isEmpty();
  }

  private String draft(Browser clerk) {
    Page page = clerk.open("/reports");
    page.locator(".list-group a", new Page.LocatorOptions().setHasText("6 tháng đầu năm"))
        .first()
        .click();
    page.locator("main form .btn-primary").click();
    page.waitForURL(Pattern.compile(".*/reports/\\d+$"));
    return page.url().replaceFirst(".*/reports/", "");
  }

  private void write(Browser clerk, String report) {
    Page page = clerk.page();
    section(page, "1. Các mặt công tác").locator(".report-tools a.btn").click();
    Locator editor = page.locator(".editor");
    assertThat(editor.innerText())
        .as("no code anywhere")
        .doesNotContain("{", "[", "@")
        .contains("cuộc kiểm tra đảng viên");
    Locator chip =
        editor
            .locator(
                ".chip:not(.edge)", new Locator.LocatorOptions().setHasText(Pattern.compile("^3$")))
            .first();
    chip.click();
    assertThat(page.locator("[data-chip-card]").innerText())
        .contains("cuộc kiểm tra đảng viên: 3")
        .contains("Xem số này đếm gì");
    look(clerk, "reports-editor");

    editor.click();
    page.keyboard().press("Control+End");
    page.keyboard().press("Enter");
    page.locator("[data-does=point]").click();
    page.keyboard().type("Mở 2 lớp bồi dưỡng");
    page.keyboard().press("Enter");
    page.locator("[data-does=point]").click();
    page.keyboard().type("Đã kiểm tra 229/321 chi bộ, đạt 75,33 %.");
    page.locator("[data-does=table]").click();
    for (String cell : List.of("Lớp", "Số người", "Lớp một", "40", "Lớp hai", "35")) {
      page.keyboard().type(cell);
      page.keyboard().press("Tab");
    }
    look(clerk, "reports-editor-table");
    page.locator("button[formaction]").click();
    page.locator("article.paper").waitFor();
    assertThat(page.locator("#findings").innerText()).contains("75,33").contains("71,34");
    assertThat(page.locator("article.paper table").innerText()).contains("Lớp hai").contains("35");
    look(clerk, "reports-editor-preview");
    page.locator("main form .thumb .btn-primary").click();
    page.waitForURL(Pattern.compile(".*/reports/\\d+#s\\d+$"));
    assertThat(section(page, "1. Các mặt công tác").innerText())
        .contains("Mở 2 lớp bồi dưỡng")
        .contains("Lớp hai");
    assertThat(section(page, "1. Các mặt công tác").locator(".passage").innerText())
        .as("the contradiction stands beside its passage")
        .contains("75,33")
        .contains("71,34");
    look(clerk, "reports-draft-finding");
  }

  private void mend(Browser clerk, String report) {
    Page page = clerk.page();
    section(page, "1. Các mặt công tác").locator(".report-tools a.btn").click();
    Locator wrong = page.locator(".editor p", new Page.LocatorOptions().setHasText("229/321"));
    wrong.click();
    page.keyboard().press("End");
    for (int i = 0; i < "75,33 %.".length(); i++) {
      page.keyboard().press("Backspace");
    }
    page.keyboard().type("71,34 %.");
    page.locator("main form .thumb .btn-primary").click();
    page.waitForURL(Pattern.compile(".*/reports/\\d+#s\\d+$"));
    assertThat(page.locator(".passage").count()).isZero();
    page.locator("button", new Page.LocatorOptions().setHasText("Trình ký")).click();
    page.waitForURL(Pattern.compile(".*/reports/" + report + "$"));
    assertThat(page.locator("main").innerText()).contains("Cấp trên không ký thay");
  }

  private void sign(Browser secretary, String report) {
    Page page = secretary.open("/reports");
    assertThat(page.locator("main").innerText()).contains("Chờ ký");
    secretary.open("/today");
    assertThat(page.locator("main").innerText()).contains("Ký báo cáo", "Báo cáo 6 tháng đầu năm");
    page.locator("main a[href$='/reports/" + report + "/sign']").first().click();
    page.waitForURL(Pattern.compile(".*/reports/" + report + "/sign$"));
    assertThat(page.locator("#open").innerText()).contains("Chi bộ 1; Chi bộ 2");
    assertThat(page.locator("[name=signer] option:checked").innerText())
        .isEqualTo("Nguyễn Thị Bí Thư – Bí thư (chính tài khoản này)");
    page.locator("[name=symbol]").fill("Số 05-BC/ĐU");
    page.locator("main form .btn-primary").click();
    assertThat(page.locator("#said-seen").innerText()).contains("vẫn ký");
    look(secretary, "reports-sign-open");
    page.locator("#field-seen").check();
    page.locator("main form .btn-primary").click();
    page.waitForURL(Pattern.compile(".*/reports/" + report + "$"));
    assertThat(page.locator("main").innerText())
        .contains("Nguyễn Thị Bí Thư, Bí thư ký bằng tài khoản bithu1");
    page.locator("button", new Page.LocatorOptions().setHasText("Gửi lên cấp trên")).click();
    page.locator("#receipt").waitFor();
    assertThat(new Visitor(port, realm).signIn("bithu1").get("/today").body())
        .as("the task is done with the signature")
        .doesNotContain("/reports/" + report + "/sign");
    assertThat(page.locator("#receipt").innerText())
        .contains("Đảng bộ Khối cơ quan")
        .contains("Cấp trên chưa xem");
  }

  private void receive(Browser office, String report) {
    Page page = office.open("/reports");
    assertThat(page.locator("main").innerText()).contains("Mới từ cấp dưới");
    look(office, "reports-list-arrived");
    office.open("/reports/" + report);
    page.locator("button", new Page.LocatorOptions().setHasText("Nhận báo cáo")).click();
    page.waitForURL(Pattern.compile(".*/reports/" + report + "$"));
    page.locator("summary", new Page.LocatorOptions().setHasText("Hỏi lại về một đoạn")).click();
    String passage =
        page.locator("#ask-block option", new Page.LocatorOptions().setHasText("229/321"))
            .getAttribute("value");
    page.locator("#ask-block").selectOption(passage);
    page.locator("#ask").fill("321 chi bộ là của năm nào?");
    look(office, "reports-received");
    page.locator("form:has(#ask) button").click();
    page.waitForURL(Pattern.compile(".*#questions$"));
    assertThat(page.locator(".passage.asked").innerText())
        .contains("321 chi bộ là của năm nào?")
        .contains("Chưa có trả lời");
    page.locator("#receipt a").click();
    page.waitForURL(Pattern.compile(".*/register/\\d+$"));
    assertThat(page.locator("main").innerText()).contains("Đảng bộ Sở Tài chính");
    look(office, "reports-register-entry");
    office.open("/reports/contradictions");
    look(office, "reports-contradictions");
  }

  private static Locator section(Page page, String heading) {
    return page.locator("section.report-section", new Page.LocatorOptions().setHasText(heading))
        .first();
  }

  private static void look(Browser browser, String name) {
    browser.screenshot(name);
    assertThat(
            new AxeBuilder(browser.page())
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations()
                    .stream()
                    .map(rule ->
                        rule.getId()
                            + " "
                            + rule.getNodes().stream()
                                .limit(3)
                                .map(node -> node.getHtml())
                                .toList())
                    .toList())
        .as(name)
        .isEmpty();
  }
}
