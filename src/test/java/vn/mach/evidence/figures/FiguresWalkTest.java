package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class FiguresWalkTest {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]*)\"");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired DefinitionEditsSql edits;
  @Autowired FiguresSql figures;
  @LocalServerPort int port;

  Realm realm;

  @BeforeEach
  void aRealm() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
  }

  Visitor signedIn(String login, String role, String unit) {
    realms.account(realm, login, role, unit);
    return new Visitor(port, realm).signIn(login);
  }

  @Test
  void aNumberOpensDownToExactlyTheRecordsThatItCounts() {
    Visitor office = signedIn("vanphong", "office", "T");

    String figure = office.get("/figures/kiem_tra?unit=2&from=2026-01-01&to=2026-07-15").body();
    assertThat(figure).contains("<b>4</b>"); // Chi bộ 2 inspected while it stood there
    String records =
        office.get("/figures/kiem_tra/records?unit=2&from=2026-01-01&to=2026-07-15").body();
    assertThat(records).contains("lần 1", "lần 2", "lần 3", "lần 4").doesNotContain("lần 5");

    String today =
        office
            .get("/figures/kiem_tra/records?unit=3&from=2026-01-01&to=2026-07-15&reading=today")
            .body();
    assertThat(today)
        .as("what moved, and what an ended unit left to its successor")
        .contains("lần 3", "lần 5")
        .doesNotContain("lần 1");
  }

  @Test
  void aTargetIsReadWithItsFigureAndItsMinimumsInTheirOrder() {
    realms.sql(
        realm,
        "insert into target_minimums (target_id, unit_kind, has_committee, minimum) values (101, 'grassroots_branch', null, 7)");
    realms.sql(realm, "delete from target_minimums where target_id = 102");
    Visitor office = signedIn("vanphong", "office", "T");

    String form = office.get("/figures/targets/KT.1/edit").body();
    assertThat(form.substring(form.indexOf("name=\"minimum\"")))
        .containsSubsequence("value=\"2\"", "value=\"1\"", "value=\"1\"");
    assertThat(form).contains("value=\"7\"");
    assertThat(office.get("/figures/targets").body())
        .contains("KT.1", "Cuộc kiểm tra đảng viên", "SH.1");
  }

  @Test
  void aTargetShowsWhoReachedItWhoDidNotAndWhoSaidNothing() {
    Visitor office = signedIn("vanphong", "office", "T");

    assertThat(office.get("/figures/targets/KT.1?unit=1&on=2026-07-15&show=done").body())
        .contains(
            "5 trong 5 tổ chức thuộc diện đúng tiến độ, trong đó 2 đã đạt; 2 chưa ghi hoạt động")
        .contains("Chi bộ 1</a>");
    assertThat(office.get("/figures/targets/KT.1?unit=1&on=2026-07-15&show=on_pace").body())
        .contains("Chi bộ 10</a>", "Chi bộ 5</a>")
        .doesNotContain("Chi bộ 1</a>");
    assertThat(office.get("/figures/targets/KT.1?unit=1&on=2026-12-31").body())
        .as("on the last day those who did not reach it are behind, and shown first")
        .contains("2 trong 5 tổ chức thuộc diện đúng tiến độ, trong đó 2 đã đạt")
        .contains("Chi bộ 10</a>", "Chi bộ 3</a>", "Chi bộ 5</a>")
        .doesNotContain("Chi bộ 1</a>");
    assertThat(office.get("/figures/targets/KT.1?unit=1&on=2026-07-15&show=silent").body())
        .contains("Chi bộ 3</a>", "Chi bộ 5</a>");
    assertThat(office.get("/figures/targets/KT.1?unit=1&on=2025-12-31").body())
        .contains("Chưa đến kỳ");
    assertThat(office.get("/figures/units/3/board").body())
        .as("a neighbour's own target")
        .doesNotContain("Sinh hoạt chi bộ đạt tỷ lệ");
    assertThat(office.get("/figures/units/2/board").body())
        .contains("Mỗi chi bộ kiểm tra", "Sinh hoạt chi bộ đạt tỷ lệ");
  }

  @Test
  void aWrongTargetIsWithdrawnWithAReasonAndLeavesBoardsButNotTheList() throws Exception {
    Visitor office = signedIn("vanphong", "office", "T");
    String path = "/figures/targets/KT.1";
    assertThat(office.get(path + "/withdraw").body()).contains("value=\"15/07/2026\"");
    assertThat(
            office
                .post(path + "/withdraw", Map.of("key", "w0", "day", "2026-07-15", "reason", " "))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            office
                .post(path + "/withdraw", Map.of("key", "w1", "day", "2027-01-01", "reason", "x"))
                .statusCode())
        .as("after its period")
        .isEqualTo(422);
    assertThat(office.get("/?unit=1").body()).contains("Mỗi chi bộ kiểm tra đảng viên");
    assertThat(
            office
                .post(
                    path + "/withdraw",
                    Map.of("key", "w2", "day", "2026-07-10", "reason", "Giao nhầm kỳ"))
                .statusCode())
        .isEqualTo(302);
    assertThat(office.get("/?unit=1").body()).doesNotContain("Mỗi chi bộ kiểm tra đảng viên");
    assertThat(office.get("/?unit=1&on=2026-07-10").body())
        .doesNotContain("Mỗi chi bộ kiểm tra đảng viên");
    assertThat(office.get("/?unit=1&on=2026-07-09").body())
        .as("what boards said before stays")
        .contains("Mỗi chi bộ kiểm tra đảng viên");
    assertThat(office.get(path).body()).contains("Đã thu hồi từ ngày 10/07/2026", "Giao nhầm kỳ");
    assertThat(office.get("/figures/targets").body()).contains("KT.1", "Thu hồi từ 10/07/2026");
    assertThat(
            office
                .post(
                    path + "/withdraw",
                    Map.of("key", "w3", "day", "2026-07-12", "reason", "Lần nữa"))
                .statusCode())
        .as("again")
        .isEqualTo(422);
    long id = CurrentRealm.in(realm, () -> figures.targets(List.of("KT.1")).getFirst().id());
    assertThat(
            CurrentRealm.in(realm, () -> edits.withdraw(id, LocalDate.of(2026, 7, 12), "Cùng lúc")))
        .as("two at once")
        .isFalse();
    assertThat(office.get(path).body()).contains("10/07/2026", "Giao nhầm kỳ");
  }

  @Test
  void aTargetWithdrawnFromItsFirstDayStandsOnNone() throws Exception {
    realms.sql(
        realm,
        "update targets set withdrawn_from = period_from, withdrawn_reason = 'Giao nhầm' where code = 'KT.1'");
    assertThat(
            CurrentRealm.in(
                realm,
                () -> figures.targetsBetween(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 3, 1))))
        .extracting(it -> it.column().code())
        .doesNotContain("KT.1");
  }

  @Test
  void aCodeThatIsAlsoAPageHasAnAddressAllTheSame() {
    for (String code : new String[] {"new", "targets", "units"}) {
      realms.sql(
          realm,
          "insert into figures (code, name_vi, name_en, function, activity_kind) values ('%s', 'Số %s', 'Number', 'count', 'visit')"
              .formatted(code, code));
    }
    realms.sql(
        realm,
        "insert into targets (code, directive_id, title, figure, period_from, period_to) "
            + "select 'new', directive_id, 'Chỉ tiêu mới', 'units', '2026-01-01', '2026-12-31' from targets limit 1");
    realms.sql(
        realm,
        "insert into target_minimums (target_id, unit_kind, minimum) select id, 'branch', 1 from targets where code = 'new'");
    Visitor office = signedIn("quantri", "administrator", null);

    String list = office.get("/figures").body();
    for (String code : new String[] {"new", "targets", "units"}) {
      assertThat(list).contains("/figures/~" + code + "\"");
      assertThat(office.get("/figures/~" + code + "?unit=1").body())
          .contains("Số " + code, "/figures/~" + code + "/records");
      assertThat(office.get("/figures/~" + code + "/edit").body())
          .contains("action=\"" + realm.prefix() + "/figures/~" + code + "\"");
    }
    assertThat(office.get("/figures/targets").body()).contains("/figures/targets/~new\"");
    assertThat(office.get("/figures/targets/~new?unit=1").body()).contains("Chỉ tiêu mới");
    assertThat(office.get("/figures/targets/~new/edit").body()).contains("Chỉ tiêu mới");
  }

  @Test
  void aSecretarySeesTheOwnBranchAndNoOther() {
    Visitor secretary = signedIn("bithu", "secretary", "C1");

    assertThat(secretary.get("/figures/kiem_tra?unit=4").statusCode()).isEqualTo(200);
    assertThat(secretary.get("/figures/kiem_tra").body())
        .as("one's own unit unless another is named")
        .contains("Chi bộ 1");
    Visitor neighbour = signedIn("phuong", "office", "G2");
    assertThat(neighbour.get("/figures/targets").body()).contains("KT.1").doesNotContain("SH.1");
    assertThat(neighbour.get("/figures/targets/SH.1").statusCode()).isEqualTo(404);
    for (String path :
        new String[] {
          "/figures/kiem_tra?unit=5",
          "/figures/kiem_tra/records?unit=2",
          "/figures/targets/KT.1?unit=1",
          "/figures/units/7/board",
          "/figures/new",
          "/figures/kiem_tra/edit",
          "/figures/targets/new",
          "/figures/targets/KT.1/edit",
          "/figures/khong_co"
        }) {
      assertThat(secretary.get(path).statusCode()).as(path).isEqualTo(404);
    }
    secretary.get("/figures");
    assertThat(secretary.post("/figures", Map.of("key", "k", "code", "moi")).statusCode())
        .isEqualTo(404);
    assertThat(secretary.post("/figures/targets/KT.1", Map.of("key", "k")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anOfficeDefinesAFigureAndSetsATargetAndACommuneOnlyInItsOwnDirective() {
    Visitor office = signedIn("vanphong", "office", "T");
    String key = key(office.get("/figures/new").body());
    Map<String, String> figure =
        Map.of(
            "key",
            key,
            "code",
            "thi",
            "nameVi",
            "Bài dự thi",
            "nameEn",
            "Entries",
            "function",
            "sum",
            "kind",
            "contest",
            "amount",
            "");
    assertThat(office.post("/figures", figure))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(422))
        .extracting(it -> it.body())
        .asString()
        .contains("Hãy ghi số đo cần cộng");
    Map<String, String> mended = new java.util.HashMap<>(figure);
    mended.put("amount", "entries");
    assertThat(office.post("/figures", mended).statusCode()).isEqualTo(302);
    assertThat(office.post("/figures", mended).statusCode())
        .as("sent twice counts once")
        .isEqualTo(302);
    assertThat(office.get("/figures/thi").body())
        .contains("Tổng “entries” của các hoạt động loại “Hội thi”");

    Visitor commune = signedIn("xa", "office", "G1");
    String form = commune.get("/figures/targets/new").body();
    assertThat(form).contains("11-KH/ĐU").doesNotContain("10-KH/TU");
    Map<String, String> target =
        new java.util.HashMap<>(
            Map.of(
                "key",
                key(form),
                "code",
                "TH.1",
                "directive",
                "1",
                "title",
                "Mỗi chi bộ ba bài",
                "figure",
                "thi",
                "from",
                "2026-01-01",
                "to",
                "31/12/2026",
                "kind",
                "branch",
                "committee",
                "",
                "minimum",
                "3"));
    assertThat(commune.post("/figures/targets", target).statusCode())
        .as("another's directive")
        .isEqualTo(422);
    target.put("directive", "2");
    assertThat(commune.post("/figures/targets", target).statusCode()).isEqualTo(302);
    assertThat(commune.get("/figures/targets/TH.1?unit=2&on=2026-07-15").body())
        .contains("trong 3 tổ chức thuộc diện", "Chi bộ 10");

    office.get("/figures/thi/edit");
    Map<String, String> other = new java.util.HashMap<>(mended);
    other.put("key", "another");
    other.put("amount", "houses");
    assertThat(office.post("/figures/thi", other))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(422))
        .extracting(it -> it.body())
        .asString()
        .contains("thêm một chỉ số mới");
    other.put("key", "a third");
    other.put("amount", "entries");
    other.put("nameVi", "Số bài dự thi");
    assertThat(office.post("/figures/thi", other).statusCode()).isEqualTo(302);
    assertThat(office.get("/figures/thi").body()).contains("Số bài dự thi");
  }

  @Test
  void programsReadTheSameNumbers() {
    Visitor office = signedIn("vanphong", "office", "T");
    assertThat(office.get("/api/v1/figures/kiem_tra?unit=G1&from=2026-01-01&to=2026-07-15").body())
        .contains("\"value\":4", "\"activities\":4", "\"reading\":\"then\"");
    assertThat(office.get("/api/v1/figures/du_hop?unit=C5&from=2026-01-01&to=2026-07-15").body())
        .contains("\"value\":null");
    assertThat(office.get("/api/v1/units/T/scoreboard?on=2026-07-15").body())
        .contains(
            "\"target\":\"KT.1\",\"due\":5,\"on_pace\":5,\"done\":2,\"rate\":40.00,\"not_reported\":2,\"state\":\"on_pace\"");
    assertThat(office.get("/api/v1/figures/kiem_tra?unit=G1&from=hôm%20nay&to=2026-07-15"))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(422))
        .satisfies(it ->
            assertThat(it.headers().firstValue("content-type"))
                .get()
                .asString()
                .startsWith("application/problem+json"));
    Visitor secretary = signedIn("bithu", "secretary", "C1");
    assertThat(
            secretary
                .get("/api/v1/figures/kiem_tra?unit=C2&from=2026-01-01&to=2026-07-15")
                .statusCode())
        .isEqualTo(404);
    assertThat(secretary.get("/api/v1/units/G1/scoreboard").statusCode()).isEqualTo(404);
  }

  private static String key(String page) {
    var found = KEY.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
