package vn.mach.documents.adoptions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.adoptions.AdoptionFixture.Said;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** One directive from the province through a commune and a base committee to a branch. */
@MachTest
@Tag("browser")
class FollowedDirectiveWalkTest {

  private static final Said MEET =
      Said.plan(1, "Sinh hoạt chi bộ đúng định kỳ, mỗi quý có một chuyên đề.", "branch");
  private static final Said FOLLOW =
      Said.plan(2, "Phân công cấp ủy viên theo dõi từng chi bộ.", "commune,grassroots_committee");
  private static final Said STUDY =
      new Said(3, "Học tập, quán triệt trong toàn chi bộ.", "study", "branch", 1);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AdoptionFixture fixture;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private long directive;

  @Test
  void oneDirectiveIsFollowedFromTheProvinceToABranchAndAmended() {
    plant();
    try (Browser office = browser(Browser.DESK, "tinh");
        Browser commune = browser(Browser.DESK, "xa");
        Browser base = browser(Browser.DESK, "coso");
        Browser branch = browser(Browser.PHONE, "chibo")) {
      board(office, "0/4", "0/4", "0/2", "0");

      Page tasks = branch.open("/tasks");
      assertThat(tasks.locator("main")).containsText("12-NQ/TU");
      tasks.getByText("Làm ngay").first().click();
      tasks.waitForURL("**/adoptions/**");
      assertThat(tasks.locator("main")).containsText("chibo mở lúc");
      board(office, "1/4", "0/4", "0/2", "0");

      long above = plan(commune, "X", 2, "Đồng chí Lan theo dõi các chi bộ vùng cao", true);
      board(office, "2/4", "0/4 1 chờ duyệt", "0/2", "0");
      decide(office, above, Map.of());
      board(office, "2/4", "1/4", "0/2", "0");
      long middle = plan(base, "C", 2, "Đồng chí Hùng dự họp chi bộ thôn Đông", true);
      decide(commune, middle, Map.of());
      board(office, "3/4", "2/4", "0/2", "0");

      // the branch copies the clause, sees so before it sends, and sends all the same
      long own = plan(branch, "B", 1, MEET.body(), false);
      assertThat(branch.page().locator("main")).containsText("chỉ chép lại");
      branch.screenshot("adoptions-plan-draft-390");
      branch.page().getByText("Gửi cấp trên").click();
      assertThat(branch.page().locator("main")).containsText("chờ cấp trên duyệt");
      board(office, "3/4", "2/4 1 chờ duyệt", "0/2", "0");
      decide(base, own, Map.of("1", "Ghi rõ họp ngày nào, ai chuẩn bị"));
      board(office, "3/4", "2/4", "0/2", "0");

      Page mended = branch.open("/adoptions/plans/" + own);
      assertThat(mended.locator("main")).containsText("Ghi rõ họp ngày nào");
      mended.getByText("Sửa việc").first().click();
      write(branch, "Họp ngày mùng 3 hằng tháng, quý này bàn về nước sạch");
      assertThat(mended.locator("main")).containsText("Đã trả lời 1 trên 1 điểm");
      mended.getByText("Gửi cấp trên").click();
      assertThat(mended.locator("main")).containsText("chờ cấp trên duyệt");
      decide(base, own, Map.of());
      board(office, "3/4", "3/4", "0/2", "0");

      Page study = branch.open("/adoptions/" + directive + "/units/" + id("B"));
      study.getByText("Ghi buổi học tập, quán triệt").click();
      study.fill("#field-day", "05/10/2026");
      study.fill("#field-due", "18");
      study.fill("#field-present", "16");
      study.locator("form[action$='/study'] button").click();
      assertThat(study.locator("main")).containsText("16 trên 18");
      board(office, "3/4", "3/4", "1/2", "0");

      // the other branch has not answered: clause 1 is not covered, clause 2 is
      Page coverage = office.open("/adoptions/" + directive + "/coverage?clause=1");
      assertThat(coverage.locator("tbody tr").nth(0).innerText().replaceAll("\\s+", " "))
          .endsWith("2 1 1");
      assertThat(coverage.locator("tbody tr").nth(1).innerText().replaceAll("\\s+", " "))
          .endsWith("2 2 2 đủ");
      looks(office, "adoptions-coverage");
      office.open("/adoptions/" + directive);
      looks(office, "adoptions-board");
      branch.open("/adoptions/plans/" + own);
      looks(branch, "adoptions-plan");
      branch.open("/adoptions/" + directive + "/units/" + id("B"));
      looks(branch, "adoptions-unit");

      fixture.issue(
          realm,
          directive,
          "2026-10-06",
          List.of(
              MEET.changed(2, "Sinh hoạt chi bộ vào ngày 05 hằng tháng."),
              FOLLOW.changed(2, "Phân công cấp ủy viên dự sinh hoạt với từng chi bộ."),
              STUDY));
      board(office, "0/4", "0/4", "1/2", "0");
      for (var level :
          List.of(Map.entry(commune, above), Map.entry(base, middle), Map.entry(branch, own))) {
        assertThat(level.getKey().open("/adoptions/plans/" + level.getValue()).locator("main"))
            .containsText("theo bản cũ");
      }
    }
  }

