package vn.mach.documents.adoptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Today;
import vn.mach.documents.adoptions.AdoptionFixture.Said;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class AdoptionsTest {

  private static final Said MEET =
      Said.plan(1, "Sinh hoạt chi bộ đúng định kỳ, có chuyên đề mỗi quý.", "branch");
  private static final Said FOLLOW =
      Said.plan(2, "Phân công cấp ủy viên theo dõi từng chi bộ.", "commune,grassroots_committee");
  private static final Said STUDY = new Said(3, "Học tập trong toàn chi bộ.", "study", "branch", 1);
  private static final Said REPORT = new Said(4, "Báo cáo cuối năm.", "report", "commune", 1);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AdoptionFixture fixture;
  @Autowired Cascades cascades;
  @Autowired AdoptionCounts counts;
  @Autowired AdoptionCountsSql numbers;
  @Autowired JdbcClient jdbc;
  @Autowired Today today;
  @LocalServerPort int port;

  private Realm realm;
  private long directive;
  private int keys;

  @BeforeEach
  void aProvinceSendsADirective() {
    clock.turnTo(LocalDate.of(2026, 10, 5));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/C", "T/X/C/B", "T/X/C/D", "T/Y")
        .named("T", "Tỉnh", "province")
        .named("X", "Xã", "commune")
        .named("C", "Cơ sở", "grassroots_committee")
        .named("Y", "Xã khác", "commune")
        .plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 4, 'official')\
        """);
    realms.account(realm, "tinh", "office", "T");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "coso", "secretary", "C");
    realms.account(realm, "chibo", "secretary", "B");
    realms.account(realm, "khac", "office", "Y");
    realms.account(realm, "hoa", "member", "B");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
    directive = fixture.directive(realm, "T", "12-NQ/TU", "2026-10-05");
    fixture.issue(realm, directive, "2026-10-05", List.of(MEET, FOLLOW, STUDY, REPORT));
  }

  @Test
  void eachUnitThatIsAskedOwesWhatItsClausesAskByTheDayOfItsLevel() {
    assertThat(count("T")).isEqualTo(new AdoptionNumbers(5, 0, 5, 0, 0, 0, 0, 2, 0, 2, 0));
    Visitor branch = visitor("chibo");
    assertThat(open(branch))
        .contains("Nhận văn bản", "12-NQ/TU", "hạn 08/10/2026", "Cụ thể hóa văn bản", "Học tập");
    assertThat(visitor("xa").get("/tasks").body()).contains("Báo cáo thực hiện văn bản");
    assertThat(open(visitor("tinh"))).doesNotContain("12-NQ/TU");
  }

  @Test
  void theFirstLookOfSomebodyOfTheUnitIsItsReceiptAndNobodyElses() {
    assertThat(visitor("xa").get(unit("B")).statusCode()).isEqualTo(200);
    assertThat(count("T").received()).isZero();
    Visitor branch = visitor("chibo");
    assertThat(branch.get(unit("B")).body()).contains("chibo mở lúc");
    assertThat(open(branch)).doesNotContain("Nhận văn bản");
    assertThat(count("T").received()).isEqualTo(1);
    assertThat(visitor("khac").get(unit("B")).statusCode()).isEqualTo(404);
    assertThat(visitor("hoa").get(unit("B")).statusCode()).isEqualTo(404);
    assertThat(visitor("tinh").get("/adoptions/" + directive + "?unit=" + id("C")).body())
        .contains("Văn bản đang dừng ở đâu", "1 chưa mở văn bản");
  }

  @Test
  void aDirectiveThatCameByAFileIsSentWhenItsIssuerSaysSoAndOnlyOnce() throws Exception {
    clock.turnTo(LocalDate.of(2026, 11, 2));
    long brought = fixture.directive(realm, "T", "13-NQ/TU", "2026-10-06");
    fixture.imported(realm, brought, "2026-10-06", List.of(MEET));
    String part = "/adoptions?directive=" + brought;
    assertThat(open(visitor("chibo"))).doesNotContain("13-NQ/TU");
    assertThat(visitor("xa").get(part).body()).doesNotContain("chưa được gửi xuống");
    Visitor issuer = visitor("tinh");
    assertThat(issuer.get(part).body()).contains("Bản 1 chưa được gửi xuống");
    assertThat(
            visitor("xa").post("/adoptions/" + brought + "/send", Map.of("key", "x")).statusCode())
        .isEqualTo(404);
    for (String key : List.of("gui1", "gui1", "gui2")) {
      assertThat(issuer.post("/adoptions/" + brought + "/send", Map.of("key", key)).statusCode())
          .isEqualTo(302);
    }
    fixture.done(realm);
    assertThat(open(visitor("chibo"))).contains("13-NQ/TU", "hạn 05/11/2026");
    assertThat(issuer.get(part).body()).doesNotContain("chưa được gửi xuống");
    assertThat(
            CurrentRealm.in(
                realm,
                () ->
                    jdbc.sql("select count(*) from audit_log where action = 'adoptions.sent'")
                        .query(Long.class)
                        .single()))
        .isEqualTo(1L);
  }

  @Test
  void allThatIsWrongWithALineOfAPlanIsSaidAtOnce() {
    Visitor branch = visitor("chibo");
    branch.get(unit("B"));
    long plan = begin(branch, "B");
    Map<String, String> wrong =
        Map.of(
            "text", "", "who", "person:99", "due", "31/02/2026", "figure", "KT", "clauses", "77");
    assertThat(branch.post("/adoptions/plans/" + plan + "/lines/new", typed(wrong)).body())
        .contains(
            "Mục này không được để trống.",
            "“31/02/2026” không phải là một ngày.",
            "Không có chỉ tiêu nào mã KT.",
            "Người này không thuộc tổ chức.",
            "Văn bản không có điểm này.");
    wrong = Map.of("text", "", "who", "person:99", "due", "", "figure", "KT", "clauses", "77");
    assertThat(branch.post("/adoptions/plans/" + plan + "/lines/new", typed(wrong)).body())
        .as("the same where every field can be read")
        .contains("Mục này không được để trống.", "Không có chỉ tiêu nào mã KT.")
        .contains("Người này không thuộc tổ chức.", "Văn bản không có điểm này.");
  }

  @Test
  void whatIsNotDoneByItsDayIsLateAtEachLevel() {
    clock.turnTo(LocalDate.of(2026, 10, 9));
    String board = visitor("tinh").get("/adoptions/" + directive).body();
    assertThat(board).contains("2 quá hạn", "Xã khác");
    assertThat(visitor("tinh").get("/adoptions/" + directive + "/board.csv").body())
        .contains("X,Xã,4,0,4,0,0,0,0,2,0,1,0,4");
  }

  @Test
  void aUnitThatOnlyPassesItOnSaysSoAndOwesNoPlan() {
    Visitor commune = visitor("xa");
    commune.get(unit("X"));
    post(commune, unit("X") + "/pass-on", Map.of("note", "Chuyển nguyên văn"));
    assertThat(count("T")).isEqualTo(new AdoptionNumbers(5, 1, 4, 0, 0, 0, 1, 2, 0, 2, 0));
    assertThat(open(commune)).doesNotContain("Cụ thể hóa văn bản");
    assertThat(commune.get(unit("X")).body()).contains("Chuyển nguyên văn");
    post(commune, unit("X") + "/take-back", Map.of());
    assertThat(count("T").plans()).isEqualTo(5);
    assertThat(open(commune)).contains("Cụ thể hóa văn bản");
  }

  @Test
  void studyAndReportAreEntered() {
    Visitor branch = visitor("chibo");
    HttpResponse<String> refused =
        branch.post(
            unit("B") + "/study",
            typed(Map.of("act", "study", "day", "2026-10-05", "due", "20", "present", "21")));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Số có mặt không thể lớn hơn");
    post(branch, unit("B") + "/study", Map.of("day", "2026-10-05", "due", "20", "present", "17"));
    assertThat(branch.get(unit("B")).body()).contains("17 trên 20");
    post(visitor("xa"), unit("X") + "/report", Map.of("text", "Đã làm xong"));
    assertThat(count("T").studied()).isEqualTo(1);
    assertThat(count("T").reported()).isEqualTo(1);
  }

  @Test
  void aPlanIsSentAsThePageShowedIt() {
    Visitor branch = visitor("chibo");
    long plan = begin(branch, "B");
    String path = "/adoptions/plans/" + plan;
    line(branch, plan, "new", Map.of("text", "Họp đúng kỳ", "clauses", "1"));
    String shown = branch.shown(path, "/send");
    line(branch, plan, line(plan, 1), Map.of("text", "Bỏ họp", "clauses", "1"));
    HttpResponse<String> late = branch.post(path + "/send", typed(Map.of("shown", shown)));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Bỏ họp");
    post(branch, path + "/send", Map.of("shown", branch.shown(path, "/send")));
  }

  @Test
  void aReportDoesNotTakeThePlaceOfOneThatThePageDidNotShow() {
    Visitor commune = visitor("xa");
    String report = commune.shown(unit("X"), "/report");
    post(commune, unit("X") + "/report", Map.of("act", "report", "text", "Báo cáo thứ nhất"));
    assertThat(
            commune
                .post(
                    unit("X") + "/report",
                    typed(Map.of("act", "report", "text", "Báo cáo thứ hai", "shown", report)))
                .body())
        .contains("đã thay đổi từ khi đồng chí mở trang", "Báo cáo thứ nhất", "Báo cáo thứ hai");
  }

  @Test
  void aPlanIsReturnedMendedApprovedAndBecomesWorkOfThePersonNamed() {
    Visitor branch = visitor("chibo");
    long plan = begin(branch, "B");
    line(branch, plan, "new", Map.of("text", MEET.body(), "clauses", "1"));
    assertThat(branch.get("/adoptions/plans/" + plan).body()).contains("chỉ chép lại");
    line(
        branch,
        plan,
        "new",
        Map.of(
            "text", "Trồng cây quanh nhà văn hóa", "who", "post:secretary", "due", "2026-11-01"));
    assertThat(branch.get("/adoptions/plans/" + plan).body()).contains("việc riêng");
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    assertThat(count("T").waiting()).isEqualTo(1);
    Visitor base = visitor("coso");
    assertThat(open(base)).contains("Xem xét kế hoạch cấp dưới");
    Map<String, String> decision = new HashMap<>();
    decision.put("revision", "1");
    decision.put("decision-1", "returned");
    decision.put("decision-0", "approved");
    assertThat(base.post("/adoptions/plans/" + plan + "/review", typed(decision)).statusCode())
        .as("returned without a remark")
        .isEqualTo(422);
    decision.put("remark-1", "Ghi rõ ai làm, ngày nào");
    post(base, "/adoptions/plans/" + plan + "/review", decision);
    assertThat(count("T").returned()).isEqualTo(1);
    assertThat(open(branch))
        .as("a plan that was given back is no new task")
        .contains("Cần làm lại: Cấp trên trả lại kế hoạch.");
    String back = branch.get("/adoptions/plans/" + plan).body();
    assertThat(back).contains("Ghi rõ ai làm, ngày nào");
    line(
        branch,
        plan,
        line(plan, 1),
        Map.of(
            "text",
            "Họp ngày mùng 3 hằng tháng tại nhà văn hóa thôn",
            "who",
            "person:1",
            "due",
            "2026-12-03",
            "clauses",
            "1"));
    assertThat(branch.get("/adoptions/plans/" + plan).body()).contains("Đã trả lời 1 trên 1 điểm");
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    decision.put("revision", "1");
    decision.put("decision-1", "approved");
    assertThat(base.post("/adoptions/plans/" + plan + "/review", typed(decision)).statusCode())
        .as("of another sending")
        .isEqualTo(422);
    decision.put("revision", "2");
    post(base, "/adoptions/plans/" + plan + "/review", decision);
    assertThat(count("T").adopted()).isEqualTo(1);
    assertThat(visitor("hoa").get("/tasks").body())
        .contains("Họp ngày mùng 3 hằng tháng", "hạn 03/12/2026");
    assertThat(open(base)).doesNotContain("Xem xét kế hoạch cấp dưới");
    assertThat(branch.post("/adoptions/plans/" + plan + "/review", typed(decision)).statusCode())
        .isEqualTo(404);
    assertThat(visitor("khac").get("/adoptions/plans/" + plan).statusCode()).isEqualTo(404);
  }

  @Test
  void anAmendedClauseOutdatesTheLinesThatAnswerItAndNoOthers() {
    approved("chibo", "B", "coso", "Họp ngày mùng 3 hằng tháng", 1);
    approved("xa", "X", "tinh", "Đồng chí Lan theo dõi hai chi bộ vùng cao", 2);
    assertThat(count("T").adopted()).isEqualTo(2);
    fixture.issue(
        realm,
        directive,
        "2026-10-06",
        List.of(MEET.changed(2, "Sinh hoạt chi bộ ngày 05 hằng tháng."), FOLLOW, STUDY, REPORT));
    assertThat(count("T").adopted()).isEqualTo(1);
    assertThat(count("T").received()).isZero();
    Visitor branch = visitor("chibo");
    assertThat(open(branch)).contains("Nhận văn bản", "Cụ thể hóa văn bản");
    assertThat(branch.get(unit("B")).body()).contains("theo bản cũ", "trả lời phiên bản 1");
    assertThat(visitor("xa").get(unit("X")).body()).doesNotContain("theo bản cũ");
  }

  @Test
  void aVersionThatAsksLessReachesAllWhoHadTheDirectiveAndEndsWhatItNoLongerAsks() {
    visitor("chibo").get(unit("B"));
    assertThat(open(visitor("chibo"))).contains("Cụ thể hóa văn bản", "Học tập");
    fixture.issue(realm, directive, "2026-10-06", List.of(FOLLOW, REPORT));
    Visitor branch = visitor("chibo");
    assertThat(open(branch))
        .contains("Nhận văn bản")
        .doesNotContain("Cụ thể hóa văn bản", "Học tập");
    assertThat(count("T")).isEqualTo(new AdoptionNumbers(5, 0, 3, 0, 0, 0, 0, 0, 0, 2, 0));
    fixture.issue(realm, directive, "2026-10-07", List.of(MEET, FOLLOW, STUDY, REPORT));
    assertThat(open(branch)).contains("Cụ thể hóa văn bản", "Học tập");
    assertThat(count("T").plans()).isEqualTo(5);
  }

  @Test
  void whatWaitsForApprovalAndAnswersAnEarlierVersionIsReturnedAndNotApproved() {
    Visitor branch = visitor("chibo");
    long plan = begin(branch, "B");
    line(branch, plan, "new", Map.of("text", "Họp ngày mùng 3 hằng tháng", "clauses", "1"));
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    fixture.issue(
        realm,
        directive,
        "2026-10-06",
        List.of(MEET.changed(2, "Sinh hoạt chi bộ ngày 05 hằng tháng."), FOLLOW));
    Visitor base = visitor("coso");
    String review = "/adoptions/plans/" + plan + "/review";
    HttpResponse<String> refused =
        base.post(review, typed(Map.of("revision", "1", "decision-1", "approved")));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("theo bản cũ của văn bản");
    assertThat(count("T").adopted()).isZero();
    post(
        base,
        review,
        Map.of("revision", "1", "decision-1", "returned", "remark-1", "Theo bản mới"));
    assertThat(open(branch)).contains("Cụ thể hóa văn bản");
  }

  @Test
  void aDirectiveThatIsWithdrawnOwesNothingAtOnceAndIsNotLate() {
    Visitor province = visitor("tinh");
    post(
        province,
        "/directives/" + directive + "/end",
        Map.of("step", "withdraw", "reason", "Không còn phù hợp"));
    fixture.done(realm);
    assertThat(open(visitor("chibo"))).doesNotContain("12-NQ/TU");
    clock.turnTo(LocalDate.of(2027, 10, 9));
    assertThat(province.get("/adoptions/" + directive).body()).doesNotContainPattern("\\d quá hạn");
  }

  @Test
  void aPlanThatIsReturnedAfterTheDirectiveEndedIsNotOwedAgain() {
    Visitor branch = visitor("chibo");
    long plan = begin(branch, "B");
    line(branch, plan, "new", Map.of("text", "Họp ngày mùng 3 hằng tháng", "clauses", "1"));
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    realms.sql(realm, "update directive_versions set expires_on = '2026-10-06'");
    clock.turnTo(LocalDate.of(2026, 10, 7));
    CurrentRealm.run(realm, cascades::cancelEnded);
    assertThat(open(branch)).doesNotContain("12-NQ/TU");
    post(
        visitor("coso"),
        "/adoptions/plans/" + plan + "/review",
        Map.of("revision", "1", "decision-1", "returned", "remark-1", "Ghi rõ ai làm"));
    assertThat(open(branch)).doesNotContain("Cụ thể hóa văn bản");
  }

  @Test
  void aUnitThatIsFoundedLaterGetsWhatHoldsInTheNightAfter() {
    clock.turnTo(LocalDate.of(2026, 12, 1));
    realms.sql(
        realm,
        """
        insert into units (id, code) values (900, 'N');
        insert into unit_versions (unit_id, valid_from, name, kind, parent_id)
        select n.id, '2026-12-01', 'Chi bộ mới', 'branch', c.id from units n, units c where n.code = 'N' and c.code = 'C';
        insert into unit_closure (unit_id, ancestor_id, distance, valid_from, valid_to)
        select n.id, n.id, 0, '2026-12-01'::date, 'infinity'::date from units n where n.code = 'N' union all
        select n.id, a.ancestor_id, a.distance + 1, '2026-12-01', 'infinity' from units n, units c
        join unit_closure a on a.unit_id = c.id and a.valid_to > '2026-12-01' where n.code = 'N' and c.code = 'C'\
        """);
    realms.account(realm, "moi", "secretary", "N");
    CurrentRealm.run(realm, cascades::sendToFounded);
    CurrentRealm.run(realm, cascades::sendToFounded);
    fixture.done(realm);
    assertThat(open(visitor("moi"))).contains("12-NQ/TU", "hạn 04/12/2026", "Cụ thể hóa văn bản");
    assertThat(count("T").asked()).isEqualTo(6);
    assertThat(open(visitor("chibo"))).contains("hạn 08/10/2026");
  }

  @Test
  void rubbishInAFormIsRefusedAndWhatWasTypedStays() {
    Visitor branch = visitor("chibo");
    HttpResponse<String> refused =
        branch.post(
            unit("B") + "/plan",
            typed(Map.of("act", "plan", "title", "Kế hoạch tối mật " + "x".repeat(600))));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Kế hoạch tối mật", "field-title");
    long plan = begin(branch, "B");
    assertThat(branch.get("/adoptions/plans/" + plan + "/lines/99999999999999999999").statusCode())
        .isEqualTo(404);
    line(branch, plan, "new", Map.of("text", "Họp ngày mùng 3 hằng tháng", "clauses", "1"));
    assertThat(
            branch
                .post(
                    "/adoptions/plans/" + plan + "/lines/99999999999999999999",
                    typed(Map.of("text", "x")))
                .statusCode())
        .isEqualTo(404);
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    post(
        visitor("coso"),
        "/adoptions/plans/" + plan + "/review",
        Map.of("revision", "1", "decision-1", "approved", "decision-01", "approved"));
  }

  @Test
  void workThatNobodyIsNamedForAnyMoreIsNoLongerATask() {
    approved("chibo", "B", "coso", "Họp ngày mùng 3 hằng tháng", 1);
    assertThat(open(visitor("chibo"))).contains("Họp ngày mùng 3");
    Visitor branch = visitor("chibo");
    long plan = ask("select id from plans");
    post(branch, "/adoptions/plans/" + plan + "/revise", Map.of());
    line(branch, plan, line(plan, 1), Map.of("text", "Họp ngày mùng 3 hằng tháng", "clauses", "1"));
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    post(
        visitor("coso"),
        "/adoptions/plans/" + plan + "/review",
        Map.of("revision", "2", "decision-1", "approved"));
    assertThat(open(branch)).doesNotContain("Họp ngày mùng 3");
  }

  @Test
  void whoReceivedTheDirectiveAndWhoReturnedThePlanAreCalledByTheirNames() {
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (2, 'D2', 'Trần Văn Nhận'), (3, 'D3', 'Lê Thị Duyệt');
        update accounts set person_id = 2 where login = 'chibo';
        update accounts set person_id = 3 where login = 'coso'\
        """);
    Visitor branch = visitor("chibo");
    assertThat(branch.get(unit("B")).body()).contains("Trần Văn Nhận mở lúc");
    long plan = begin(branch, "B");
    line(branch, plan, "new", Map.of("text", "Họp mùng 3 hằng tháng", "clauses", "1"));
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    post(
        visitor("coso"),
        "/adoptions/plans/" + plan + "/review",
        Map.of("revision", "1", "decision-1", "returned", "remark-1", "Ghi rõ ai làm"));
    assertThat(branch.get("/adoptions/plans/" + plan).body())
        .contains("Lê Thị Duyệt")
        .doesNotContain("coso");
  }

  private void approved(String writer, String unit, String above, String text, int clause) {
    Visitor branch = visitor(writer);
    long plan = begin(branch, unit);
    line(
        branch,
        plan,
        "new",
        Map.of("text", text, "who", "post:secretary", "due", "2026-12-03", "clauses", "" + clause));
    post(branch, "/adoptions/plans/" + plan + "/send", Map.of());
    post(
        visitor(above),
        "/adoptions/plans/" + plan + "/review",
        Map.of("revision", "1", "decision-" + clause, "approved"));
  }

  private long begin(Visitor visitor, String unit) {
    visitor.get(unit(unit));
    post(visitor, unit(unit) + "/plan", Map.of("title", "Kế hoạch"));
    return ask("select p.id from plans p join units u on u.id = p.unit_id where u.code = ?", unit);
  }

  private String line(long plan, int position) {
    return Long.toString(
        ask("select id from plan_lines where plan_id = ? and position = ?", plan, position));
  }

  private void line(Visitor visitor, long plan, String line, Map<String, String> fields) {
    post(visitor, "/adoptions/plans/" + plan + "/lines/" + line, fields);
  }

  private void post(Visitor visitor, String path, Map<String, String> fields) {
    HttpResponse<String> answer = visitor.post(path, typed(fields));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
  }

  private Map<String, String> typed(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", "k" + ++keys);
    return form;
  }

  private String unit(String code) {
    return "/adoptions/" + directive + "/units/" + id(code);
  }

  private long id(String code) {
    return ask("select id from units where code = ?", code);
  }

  private long ask(String sql, Object... parameters) {
    long[] id = new long[1];
    CurrentRealm.run(
        realm, () -> id[0] = jdbc.sql(sql).params(parameters).query(Long.class).single());
    return id[0];
  }

  /** What the board says of a unit: before the refresh and after it. */
  private AdoptionNumbers count(String code) {
    AdoptionNumbers before = read(code);
    CurrentRealm.run(realm, counts::refresh);
    assertThat(read(code)).isEqualTo(before);
    CurrentRealm.run(realm, counts::recountAll);
    assertThat(read(code)).as("counted anew").isEqualTo(before);
    return before;
  }

  private AdoptionNumbers read(String code) {
    UnitId unit = new UnitId(id(code));
    AdoptionNumbers[] sum = {AdoptionNumbers.NONE};
    CurrentRealm.run(
        realm,
        () ->
            numbers
                .read(directive, List.of(unit), today.date())
                .getOrDefault(unit, Map.of())
                .values()
                .forEach(it -> sum[0] = sum[0].plus(it)));
    return sum[0];
  }

  /** The list of tasks without those that were done lately. */
  private static String open(Visitor visitor) {
    return visitor.get("/tasks").body().split("Mới xong", 2)[0];
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/tasks");
    return visitor;
  }
}
