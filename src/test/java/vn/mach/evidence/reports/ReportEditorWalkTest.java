package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.reports.SmallBloc.BLOC;
import static vn.mach.evidence.reports.SmallBloc.HALF;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Writing a section at a real browser: numbers stay numbers, cells stay cells. */
@MachTest
@Tag("browser")
class ReportEditorWalkTest {

  private static final String IF = "[nếu có cuộc kiểm tra đảng viên]";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ActorLoader viewers;
  @Autowired Reports reports;
  @Autowired SectionsSql sections;
  @Autowired Activities activities;
  @LocalServerPort int port;

  private Realm realm;
  private SectionRow section;

  @BeforeEach
  void aDraft() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    ReportId report = in(() -> done(reports.begin(actor(), key(), BLOC, "half_year", HALF)));
    section =
        in(() ->
            sections.of(report).stream()
                .filter(it -> it.heading().contains("Các mặt công tác"))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void whatIsWrittenStaysAsItIsMeant() {
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("vanphong")) {
      Page page = office.open("/reports/" + section.report().value() + "/sections/" + section.id());
      aNumberFromTheListStaysANumberWhileItMoves(page);
      cuttingNothingTakesNothing(page);
      aDividedSentenceKeepsItsConditionInBothParts(page);
      cellsStayCells(page);
      office.screenshot("reports-editor-cells");
      page.locator("main form .thumb .btn-primary").click();
      page.waitForURL(Pattern.compile(".*/reports/\\d+#s\\d+$"));
    }
    assertThat(in(() -> sections.find(section.report(), section.id()).orElseThrow().text()))
        .contains("Đã có {figure kiem_tra} cuộc.")
        .contains("| Lớp | Số |\n| Một | 40 |\n|  | 75 |")
        .contains("Lớp một");
  }

  @Test
  void whatIsTypedWhileThePageStillLooksForOlderTextKeepsItsLastBlank() {
    try (Browser office = new Browser(port, realm, Browser.DESK, "vi").signIn("vanphong")) {
      office
          .context()
          .addInitScript(
              """
              const query = navigator.locks.query.bind(navigator.locks);
              const wait = new Promise(done => { window.letGo = done; });
              navigator.locks.query = () => wait.then(query);
              """);
      Page page = office.open("/reports/" + section.report().value() + "/sections/" + section.id());
      page.locator(".editor").fill("Thực hiện ");
      page.evaluate(
          "async () => { window.letGo(); await navigator.locks.query(); await new Promise(requestAnimationFrame); }");
      page.locator("#insert > summary").click();
      page.locator(
              ".insert-chip", new Page.LocatorOptions().setHasText("cuộc kiểm tra đảng viên 3"))
          .first()
          .click();
      page.keyboard().type(" cuộc.");
      assertThat(field(page).replace("**", ""))
          .contains("Thực hiện [cuộc kiểm tra đảng viên: 3] cuộc.");
      assertThat(page.locator("main").innerText())
          .as("one's own text is no older one")
          .doesNotContain("nhập dở lần trước");
    }
  }

  private void aNumberFromTheListStaysANumberWhileItMoves(Page page) {
    page.locator(".editor").click();
    page.keyboard().press("Control+End");
    page.keyboard().type("Đã có ");
    page.locator("#insert > summary").click();
    page.locator(".insert-chip", new Page.LocatorOptions().setHasText("cuộc kiểm tra đảng viên 3"))
        .first()
        .click();
    page.keyboard().type(" cuộc.");
    assertThat(field(page)).contains("Đã có [cuộc kiểm tra đảng viên: 3] cuộc.");
    in(() -> done(activities.withdraw(actor(), key(), new ActivityId(3), "Ghi nhầm")));

    page.keyboard().press("Enter");
    page.keyboard().type("ĐỘ MẬT: TUYỆT MẬT");
    page.locator("button[formaction]").click();
    page.locator("#said-text").waitFor();
    noNumberIsWords(page);
    page.locator(".editor p", new Page.LocatorOptions().setHasText("TUYỆT MẬT")).click();
    page.keyboard().press("End");
    page.keyboard().press("Shift+Home");
    page.keyboard().press("Delete");
    page.locator("button[formaction]").click();
    page.locator("article.paper").waitFor();
    noNumberIsWords(page);
    assertThat(page.locator("article.paper").innerText()).contains("Đã có 2 cuộc.");
  }

  private static void noNumberIsWords(Page page) {
    Locator editor = page.locator(".editor");
    assertThat(editor.innerText()).doesNotContain("[", "đảng viên: 3", "đảng viên: 2");
    assertThat(editor.locator(".chip.faulty").count()).isZero();
    assertThat(field(page))
        .contains("Đã có [cuộc kiểm tra đảng viên: 2] cuộc.")
        .doesNotContain("[[", "đảng viên: 3");
  }

  private static void cuttingNothingTakesNothing(Page page) {
    page.locator(".editor p", new Page.LocatorOptions().setHasText("Đã có")).click();
    page.keyboard().press("End");
    String before = field(page);
    page.keyboard().press("Control+x");
    assertThat(field(page)).isEqualTo(before);
  }

  private static void aDividedSentenceKeepsItsConditionInBothParts(Page page) {
    page.evaluate(
        """
        () => {
          const edge = Array.from(document.querySelectorAll('.editor .edge')).find(it => it.dataset.token === '%s');
          let node = edge.nextSibling;
          while (node.nodeType !== 3) { node = node.nextSibling; }
          document.querySelector('.editor').focus();
          window.getSelection().collapse(node, 6);
        }\
        """
            .formatted(IF));
    page.keyboard().press("Enter");
    page.keyboard().type("thêm ");
    List<String> divided = field(page).lines().filter(line -> line.contains(IF)).toList();
    assertThat(divided).hasSize(2);
    assertThat(divided.getLast()).startsWith("- " + IF + "thêm ");
    for (String line : field(page).lines().toList()) {
      assertThat(line.split("\\[nếu có ", -1)).as(line).hasSameSizeAs(line.split("\\[hết]", -1));
    }
  }

  private static void cellsStayCells(Page page) {
    page.locator(".editor").click();
    page.keyboard().press("Control+End");
    page.locator("[data-does=table]").click();
    paste(page, "Lớp\tSố\nMột\t40\n\t75");
    page.locator(".editor").press("Control+End");
    page.locator("[data-does=table]").click();
    paste(page, "Lớp\nmột");
    assertThat(field(page))
        .contains("| Lớp | Số |\n| Một | 40 |\n|  | 75 |")
        .contains("| Lớp một |  |");
    Locator first = page.locator(".editor table").first();
    Object copied =
        first.evaluate(
            """
            table => {
              window.getSelection().selectAllChildren(table.tBodies[0]);
              const data = new DataTransfer();
              document.querySelector('.editor').dispatchEvent(new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
              return data.getData('text/plain');
            }\
            """);
    assertThat(copied).isEqualTo("Lớp\tSố\nMột\t40\n\t75");
  }

  /** As from another program: words only. */
  static void paste(Page page, String text) {
    page.evaluate(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.querySelector('.editor').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }\
        """,
        text);
  }

  private static String field(Page page) {
    return page.locator("textarea[name=text]").inputValue();
  }

  private Actor actor() {
    return in(() ->
        viewers
            .of(
                jdbc.sql("select id from accounts where login = 'vanphong'")
                    .query(Long.class)
                    .single(),
                "page")
            .orElseThrow());
  }

  private <T> T in(Callable<T> work) {
    return SmallBloc.in(realm, work);
  }
}
