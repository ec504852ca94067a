package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

/** Reports walked as people do, at a real browser. */
@MachTest
@Tag("browser")
class ReportsWalkTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  Realm realm;

  @BeforeEach
  void aBloc() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
  }

  @Test
  void aReportIsBegunInAFewTapsEachNumberOpensItIsSignedAndStaysWhileTheDifferenceShows()
      throws Exception {
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("vanphong")) {
      Page page = office.open("/reports");
      look(office, "reports-list-empty");
      page.locator(".list-group a", new Page.LocatorOptions().setHasText("6 tháng đầu năm"))
          .first()
          .click();
      page.locator("main form .btn-primary").click();
      page.waitForURL(Pattern.compile(".*/reports/\\d+$"));
      String report = page.url().replaceFirst(".*/reports/", "");
      assertThat(page.locator("main").innerText())
          .contains("3 cuộc kiểm tra đảng viên")
          .contains("4/4 tổ chức thuộc diện đúng tiến độ, đã đạt 2")
          .contains("498.100.000 đồng");
      look(office, "reports-draft-desk");

      everyChipOpens(office, page, report);

      office.open("/reports/" + report + "/sign");
      page.locator("[name=symbol]").fill("Số 36-BC/ĐUK");
      page.locator("[name=name]").fill("Nguyễn Văn An");
      assertThat(page.locator("#open").innerText())
          .as("what is open is said before it is signed")
          .contains("Đảng bộ Sở Tài chính; Đảng bộ Sở Y tế");
      assertThat(page.locator("main").innerText())
          .as("what nobody wrote in is said too")
          .contains("mục chưa ai viết");
      page.locator("#field-seen").check();
      look(office, "reports-sign");
      page.locator("main form .btn-primary").click();
      page.waitForURL(Pattern.compile(".*/reports/" + report + "$"));
      page.locator(".alert-success").waitFor();
      assertThat(page.locator(".alert-success").innerText()).contains("không có gì thay đổi");
      look(office, "reports-signed");

      office.open("/activities/3");
      page.locator("main details.card summary").first().click();
      page.locator("[name=reason]").last().fill("Ghi nhầm đơn vị");
      page.locator(".btn-outline-danger").click();
      page.waitForLoadState();

      office.open("/reports/" + report);
      // The two parts are loaded side by side; either may come first.
      Locator changed =
          page.locator(".alert-warning", new Page.LocatorOptions().setHasText("đã ký 3, nay là 2"));
      changed.waitFor();
      assertThat(changed.innerText()).contains("K3");
      assertThat(page.locator("article.paper").innerText())
          .as("what was signed stays")
          .contains("3 cuộc kiểm tra đảng viên");
      look(office, "reports-signed-changed");

      theFilesAreThere(report);
    }
    try (Browser neighbour = new Browser(port, realm, Browser.PHONE, "vi").signIn("xaxa")) {
      neighbour.open("/reports");
      assertThat(neighbour.page().locator("main").innerText()).doesNotContain("Khối cơ quan");
    }
  }

  /** Headings leave no level out, regions have names of their own, names say what is shown. */
  private static final List<String> GOOD_PRACTICE =
      List.of("heading-order", "landmark-unique", "label-content-name-mismatch");

  /** Takes a picture, and finds nothing on the page that is in anybody's way (WCAG 2.2 AA). */
  private static void look(Browser browser, String name) {
    browser.screenshot(name);
    assertThat(
            Stream.of(
                    new AxeBuilder(browser.page())
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")),
                    new AxeBuilder(browser.page()).withRules(GOOD_PRACTICE))
                .flatMap(axe -> axe.analyze().getViolations().stream())
                .map(rule ->
                    rule.getId()
                        + " "
                        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
                .toList())
        .as(name)
        .isEmpty();
  }

  /** Each number of the text leads to a page with its value and what is behind it. */
  private static void everyChipOpens(Browser office, Page page, String report) {
    List<String[]> chips = new ArrayList<>();
    for (Locator chip : page.locator("a.chip").all()) {
      chips.add(
          new String[] {
            chip.getAttribute("href").replaceFirst(".*(/reports/)", "$1"), chip.innerText()
          });
    }
    assertThat(chips).hasSizeGreaterThanOrEqualTo(5);
    boolean seen = false;
    for (String[] chip : chips) {
      office.open(chip[0]);
      assertThat(page.locator(".big").innerText()).as(chip[0]).isNotBlank();
      if (chip[1].equals("3")) {
        assertThat(page.locator("main").innerText())
            .contains("Kiểm tra đồng chí A")
            .contains("Kiểm tra đồng chí C")
            .doesNotContain("Kiểm tra đồng chí D");
        seen = true;
      }
      if (chip[1].equals("4/4 tổ chức thuộc diện đúng tiến độ, đã đạt 2")) {
        assertThat(page.locator("table").innerText()).contains("Chi bộ 3").contains("Đúng tiến độ");
        look(office, "reports-target");
      }
    }
    assertThat(seen).isTrue();
    look(office, "reports-figure");
    office.open("/reports/" + report);
  }

  private void theFilesAreThere(String report) throws Exception {
    Visitor visitor = new Visitor(port, realm).signIn("vanphong");
    for (String kind : new String[] {"word", "pdf", "sheet", "archive"}) {
      var answer = visitor.get("/reports/" + report + "/file/" + kind);
      assertThat(answer.statusCode()).as(kind).isEqualTo(200);
      assertThat(answer.body()).as(kind).startsWith(kind.equals("pdf") ? "%PDF" : "PK");
    }
  }

  @Test
  void onAPhoneAndInEnglishAReportIsReadAndWritten() {
    String report;
    try (Browser clerk = new Browser(port, realm, Browser.PHONE, "vi").signIn("vanthu")) {
      Page page = clerk.open("/reports/new");
      look(clerk, "reports-new-phone");
      page.locator("[name=what]").selectOption("half_year:2026-06-30");
      page.locator("main form .btn-primary").click();
      page.waitForURL(Pattern.compile(".*/reports/\\d+$"));
      report = page.url().replaceFirst(".*/reports/", "");
      look(clerk, "reports-draft-phone");
      page.locator(".report-tools a.btn").nth(4).click();
      page.locator(".editor").fill("Thực hiện ");
      page.locator("#insert > summary").click();
      look(clerk, "reports-section-phone");
      page.locator(
              ".insert-chip", new Page.LocatorOptions().setHasText("cuộc kiểm tra đảng viên 3"))
          .first()
          .click();
      page.keyboard().type(" cuộc kiểm tra.");
      page.locator("main form .btn-primary").click();
      page.waitForURL(Pattern.compile(".*/reports/\\d+(#.*)?$"));
      assertThat(page.locator("main").innerText()).contains("Thực hiện 3 cuộc kiểm tra.");
      page.locator(".report-tools a.btn").nth(4).click();
      page.locator(".editor").fill("Đã kiểm tra 229/321 chi bộ, đạt 75,33 %.");
      page.locator("main form .btn-primary").click();
      page.locator(".report-text .alert-warning").waitFor();
      assertThat(page.locator(".report-text .alert-warning").innerText())
          .as("a typed rate that does not fit")
          .contains("75,33")
          .contains("71,34");
    }
    try (Browser office = new Browser(port, realm, Browser.DESK, "en").signIn("vanphong")) {
      Page page = office.open("/reports/" + report);
      assertThat(page.locator("main").innerText()).contains("sections completed");
      look(office, "reports-draft-english");
      office.open("/reports/" + report + "/compare");
      assertThat(page.locator("table").innerText()).contains("Inspections").contains("+2");
      look(office, "reports-compare");
    }
  }

  @Test
  void twoPeopleAtOnceLoseNoWord() {
    try (Browser one = new Browser(port, realm, Browser.DESK, "vi").signIn("vanphong");
        Browser other = new Browser(port, realm, Browser.DESK, "vi").signIn("vanthu")) {
      Page first = one.open("/reports/new?what=half_year:2026-06-30");
      first.locator("main form .btn-primary").click();
      first.waitForURL(Pattern.compile(".*/reports/\\d+$"));
      String section =
          first
              .locator(".report-tools a.btn")
              .last()
              .getAttribute("href")
              .replaceFirst(".*(/reports/)", "$1");
      String advantage =
          first
              .locator("section", new Page.LocatorOptions().setHasText("1. Ưu điểm"))
              .locator(".report-tools a.btn")
              .getAttribute("href")
              .replaceFirst(".*(/reports/)", "$1");
      assertThat(section).isNotEqualTo(advantage);

      one.open(advantage);
      Page second = other.open(advantage);
      first.locator(".editor").fill("Lời của văn phòng.");
      first.locator("main form .btn-primary").click();
      first.waitForURL(Pattern.compile(".*#s\\d+$"));
      second.locator(".editor").fill("Lời của văn thư.");
      second.locator("main form .btn-primary").click();
      second.waitForURL(Pattern.compile(".*/sides/\\d+$"));
      assertThat(second.locator("main").innerText())
          .contains("Lời của văn phòng.")
          .contains("Lời của văn thư.");
      look(other, "reports-sides");
      second.locator("main form .btn-primary").click();
      second.waitForURL(Pattern.compile(".*#s\\d+$"));
      assertThat(second.locator("main").innerText())
          .contains("Lời của văn phòng.")
          .contains("Lời của văn thư.");
    }
  }

  @Test
  void theOfficeChangesATemplateWithALookAtWhatItBecomes() {
    realms.account(realm, "quantri", "administrator", null);
    try (Browser administrator = new Browser(port, realm, Browser.DESK, "vi").signIn("quantri")) {
      Page page = administrator.open("/reports/templates/half_year");
      look(administrator, "reports-template");
      page.locator(".editor").click();
      page.keyboard().press("Control+a");
      page.keyboard().press("Delete");
      ReportEditorWalkTest.paste(page, "[trích yếu] Báo cáo [kỳ báo cáo]");
      page.keyboard().press("Enter");
      page.locator("[data-does=level-1]").click();
      page.keyboard().type("I. Một mục");
      page.keyboard().press("Enter");
      page.locator("[data-does=level-1]").click();
      ReportEditorWalkTest.paste(
          page,
          "Có [kinh phí, số tròn] đồng.\n[biểu đồ theo đơn vị: chỉ tiêu Kiểm tra đảng viên] Kiểm tra theo đơn vị");
      page.locator("button[formaction]").click();
      page.locator("article.paper").waitFor();
      assertThat(page.locator("article.paper").innerText())
          .contains("gần 500 triệu (498.100.000) đồng")
          .contains("Đảng bộ Khối cơ quan");
      look(administrator, "reports-template-preview");
      page.locator("main form .thumb .btn-primary").click();
      page.waitForURL(Pattern.compile(".*/templates/half_year$"));
      assertThat(page.locator("main").innerText()).contains("phiên bản 2");

      page.locator("#field-layout").selectOption("state"); // what is typed is kept
      byte[] word = page.context().request().get(page.url() + "/word").body();
      page.locator("summary", new Page.LocatorOptions().setHasText("Word")).click();
      page.locator("#file")
          .setInputFiles(new FilePayload("mau.docx", "application/octet-stream", word));
      page.locator("form:has(#file) button").click();
      page.locator(".alert-info").waitFor();
      assertThat(page.locator("#field-layout").inputValue())
          .as("a file that was read is not replaced by what was kept before")
          .isEqualTo("party");
    }
  }

  @Test
  void whereNoEditorRunsADamagedNumberIsNamedWithItsLine() {
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = new Visitor(port, realm).signIn("quantri");
    administrator.get("/reports/templates/half_year");
    assertThat(
            administrator
                .post(
                    "/reports/templates/half_year/preview",
                    java.util.Map.of(
                        "key",
                        "k",
                        "text",
                        "[trích yếu] Báo cáo [kỳ báo cáo]\n# I. Một mục\nCó [kinh phí, số tròn đồng.\n"))
                .body())
        .contains("Dòng 3: ô số liệu mất dấu “]”");
  }

  /**
   * The codes that are printed are those of the page; what somebody types from paper leads there.
   */
  @Test
  void aPrintedCodeOpensItsFigure() throws Exception {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    Matcher key =
        Pattern.compile("name=\"key\" value=\"([^\"]*)\"")
            .matcher(office.get("/reports/new").body());
    assertThat(key.find()).isTrue();
    var begun =
        office.post(
            "/reports",
            java.util.Map.of("key", key.group(1), "unit", "2", "what", "half_year:2026-06-30"));
    String report =
        begun.headers().firstValue("location").orElseThrow().replaceFirst(".*/reports/", "");
    String word = document(office, report);
    Matcher code = Pattern.compile("([2-9A-Z]{4}-\\d\\d)").matcher(word);
    assertThat(code.find()).as("codes are printed").isTrue();

    var opened =
        office.get("/reports/open?code=" + code.group(1).toLowerCase(java.util.Locale.ROOT));
    assertThat(opened.headers().firstValue("location").orElseThrow())
        .contains("/reports/" + report + "/figures/");
    assertThat(
            office.get("/reports/open?code=ZZZZ-01").headers().firstValue("location").orElseThrow())
        .contains("/reports?code=ZZZZ-01");
    Visitor neighbour = new Visitor(port, realm).signIn("xaxa");
    assertThat(
            neighbour
                .get("/reports/open?code=" + code.group(1))
                .headers()
                .firstValue("location")
                .orElseThrow())
        .as("as for a code that nobody has")
        .contains("/reports?code=" + code.group(1));
  }

  private String document(Visitor visitor, String report) throws Exception {
    var http =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(visitor.base() + "/reports/" + report + "/file/word"))
            .GET()
            .build();
    byte[] bytes = visitor.bytes(http);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          String xml = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
          return xml.replaceAll("<[^>]*>", "");
        }
      }
    }
    throw new AssertionError("no document");
  }
}
