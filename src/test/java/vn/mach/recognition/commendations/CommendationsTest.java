package vn.mach.recognition.commendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Commendations: decided, refused, withdrawn, and who sees them. */
@MachTest
@Tag("slow")
class CommendationsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/Y").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 3, 'official')\
        """);
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "chibo", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "xay", "office", "Y");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
    for (int i = 0; i < 2; i++) {
      realms.sql(
          realm,
          """
          insert into commendations (unit_id, person_id, proposer_id, decider_id, form, year, reason, status, proposed_on, recorded_by, recorded_at)
          values (3, 1, 3, 2, 'certificate', 2025, 'Hoàn thành xuất sắc nhiệm vụ', 'proposed', '2026-07-01', 0, now())\
          """);
    }
  }

  @Test
  void whatIsDecidedStandsOnTheMembersPageAndCountsUntilItIsWithdrawn() {
    Visitor member = visitor("hoa");
    assertThat(member.get("/me").body()).doesNotContain("12-QĐ/ĐU");
    assertThat(member.get("/commendations/1").statusCode()).isEqualTo(404);
    assertThat(decide("xa", 1, "12-QĐ/ĐU").statusCode()).isEqualTo(302);
    assertThat(member.get("/me").body()).contains("Giấy khen năm 2025", "12-QĐ/ĐU");
    assertThat(member.get("/commendations/1").body()).contains("Nguyễn Thị Hòa");
    String counted = "Giấy khen cho cá nhân, số 12-QĐ/ĐU";
    assertThat(visitor("xa").get("/activities").body()).contains(counted);
    assertThat(
            visitor("xa")
                .post("/commendations/1/withdraw", Map.of("key", "w", "reason", "Ghi nhầm"))
                .statusCode())
        .isEqualTo(302);
    assertThat(member.get("/me").body()).doesNotContain("12-QĐ/ĐU");
    assertThat(member.get("/activities").body()).doesNotContain(counted);
  }

  @Test
  void aDecisionThatCannotBeCountedSaysSo() {
    String told = "Chưa được tính vào số liệu";
    decide("xa", 1, "12-QĐ/ĐU");
    assertThat(visitor("xa").get("/commendations/1").body()).doesNotContain(told);
    realms.sql(realm, "update commendations set activity_id = null where id = 1");
    assertThat(visitor("xa").get("/commendations/1").body()).contains(told);
  }

  @Test
  void theSameGiverGivesTheSameFormOnceAYearAndTheEarlierOneIsQuoted() {
    decide("xa", 1, "12-QĐ/ĐU");
    assertThat(visitor("xa").get("/commendations/2").body())
        .contains("Đã được tặng cùng hình thức trong năm này", "12-QĐ/ĐU");
    var second = decide("xa", 2, "15-QĐ/ĐU");
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("quyết định số 12-QĐ/ĐU ngày 10/07/2026");
  }

  @Test
  void whoProposedReadsWhyItWasRefusedAndNobodyElsewhereSeesIt() {
    assertThat(visitor("xay").get("/commendations/1").statusCode()).isEqualTo(404);
    assertThat(visitor("xay").get("/commendations").body()).doesNotContain("Nguyễn Thị Hòa");
    assertThat(decide("chibo", 1, "1").statusCode()).isEqualTo(404);
    visitor("xa").post("/commendations/1/refuse", Map.of("key", "r", "refusal", "Chưa đủ hồ sơ"));
    assertThat(visitor("chibo").get("/commendations/1").body()).contains("Chưa đủ hồ sơ");
    assertThat(visitor("chibo").get("/today").body()).contains("/commendations/1");
  }

  @Test
  void aBranchProposesToItsCommitteeWhichHasATaskUntilItDecides() {
    Visitor branch = visitor("chibo");
    assertThat(branch.get("/commendations/new").body()).contains("Nơi quyết định", "X");
    var sent =
        branch.post(
            "/commendations",
            Map.of(
                "key",
                "p",
                "unit",
                "X1",
                "commended",
                "X1",
                "form",
                "flag",
                "year",
                "2026",
                "reason",
                "Dẫn đầu phong trào",
                "decider",
                "2"));
    assertThat(sent.statusCode()).isEqualTo(302);
    String page =
        sent.headers().firstValue("location").orElseThrow().replaceAll(".*/", "/commendations/");
    assertThat(visitor("xa").get("/today").body()).contains(page);
    assertThat(visitor("xa").get(page).body()).contains("Dẫn đầu phong trào", "Lưu quyết định");
    visitor("xa")
        .post(page + "/decide", Map.of("key", "d", "number", "20", "decidedOn", "2026-07-10"));
    assertThat(visitor("xa").get("/today").body()).doesNotContain(page);
    assertThat(branch.get("/today").body()).contains(page);
    branch.post(page + "/read", Map.of("key", "r"));
    assertThat(branch.get("/today").body()).doesNotContain(page);
    assertThat(branch.get(page).body()).doesNotContain("Tôi đã đọc kết quả");
  }

  @Test
  void whoWithdrawsAProposalTwiceOrTooLateIsAnsweredInWords() {
    Visitor branch = visitor("chibo");
    for (int i = 0; i < 2; i++) {
      assertThat(
              branch
                  .post("/commendations/1/withdraw", Map.of("key", "w", "reason", "Ghi nhầm"))
                  .statusCode())
          .isEqualTo(302);
    }
    decide("xa", 2, "12-QĐ/ĐU");
    var late = branch.post("/commendations/2/withdraw", Map.of("key", "v", "reason", "Ghi nhầm"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Đã có quyết định khen thưởng");
  }

  @Test
  void anOutcomeIsReadOnceThereIsOneAlsoWhereItWasWithdrawnMeanwhile() {
    Visitor branch = visitor("chibo");
    assertThat(branch.post("/commendations/1/read", Map.of("key", "a")).statusCode())
        .isEqualTo(422);
    decide("xa", 1, "12-QĐ/ĐU");
    visitor("xa").post("/commendations/1/withdraw", Map.of("key", "w", "reason", "Ghi nhầm"));
    assertThat(branch.get("/commendations/1").body()).contains("Ghi nhầm", "Tôi đã đọc kết quả");
    branch.post("/commendations/1/read", Map.of("key", "b"));
    assertThat(branch.get("/today").body()).doesNotContain("/commendations/1");
  }

  @Test
  void whatIsTypedWronglyIsQuotedAndNothingIsSaved() {
    Visitor branch = visitor("chibo");
    var refused =
        branch.post(
            "/commendations",
            Map.of(
                "key",
                "p",
                "unit",
                "X1",
                "person",
                "Nguyễn Không Có",
                "form",
                "flag",
                "year",
                "20x6",
                "reason",
                "x",
                "decider",
                "4"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("“Nguyễn Không Có”", "20x6");
    var elsewhere =
        branch.post(
            "/commendations",
            Map.of(
                "key",
                "q",
                "unit",
                "X1",
                "commended",
                "X1",
                "form",
                "flag",
                "reason",
                "x",
                "decider",
                "4"));
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(elsewhere.body()).contains("Chọn chính nơi đề nghị hoặc một cấp trên");
    assertThat(branch.get("/commendations").body()).doesNotContain("<strong>Đơn vị X1");
  }

  @Test
  void nobodyProposesOrEntersForAUnitOrAPersonElsewhere() {
    Visitor elsewhere = visitor("xay");
    for (String address : List.of("/commendations", "/commendations/paper")) {
      for (Map<String, String> whom :
          List.of(
              Map.of("unit", "X1", "commended", "X1"),
              Map.of("unit", "Y", "commended", "X1"),
              Map.of("unit", "Y", "person", "D1"))) {
        Map<String, String> sent = new HashMap<>(whom);
        sent.putAll(
            Map.of("key", "k", "form", "flag", "reason", "Tốt", "decider", "1", "number", "9"));
        sent.putAll(Map.of("decidedOn", "2026-07-10", "giver", "Tỉnh"));
        var refused = elsewhere.post(address, sent);
        assertThat(refused.statusCode()).as(whom.toString()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("Nguyễn Thị Hòa", "Đơn vị X1");
      }
    }
    assertThat(visitor("xa").get("/commendations?form=flag").body())
        .contains("Chưa có khen thưởng nào");
  }

  @Test
  void aDecisionOnPaperIsEnteredAtOnceAndASecondOneOfTheYearIsAskedAbout() {
    Visitor office = visitor("xa");
    assertThat(paper(office, "a", "31", "UBND tỉnh", "").statusCode()).isEqualTo(302);
    assertThat(visitor("hoa").get("/me").body()).contains("Giấy khen năm 2025", "UBND tỉnh");
    var asked = paper(office, "b", "32", "Đảng ủy xã", "");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body())
        .contains("quyết định số 31 ngày 10/07/2026 của UBND tỉnh", "name=\"sure\"");
    assertThat(paper(office, "c", "32", "Đảng ủy xã", "yes").statusCode()).isEqualTo(302);
    assertThat(paper(office, "d", "33", "UBND tỉnh", "yes").statusCode()).isEqualTo(422);
    assertThat(office.get("/commendations?year=2025&status=decided").body())
        .contains("31, ", "32, ");
    assertThat(office.get("/commendations?year=2024").body()).contains("Chưa có khen thưởng nào");
    assertThat(office.get("/commendations?year=nam").body()).contains("nam");
  }

  private static java.net.http.HttpResponse<String> paper(
      Visitor office, String key, String number, String giver, String sure) {
    return office.post(
        "/commendations/paper",
        Map.of(
            "key",
            key,
            "unit",
            "X",
            "person",
            "D1",
            "form",
            "certificate",
            "year",
            "2025",
            "reason",
            "Tốt",
            "number",
            number,
            "decidedOn",
            "2026-07-10",
            "giver",
            giver,
            "sure",
            sure));
  }

  private java.net.http.HttpResponse<String> decide(String login, int id, String number) {
    return visitor(login)
        .post(
            "/commendations/" + id + "/decide",
            Map.of("key", "d" + id, "number", number, "decidedOn", "2026-07-10"));
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/commendations");
    return visitor;
  }
}
