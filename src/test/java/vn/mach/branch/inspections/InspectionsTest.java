package vn.mach.branch.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.rollups.FreshTotals;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** A branch plans inspections, carries them out, and closes their files. */
@MachTest
@Tag("slow")
class InspectionsTest {

  private static final String FINDINGS = "Bỏ sinh hoạt hai tháng";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired InspectionAgenda agenda;
  @Autowired ApplicationContext program;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor secretary;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thu Hằng'), (5, 'D5', 'Vũ Đình Long'), (6, 'D6', 'Hoàng Thị Mai');
        insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', case when id = 6 then 3 else 2 end, 'official' from people;
        insert into posts (person_id, unit_id, post, valid_from) values (5, 2, 'deputy_secretary', '2025-01-01');
        """);
    account("bithu", "secretary", "X1", 1);
    account("duc", "member", "X1", 2);
    account("anh", "member", "X1", 3);
    account("xa", "office", "X", 4);
    account("canh", "administrator", "X2", 6);
    secretary = signedIn("bithu");
  }

  @Test
  void aFileGoesFromThePlanToItsClosingAndCountsWithoutNamingAnybody() {
    String file = open(Map.of("kind", "compliance", "lead", "D3"));
    Visitor member = signedIn("duc");
    assertThat(member.get(file).statusCode()).as("not told yet").isEqualTo(404);
    assertThat(signedIn("anh").get("/tasks").body()).contains("Việc kiểm tra, giám sát phụ trách");

    step(file, Map.of("step", "announce", "dueOn", "2026-07-20"));
    assertThat(member.get("/tasks").body()).contains("Báo cáo tự kiểm tra");
    assertThat(signedIn("xa").get("/tasks/board?unit=1").body())
        .doesNotContain("Báo cáo tự kiểm tra");
    assertThat(member.get(file).body()).contains("Đã thông báo").doesNotContain("Ghi: Thẩm tra");
    post(
        member,
        file + "/steps",
        Map.of("step", "report", "day", "2026-07-15", "text", "Tôi có nghỉ họp"));
    assertThat(secretary.get(file).body())
        .contains("Tôi có nghỉ họp", "· Trần Văn Đức", "· Nguyễn Thị Hòa")
        .as("a step names who took it, not an account")
        .doesNotContain("· duc<", "· bithu<");
    step(file, Map.of("step", "check", "text", FINDINGS));
    assertThat(member.get(file).body()).as("findings before the hearing").doesNotContain(FINDINGS);

    assertThat(step(file, Map.of("step", "conclude", "text", "Nhắc nhở", "inFavour", "6")).body())
        .contains("6 + 0 + 0 phiếu, nhiều hơn cơ số 5");
    step(file, Map.of("step", "conclude", "text", "Nhắc nhở", "inFavour", "2", "against", "3"));
    assertThat(secretary.get(file).body())
        .contains("Không thông qua: 2/5 tán thành (cần 3)", "Đã thẩm tra");
    assertThat(activities()).isZero();
    step(file, Map.of("step", "conclude", "text", "Nhắc nhở, theo dõi", "inFavour", "4"));
    assertThat(member.get(file).body()).contains(FINDINGS, "Nhắc nhở, theo dõi");
    assertThat(activities()).isEqualTo(1);
    assertThat(text("select title from activities where kind = 'inspection'"))
        .isEqualTo("Kiểm tra chấp hành");

    step(file, Map.of("step", "order_remedy", "text", "Dự đủ ba kỳ họp", "dueOn", "2026-10-15"));
    assertThat(member.get("/tasks").body()).contains("Khắc phục sau kiểm tra");
    assertThat(text("select due_on from tasks where kind = 'inspection_remedy'"))
        .isEqualTo("2026-10-15");
    assertThat(step(file, Map.of("step", "close")).body()).contains("đang chờ khắc phục");
    step(file, Map.of("step", "fulfil", "text", "Đã dự đủ"));
    step(file, Map.of("step", "close"));
    assertThat(
            text(
                "select string_agg(distinct state, ',') from tasks where kind <> 'inspection_report'"))
        .isEqualTo("settled");

    post(member, file + "/messages", Map.of("message", "Cảm ơn chi bộ"));
    assertThat(secretary.get(file).body())
        .as("closing the file does not end the talk")
        .contains("Đã kết thúc hồ sơ", "Cảm ơn chi bộ", "<strong>Trần Văn Đức</strong>");
    post(secretary, file + "/talk/end", Map.of("reason", "Đã trả lời xong"));
    assertThat(post(member, file + "/messages", Map.of("message", "Còn nữa")).statusCode())
        .isEqualTo(422);
    post(secretary, file + "/talk/resume", Map.of());
    assertThat(post(member, file + "/messages", Map.of("message", "Còn nữa")).statusCode())
        .isEqualTo(302);
    assertThat(step(file, Map.of("step", "reopen")).statusCode())
        .as("without a reason")
        .isEqualTo(422);
    step(file, Map.of("step", "reopen", "text", "Có tình tiết mới"));
    assertThat(secretary.get(file).body()).contains("Có tình tiết mới", "Đã kết luận");
    assertThat(activities()).as("counted once").isEqualTo(1);
    assertThat(member.get(file).body())
        .contains("Ai đã mở xem", "Nguyễn Thị Hòa")
        .doesNotContain("· bithu");
  }

  @Test
  void whoOpensAPaperOfAFileIsKept() {
    String file = open(Map.of("kind", "compliance", "lead", "D3"));
    realms.sql(
        realm,
        """
        with f as (insert into files (sha256, size, media_type, created_at) values ('\\x00', 1, 'application/pdf', now()) returning id),
          c as (insert into file_chunks (file_id, number, bytes) select id, 0, '\\x41' from f returning 1)
        insert into attachments (file_id, module, subject_id, name, attached_at, attached_by) select id, 'inspections', %s, 'a.pdf', now(), 0 from f\
        """
            .formatted(file.replaceAll("\\D", "")));
    String before = text("select count(*) from named_file_looks");
    assertThat(secretary.get("/files/" + text("select id from attachments")).statusCode())
        .isEqualTo(200);
    assertThat(text("select count(*) - %s from named_file_looks".formatted(before))).isEqualTo("1");
    assertThat(signedIn("duc").get("/files/" + text("select id from attachments")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void ofAMemberWithAPostTheBranchProposesAndTheLevelAboveDecides() {
    String file = open(Map.of("kind", "compliance", "person", "D5", "readers", "D4"));
    step(file, Map.of("step", "check", "text", "Đúng quy định"));
    step(file, Map.of("step", "conclude", "text", "Đề nghị kết luận tốt", "inFavour", "4"));
    assertThat(secretary.get(file).body())
        .contains("chờ cấp trên", "chi bộ đề nghị, cấp trên quyết định");
    assertThat(step(file, Map.of("step", "decide", "text", "Tự quyết")).statusCode())
        .as("the branch itself does not decide")
        .isEqualTo(404);
    Visitor office = signedIn("xa");
    assertThat(
            post(
                    office,
                    file + "/steps",
                    Map.of("step", "decide", "day", "2026-07-15", "text", "Đồng ý"))
                .statusCode())
        .isEqualTo(302);
    assertThat(secretary.get(file).body()).contains("Đã kết luận", "Đồng ý");
    assertThat(activities()).isEqualTo(1);
  }

  @Test
  void aBranchConcludesOnTheFindingsThatThePageShowed() {
    String file = open(Map.of("kind", "thematic"));
    step(file, Map.of("step", "check", "text", "Không có vi phạm"));
    String read = secretary.shown(file, "/steps");
    step(file, Map.of("step", "check", "text", "Có vi phạm", "shown", read));
    HttpResponse<String> late =
        step(file, Map.of("step", "conclude", "text", "Tốt", "shown", read));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Có vi phạm");
    String now = secretary.shown(file, "/steps");
    assertThat(
            step(file, Map.of("step", "conclude", "text", "Nhắc nhở", "shown", now)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void whatARegulationAsksForAndIsMissingIsPointedOutAndNothingIsRefused() {
    String file = open(Map.of("kind", "thematic"));
    step(file, Map.of("step", "check", "text", "Xong"));
    step(file, Map.of("step", "conclude", "text", "Tốt"));
    assertThat(secretary.get(file).body())
        .contains(
            "Chưa thông báo tại cuộc họp trước",
            "Chưa có báo cáo tự kiểm tra",
            "chưa biểu quyết",
            "dành cho chi bộ có chi ủy",
            "296-QĐ/TW");
  }

  @Test
  void supervisionCountsWhenItWasDoneAndAnInspectionWhenItIsConcluded() {
    String file = open(Map.of("kind", "regular"));
    step(file, Map.of("step", "check", "text", "Đi thăm, nắm tình hình"));
    assertThat(text("select string_agg(kind, ',' order by kind) from activities"))
        .isEqualTo("supervision,supervision_check");
    step(file, Map.of("step", "conclude", "text", "Tốt"));
    assertThat(activities()).isEqualTo(1);
  }

  @Test
  void daysInTheWrongOrderOddNumbersAndUnknownPeopleAreQuoted() {
    String file = open(Map.of());
    step(file, Map.of("step", "check", "day", "2026-07-10", "text", "x"));
    assertThat(step(file, Map.of("step", "conclude", "day", "2026-07-09", "text", "x")).body())
        .contains("09/07/2026", "10/07/2026");
    assertThat(step(file, Map.of("step", "conclude", "text", "x", "inFavour", "abc")).body())
        .contains("“abc”");
    assertThat(step(file, Map.of("step", "conclude", "day", "2027-01-01", "text", "x")).body())
        .contains("Ngày 01/01/2027 chưa đến");
    assertThat(post(secretary, "/inspections", form(Map.of("person", "D9"))).body())
        .contains("“D9” không khớp ai");
    assertThat(post(secretary, "/inspections", form(Map.of("person", "D1"))).body())
        .contains("không tự mở hồ sơ về mình");
    assertThat(post(secretary, "/inspections", form(Map.of("readers", "D2"))).body())
        .contains("Người được kiểm tra không đọc hồ sơ");
  }

  @Test
  void thePlanIsDraftedByTheRuleOfItsYearAndNamesNobody() {
    String plan = "/inspections/units/2";
    assertThat(secretary.get(plan + "?year=2026").body())
        .contains("ít nhất 1 cuộc", "còn thiếu 1", "296-QĐ/TW, 30/05/2025");
    assertThat(secretary.get(plan + "?year=2024").body())
        .as("by the rule of its day")
        .contains("ít nhất 1 cuộc", "22-QĐ/TW, 28/07/2021");
    post(secretary, plan + "/draft", Map.of("year", "2026"));
    assertThat(secretary.get(plan + "?year=2026").body())
        .contains("Giám sát việc chấp hành nghị quyết của chi bộ")
        .doesNotContain("còn thiếu");
    Map<String, String> line =
        Map.of(
            "year",
            "2026",
            "kind",
            "thematic",
            "content",
            "Học tập",
            "members",
            "1",
            "fromOn",
            "2026-09-01",
            "toOn",
            "2026-08-01");
    assertThat(post(secretary, plan + "/lines", line).body())
        .contains("Từ 01/09/2026 đến 01/08/2026");
    assertThat(post(signedIn("canh"), plan + "/lines", line).statusCode()).isEqualTo(404);
    for (int more = 0; more < 3; more++) {
      Map<String, String> right = new HashMap<>(line);
      right.put("toOn", "2026-09-30");
      post(secretary, plan + "/lines", right);
    }
    assertThat(secretary.get(plan + "?year=2026").body())
        .contains("chủ yếu giám sát thường xuyên", "dành cho chi bộ có chi ủy");
    post(secretary, "/inspections/lines/1/drop", Map.of("reason", "Trùng việc"));
    assertThat(secretary.get(plan + "?year=2026").body()).contains("Đã bỏ: Trùng việc");
  }

  @Test
  void membersAreChosenAtRandomAndTheDrawCanBeRepeated() {
    post(secretary, "/inspections/units/2/draft", Map.of("year", "2026"));
    String shown = secretary.shown("/inspections/lines/1/draw", "/draw");
    HttpResponse<String> drawn =
        post(secretary, "/inspections/lines/1/draw", Map.of("wanted", "2", "seed", "2807"));
    assertThat(drawn.statusCode()).as(drawn.body()).isEqualTo(302);
    String page = secretary.get(path(drawn)).body();
    assertThat(page).contains("2807", "Ra đúng kết quả đã lưu", "Được chọn: 2 trong 4");
    List<String> chosen = Draw.choose("2807", List.of("D5", "D4", "D3", "D2"), 2);
    assertThat(text("select array_to_string(chosen, ',') from inspection_draws"))
        .isEqualTo(String.join(",", chosen));
    assertThat(signedIn("xa").get(path(drawn)).statusCode()).as("by rank").isEqualTo(404);
    assertThat(post(secretary, "/inspections/lines/1/draw", Map.of("wanted", "9")).body())
        .contains("Đã ghi 9; danh sách có 4");
    assertThat(
            post(
                    secretary,
                    "/inspections/lines/1/draw",
                    Map.of("wanted", "2", "seed", "77", "shown", shown))
                .body())
        .as("drawn meanwhile")
        .contains("đã thay đổi từ khi đồng chí mở trang");
  }

  @Test
  void anAgendaLearnsThatSomethingIsToBeAnnouncedAndNothingElse() {
    assertThat(proposals(LocalDate.of(2026, 8, 3))).isEmpty();
    String file = open(Map.of("kind", "compliance"));
    AgendaProposal proposal = proposals(LocalDate.of(2026, 8, 3)).getFirst();
    assertThat(proposal.title()).isEqualTo("Thông báo việc kiểm tra, giám sát theo kế hoạch");
    assertThat(proposal.path()).isEqualTo("/inspections/units/2");
    step(file, Map.of("step", "announce"));
    assertThat(proposals(LocalDate.of(2026, 8, 3))).isEmpty();
  }

  @Test
  void countsAreOfFinishedYearsNeverOfFewAndDoNotChangeAfterwards() {
    for (int file = 0; file < 4; file++) {
      open(Map.of("kind", "regular"));
    }
    assertThat(signedIn("xa").get("/inspections/units/1/counts").body()).doesNotContain(">4<");
    clock.turnTo(LocalDate.of(2027, 1, 5));
    assertThat(signedIn("xa").get("/inspections/units/1/counts").body()).doesNotContain(">4<");
    realms.sql(
        realm,
        "delete from inspection_years; insert into inspections (code, unit_id, kind, person_id, content, due_on, decided_above, status, opened_on, opened_by)"
            + " select 'Z' || n, 2, 'regular', 2, 'x', '2026-12-01', false, 'planned', '2026-12-01', 0 from generate_series(1, 3) n");
    assertThat(signedIn("xa").get("/inspections/units/1/counts").body()).contains(">7<");
    realms.sql(realm, "update inspections set status = 'dropped' where code = 'Z1'");
    assertThat(signedIn("xa").get("/inspections/units/1/counts").body())
        .as("fixed once given out")
        .contains(">7<");
  }

  @Test
  void anOfficeSetsFromADayOnAtWhichStepAKindCounts() {
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = signedIn("quantri");
    Map<String, String> set =
        Map.of(
            "kind",
            "compliance",
            "validFrom",
            "2026-07-01",
            "announce",
            "yes",
            "countsAt",
            "announce",
            "source",
            "Công văn 12");
    assertThat(post(secretary, "/inspections/rules/kinds", set).statusCode()).isEqualTo(404);
    assertThat(post(administrator, "/inspections/rules/kinds", set).statusCode()).isEqualTo(302);
    assertThat(post(administrator, "/inspections/rules/kinds", set).body())
        .contains("Đã có quy định từ ngày 01/07/2026");
    assertThat(secretary.get("/inspections/rules").body()).contains("Công văn 12");
    String file = open(Map.of("kind", "compliance"));
    step(file, Map.of("step", "announce"));
    assertThat(activities()).isEqualTo(1);
    step(file, Map.of("step", "check", "text", "x"));
    step(file, Map.of("step", "conclude", "text", "x"));
    assertThat(activities()).isEqualTo(1);
    post(
        administrator,
        "/inspections/rules/values",
        Map.of(
            "rule",
            "year_without_committee",
            "validFrom",
            "2026-01-01",
            "value",
            "3",
            "source",
            "Chỉ tiêu 2026"));
    assertThat(secretary.get("/inspections/units/2?year=2026").body())
        .contains("ít nhất 3 cuộc", "Chỉ tiêu 2026");
  }

  @Test
  void twoTargetsCountTheSameFilesEachAtTheStepThatItNames() {
    realms.sql(
        realm,
        """
        insert into directives (id, symbol, kind, title, issued_on) values (1, '01-KH/TW', 'plan', 'Kiểm tra năm 2026', '2026-01-02');
        insert into figures (code, name_vi, name_en, function, activity_kind) values ('tb', 'Thông báo', 'Announced', 'count', 'inspection_announce'),
          ('kt', 'Kết thúc', 'Closed', 'count', 'inspection_close'), ('chung', 'Kiểm tra', 'Inspections', 'count', 'inspection');
        insert into targets (id, code, directive_id, title, figure, period_from, period_to) values
          (1, 'TB', 1, 'Thông báo', 'tb', '2026-01-01', '2026-12-31'), (2, 'KT', 1, 'Kết thúc', 'kt', '2026-01-01', '2026-12-31'),
          (3, 'CHUNG', 1, 'Kiểm tra', 'chung', '2026-01-01', '2026-12-31');
        insert into target_minimums (target_id, unit_kind, minimum) select id, 'grassroots_committee', 2 from targets\
        """);
    CurrentRealm.run(realm, () -> FreshTotals.of(program));
    String first = open(Map.of("kind", "compliance"));
    String second = open(Map.of("kind", "compliance", "person", "D3"));
    step(first, Map.of("step", "announce", "day", "2026-07-13"));
    step(second, Map.of("step", "announce"));
    assertThat(counted()).isEqualTo("TB 2, KT 0, CHUNG 0");
    step(first, Map.of("step", "check", "text", "x"));
    step(first, Map.of("step", "conclude", "text", "Tốt"));
    assertThat(counted()).isEqualTo("TB 2, KT 0, CHUNG 1");
    step(first, Map.of("step", "close"));
    assertThat(counted()).isEqualTo("TB 2, KT 1, CHUNG 1");
    step(first, Map.of("step", "reopen", "text", "Có tình tiết mới"));
    step(first, Map.of("step", "close"));
    CurrentRealm.run(realm, () -> FreshTotals.of(program));
    assertThat(values()).as("counted anew, and each file once").isEqualTo("TB 2, KT 1, CHUNG 1");
    assertThat(
            text(
                "select string_agg(held_on || ' ' || title, ', ' order by held_on) from activities where kind = 'inspection_announce'"))
        .as("on the day of the step, and nobody is named")
        .isEqualTo(
            "2026-07-13 Kiểm tra đảng viên: đã thông báo, 2026-07-15 Kiểm tra đảng viên: đã thông báo");
    assertThat(signedIn("xa").get("/figures/targets/new").body())
        .contains("Thông báo · Kiểm tra đảng viên: đã thông báo · tb");
    assertThat(secretary.get("/activities/new?unit=2&kind=none").body())
        .as("nobody types a step")
        .contains("Sinh hoạt chi bộ")
        .doesNotContain("đảng viên: đã");
  }

  @Test
  void theAuditLogDoesNotSayWhoHandedInTheirOwnReport() {
    account("duc2", "clerk", "X1", 2);
    realms.sql(realm, "update accounts set person_id = null where login = 'duc'");
    String file = open(Map.of("kind", "compliance"));
    step(file, Map.of("step", "announce"));
    Visitor member = signedIn("duc2");
    assertThat(
            post(
                    member,
                    file + "/steps",
                    Map.of("step", "report", "day", "2026-07-15", "text", "Đã chấp hành"))
                .statusCode())
        .isEqualTo(302);
    assertThat(text("select count(*) from activities where kind = 'inspection_report'"))
        .isEqualTo("1");
    assertThat(
            text(
                "select count(*) from audit_log where login = 'duc2' and action like 'activities.%'"))
        .isEqualTo("0");
    assertThat(
            text(
                "select count(*) from activities a join accounts c on c.id = a.recorded_by where c.login = 'duc2'"))
        .isEqualTo("0");
  }

  @Test
  void theSameFormTwiceIsOneFile() {
    Map<String, String> form = form(Map.of());
    form.put("key", "once");
    String first = path(secretary.post("/inspections", form));
    assertThat(path(secretary.post("/inspections", form))).isEqualTo(first);
  }

  /** What the targets have in X1 after the server added what changed. */
  private String counted() {
    CurrentRealm.run(realm, () -> FreshTotals.refreshed(program));
    return values();
  }

  private String values() {
    String board = signedIn("xa").get("/api/v1/units/X1/scoreboard").body();
    return Stream.of("TB", "KT", "CHUNG")
        .map(target -> {
          Matcher found =
              Pattern.compile("\"target\":\"" + target + "\",\"due\"[^}]*\"value\":(\\d+)")
                  .matcher(board);
          assertThat(found.find()).as(board).isTrue();
          return target + " " + found.group(1);
        })
        .collect(Collectors.joining(", "));
  }

  private List<AgendaProposal> proposals(LocalDate day) {
    List<List<AgendaProposal>> found = new ArrayList<>();
    CurrentRealm.run(
        realm, () -> found.add(agenda.proposals(new UnitId(2), day.minusMonths(1), day)));
    return found.getFirst();
  }

  private String open(Map<String, String> typed) {
    HttpResponse<String> answer = post(secretary, "/inspections", form(typed));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return path(answer);
  }

  private HttpResponse<String> step(String file, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>(Map.of("day", "2026-07-15"));
    form.putAll(typed);
    return post(secretary, file + "/steps", form);
  }

  private Map<String, String> form(Map<String, String> typed) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "unit",
                "X1",
                "kind",
                "compliance",
                "person",
                "D2",
                "content",
                "Chấp hành nội quy",
                "dueOn",
                "2026-08-30"));
    form.putAll(typed);
    return form;
  }

  private HttpResponse<String> post(Visitor visitor, String path, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>(typed);
    form.putIfAbsent("key", "k" + ++keys);
    return visitor.post(path, form);
  }

  private Visitor signedIn(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/named-files"); // the token that forms carry
    return visitor;
  }

  private void account(String login, String role, String unit, long person) {
    realms.account(realm, login, role, unit);
    realms.sql(
        realm, "update accounts set person_id = " + person + " where login = '" + login + "'");
  }

  private int activities() {
    return Integer.parseInt(
        text(
            "select count(*) from activities where status = 'confirmed' and kind in ('inspection', 'supervision')"));
  }

  private String text(String sql) {
    String[] text = new String[1];
    CurrentRealm.run(
        realm, () -> text[0] = jdbc.sql(sql).query((row, at) -> row.getString(1)).single());
    return text[0];
  }

  private static String path(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/inspections"));
  }
}
