package vn.mach.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("browser")
class ScoreboardTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;
  Realm realm;

  @BeforeEach
  void aBlocWithThreeCommitteesOfThreeBranchesInOctober() {
    clock.turnTo(LocalDate.of(2026, 10, 15));
    realm = realms.create();
    Tree tree = Tree.of("K", "K/A", "K/B", "K/C").named("K", "Đảng bộ Khối thử", "bloc");
    for (String committee : List.of("A", "B", "C")) {
      tree.named(committee, "Đảng bộ " + committee, "grassroots_committee");
      for (int n = 1; n <= 3; n++) {
        tree.unit(committee + n, committee, "Chi bộ " + committee + n, "branch");
      }
    }
    tree.plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into directives (symbol, kind, title, issued_on) values ('16-CTr/ĐUK', 'programme', 'Chương trình', '2026-01-10');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('kt', 'Số cuộc kiểm tra', 'Inspections', 'count', 'inspection');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('cd', 'Sinh hoạt chuyên đề', 'Thematic meetings', 'count', 'thematic_meeting');
        insert into targets (code, directive_id, title, figure, period_from, period_to)
          select 'T1', id, 'Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc', 'kt', date '2026-01-01', date '2026-12-31' from directives;
        insert into targets (code, directive_id, title, figure, period_from, period_to)
          select 'T2', id, 'Sinh hoạt chuyên đề: mỗi chi bộ ít nhất hai buổi', 'cd', date '2026-01-01', date '2026-12-31' from directives;
        insert into target_minimums (target_id, unit_kind, minimum) select id, 'branch', 2 from targets;
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          select 'R' || code, id, 'inspection', 'Kiểm tra', date '2026-03-05', 'confirmed', 0, now() from units where code in ('A1', 'A2', 'A3', 'B1');
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
          select 'S' || code, id, 'inspection', 'Kiểm tra', date '2026-05-20', 'confirmed', 0, now() from units where code in ('A1', 'A2');
        insert into changes (topic, subject_id, sign) select 'activities', id, 1 from activities
        """);
    realms.account(realm, "vanphong", "office", null);
    realms.account(realm, "bithub2", "secretary", "B2");
    realms.account(realm, "bithub", "secretary", "B");
    realms.account(realm, "quansat", "observer", "A");
  }

  @Test
  void aUnitWithOthersBelowSaysHowManyAreOnPaceAndHowManyReachedTheMinimum() {
    String page = text(new Visitor(port, realm).signIn("vanphong").get("/").body());
    assertThat(page)
        .contains("Đảng bộ Khối thử")
        .contains("4/9 đạt 2 5 chậm tiến độ 5 chưa ghi hoạt động")
        .contains("Đảng bộ A 3/3 đạt 2 Đúng tiến độ")
        .contains("Đảng bộ C 0/3 đạt 0 3 chậm tiến độ");
  }

  @Test
  void aDayThatCannotBeReadIsSaidAndNotTakenForTodayInSilence() {
    var office = new Visitor(port, realm).signIn("vanphong");
    assertThat(text(office.get("/?on=31%2F02%2F2026").body()))
        .contains("Không đọc được ngày “31/02/2026”");
    assertThat(text(office.get("/?on=%25zz&lang=en").body())).contains("“%zz” is not a valid date");
    for (String good : new String[] {"/?on=2026-06-29", "/?on=29%2F06%2F2026", "/?on=", "/"}) {
      assertThat(office.get(good).body())
          .doesNotContain("is not a valid date", "Không đọc được ngày");
    }
  }

  @Test
  void aSingleUnitsRowSaysWhatItHasAndWhatIsRequired() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String page = text(office.get(link(office.get("/").body(), "Đảng bộ A")).body());
    assertThat(page)
        .contains("Chi bộ A1 2 cần 2 Đạt")
        .contains("Chi bộ A3 1 cần 2 Đúng tiến độ")
        .contains("0 cần 2 Chậm tiến độ chưa ghi hoạt động");
    assertThat(
            text(
                office
                    .get(
                        "/?on=2026-12-31&unit="
                            + number(office.get(link(office.get("/").body(), "Đảng bộ A")).body()))
                    .body()))
        .as("on the last day the minimum itself is asked")
        .contains("Chi bộ A3 1 cần 2 Chậm tiến độ");
  }

  @Test
  void aUnitIsNeverCalledBehindWhereAllItsBranchesAreOnPace() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String june = text(office.get("/?on=2026-06-29").body());
    assertThat(june).contains("9/9 đạt 2 Đúng tiến độ").doesNotContain("chậm tiến độ 5");
    String halfYear = text(office.get("/?on=2026-06-30").body());
    assertThat(halfYear).contains("4/9 đạt 2 5 chậm tiến độ");
  }

  @Test
  void rowsAreSortedByAColumnAndOnlyThoseBehindAreShownOfTheChosenTarget() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String falling = text(office.get("/?sort=T1&dir=desc").body());
    assertThat(falling.indexOf("Đảng bộ A")).isLessThan(falling.indexOf("Đảng bộ C"));
    String rising = text(office.get("/?sort=T1").body());
    assertThat(rising.indexOf("Đảng bộ C")).isLessThan(rising.indexOf("Đảng bộ A"));
    assertThat(rows(office.get("/?behind=yes&target=T1").body()))
        .containsExactly("Đảng bộ B", "Đảng bộ C");
    assertThat(rows(office.get("/?behind=yes&target=T2").body()))
        .as("nobody has held any thematic meeting")
        .containsExactly("Đảng bộ A", "Đảng bộ B", "Đảng bộ C");
  }

  @Test
  void theApiSaysTheSame() throws Exception {
    var office = new Visitor(port, realm).signIn("vanphong");
    String json = office.get("/api/v1/units/A/scoreboard").body();
    assertThat(json)
        .contains(
            "{\"target\":\"T1\",\"due\":3,\"on_pace\":3,\"done\":2,\"rate\":66.67,\"not_reported\":0,\"state\":\"on_pace\",\"value\":null,\"minimum\":null}")
        .contains("\"state\":\"on_pace\",\"value\":1,\"minimum\":2");
  }

  @Test
  void nobodySeesTheBoardOfAUnitBesideTheirs() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String link = link(office.get("/").body(), "Đảng bộ A");
    assertThat(office.get(link).statusCode()).isEqualTo(200);
    var beside = new Visitor(port, realm).signIn("bithub");
    for (String address :
        new String[] {
          link,
          link.replace("/?", "/home/map?"),
          link.replace("/?", "/home/board.csv?"),
          link.replace("/?", "/home/messages/new?target=T1&")
        }) {
      assertThat(beside.get(address).statusCode()).as(address).isEqualTo(404);
    }
  }

  @Test
  void theBoardIsTakenOutAsRowsForASpreadsheet() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String link = link(office.get("/").body(), "Đảng bộ A");
    String csv = office.get(link.replace("/?", "/home/board.csv?")).body();
    assertThat(csv)
        .contains("Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc · Đúng tiến độ")
        .contains("A,Đảng bộ A,Đảng bộ cơ sở,,,3,3,2,0,Đúng tiến độ,,,3,0,0,3,Chậm tiến độ")
        .contains("A1,Chi bộ A1,Chi bộ,2,2,1,1,1,0,Đạt,0,2,1,0,0,1,Chậm tiến độ");
    var xlsx = office.get(link.replace("/?", "/home/board.xlsx?"));
    assertThat(xlsx.statusCode()).isEqualTo(200);
    assertThat(xlsx.body()).startsWith("PK");
  }

  @Test
  void theTenthTargetStandsBehindTheSecondAndNotBehindTheFirst() {
    realms.sql(
        realm,
        """
        insert into targets (code, directive_id, title, figure, period_from, period_to)
          select 'T10', id, 'Chỉ tiêu thứ mười', 'cd', date '2026-01-01', date '2026-12-31' from directives;
        insert into target_minimums (target_id, unit_kind, minimum) select id, 'branch', 2 from targets where code = 'T10'\
        """);
    var office = new Visitor(port, realm).signIn("vanphong");
    String link = link(office.get("/").body(), "Đảng bộ A");
    String heads = office.get(link.replace("/?", "/home/board.csv?")).body();
    assertThat(heads.indexOf("Chỉ tiêu thứ mười"))
        .isGreaterThan(heads.indexOf("Sinh hoạt chuyên đề"));
  }

  @Test
  void exactlyThoseBehindAreRemindedAlsoTwoLevelsDownAndTheSenderSeesWhoReadIt() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String unit = "unit=" + number(office.get("/").body());
    var form = org.jsoup.Jsoup.parse(office.get("/home/messages/new?target=T1&" + unit).body());
    assertThat(form.select("[name=to][checked]").stream().map(it -> it.parent().text()))
        .containsExactly(
            "Chi bộ B2 · Đảng bộ B",
            "Chi bộ B3 · Đảng bộ B",
            "Chi bộ C1 · Đảng bộ C",
            "Chi bộ C2 · Đảng bộ C",
            "Chi bộ C3 · Đảng bộ C");
    assertThat(form.select("[name=to]:not([checked])").stream().map(it -> it.parent().text()))
        .as("may be chosen too: they have not reached it")
        .containsExactly(
            "Đảng bộ A",
            "Chi bộ A3 · Đảng bộ A",
            "Đảng bộ B",
            "Chi bộ B1 · Đảng bộ B",
            "Đảng bộ C");
    assertThat(form.select("textarea").text())
        .contains("15/10/2026")
        .contains("Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc")
        .contains("31/12/2026");
    String to = form.select("li:contains(Chi bộ B2) [name=to]").val();
    String address = "/home/messages?target=T1&" + unit;
    assertThat(office.post(address, Map.of("text", " ", "key", "k0", "to", to)).statusCode())
        .isEqualTo(422);
    assertThat(office.post(address, Map.of("text", "Nhắc", "key", "k0")).statusCode())
        .as("nobody is chosen")
        .isEqualTo(422);
    Map<String, String> sending =
        Map.of("text", "Đề nghị kiểm tra trước 30/11.", "key", "k1", "to", to);
    assertThat(office.post(address, sending).statusCode()).isEqualTo(302);
    assertThat(text(office.get("/?" + unit).body())).contains("Đã gửi đôn đốc tới 1 tổ chức.");
    office.post(address, sending); // sent twice counts once
    assertThat(text(office.get("/home/messages?" + unit).body()))
        .containsOnlyOnce("Đề nghị kiểm tra trước 30/11.")
        .contains("Đã đọc: 0/1 tổ chức")
        .contains("Chi bộ B2 Chưa đọc");

    var branch = new Visitor(port, realm).signIn("bithub2");
    assertThat(text(branch.get("/").body()))
        .as("what is to be done is the first page of a branch")
        .contains("Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc", "Đôn đốc của cấp trên");
    String page = branch.get("/home/messages").body();
    assertThat(text(page))
        .containsOnlyOnce("Đề nghị kiểm tra trước 30/11.")
        .contains("Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc Đề nghị");
    var read = java.util.regex.Pattern.compile("/home/messages/(\\d+)/read").matcher(page);
    assertThat(read.find()).isTrue();
    branch.post(read.group(), Map.of("unit", number(branch.get("/home/board").body())));
    assertThat(text(branch.get("/").body()))
        .contains("Hôm nay không còn việc nào phải làm")
        .doesNotContain("Đôn đốc của cấp trên");
    assertThat(text(branch.get("/home/messages").body()))
        .as("reading does not erase it")
        .contains("Đề nghị kiểm tra trước 30/11.");
    assertThat(text(office.get("/home/messages?" + unit).body()))
        .contains("Đã đọc: 1/1 tổ chức")
        .contains("Chi bộ B2 Đã đọc bithub2");
    assertThat(text(branch.get("/home/messages?" + unit).body()))
        .as("what others sent is theirs")
        .doesNotContain("Đã đọc: 1/1");
    assertThat(
            new Visitor(port, realm)
                .signIn("quansat")
                .get("/home/messages/new?target=T1")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void allThatAreBehindAreListedTheWorstFirstAndRemindedOfAllTheirTargetsAtOnce() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String board = office.get("/").body();
    assertThat(text(board)).contains("Chậm tiến độ");
    String unit = "unit=" + number(board);
    var late = org.jsoup.Jsoup.parse(office.get("/home/messages/new?target=*&" + unit).body());
    List<Integer> counts =
        late.select(".reminder-units > li").stream().map(it -> it.select("a").size()).toList();
    assertThat(counts).isNotEmpty().isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(late.select("li:contains(Chi bộ B2) a").eachText())
        .contains("Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc");
    assertThat(late.select("[name=to]:not([checked])")).isEmpty();
    String to = late.select("li:contains(Chi bộ B2) [name=to]").val();
    var sent =
        office.post(
            "/home/messages?target=*&" + unit,
            Map.of("key", "tat-ca", "to", to, "text", "Đề nghị làm ngay các việc chậm."));
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(text(office.get("/home/messages?" + unit).body()))
        .contains("Nhiều chỉ tiêu", "Đề nghị làm ngay các việc chậm.", "Đã đọc: 0/1 tổ chức");
    assertThat(text(new Visitor(port, realm).signIn("bithub2").get("/home/messages").body()))
        .contains(
            "Đề nghị làm ngay các việc chậm.", "Kiểm tra đảng viên: mỗi chi bộ ít nhất hai cuộc");
  }

  @Test
  void onAPhoneOneTargetIsShownAtATimeAndTheMapDrills() {
    for (String language : new String[] {"vi", "en"}) {
      for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
        try (var browser = new Browser(port, realm, width, language)) {
          browser.signIn("vanphong");
          assertThat(browser.page().locator("main").innerText()).contains("4").contains("/9");
          browser.screenshot("board-" + width + "-" + language);
          if (width == Browser.PHONE) {
            browser.page().locator("#field-target").selectOption("T2");
            browser.page().waitForURL(url -> url.contains("target=T2"));
            assertThat(browser.page().locator(".phone-only .big b").innerText()).isEqualTo("0/9");
          }
          String unit = number(browser.page().content());
          String below = link(browser.open("/").content(), "Đảng bộ A");
          for (var page :
              Map.of(
                      "branches", below,
                      "reminder", "/home/messages/new?target=T1&unit=" + unit,
                      "reminders", "/home/messages?unit=" + unit,
                      "target", "/figures/targets/T1?unit=" + unit,
                      "withdraw", "/figures/targets/T1/withdraw")
                  .entrySet()) {
            browser.open(page.getValue());
            browser.screenshot(page.getKey() + "-" + width + "-" + language);
          }
          browser.open("/home/map?target=T1&unit=" + unit);
          browser.screenshot("map-" + width + "-" + language);
          assertThat(
                  (Boolean)
                      browser
                          .page()
                          .evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .as("nothing is cut at " + width)
              .isTrue();
          browser.page().locator("svg.map:visible .map-heading").first().click();
          browser.page().waitForURL(url -> url.contains("unit="));
        }
      }
    }
  }

  @Test
  void aDayWithoutTargetsKeepsItsFiltersAndLeadsBackToToday() {
    var office = new Visitor(port, realm).signIn("vanphong");
    String page = office.get("/?on=2024-06-30").body();
    assertThat(page).contains("id=\"field-on\"", "value=\"30/06/2024\"");
    assertThat(text(office.get(link(page, "Về hôm nay")).body())).contains("4/9");
    var map =
        office.get(
            link(office.get("/").body(), "Đảng bộ A")
                .replace("/?", "/home/map?")
                .replaceAll("on=[0-9-]+", "on=2024-06-30"));
    assertThat(map.statusCode()).as("the map of that day").isEqualTo(302);
  }

  @Test
  void aPhoneShowsTheEndOfAPageAndTheNewestMonthAndADateIsTypedInPeace() {
    try (var browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      browser.signIn("vanphong");
      String unit = number(browser.open("/").content());
      var page = browser.open("/home/map?target=T1&unit=" + unit);
      assertThat(
              (Boolean)
                  page.evaluate(
                      """
                      () => { const box = document.querySelector('[data-from-end]');
                        return box.scrollWidth > box.clientWidth && box.scrollLeft + box.clientWidth >= box.scrollWidth - 1; }
                      """))
          .as("the trend begins at its end")
          .isTrue();
      assertThat(
              (Boolean)
                  page.evaluate(
                      """
                      () => { const end = document.querySelector('main > :last-child').getBoundingClientRect().bottom + window.scrollY;
                        const bar = document.querySelector('.menu').getBoundingClientRect().height;
                        return document.documentElement.scrollHeight - end >= bar; }
                      """))
          .as("the end of the page stands above the bar")
          .isTrue();
      page = browser.open("/");
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing is wider than the phone")
          .isTrue();
      String before = page.url();
      page.locator("#field-on").focus();
      page.keyboard().type("30062026");
      assertThat(page.url()).isEqualTo(before);
      assertThat(page.locator("#field-on").inputValue()).isEqualTo("30/06/2026");
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.contains("on=30%2F06%2F2026"));
      page.goBack();
      page.waitForURL(before);
      assertThat(page.locator("#field-on").inputValue()).isEqualTo("15/10/2026");
    }
  }

  private static String text(String html) {
    return org.jsoup.Jsoup.parse(html).text().replace("\u00a0", " ");
  }

  /** The units below in the table of a desk. */
  private static List<String> rows(String html) {
    return org.jsoup.Jsoup.parse(html).select("table tbody tr:not(.own) th").eachText();
  }

  private static String link(String html, String name) {
    return org.jsoup.Jsoup.parse(html).select("a").stream()
        .filter(a -> a.text().equals(name))
        .findFirst()
        .orElseThrow()
        .attr("href")
        .replaceFirst("^/r/[^/]+", "");
  }

  /** The number of the unit that the board is about. */
  private static String number(String html) {
    return org.jsoup.Jsoup.parse(html).select("[name=unit]").first().val();
  }
}
