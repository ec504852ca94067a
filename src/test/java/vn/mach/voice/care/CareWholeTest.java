package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.voice.care.CareFixture.atOnce;
import static vn.mach.voice.care.CareFixture.done;
import static vn.mach.voice.care.CareFixture.give;
import static vn.mach.voice.care.CareFixture.household;
import static vn.mach.voice.care.CareFixture.number;
import static vn.mach.voice.care.CareFixture.post;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class CareWholeTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired CarePublished published;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor secretary;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2027, 1, 20));
    realm = CareFixture.realm(realms);
    secretary = CareFixture.visitor(port, realm, "bithu");
  }

  @Test
  void aPlanForTetIsFilledInAndProposesWhoWasVisitedLongestAgo() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    String binh = household(secretary, "Hộ ông Bình", "poor");
    String cuc = household(secretary, "Hộ bà Cúc", "poor");
    visited(lan, "2026-12-01");
    visited(binh, "2025-03-01");
    assertThat(secretary.get("/care/rounds/new?occasion=tet").body())
        .contains("06/02/2027", "Tết Nguyên đán 2027");
    String page = secretary.get(plan()).body();
    assertThat(page).contains("chưa được thăm lần nào", "thăm gần nhất 01/03/2025");
    assertThat(
            List.of(
                page.indexOf("Hộ bà Cúc"), page.indexOf("Hộ ông Bình"), page.indexOf("Hộ bà Lan")))
        .isSorted()
        .doesNotContain(-1);
    assertThat(cuc).isNotEmpty();
  }

  @Test
  void whoWasVisitedLeastStandsFirstAmongTheHouseholdsAndWhoeverWantsNoVisitNotAtAll() {
    String an = household(secretary, "Hộ bà An", "elderly");
    String binh = household(secretary, "Hộ ông Bình", "poor");
    household(secretary, "Hộ bà Cúc", "poor");
    String dao = household(secretary, "Hộ bà Đào", "elderly");
    visited(an, "2026-12-01");
    visited(binh, "2025-03-01");
    done(secretary, "/care/households/" + dao + "/wish", "since", "2027-01-20", "note", "");
    String least = secretary.get("/care/households?by=least").body();
    assertThat(
            List.of(
                least.indexOf("Hộ bà Cúc"),
                least.indexOf("Hộ ông Bình"),
                least.indexOf("Hộ bà An")))
        .isSorted()
        .doesNotContain(-1);
    assertThat(least).doesNotContain("Hộ bà Đào");
    assertThat(secretary.get("/care/households").body()).contains("Hộ bà Đào");
  }

  @Test
  void whoAskedNotToBeVisitedIsNotProposedAndOnlyThoseWhoPlanSeeIt() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    String nhan = household(secretary, "Hộ bà Nhàn", "elderly");
    String round = plan();
    done(secretary, round + "/lines", "household", nhan, "kind", "elderly");
    done(secretary, "/care/lines/1", "person", "D2", "dueOn", "2027-02-05", "kind", "elderly");
    open(round);
    done(
        secretary,
        "/care/households/" + nhan + "/wish",
        "since",
        "2027-01-20",
        "note",
        "Muốn yên tĩnh");
    String other = plan();
    assertThat(secretary.get(other).body())
        .contains("Hộ bà Lan", "Đề nghị không đến thăm: 1", "Muốn yên tĩnh")
        .doesNotContain("value=\"" + nhan + "\"");
    Visitor duc = CareFixture.visitor(port, realm, "duc");
    assertThat(duc.get("/care/lines/1").body()).contains("Hộ bà Nhàn").doesNotContain("yên tĩnh");
    assertThat(secretary.get("/care/lines/1").body()).contains("yên tĩnh");
    HttpResponse<String> asked =
        post(
            secretary,
            "/care",
            "unit",
            "X1",
            "householdId",
            nhan,
            "kind",
            "illness",
            "visitedOn",
            "2027-01-19",
            "visitors",
            "An");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("đề nghị không đến thăm, từ 20/01/2027");
    done(
        secretary,
        "/care",
        "unit",
        "X1",
        "householdId",
        nhan,
        "kind",
        "illness",
        "visitedOn",
        "2027-01-19",
        "visitors",
        "An",
        "sure",
        "yes");
    assertThat(lan).isNotEmpty();
  }

  @Test
  void eachHouseholdOfAPlanIsATaskAndTheVisitSettlesItWithItsGiftAndReceipt() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    String round = plan();
    done(secretary, round + "/lines", "household", lan, "kind", "elderly");
    assertThat(secretary.get("/").body()).doesNotContain("Hộ bà Lan");
    open(round);
    assertThat(secretary.get("/tasks").body()).contains("Hộ bà Lan");
    give(secretary, "Quỹ chi bộ", "1000000");
    give(secretary, "Hội Chữ thập đỏ", "5", "túi quà", "300000");
    HttpResponse<String> thumb =
        post(
            secretary,
            "/care/lines/1/visit",
            "visitedOn",
            "2027-01-19",
            "visitors",
            "Bí thư",
            "money",
            "500.000",
            "moneyFrom",
            "1",
            "gifts",
            "1",
            "giftFrom",
            "2",
            "receipt",
            "thumb_print",
            "receivedBy",
            "Bà Lan");
    assertThat(thumb.statusCode()).isEqualTo(422);
    assertThat(thumb.body()).contains("Điểm chỉ cần có người làm chứng", "500.000");
    String to =
        done(
            secretary,
            "/care/lines/1/visit",
            "visitedOn",
            "2027-01-19",
            "visitors",
            "Bí thư",
            "money",
            "500.000",
            "moneyFrom",
            "1",
            "gifts",
            "1",
            "giftFrom",
            "2",
            "receipt",
            "thumb_print",
            "receivedBy",
            "Bà Lan",
            "witness",
            "Trưởng thôn");
    assertThat(to).isEqualTo(round);
    assertThat(secretary.get(round).body()).contains("đã thăm 1/1 hộ");
    assertThat(secretary.get("/tasks").body()).contains("Không còn việc nào phải làm");
    assertThat(secretary.get("/care/grants/1").body())
        .contains(
            "Bà Lan đã điểm chỉ", "Trưởng thôn", "500.000 đồng", "túi quà", "Chi ủy", "12-KH/CB");
    assertThat(secretary.get("/care/fund").body())
        .contains("nhận 1.000.000, đã trao 500.000, còn 500.000")
        .contains("nhận 1.500.000, đã trao 300.000, còn 1.200.000");
    assertThat(secretary.get("/care/households/" + lan).body()).contains("500.000 đồng", "Bí thư");
    assertThat(amounts("visits", "households", "money_vnd", "gifts_vnd"))
        .containsExactly(1L, 1L, 500_000L, 300_000L);
    assertThat(post(secretary, "/care/1/withdraw", "reason", "Nhầm").body())
        .contains("Thu hồi hỗ trợ đã trao");
    done(secretary, "/care/grants/1/withdraw", "reason", "Nhầm hộ");
    done(secretary, "/care/1/withdraw", "reason", "Nhầm hộ");
    assertThat(amounts("visits", "households", "money_vnd", "gifts_vnd"))
        .containsExactly(0L, 0L, 0L, 0L);
    assertThat(secretary.get("/care/fund").body()).contains("đã trao 0, còn 1.000.000");
    assertThat(secretary.get("/tasks").body())
        .as("it is owed again")
        .contains("Hộ bà Lan")
        .doesNotContain("Không còn việc nào phải làm");
  }

  @Test
  void whoeverIsSentRecordsTheVisitAndNobodyElseOfTheBranch() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    String round = plan();
    done(secretary, round + "/lines", "household", lan, "kind", "elderly");
    done(
        secretary,
        "/care/lines/1",
        "person",
        "D2",
        "dueOn",
        "2027-02-05",
        "kind",
        "elderly",
        "gift",
        "1 túi quà");
    Visitor duc = CareFixture.visitor(port, realm, "duc");
    Visitor hoa = CareFixture.visitor(port, realm, "hoa");
    assertThat(duc.get("/care/lines/1").statusCode()).as("a draft").isEqualTo(404);
    open(round);
    assertThat(duc.get("/tasks").body()).contains("Hộ bà Lan");
    assertThat(hoa.get("/care/lines/1").statusCode()).isEqualTo(404);
    assertThat(hoa.get("/tasks").body()).doesNotContain("Hộ bà Lan");
    assertThat(duc.get(round).statusCode()).isEqualTo(404);
    done(duc, "/care/lines/1/visit", "visitedOn", "2027-01-19", "visitors", "Đức");
    assertThat(secretary.get(round).body()).contains("đã thăm 1/1 hộ");
    assertThat(post(duc, "/care/lines/1/drop", "reason", "x").statusCode()).isEqualTo(404);
  }

  @Test
  void aSecondVisitForTheSameOccasionIsAskedAbout() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    visitedFor(lan, "tet", "2027-01-10", "");
    HttpResponse<String> again = post(secretary, "/care", form(lan, "tet", "2027-01-18", ""));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("đã được thăm dịp này, ngày 10/01/2027", "Đúng, vẫn ghi");
    visitedFor(lan, "tet", "2027-01-18", "yes");
    clock.turnTo(LocalDate.of(2027, 7, 27));
    visitedFor(lan, "war_invalids_day", "2027-07-27", "");
  }

  @Test
  void ofTwoVisitsForAnOccasionAtOnceTheSecondIsAskedAbout() throws Exception {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    List<Callable<Integer>> both = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Visitor one = CareFixture.visitor(port, realm, i % 2 == 0 ? "bithu" : "xa");
      both.add(() -> post(one, "/care", form(lan, "tet", "2027-01-18", "")).statusCode());
    }
    assertThat(atOnce(both)).containsExactlyInAnyOrder(302, 422, 422, 422);
  }

  @Test
  void nobodyTakesMoreThanIsLeftByNamingOneContributionTwice() {
    String lan = household(secretary, "Hộ bà Lan", "poor");
    give(secretary, "Quỹ chi bộ", "100");
    String round = plan();
    done(secretary, round + "/lines", "household", lan);
    open(round);
    HttpResponse<String> forged =
        post(
            secretary,
            "/care/lines/1/visit",
            "visitedOn",
            "2027-01-19",
            "visitors",
            "An",
            "money",
            "60",
            "moneyFrom",
            "1",
            "gifts",
            "60",
            "giftFrom",
            "1",
            "receipt",
            "signed",
            "receivedBy",
            "Lan");
    assertThat(forged.statusCode()).isEqualTo(422);
    assertThat(secretary.get("/care/fund").body()).contains("đã trao 0, còn 100");
  }

  @Test
  void theHouseholdHasPeopleOnTheRegisterAndNotAndTheySeeWhoLooked() {
    String lan = household(secretary, "Hộ bà Hòa", "elderly");
    done(secretary, "/care/households/" + lan + "/people", "person", "D1", "about", "chủ hộ");
    done(
        secretary, "/care/households/" + lan + "/people", "name", "Nguyễn Văn Tí", "about", "cháu");
    assertThat(post(secretary, "/care/households/" + lan + "/people", "about", "x").statusCode())
        .isEqualTo(422);
    visited(lan, "2027-01-10");
    Visitor commune = CareFixture.visitor(port, realm, "xa");
    assertThat(commune.get("/care/households/" + lan).body())
        .contains("Nguyễn Thị Hòa", "Nguyễn Văn Tí");
    Visitor neighbour = CareFixture.visitor(port, realm, "canh");
    assertThat(neighbour.get("/care/households/" + lan).statusCode()).isEqualTo(404);
    assertThat(neighbour.get("/care/households").body()).doesNotContain("Hộ bà Hòa");
    Visitor hoa = CareFixture.visitor(port, realm, "hoa");
    assertThat(hoa.get("/care/mine").body()).contains("10/01/2027", "Chi bộ thôn Đông");
    assertThat(hoa.get("/me").body()).contains("xa");
    assertThat(CareFixture.visitor(port, realm, "duc").get("/care/mine").body())
        .doesNotContain("10/01/2027");
    assertThat(secretary.get("/care/people/1").body()).as("one history").contains("10/01/2027");
  }

  @Test
  void aHouseholdCountsOnceAYearAtTheEarliestOfWhatWasDone() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    visited(lan, "2027-01-15");
    assertThat(households("2027-01-12", "2027-01-20")).isEqualTo(1);
    visited(lan, "2027-01-05"); // entered late
    assertThat(households("2027-01-01", "2027-01-10")).isEqualTo(1);
    assertThat(households("2027-01-01", "2027-01-20")).isEqualTo(1);
    visited(lan, "2026-12-30");
    assertThat(households("2026-01-01", "2026-12-31")).isEqualTo(1);
    done(secretary, "/care/2/withdraw", "reason", "Nhầm");
    assertThat(households("2027-01-01", "2027-01-10")).isZero();
    assertThat(households("2027-01-01", "2027-01-20")).isEqualTo(1);
  }

  @Test
  void theRecordsNameNobodyAndMembersDoNotOpenThem() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    visited(lan, "2027-01-15");
    assertThat(secretary.get("/activities").body()).contains("Ốm đau").doesNotContain("Lan");
    assertThat(CareFixture.visitor(port, realm, "duc").get("/activities").body())
        .doesNotContain("Ốm đau");
  }

  @Test
  void anEventForManyCountsPeopleAndItsCost() {
    give(secretary, "Quỹ chi bộ", "1000000");
    done(
        secretary,
        "/care/events",
        "unit",
        "X1",
        "kind",
        "health_check",
        "heldOn",
        "2027-01-10",
        "place",
        "Trạm y tế",
        "organisers",
        "Chi bộ",
        "people",
        "36",
        "money",
        "400000",
        "moneyFrom",
        "1");
    assertThat(amounts("people", "money_vnd", "households")).containsExactly(36L, 400_000L, 0L);
    done(secretary, "/care/events/1/withdraw", "reason", "Nhầm");
    assertThat(amounts("people", "money_vnd", "households")).containsExactly(0L, 0L, 0L);
  }

  @Test
  void administratorsKeepKindsAndTheDaysOfOccasions() {
    Visitor admin = CareFixture.visitor(port, realm, "quantri");
    done(
        admin,
        "/care/kinds",
        "code",
        "mo_coi",
        "form",
        "visit",
        "nameVi",
        "Trẻ mồ côi",
        "nameEn",
        "Orphans");
    done(
        admin, "/care/occasions/days", "occasion", "tet", "day", "26/01/2028", "source", "Âm lịch");
    assertThat(secretary.get("/care/new").body()).contains("Trẻ mồ côi");
    clock.turnTo(LocalDate.of(2027, 12, 20));
    assertThat(secretary.get("/care").body()).contains("26/01/2028");
    done(
        admin,
        "/care/kinds",
        "code",
        "mo_coi",
        "form",
        "visit",
        "nameVi",
        "Trẻ mồ côi",
        "nameEn",
        "Orphans",
        "ended",
        "yes");
    assertThat(secretary.get("/care/new").body()).doesNotContain("Trẻ mồ côi");
    assertThat(
            post(
                    admin,
                    "/care/kinds",
                    "code",
                    "gift",
                    "form",
                    "visit",
                    "nameVi",
                    "x",
                    "nameEn",
                    "x")
                .body())
        .contains("“gift” đã dùng cho việc khác");
  }

  @Test
  void aYearIsPublishedOnceAndNeverAnew() {
    for (int i = 0; i < 6; i++) {
      visited(household(secretary, "Hộ " + i, "poor"), "2026-05-0" + (i + 1));
    }
    Visitor member = CareFixture.visitor(port, realm, "duc");
    CurrentRealm.run(realm, () -> published.publishEnded());
    assertThat(member.get("/care/published").body()).contains("Chưa có năm nào được công bố");
    clock.turnTo(LocalDate.of(2027, 3, 1));
    CurrentRealm.run(realm, () -> published.publishEnded());
    String first = member.get("/care/published").body();
    assertThat(first).contains(">6</td>", "quá ít hộ");
    visited(household(secretary, "Hộ muộn", "poor"), "2026-06-01");
    CurrentRealm.run(realm, () -> published.publishEnded());
    assertThat(member.get("/care/published").body()).contains(">6</td>").doesNotContain(">7</td>");
  }

  @Test
  void aPlanIsClosedAndNothingMoreIsAsked() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    String round = plan();
    String plain = household(secretary, "Hộ chưa ghi lý do", "");
    assertThat(post(secretary, round + "/lines", "household", plain).body())
        .contains("“Hộ chưa ghi lý do” chưa ghi vì sao cần thăm");
    assertThat(post(secretary, round + "/lines", "kind", "elderly").body())
        .contains("Đánh dấu ít nhất một hộ");
    assertThat(
            post(secretary, round + "/open", "decidedOn", "2027-01-15", "decidedBy", "Chi ủy")
                .body())
        .contains("Thêm ít nhất một hộ trước");
    done(secretary, round + "/lines", "household", lan, "kind", "elderly");
    done(secretary, "/care/lines/1/drop", "reason", "Đã chuyển đi");
    done(secretary, round + "/lines", "household", lan, "kind", "elderly");
    open(round);
    done(secretary, round + "/close");
    assertThat(secretary.get("/tasks").body()).contains("Không còn việc nào phải làm");
    assertThat(
            post(secretary, "/care/lines/1/visit", "visitedOn", "2027-01-19", "visitors", "An")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void aPlanIsDecidedWithTheHouseholdsThatThePageShowed() {
    String lan = household(secretary, "Hộ bà Lan", "elderly");
    String round = plan();
    done(secretary, round + "/lines", "household", lan, "kind", "elderly");
    String shown = secretary.shown(round, "/open");
    String cuc = household(secretary, "Hộ bà Cúc", "elderly");
    done(secretary, round + "/lines", "household", cuc, "kind", "elderly");
    var late =
        post(
            secretary,
            round + "/open",
            "decidedOn",
            "2027-01-10",
            "decidedBy",
            "Chi ủy",
            "shown",
            shown);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Hộ bà Cúc");
  }

  private String plan() {
    return done(
        secretary,
        "/care/rounds",
        "unit",
        "X1",
        "title",
        "Tết 2027",
        "occasion",
        "tet",
        "fromOn",
        "2027-01-10",
        "dueOn",
        "2027-02-06");
  }

  private void open(String round) {
    done(
        secretary,
        round + "/open",
        "decidedOn",
        "2027-01-10",
        "decidedBy",
        "Chi ủy",
        "paper",
        "12-KH/CB");
  }

  private void visited(String household, String day) {
    visitedFor(household, "", day, "");
  }

  private void visitedFor(String household, String occasion, String day, String sure) {
    done(secretary, "/care", form(household, occasion, day, sure));
  }

  private static String[] form(String household, String occasion, String day, String sure) {
    return new String[] {
      "unit",
      "X1",
      "householdId",
      number(household),
      "kind",
      "illness",
      "occasion",
      occasion,
      "visitedOn",
      day,
      "visitors",
      "Chi ủy",
      "sure",
      sure
    };
  }

  private List<Long> amounts(String... names) {
    List<Long> values = new ArrayList<>();
    CurrentRealm.run(
        realm,
        () -> {
          for (String name : names) {
            values.add(
                jdbc.sql(
                        "select coalesce(sum(value), 0)::bigint from amounts_confirmed where amount = ?")
                    .param(name)
                    .query(Long.class)
                    .single());
          }
        });
    return values;
  }

  private long households(String from, String to) {
    long[] value = new long[1];
    CurrentRealm.run(
        realm,
        () ->
            value[0] =
                jdbc.sql(
                        """
                        select coalesce(sum(m.value), 0)::bigint from amounts_confirmed m join activities a on a.id = m.activity_id
                        where m.amount = 'households' and a.held_on between ?::date and ?::date
                        """)
                    .params(from, to)
                    .query(Long.class)
                    .single());
    return value[0];
  }
}
