package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class UnitPagesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Units units;
  @Autowired Reorganisations reorganisations;
  @Autowired TreeCheck examination;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  Realm realm;

  @BeforeEach
  void afterTheFirstOfJuly() {
    clock.turnTo(LocalDate.parse("2025-07-15"));
    realm = realms.create();
    ReorganisationsTest.tree().plant(realms, realm);
    CurrentRealm.run(
        realm,
        () ->
            reorganisations.carryOut(
                Actor.system(),
                "k",
                new ReorganisationDecision(
                    LocalDate.parse("2025-07-01"),
                    "12-QĐ/TU",
                    "Nhập muộn",
                    ReorganisationsTest.FIRST_OF_JULY),
                null));
  }

  @Test
  void everyonesTreeBeginsWhereTheirRightWasGiven() {
    Document page = page(visitor("member", "X1").get("/units").body());
    assertThat(page.select("main ul a").eachText()).startsWith("Đảng bộ xã mới số 1");
    assertThat(page.select("summary").text()).contains("8");
  }

  @Test
  void whatStandsBesideOrAboveIsNotThere() {
    Visitor ofTheCommune = visitor("office", "X1");
    assertThat(ofTheCommune.get("/units/" + id("H03")).statusCode()).isEqualTo(404);
    assertThat(ofTheCommune.get("/units/" + id("T") + "/children").statusCode()).isEqualTo(404);
    assertThat(ofTheCommune.get("/units?at=" + id("T")).statusCode()).isEqualTo(404);
    assertThat(ofTheCommune.get("/api/v1/units/H03").statusCode()).isEqualTo(404);
    assertThat(ofTheCommune.get("/units/options?field=unit&unit=H03").body()).doesNotContain("H03");
    assertThat(ofTheCommune.get("/units/options?field=issuer&right=issue&issuer=").body())
        .contains("X1");
    assertThat(ofTheCommune.get("/units/options?q=khong-co&field=issuer&issuer=X1&lang=vi").body())
        .contains("X1");
    assertThat(
            visitor("member", "X1").get("/units/options?field=issuer&right=issue&issuer=X1").body())
        .doesNotContain("X1");
    assertThat(visitor("secretary", "T").get("/units/reorganise").statusCode()).isEqualTo(404);
  }

  @Test
  void aUnitsPageShowsThePathOfTheDayAndWhatItWas() {
    Visitor visitor = visitor("office", "X1");
    Document today = page(visitor.get("/units/" + id("H01-01")).body());
    assertThat(today.select("ol.breadcrumb li").eachText())
        .containsExactly("Tổ chức T", "Đảng bộ xã mới số 1");
    assertThat(today.select("ol.breadcrumb a").eachText()).containsExactly("Đảng bộ xã mới số 1");
    assertThat(today.text())
        .contains("12-QĐ/TU")
        .contains("01/01/2015 – 30/06/2025")
        .contains("từ 01/07/2025");
    Document june = page(visitor.get("/units/" + id("H01-01") + "?on=2025-06-30").body());
    assertThat(june.select("ol.breadcrumb li").eachText())
        .containsExactly("Tổ chức T", "Tổ chức H", "Tổ chức H01");
  }

  @Test
  void theKindsToChooseAreThoseOfTheDayOfTheDecision() {
    Visitor administrator = visitor("administrator", null);
    String page = administrator.get("/units/reorganise?what=found").body();
    assertThat(page(page).select("#field-kind option").eachAttr("value"))
        .contains("grassroots_branch")
        .doesNotContain("sub_grassroots_committee");
    String later =
        administrator
            .post(
                "/units/reorganise",
                Map.of("what", "found", "day", "2026-07-26", "name", "Đảng bộ trực thuộc"))
            .body();
    assertThat(page(later).select("#field-kind option").eachAttr("value"))
        .contains("sub_grassroots_committee")
        .doesNotContain("grassroots_branch");
    assertThat(page(later).select("#field-name").val()).isEqualTo("Đảng bộ trực thuộc");
    assertThat(
            administrator
                .post(
                    "/units/reorganise",
                    Map.of(
                        "what",
                        "found",
                        "add",
                        "found",
                        "day",
                        "2026-07-26",
                        "name",
                        "Chi bộ mới",
                        "code",
                        "M1",
                        "kind",
                        "grassroots_branch",
                        "parent",
                        "T"))
                .body())
        .contains("ngày 26/07/2026 không có loại hình");
  }

  @Test
  void anEndedUnitsPageLeadsToItsSuccessor() {
    Document ended = page(visitor("member", "X1").get("/units/" + id("H02")).body());
    assertThat(ended.select(".alert").text())
        .contains("không hoạt động")
        .contains("Đảng bộ xã mới số 1");
  }

  @Test
  void aProgramAsksByCodeAndDay() {
    realms.sql(realm, "update units set code = 'H01/01' where code = 'H01-01'");
    String june = visitor("observer", null).get("/api/v1/units/H01%2F01?on=2025-06-30").body();
    assertThat(june)
        .contains("\"parent\":\"H01\"")
        .contains("\"standing\":true")
        .contains("\"has_committee\":true");
    String ended = visitor("office", null).get("/api/v1/units/H01").body();
    assertThat(ended)
        .contains("\"successor\":\"X1\"")
        .contains("\"standing\":false")
        .contains("\"children\":[]");
  }

  @Test
  void aUnitIsSplitByNamesAndEachUnitBelowItIsPlacedFromAList() {
    Visitor office = visitor("office", null);
    Document form = page(office.get("/units/reorganise?what=split&unit=X1").body());
    assertThat(form.select("input[name=partCode]").eachAttr("value")).containsExactly("X1", "");
    assertThat(form.select("textarea")).as("nobody types codes of units").isEmpty();
    List<String> below = form.select("input[name=childCode]").eachAttr("value");
    assertThat(below).hasSize(8).contains("H01-01", "H02-02");
    StringBuilder sent =
        new StringBuilder("what=split&add=split&unit=X1&splitOf=X1&day=2025-07-10")
            .append("&partCode=X1&partName=Xa+moi+1&partCommittee=yes")
            .append("&partCode=X9&partName=Xa+moi+9&partCommittee=yes");
    below.forEach(it ->
        sent.append("&childCode=")
            .append(it)
            .append("&childTo=")
            .append(it.startsWith("H02") ? 1 : 0));
    Document added = page(office.post("/units/reorganise?" + sent, Map.of()).body());
    String step = added.select("input[name=step]").attr("value");
    assertThat(added.select("ol li").text()).contains("Chia", "Xa moi 1 (X1), Xa moi 9 (X9)");
    Document preview =
        page(
            office
                .post(
                    "/units/reorganise/preview",
                    Map.of("day", "2025-07-10", "reason", "Nhập muộn", "step", step))
                .body());
    office.post(
        "/units/reorganise/carry-out",
        Map.of(
            "day",
            "2025-07-10",
            "reason",
            "Nhập muộn",
            "step",
            step,
            "key",
            "s",
            "seen",
            preview.select("input[name=seen]").attr("value")));
    Visitor of9 = visitor("member", "X9");
    assertThat(page(of9.get("/units").body()).select("summary").text()).contains("4");
    assertThat(of9.get("/api/v1/units/H02-01?on=2025-07-10").body()).contains("\"parent\":\"X9\"");
    assertThat(of9.get("/api/v1/units/H02-01?on=2025-07-09").body()).contains("\"parent\":\"X1\"");
  }

  @Test
  void aRealmMayAskForTheNumberOfEachDecisionAndItsPageNamesAllUnitsOfIt() {
    Visitor administrator = visitor("administrator", null);
    administrator.get("/units/kinds");
    administrator.post("/units/settings", Map.of("key", "a", "symbol", "required"));
    assertThat(
            page(administrator.get("/units/kinds").body())
                .select("input[name=symbol]")
                .is("[checked]"))
        .isTrue();
    String step =
        page(administrator
                .post(
                    "/units/reorganise",
                    Map.of(
                        "what", "merge",
                        "add", "merge",
                        "day", "2025-08-01",
                        "units", "H03-01",
                        "into", "H03-02"))
                .body())
            .select("input[name=step]")
            .attr("value");
    Map<String, String> decision = new HashMap<>(Map.of("day", "2025-08-01", "step", step));
    var refused = administrator.post("/units/reorganise/preview", decision);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Hãy ghi số, ký hiệu của quyết định");
    decision.put("symbol", "15-QĐ/TU");
    Document preview = page(administrator.post("/units/reorganise/preview", decision).body());
    decision.put("seen", preview.select("input[name=seen]").attr("value"));
    decision.put("key", "m");
    String done =
        administrator
            .post("/units/reorganise/carry-out", decision)
            .headers()
            .firstValue("location")
            .orElseThrow();
    Document page = page(administrator.get(done.substring(done.indexOf("/units/"))).body());
    assertThat(page.select("h1").text()).contains("15-QĐ/TU");
    assertThat(page.select("main ul li").eachText())
        .as("the unit that takes over is named too")
        .anySatisfy(it -> assertThat(it).contains("H03-01"))
        .anySatisfy(it -> assertThat(it).contains("H03-02"));
  }

  @Test
  void kindsAreAddedAndRenamedByWhoAdministersTheRealm() {
    Visitor administrator = visitor("administrator", null);
    assertThat(administrator.get("/units/kinds").statusCode()).isEqualTo(200);
    assertThat(
            administrator
                .post(
                    "/units/kinds",
                    Map.of("key", "1", "code", "Xưởng", "nameVi", "", "nameEn", "x"))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            administrator
                .post(
                    "/units/kinds",
                    Map.of(
                        "key",
                        "2",
                        "code",
                        "workshop",
                        "nameVi",
                        "Chi bộ phân xưởng",
                        "nameEn",
                        "Workshop branch"))
                .statusCode())
        .isEqualTo(302);
    administrator.post(
        "/units/kinds/workshop",
        Map.of("key", "3", "nameVi", "Chi bộ xưởng", "nameEn", "Workshop"));
    assertThat(administrator.get("/units/kinds").body()).contains("Chi bộ xưởng");
    assertThat(administrator.get("/units/kinds/workshop").statusCode()).isEqualTo(200);
    assertThat(visitor("administrator", "T").get("/units/kinds").statusCode()).isEqualTo(404);
  }

  @Test
  void theTreeFindsWhatIsAmissInItself() {
    CurrentRealm.run(realm, () -> assertThat(examination.faults()).isEmpty());
    realms.sql(
        realm,
        "update unit_versions set valid_from = '2010-01-01' where unit_id = (select id from units where code = 'T')");
    realms.sql(
        realm,
        "update unit_versions set valid_to = '2025-12-31' where unit_id = (select id from units where code = 'X1')");
    realms.sql(
        realm,
        """
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
        select u.id, '2030-01-01', p.id, 'x', 'branch' from units u, units p where (u.code, p.code) in (('H01', 'H02'), ('H02', 'H01'))
        """);
    CurrentRealm.run(
        realm,
        () -> {
          var faults = examination.faults();
          assertThat(
                  faults.stream()
                      .filter(it -> it.kind().equals("cycle"))
                      .map(TreeCheck.Fault::code))
              .containsExactly("H01", "H02");
          assertThat(
                  faults.stream()
                      .filter(it -> it.kind().equals("orphan"))
                      .map(TreeCheck.Fault::code))
              .hasSize(8)
              .contains("H01-01");
          assertThat(
                  faults.stream().filter(it -> it.kind().equals("gap")).map(TreeCheck.Fault::code))
              .containsExactly("H01", "H02");
          assertThat(
                  faults.stream()
                      .filter(it -> it.kind().equals("closure"))
                      .map(TreeCheck.Fault::code))
              .contains("T", "X1");
        });
    Visitor administrator = visitor("administrator", null);
    assertThat(administrator.get("/units/examine").body())
        .contains("Vòng lặp cấp trên")
        .contains("Gián đoạn");
  }

  @Test
  void whatIsStoredWronglyIsMendedByDerivingAnew() {
    realms.sql(realm, "delete from unit_closure where distance = 2");
    Visitor administrator = visitor("administrator", null);
    assertThat(administrator.get("/units/examine").body()).contains("Cấp trên lưu sai");
    assertThat(administrator.post("/units/examine", Map.of("key", "derive")).statusCode())
        .isEqualTo(302);
    CurrentRealm.run(realm, () -> assertThat(examination.faults()).isEmpty());
  }

  @Test
  void aDecisionIsThereForThoseWhomItConcerns() {
    long[] decision = new long[1];
    CurrentRealm.run(
        realm,
        () -> decision[0] = jdbc.sql("select id from unit_decisions").query(Long.class).single());
    Document page = page(visitor("member", "X1").get("/units/decisions/" + decision[0]).body());
    assertThat(page.text())
        .contains("12-QĐ/TU")
        .contains("Hợp nhất Tổ chức H01 (H01), Tổ chức H02 (H02) vào Đảng bộ xã mới số 1 (X1)");
    assertThat(visitor("member", "H03-01").get("/units/decisions/" + decision[0]).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aDecisionCallsItsUnitsAsTheyWereCalledBefore() {
    long[] decision = new long[1];
    CurrentRealm.run(
        realm,
        () -> {
          reorganisations.carryOut(
              Actor.system(),
              "rename",
              new ReorganisationDecision(
                  LocalDate.parse("2025-07-10"),
                  "13-QĐ/TU",
                  "Nhập muộn",
                  List.of(new TreeStep.Rename("H03", "Tên mới"))),
              null);
          decision[0] = jdbc.sql("select max(id) from unit_decisions").query(Long.class).single();
        });
    assertThat(page(visitor("office", "H03").get("/units/decisions/" + decision[0]).body()).text())
        .contains("Đổi tên Đảng bộ xã mới số 2 (H03) thành Tên mới")
        .doesNotContain("Đổi tên Tên mới (H03)");
  }

  private Visitor visitor(String role, String unit) {
    String login = role + (unit == null ? "" : unit.toLowerCase(java.util.Locale.ROOT));
    realms.account(realm, login, role, unit);
    return new Visitor(port, realm).signIn(login);
  }

  private long id(String code) {
    long[] id = new long[1];
    CurrentRealm.run(realm, () -> id[0] = units.find(code).orElseThrow().value());
    return id[0];
  }

  private static Document page(String html) {
    return Jsoup.parse(html);
  }
}
