package vn.mach.voice.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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

/** Findings on their way up, joined, answered, noted, late, withdrawn; and people on the ground. */
@MachTest
@Tag("slow")
class FindingsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = FindingFixture.realm(realms);
  }

  @Test
  void aProposalGoesUpInTheWordsOfEachLevelAndTheAnswerComesDownToAllOfThem() {
    long id = send("hoa", "X1", "Mùa gặt trùng hai kỳ học", "Đề nghị lùi một kỳ học.");
    assertThat(levels(id)).isEqualTo("X:new");
    act("xa", id, "propose", Map.of("text", "Đề nghị lùi một kỳ học 30 ngày.", "note", "Thêm hạn"));
    assertThat(levels(id)).isEqualTo("X:proposed T:new");
    String page = in("tinh").get("/findings/" + id).body();
    assertThat(page)
        .contains(
            "Đề nghị lùi một kỳ học.", "<del> học.</del>", "<ins> học 30 ngày.</ins>", "Thêm hạn");
    act("tinh", id, "answer", Map.of("text", "Đồng ý cho lùi 30 ngày."));
    assertThat(levels(id)).isEqualTo("X:answered T:answered");
    for (String reader : new String[] {"hoa", "xa", "tinh"}) {
      assertThat(in(reader).get("/findings/" + id).body()).contains("Đồng ý cho lùi 30 ngày.");
    }
    assertThat(told()).isEqualTo("X X:Nguyễn Thị Hòa");
    assertThat(in("hoa").get("/today").body()).contains("/findings/" + id);
    post("hoa", "/findings/" + id + "/read", Map.of());
    assertThat(told()).isEqualTo("X");
    assertThat(number("select count(*) from tasks where kind = 'finding' and state = 'open'"))
        .isZero();
  }

  @Test
  void theRecordsOfFindingsAreToldApartByTheirNumbersAndSayNothingOfTheirContent() {
    send("hoa", "X1", "Mùa gặt trùng hai kỳ học", "Đề nghị lùi một kỳ học.");
    send("hoa", "X1", "Thiếu phòng họp", "Cho mượn nhà văn hóa");
    assertThat(
            number(
                "select count(distinct a.title) from activities_confirmed c join activities a on a.id = c.activity_id join findings f on a.title = 'Phát hiện từ thực tiễn số ' || f.ref"))
        .isEqualTo(2);
  }

  @Test
  void whoMayReadAFindingFindsItByTheSearchAndNobodyElseDoes() {
    long id = send("hoa", "X1", "Thiếu phòng họp thôn", "Cho mượn nhà văn hóa");
    String path = "/findings/" + id;
    assertThat(in("hoa").get("/search?q=phong+hop").body()).contains(path);
    assertThat(in("xa").get("/search?q=ph%C3%B2ng+h%E1%BB%8Dp").body()).contains(path);
    assertThat(in("tinh").get("/search?q=phong+hop+thon").body()).contains(path);
    assertThat(in("xay").get("/search?q=phong+hop").body()).doesNotContain(path);
    assertThat(in("duc").get("/search?q=phong+hop").body()).doesNotContain(path);
  }

  @Test
  void oneThatWasJoinedByMistakeIsAMatterOfItsOwnAgain() {
    long one = send("hoa", "X1", "Thiếu phòng họp", "Cho mượn nhà văn hóa");
    long other = send("duc", "Y1", "Đường hỏng", "Sửa đường");
    act("xa", one, "propose", Map.of("text", "Cho mượn nhà văn hóa", "note", ""));
    act("xay", other, "propose", Map.of("text", "Sửa đường", "note", ""));
    act("tinh", one, "join", Map.of("others", Long.toString(other)));
    String step = "/findings/steps/" + step(other) + "/separate";
    assertThat(in("tinh").get("/findings/" + other).body()).contains(step);
    assertThat(in("xay").get("/findings/" + other).body()).doesNotContain(step);
    assertThat(post("xay", step, Map.of()).statusCode()).isEqualTo(404);
    assertThat(post("tinh", step, Map.of()).statusCode()).isEqualTo(302);
    assertThat(levels(other)).isEqualTo("Y:proposed T:new");
    act("tinh", one, "answer", Map.of("text", "Dùng nhà văn hóa thôn."));
    assertThat(levels(other)).isEqualTo("Y:proposed T:new");
    assertThat(number("select count(*) from tasks where kind = 'finding' and state = 'open'"))
        .isEqualTo(1);
  }

  @Test
  void aJointMatterThatWasAnsweredStaysJoint() {
    long one = send("hoa", "X1", "Thiếu phòng họp", "Cho mượn nhà văn hóa");
    long other = send("duc", "Y1", "Không có chỗ họp", "Xây phòng họp");
    act("xa", one, "propose", Map.of("text", "Cho mượn nhà văn hóa", "note", ""));
    act("xay", other, "propose", Map.of("text", "Xây phòng họp chung", "note", ""));
    act("tinh", one, "join", Map.of("others", Long.toString(other)));
    act("tinh", one, "answer", Map.of("text", "Dùng nhà văn hóa thôn."));
    String step = "/findings/steps/" + step(other) + "/separate";
    assertThat(in("tinh").get("/findings/" + other).body()).doesNotContain(step);
    assertThat(post("tinh", step, Map.of()).statusCode()).isEqualTo(422);
    assertThat(levels(other)).isEqualTo("Y:answered T:joined");
  }

  @Test
  void theIssuerReadsAtTheClauseWhatPracticeSaysAndNeighboursReadNothing() {
    long id = send("hoa", "X1", "Hai kỳ liền nhau", "Bớt một kỳ");
    assertThat(in("tinh").get("/directives/1").body())
        .contains("Từ thực tiễn: 1", "Hai kỳ liền nhau", "/findings/" + id);
    assertThat(in("xay").get("/directives/1").body())
        .doesNotContain("Hai kỳ liền nhau", "/findings/" + id);
    assertThat(in("xay").get("/findings/" + id).statusCode()).isEqualTo(404);
    assertThat(in("duc").get("/findings/" + id).statusCode()).isEqualTo(404);
    assertThat(in("xay").get("/findings?where=all").body()).doesNotContain("Hai kỳ liền nhau");
    assertThat(in("hoa").get("/directives/1").body())
        .contains("/findings/new?directive=1&amp;clause=2");
    assertThat(in("hoa").get("/findings/new?directive=1&clause=2").body())
        .contains("05-CT/TU", "[2] 1. Chi bộ học hai kỳ");
  }

  @Test
  void severalThatDescribeOneMatterAreAnsweredTogetherAndEverybodyReadsTheAnswer() {
    long one = send("hoa", "X1", "Thiếu phòng họp", "Cho mượn nhà văn hóa");
    long other = send("duc", "Y1", "Không có chỗ họp", "Xây phòng họp");
    act("xa", one, "propose", Map.of("text", "Cho mượn nhà văn hóa", "note", ""));
    act("xay", other, "propose", Map.of("text", "Xây phòng họp chung", "note", ""));
    assertThat(act("tinh", one, "join", Map.of("others", Long.toString(other))).statusCode())
        .isEqualTo(302);
    assertThat(levels(other)).isEqualTo("Y:proposed T:joined");
    act("tinh", one, "answer", Map.of("text", "Dùng nhà văn hóa thôn."));
    assertThat(levels(other)).isEqualTo("Y:answered T:joined");
    assertThat(in("duc").get("/findings/" + other).body())
        .contains("Dùng nhà văn hóa thôn.", "gộp với phát hiện khác")
        .doesNotContain("Thiếu phòng họp", "Nguyễn Thị Hòa");
    assertThat(told()).isEqualTo("X X:Nguyễn Thị Hòa Y Y:Trần Văn Đức");
    assertThat(
            number(
                "select sum(value) from activity_amounts a join activities b on b.id = a.activity_id where amount = 'findings'"))
        .isEqualTo(2);
  }

  @Test
  void twoPeopleDoNotDoTheSameWorkBecauseThePageSaysWhoReadsIt() {
    long id = send("hoa", "X1", "Sổ chưa khớp", "Sửa sổ");
    act("xa", id, "take", Map.of());
    assertThat(in("xa2").get("/findings").body()).contains("Lê Quang Ánh đang đọc");
    assertThat(act("xa2", id, "answer", Map.of("text", "Đã sửa")).body())
        .contains("Lê Quang Ánh đang đọc phát hiện này");
    assertThat(levels(id)).isEqualTo("X:reading");
    act("xa2", id, "take", Map.of());
    assertThat(act("xa", id, "know", Map.of("note", "")).body()).contains("Đỗ Minh Khôi đang đọc");
    act("xa2", id, "know", Map.of("note", "Đang rà soát"));
    assertThat(levels(id)).isEqualTo("X:known");
    act("xa", id, "answer", Map.of("text", "Đã sửa"));
    assertThat(levels(id)).isEqualTo("X:answered");
    assertThat(act("xa2", id, "inform", Map.of("note", "Thôi")).body())
        .contains("vừa được xử lý khác đi");
  }

  @Test
  void manyAreNotedAtOnceWithAReasonAndNoneWhereOneHasMovedOn() {
    long one = send("hoa", "X1", "Kinh nghiệm 1", "");
    long two = send("hoa", "X1", "Kinh nghiệm 2", "");
    act("xa2", two, "take", Map.of());
    assertThat(many("xa", "inform", "Ghi nhận", one, two).body())
        .contains("đang có người khác đọc");
    assertThat(levels(one)).isEqualTo("X:new");
    act("xa2", two, "leave", Map.of());
    assertThat(many("xa", "inform", "", one, two).body()).contains("Mục này không được để trống");
    many("xa", "inform", "Đưa vào bản tin", one, two);
    assertThat(levels(one) + " " + levels(two)).isEqualTo("X:information X:information");
    assertThat(in("hoa").get("/findings/" + two).body())
        .contains("ghi nhận để biết", "Đưa vào bản tin");
  }

  @Test
  void onlyTheLevelThatHasItTooLongIsLateAndANewRuleHoldsForWhatArrivesLater() {
    realms.sql(
        realm,
        "insert into finding_rules (level, days, valid_from, source) values ('bloc', 5, '2026-08-05', 'QĐ 12')");
    long id = send("hoa", "X1", "Chậm", "Nhanh hơn");
    // 15 working days after Wednesday 15 July
    assertThat(in("xa").get("/findings/" + id).body()).contains("hạn 05/08/2026");
    clock.turnTo(LocalDate.of(2026, 8, 5));
    assertThat(late("X")).isZero();
    act("xa", id, "propose", Map.of("text", "Nhanh hơn", "note", ""));
    clock.turnTo(LocalDate.of(2026, 8, 12));
    assertThat(in("tinh").get("/findings/" + id).body())
        .contains("hạn 12/08/2026", "QĐ 12"); // five days after 5 August
    clock.turnTo(LocalDate.of(2026, 8, 13));
    assertThat(in("tinh").get("/findings").body()).contains("quá hạn");
    assertThat(late("X")).isZero();
    assertThat(late("T")).isEqualTo(1);
    act("tinh", id, "answer", Map.of("text", "Xong"));
    assertThat(in("tinh").get("/findings/numbers").body()).contains("0/1");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldInTheWordsThatWereTyped() {
    Map<String, String> typed = typed("X1", "Vấn đề", "Sửa");
    assertThat(sent("hoa", with(typed, "clause", "IX.9")).body())
        .contains("Không có điều khoản nào mang số “IX.9”");
    assertThat(sent("hoa", with(typed, "directive", "77-CT/TU")).body())
        .contains("Không tìm thấy văn bản “77-CT/TU”");
    assertThat(sent("hoa", with(typed, "place", "X2")).body())
        .contains("“X2” không phải nơi đồng chí được ghi phát hiện");
    assertThat(sent("hoa", with(typed, "to", "Y")).body())
        .contains("“Y” không phải nơi đã phân công");
    assertThat(sent("hoa", with(typed, "foundOn", "16/07/2026")).body())
        .contains("Ngày 16/07/2026 chưa tới");
    assertThat(sent("hoa", with(typed, "cases", "nhiều")).body())
        .contains("“nhiều” không phải số trường hợp");
    assertThat(sent("hoa", with(typed, "policy", "Nghị định 1")).body()).contains("Chỉ ghi một");
    assertThat(sent("hoa", with(typed, "difficulty", "TUYỆT MẬT\nViệc này")).body())
        .contains("dấu chỉ độ mật");
    assertThat(sent("quantri", typed).body()).contains("chưa gắn với người nào");
    assertThat(number("select count(*) from findings")).isZero();
    assertThat(in("duc").get("/findings/new").statusCode()).isEqualTo(200);
    realms.account(realm, "khach", "member", "X1");
    assertThat(in("khach").get("/findings/new").statusCode()).isEqualTo(404);
  }

  @Test
  void theSameFormSentTwiceIsOneFindingAndAWithdrawnOneDoesNotCount() {
    Map<String, String> typed = with(typed("X1", "Một lần", ""), "key", "cung-mot-khoa");
    String first = sent("hoa", typed).headers().firstValue("Location").orElseThrow();
    assertThat(sent("hoa", typed).headers().firstValue("Location")).contains(first);
    assertThat(number("select count(*) from findings")).isOne();
    assertThat(
            number(
                "select count(*) from activities where kind = 'finding' and status = 'confirmed'"))
        .isOne();
    long id = Long.parseLong(first.substring(first.lastIndexOf('/') + 1));
    post("hoa", "/findings/" + id + "/withdraw", Map.of());
    assertThat(levels(id)).isEqualTo("X:withdrawn");
    assertThat(
            number(
                "select count(*) from activities where kind = 'finding' and status = 'confirmed'"))
        .isZero();
    assertThat(number("select count(*) from tasks where state = 'open'")).isZero();
    assertThat(in("tinh").get("/directives/1").body()).doesNotContain("Một lần");
    long other = send("hoa", "X1", "Đã lên trên", "Sửa");
    act("xa", other, "propose", Map.of("text", "Sửa", "note", ""));
    assertThat(post("hoa", "/findings/" + other + "/withdraw", Map.of()).body())
        .contains("Không rút được nữa");
  }

  @Test
  void aPersonWhoFollowsAPlaceHasVisitsAsTasksAndFindingsGoToTheBodyThatSentThem() {
    Visitor office = in("tinh");
    office.get("/findings/assignments");
    String at =
        office
            .post(
                "/findings/assignments",
                keyed(
                    Map.of(
                        "body",
                        "T",
                        "person",
                        "D5",
                        "place",
                        "Y",
                        "from",
                        "01/07/2026",
                        "to",
                        "31/12/2026")))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String path = at.substring(at.indexOf("/findings"));
    assertThat(
            post(
                    "tinh",
                    path + "/visits",
                    Map.of("place", "X1", "day", "20/07/2026", "purpose", "Dự họp"))
                .body())
        .contains("Không tìm thấy đơn vị “X1”");
    assertThat(
            post(
                    "tinh",
                    path + "/visits",
                    Map.of("place", "Y1", "day", "20/01/2027", "purpose", "Dự họp"))
                .body())
        .contains("Ngày 20/01/2027 không nằm trong thời gian phân công");
    post(
        "xa2",
        path + "/visits",
        Map.of("place", "Y1", "day", "20/07/2026", "purpose", "Dự sinh hoạt"));
    assertThat(in("xa2").get("/tasks").body()).contains("Dự sinh hoạt");
    assertThat(in("xay").get(path).statusCode()).isEqualTo(404);
    clock.turnTo(LocalDate.of(2026, 7, 20));
    long visit = number("select max(id) from finding_visits");
    post(
        "xa2",
        "/findings/visits/" + visit + "/made",
        Map.of("day", "20/07/2026", "note", "Đủ người"));
    assertThat(
            number("select count(*) from tasks where kind = 'finding_visit' and state = 'settled'"))
        .isOne();
    assertThat(number("select count(*) from activities where kind = 'field_visit' and unit_id = 1"))
        .isOne();
    assertThat(post("xa2", "/findings/visits/" + visit + "/drop", Map.of("note", "Mưa")).body())
        .contains("Chuyến đi này đã được ghi");
    Map<String, String> typed = with(typed("Y1", "Thấy ở Y1", ""), "visit", Long.toString(visit));
    assertThat(sent("xa2", typed).statusCode()).isEqualTo(302);
    assertThat(levels(number("select max(id) from findings"))).isEqualTo("T:new");
    assertThat(in("tinh").get(path).body()).contains("1 phát hiện");
    post("tinh", path + "/end", Map.of());
    clock.turnTo(LocalDate.of(2026, 7, 21));
    assertThat(sent("xa2", typed("Y1", "Hết phân công", "")).body())
        .contains("không phải nơi đồng chí được ghi phát hiện");
  }

  @Test
  void twoWhoDecideAtOnceDoItOnce() throws InterruptedException {
    long id = send("hoa", "X1", "Cùng lúc", "Sửa");
    Visitor one = in("xa");
    Visitor two = in("xa2");
    String page = "/findings/" + id;
    one.get(page);
    two.get(page);
    String path = "/findings/steps/" + step(id);
    AtomicReference<HttpResponse<String>> answered = new AtomicReference<>();
    AtomicReference<HttpResponse<String>> proposed = new AtomicReference<>();
    Thread first =
        Thread.ofVirtual()
            .start(() ->
                answered.set(one.post(path + "/answer", keyed(Map.of("text", "Trả lời ngay")))));
    Thread second =
        Thread.ofVirtual()
            .start(() ->
                proposed.set(
                    two.post(path + "/propose", keyed(Map.of("text", "Lên", "note", "")))));
    first.join();
    second.join();
    assertThat(answered.get().statusCode() + proposed.get().statusCode()).isEqualTo(302 + 422);
    assertThat(levels(id)).isIn("X:answered", "X:proposed T:new");
  }

  private Map<String, String> typed(String place, String title, String proposal) {
    return Map.of(
        "place",
        place,
        "title",
        title,
        "difficulty",
        "Khó: " + title,
        "proposal",
        proposal,
        "foundOn",
        "14/07/2026",
        "directive",
        "05-CT/TU",
        "clause",
        "1",
        "cases",
        "3");
  }

  private static Map<String, String> with(Map<String, String> typed, String field, String value) {
    Map<String, String> other = new HashMap<>(typed);
    other.put(field, value);
    return other;
  }

  private static Map<String, String> keyed(Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(typed);
    fields.putIfAbsent("key", UUID.randomUUID().toString());
    return fields;
  }

  private HttpResponse<String> sent(String login, Map<String, String> typed) {
    Visitor visitor = in(login);
    visitor.get("/findings/new");
    return visitor.post("/findings", keyed(typed));
  }

  private long send(String login, String place, String title, String proposal) {
    HttpResponse<String> done = sent(login, typed(place, title, proposal));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    String to = done.headers().firstValue("Location").orElseThrow();
    return Long.parseLong(to.substring(to.lastIndexOf('/') + 1));
  }

  private HttpResponse<String> act(String login, long id, String act, Map<String, String> fields) {
    return post(login, "/findings/steps/" + step(id) + "/" + act, fields);
  }

  private HttpResponse<String> many(String login, String act, String note, long... ids) {
    StringBuilder steps = new StringBuilder();
    for (long id : ids) {
      steps.append(steps.isEmpty() ? "" : ",").append(step(id));
    }
    return post(
        login, "/findings/many", Map.of("act", act, "note", note, "steps", steps.toString()));
  }

  private HttpResponse<String> post(String login, String path, Map<String, String> fields) {
    Visitor visitor = in(login);
    visitor.get("/findings");
    return visitor.post(path, keyed(fields));
  }

  private Visitor in(String login) {
    return new Visitor(port, realm).signIn(login);
  }

  private long step(long finding) {
    return number(
        "select id from finding_steps where finding_id = "
            + finding
            + " order by number desc limit 1");
  }

  /** Its levels with their states, from the first. */
  private String levels(long finding) {
    return text(
        "select string_agg(u.code || ':' || s.state, ' ' order by s.number) from finding_steps s join units u on u.id = s.unit_id where finding_id = "
            + finding);
  }

  /** Who has an answer to read: unit, or unit and person. */
  private String told() {
    return text(
        """
        select string_agg(u.code || coalesce(':' || p.full_name, ''), ' ' order by u.code, p.full_name nulls first) from tasks t
        join units u on u.id = t.unit_id left join people p on p.id = t.person_id where t.kind in ('finding_answer', 'finding_down') and t.state = 'open'
        """);
  }

  private long late(String unit) {
    return number(
        "select count(*) from tasks t join units u on u.id = t.unit_id where t.kind = 'finding' and t.state = 'open' and t.due_on < date '"
            + LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Ho_Chi_Minh"))
            + "' and u.code = '"
            + unit
            + "'");
  }

  private long number(String sql) {
    return one(sql, Long.class);
  }

  private String text(String sql) {
    return one(sql, String.class);
  }

  private <T> T one(String sql, Class<T> type) {
    AtomicReference<T> found = new AtomicReference<>();
    CurrentRealm.run(realm, () -> found.set(jdbc.sql(sql).query(type).single()));
    return found.get();
  }
}