  private void plant() {
    clock.turnTo(LocalDate.of(2026, 10, 5));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/C", "T/X/C/B", "T/X/C/D")
        .named("T", "Đảng bộ tỉnh Hạ Giang", "province")
        .named("X", "Đảng bộ xã Suối Bạc", "commune")
        .named("C", "Đảng bộ cơ sở Trường Sơn", "grassroots_committee")
        .named("B", "Chi bộ thôn Đông", "branch")
        .named("D", "Chi bộ thôn Đoài", "branch")
        .plant(realms, realm);
    realms.account(realm, "tinh", "office", "T");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "coso", "secretary", "C");
    realms.account(realm, "chibo", "secretary", "B");
    directive = fixture.directive(realm, "T", "12-NQ/TU", "2026-10-05");
    fixture.issue(realm, directive, "2026-10-05", List.of(MEET, FOLLOW, STUDY));
  }

  private Browser browser(int width, String login) {
    return new Browser(port, realm, width, "vi").signIn(login);
  }

  /** The first row of the office's board: received, adopted, studied, late. */
  private void board(Browser office, String... cells) {
    Page page = office.open("/adoptions/" + directive);
    for (int i = 0; i < cells.length; i++) {
      assertThat(
              page.locator("tbody tr")
                  .first()
                  .locator("td")
                  .nth(i)
                  .innerText()
                  .replaceAll("\\s+", " ")
                  .replace(" /", "/")
                  .strip())
          .isEqualTo(cells[i]);
    }
  }

  /** Begins a plan with one line; its number. */
  private long plan(Browser writer, String unit, int clause, String text, boolean sends) {
    Page page = writer.open("/adoptions/" + directive + "/units/" + id(unit));
    page.getByText("Lập kế hoạch").click();
    page.waitForURL("**/adoptions/plans/*");
    long plan = Long.parseLong(page.url().replaceAll(".*/", ""));
    page.locator("#clause-" + clause).getByText("Thêm việc").click();
    write(writer, text);
    if (sends) {
      page.getByText("Gửi cấp trên").click();
      assertThat(page.locator("main")).containsText("chờ cấp trên duyệt");
    }
    return plan;
  }

  private static void write(Browser writer, String text) {
    Page page = writer.page();
    page.fill("#field-text", text);
    page.selectOption("#field-who", "post:secretary");
    page.fill("#field-due", "30/11/2026");
    page.getByText("Lưu việc").click();
    page.waitForURL("**/adoptions/plans/*");
  }

  /** Approves every clause but those that are returned with a remark. */
  private void decide(Browser above, long plan, Map<String, String> returned) {
    Page page = above.open("/adoptions/plans/" + plan + "/review");
    for (var radio : page.locator("input[value=approved]").all()) {
      radio.check();
    }
    returned.forEach((clause, remark) -> {
      page.check("input[name=decision-" + clause + "][value=returned]");
      page.fill("#remark-" + clause, remark);
    });
    page.getByText("Gửi quyết định").click();
    page.waitForURL("**/adoptions/plans/" + plan);
  }

  private static void looks(Browser browser, String name) {
    Page page = browser.page();
    browser.screenshot(name);
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name)
        .isTrue();
    assertThat(
            new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations())
        .as(name)
        .isEmpty();
  }

  private long id(String code) {
    long[] id = new long[1];
    CurrentRealm.run(
        realm,
        () ->
            id[0] =
                jdbc.sql("select id from units where code = ?")
                    .param(code)
                    .query(Long.class)
                    .single());
    return id[0];
  }
}
