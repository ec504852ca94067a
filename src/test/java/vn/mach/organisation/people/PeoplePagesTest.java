package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.Overlap;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("browser")
class PeoplePagesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = PeopleFixture.make(realms);
    realms.account(realm, "vanphong", "office", "X");
    realms.account(realm, "yenlac", "office", "Y");
    realms.account(realm, "hoa", "member", "X-01");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
  }

  @Test
  void theOfficeFindsAMemberWithoutAccentsAndOpensTheRecord() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    assertThat(office.get("/people?q=nguyen+thi+hoa").body())
        .contains("Nguyễn Thị Hòa")
        .doesNotContain("Trần Văn Đức");
    assertThat(office.get("/people/1").body()).contains("Bí thư", "12345678", "Chi bộ thôn Đông");
    assertThat(office.get("/people?unit=X-02&status=probationary").body())
        .contains("Lê Quang Ánh")
        .doesNotContain("Nguyễn Thị Hòa");
    assertThat(office.get("/people/units/1/counts").body()).contains("<svg", "Chính thức");
  }

  @Test
  void theMemberSeesWhoLookedAtTheirRecordAndNobodyElsesRecord() {
    new Visitor(port, realm).signIn("vanphong").get("/people/1");
    Visitor member = new Visitor(port, realm).signIn("hoa");
    assertThat(member.get("/me").body()).contains("Nguyễn Thị Hòa", "vanphong");
    realms.account(realm, "duc", "member", "X-01");
    realms.sql(realm, "update accounts set person_id = 2 where login = 'duc'");
    Visitor beside = new Visitor(port, realm).signIn("duc");
    assertThat(beside.get("/people/1").statusCode()).isEqualTo(404);
    assertThat(beside.get("/people/2").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherCommunesOfficeReachesNoRecordByAnyAddress() {
    Visitor other = new Visitor(port, realm).signIn("yenlac");
    assertThat(other.get("/people").body())
        .contains("Hoàng Minh Châu")
        .doesNotContain("Nguyễn Thị Hòa");
    for (String path :
        new String[] {
          "/people/1",
          "/people/1/details",
          "/people/1/status",
          "/people/1/transfer",
          "/people/1/posts",
          "/people/units/1/counts",
          "/people?unit=X"
        }) {
      assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void ofTwoWhoChangeOneRecordTheSecondIsShownWhatTheFirstChanged() {
    Visitor first = new Visitor(port, realm).signIn("vanphong");
    Visitor second = new Visitor(port, realm).signIn("vanphong");
    Map<String, String> shown = details(first.get("/people/1/details").body());
    Map<String, String> own = new HashMap<>(shown);
    own.put("fullName", "Nguyễn Thị Hoà Bình");
    own.put("key", "first");
    assertThat(first.post("/people/1/details", own).statusCode()).isEqualTo(302);
    Map<String, String> other = new HashMap<>(shown);
    other.put("birthDate", "1985-05-06");
    other.put("key", "second");
    second.get("/people/1/details");
    var refused = second.post("/people/1/details", other);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("người khác đã đổi mục này thành “Nguyễn Thị Hoà Bình”")
        .contains("06/05/1985");
    assertThat(second.get("/people/1").body()).contains("Nguyễn Thị Hoà Bình");
    Map<String, String> again = details(refused.body());
    again.put("key", "third");
    assertThat(second.post("/people/1/details", again).statusCode()).isEqualTo(302);
    assertThat(second.get("/people/1").body()).contains("06/05/1985");
  }

  @Test
  void whoWaitsWhileChangingOneRecordKeepsNobodyWaitingWhoChangesAnother() throws Exception {
    Visitor first = new Visitor(port, realm).signIn("vanphong");
    Visitor second = new Visitor(port, realm).signIn("vanphong");
    Map<String, String> one = details(first.get("/people/1/details").body());
    one.put("fullName", "Nguyễn Thị Hòa Bình");
    one.put("key", "one");
    Map<String, String> two = details(second.get("/people/2/details").body());
    two.put("birthDate", "1985-05-06");
    two.put("key", "two");
    CurrentRealm.in(
        realm,
        () ->
            new TransactionTemplate(transactions)
                .execute(status -> {
                  jdbc.sql("select 1 from people where id = 1 for update").query().listOfRows();
                  Thread.ofVirtual().start(() -> first.post("/people/1/details", one));
                  Overlap.untilSomebodyWaits(jdbc);
                  var answer =
                      CompletableFuture.supplyAsync(() -> second.post("/people/2/details", two));
                  assertThat(answer).succeedsWithin(Duration.ofSeconds(10));
                  assertThat(answer.join().statusCode()).isEqualTo(302);
                  return status;
                }));
  }

  @Test
  void aFormThatComesTwiceIsAnsweredAlikeThoughItsSpacesAndDaysWereWrittenOtherwise() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    Map<String, String> typed = details(office.get("/people/1/details").body());
    typed.put("fullName", "  Nguyễn  Thị   Hoà ");
    typed.put("birthDate", "6/5/1985");
    typed.put("key", "twice");
    assertThat(office.post("/people/1/details", typed).statusCode()).isEqualTo(302);
    assertThat(office.post("/people/1/details", typed).statusCode()).isEqualTo(302);
  }

  @Test
  void whatWasChangedMeanwhileIsAlsoToldToWhoTypedSomethingInvalidAndIsNotSavedOverUnseen() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    Map<String, String> shown = details(office.get("/people/1/details").body());
    Map<String, String> first = new HashMap<>(shown);
    first.put("fullName", "Nguyễn Thị Hoà Bình");
    first.put("key", "first");
    assertThat(office.post("/people/1/details", first).statusCode()).isEqualTo(302);
    Map<String, String> second = new HashMap<>(shown);
    second.put("birthDate", "ngày nào");
    second.put("key", "second");
    assertThat(office.post("/people/1/details", second).body())
        .contains("người khác đã đổi mục này thành “Nguyễn Thị Hoà Bình”")
        .contains("“ngày nào”");
  }

  /** The fields of the form as the page shows them. */
  private static Map<String, String> details(String page) {
    Map<String, String> fields = new HashMap<>();
    for (String name :
        List.of(
            "shown", "code", "fullName", "birthDate", "admittedOn", "officialOn", "cardNumber")) {
      Matcher input = Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*>").matcher(page);
      assertThat(input.find()).as(name).isTrue();
      fields.put(name, input.group().replaceAll("(?s).*value=\"([^\"]*)\".*", "$1"));
    }
    Matcher gender = Pattern.compile("<option value=\"([a-z]+)\" selected").matcher(page);
    fields.put("gender", gender.find() ? gender.group(1) : "");
    return fields;
  }

  @Test
  void aFormWithAFaultComesBackWithEverythingTyped() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/people/new");
    var refused =
        office.post(
            "/people",
            Map.of(
                "key",
                "k",
                "fullName",
                "Đỗ Thị Mây",
                "unit",
                "X-02",
                "status",
                "official",
                "from",
                "2026-07-01",
                "cardNumber",
                "12345678"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Đỗ Thị Mây", "Số thẻ này đã có ở một hồ sơ khác");
    var done =
        office.post(
            "/people",
            Map.of(
                "key",
                "k",
                "fullName",
                "Đỗ Thị Mây",
                "unit",
                "X-02",
                "status",
                "official",
                "from",
                "01/07/2026",
                "cardNumber",
                "87654321"));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(
            office.get("/people/" + id(done.headers().firstValue("location").orElseThrow())).body())
        .contains("Đỗ Thị Mây", "01/07/2026");
  }

  @Test
  void whetherAUnitBeyondReachExistsIsNotTold() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    List<String> answers = new ArrayList<>();
    for (String code : new String[] {"Y-01", "Z-99"}) {
      realms.sql(realm, "delete from transfers");
      office.get("/people/2/transfer");
      var answer =
          office.post(
              "/people/2/transfer",
              Map.of("key", "k" + code, "to", code, "kind", "official", "day", "2026-07-01"));
      assertThat(answer.statusCode()).isEqualTo(302);
      String list = office.get("/people/transfers").body().replaceAll("(?s).*<main|</main.*", "");
      assertThat(list).contains("→ " + code);
      answers.add(list.replace(code, "").replaceAll("transfers/\\d+|value=\"[^\"]*\"", ""));
    }
    assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    String transfer = link(office.get("/people/transfers").body());
    office.get(transfer);
    assertThat(
            office
                .post(transfer + "/return", Map.of("key", "r", "note", "Ghi nhầm mã"))
                .statusCode())
        .as("and it can be taken back")
        .isEqualTo(302);
  }

  @Test
  void aCardNumberBeyondReachIsAcceptedAsIfNobodyHadIt() {
    Visitor other = new Visitor(port, realm).signIn("yenlac");
    other.get("/people/new");
    var answer =
        other.post(
            "/people",
            Map.of(
                "key",
                "k",
                "fullName",
                "Đỗ Thị Mây",
                "unit",
                "Y-01",
                "status",
                "official",
                "from",
                "2026-07-01",
                "cardNumber",
                "12345678"));
    assertThat(answer.statusCode()).isEqualTo(302);
  }

  @Test
  void aSecretaryAndADeputyDoNotEndEachOthersPosts() {
    long deputy = realms.account(realm, "phobithu", "secretary", "X-01");
    Visitor visitor = new Visitor(port, realm).signIn("phobithu");
    long post = 1;
    visitor.get("/people/posts/" + post);
    var ended =
        visitor.post(
            "/people/posts/" + post + "/end", Map.of("key", "k1", "lastDay", "2026-07-01"));
    assertThat(ended.statusCode()).isEqualTo(422);
    assertThat(ended.body()).contains("do cấp trên");
    var left =
        visitor.post(
            "/people/1/leave", Map.of("key", "k2", "from", "2026-07-01", "reason", "Chuyển"));
    assertThat(left.statusCode()).isEqualTo(422);
    var sent =
        visitor.post(
            "/people/1/transfer",
            Map.of("key", "k3", "to", "X-02", "kind", "official", "day", "2026-07-01"));
    assertThat(sent.statusCode()).isEqualTo(422);
    realms.sql(realm, "update accounts set person_id = 1 where id = " + deputy);
    assertThat(
            visitor
                .post(
                    "/people/posts/" + post + "/end", Map.of("key", "k4", "lastDay", "2026-07-01"))
                .statusCode())
        .as("one's own may be laid down")
        .isEqualTo(302);
  }

  @Test
  void theLevelAboveEndsAPost() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/people/posts/1");
    assertThat(
            office
                .post("/people/posts/1/end", Map.of("key", "k", "lastDay", "2026-07-01"))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void aListIsKeptAsItWasFilteredButNotWhereNothingCouldBeShown() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    assertThat(office.get("/people?unit=khong-co&kept=yes").statusCode()).isEqualTo(404);
    assertThat(office.get("/people").statusCode()).isEqualTo(200);
    office.get("/people?unit=X-02&kept=yes");
    assertThat(office.get("/people").headers().firstValue("location").orElseThrow())
        .contains("unit=X-02");
    office.get("/people?unit=khong-co&kept=yes");
    assertThat(office.get("/people").headers().firstValue("location").orElseThrow())
        .as("what was kept before stays")
        .contains("unit=X-02");
    realms.sql(realm, "update grants set unit_id = (select id from units where code = 'Y')");
    assertThat(office.get("/people?unit=X-02&kept=yes").statusCode()).isEqualTo(404);
    assertThat(office.get("/people").statusCode())
        .as("a unit that is out of reach now")
        .isEqualTo(200);
  }

  @Test
  void whoHasLeftIsGivenNoPostByAPageThatWasOpenedBefore() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/people/1");
    Map<String, String> leaves = Map.of("key", "k", "from", "2026-07-15", "reason", "Ra khỏi Đảng");
    assertThat(office.post("/people/1/leave", leaves).statusCode()).isEqualTo(302);
    var given =
        office.post(
            "/people/1/posts",
            Map.of("key", "k2", "unit", "X-01", "post", "secretary", "from", "2026-07-15"));
    assertThat(given.statusCode()).isEqualTo(422);
    assertThat(given.body()).contains("Đảng viên đã rời tổ chức");
  }

  @Test
  void whatASecondAccountOfAPersonReadsIsToldToTheFirst() {
    realms.account(realm, "gia", "observer", "X-01");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'gia'");
    new Visitor(port, realm).signIn("gia").get("/me");
    Visitor hoa = new Visitor(port, realm).signIn("hoa");
    hoa.get("/me");
    assertThat(hoa.get("/me").body())
        .contains("<span>Nguyễn Thị Hòa (gia)</span>")
        .doesNotContain("(hoa)");
  }

  private static String link(String list) {
    var link = Pattern.compile("/people/transfers/\\d+").matcher(list);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void aTransferIsAnnouncedFromOnePlaceAndAcceptedAtTheOther() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/people/2/transfer");
    office.post(
        "/people/2/transfer",
        Map.of("key", "k", "to", "Y-01", "kind", "official", "day", "2026-03-01"));
    assertThat(office.get("/people/transfers").body()).contains("Trần Văn Đức", "Quá hạn");
    Visitor other = new Visitor(port, realm).signIn("yenlac");
    String list = other.get("/people/transfers").body();
    var link = Pattern.compile("/people/transfers/(\\d+)").matcher(list);
    assertThat(link.find()).isTrue();
    other.get("/people/transfers/" + link.group(1));
    assertThat(
            other
                .post(
                    "/people/transfers/" + link.group(1) + "/accept",
                    Map.of("key", "k", "day", "2026-07-01"))
                .statusCode())
        .isEqualTo(302);
    assertThat(other.get("/people/2").statusCode()).isEqualTo(200);
    assertThat(office.get("/people/2").statusCode()).isEqualTo(404);
    assertThat(office.get("/people?status=left").body()).contains("Trần Văn Đức", "30/06/2026");
  }

  @Test
  void aLastDayInAYearWhoseHolidaysNobodyEnteredSaysSo() {
    clock.turnTo(LocalDate.of(2031, 3, 3));
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/people/2/transfer");
    office.post(
        "/people/2/transfer",
        Map.of("key", "k", "to", "Y-01", "kind", "official", "day", "2031-03-03"));
    assertThat(office.get(link(office.get("/people/transfers").body())).body())
        .contains("chưa có ngày nghỉ lễ năm 2031");
    realms.sql(
        realm,
        "insert into calendar_days (day, worked, name, source) values ('2031-09-02', false, 'Quốc khánh', 'thông báo')");
    assertThat(office.get(link(office.get("/people/transfers").body())).body())
        .doesNotContain("chưa có ngày nghỉ lễ");
  }

  @Test
  void aUnitOfAnyNameIsChosenFromTheSuggestions() {
    realms.sql(
        realm,
        "update unit_versions set name = 'Chi bộ ' || repeat('Trạm y tế liên xã ', 14) where unit_id = 3");
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    String suggested =
        Jsoup.parse(office.get("/units/options?field=to&to=tram+y+te").body())
            .select("option")
            .val();
    assertThat(suggested).hasSizeGreaterThan(250).endsWith("(X-02)");
    office.get("/people/2/transfer");
    assertThat(
            office
                .post(
                    "/people/2/transfer",
                    Map.of("key", "k", "to", suggested, "kind", "official", "day", "2026-07-01"))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void theListSuggestsUnitsAndTakesOne() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    String asks =
        Jsoup.parse(office.get("/people").body()).select("#field-unit").attr("data-hx-get");
    String suggested =
        Jsoup.parse(office.get(asks.substring(asks.indexOf("/units/")) + "&unit=X-02").body())
            .select("option")
            .val();
    assertThat(suggested).isEqualTo("Chi bộ thôn Đoài · Đảng bộ xã Xuân Hòa (X-02)");
    assertThat(
            office
                .get(
                    "/people?unit="
                        + java.net.URLEncoder.encode(
                            suggested, java.nio.charset.StandardCharsets.UTF_8))
                .body())
        .contains("Lê Quang Ánh", "value=\"Chi bộ thôn Đoài (X-02)\"")
        .doesNotContain("Nguyễn Thị Hòa");
  }

  @Test
  void thePagesLookAsTheyShould() {
    new Visitor(port, realm).signIn("vanphong").get("/people/1");
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      try (Browser browser =
          new Browser(port, realm, width, width == Browser.PHONE ? "vi" : "en")) {
        browser.signIn("vanphong");
        for (String path :
            new String[] {
              "/people",
              "/people/1",
              "/people/new",
              "/people/1/status",
              "/people/1/transfer",
              "/people/transfers",
              "/people/units/1/counts"
            }) {
          browser.open(path);
          browser.screenshot("people" + path.replace('/', '-') + "-" + width);
          assertThat(
                  (Boolean)
                      browser
                          .page()
                          .evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .as(path + " at " + width)
              .isTrue();
        }
      }
    }
    try (Browser browser = new Browser(port, realm, Browser.PHONE, "vi")) {
      browser.signIn("hoa").open("/me");
      browser.screenshot("people-me");
    }
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
