package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Each step of a concern is a task of whoever takes it: of its sender and second reader too. */
@MachTest
@Tag("slow")
class ConcernTasksTest {

  private static final String ASKED = "nơi giải quyết hỏi lại";
  private static final String TOLD = "có trả lời để đọc";
  private static final String CHECK = "bản trả lời chờ kiểm tra";
  private static final String IDENTITY = "đề nghị hỏi danh tính";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thu Hà');
        insert into memberships (person_id, valid_from, unit_id, status) select id, '2020-01-01', 3, 'official' from people;
        """);
    for (String login : new String[] {"hoa", "ha"}) {
      realms.account(realm, login, "member", "X1");
    }
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "phobithu", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        """
        update accounts set person_id = 1 where login = 'hoa'; update accounts set person_id = 2 where login = 'bithu';
        update accounts set person_id = 3 where login = 'phobithu'; update accounts set person_id = 4 where login = 'ha'\
        """);
  }

  @Test
  void aSenderWhoIsKnownIsAskedAndToldByTasksThatNobodyElseSees() {
    send("hoa", Map.of("text", "Mong có lớp tối"));
    String own = "/concerns/mine/" + number("select id from concerns");
    done("bithu", station() + "/ask", Map.of("text", "Lớp môn nào?"));
    assertThat(tasks("hoa")).contains(ASKED);
    nobodyElseSees(ASKED);
    done("hoa", own, Map.of("act", "say", "text", "Tin học"));
    assertThat(tasks("hoa")).doesNotContain(ASKED);
    done("bithu", station() + "/ask", Map.of("text", "Buổi nào?"));
    assertThat(tasks("hoa")).as("asked again").contains(ASKED);
    done("hoa", own, Map.of("act", "say", "text", "Thứ ba"));
    done("bithu", station() + "/answer", Map.of("text", "Có lớp từ tháng 9"));
    assertThat(tasks("hoa")).contains(TOLD).doesNotContain(ASKED);
    nobodyElseSees(TOLD);
    Visitor hoa = in("hoa");
    assertThat(hoa.get(own).body()).contains("Có lớp từ tháng 9", "Tôi đã đọc");
    done("hoa", own, Map.of("act", "read", "text", ""));
    assertThat(tasks("hoa")).doesNotContain(TOLD);
    assertThat(hoa.get(own).body()).contains("giúp được không").doesNotContain("Tôi đã đọc");
  }

  @Test
  void eachSenderOfThoseThatWereJoinedIsToldOfTheOneAnswer() {
    send("hoa", Map.of("text", "Nước sạch một"));
    long main = number("select max(id) from concern_stations");
    send("ha", Map.of("text", "Nước sạch hai"));
    done(
        "bithu",
        "/concerns/stations/" + main + "/merge",
        Map.of(
            "others",
            number("select concern_id from concern_stations order by id desc limit 1") + ""));
    done("bithu", "/concerns/stations/" + main + "/answer", Map.of("text", "Bơm đã sửa"));
    for (String login : new String[] {"hoa", "ha"}) {
      assertThat(tasks(login)).as(login).contains(TOLD);
    }
    done(
        "ha",
        "/concerns/mine/" + number("select id from concerns where merged_into is not null"),
        Map.of("act", "helped", "text", ""));
    assertThat(tasks("ha")).doesNotContain(TOLD);
    assertThat(tasks("hoa")).contains(TOLD);
  }

  @Test
  void whereTheLastAnswerIsMissingAfterItsDayTheSenderAndTheUnitReadThatItIsLate() {
    send("hoa", Map.of("text", "Mong có lớp tối"));
    long concern = number("select id from concerns");
    Map<String, String> readers =
        Map.of(
            "/concerns",
            "hoa",
            "/concerns/mine/" + concern,
            "hoa",
            "/concerns/" + concern,
            "bithu");
    readers.forEach(
        (page, login) -> assertThat(in(login).get(page).body()).doesNotContain("quá hạn"));
    clock.turnTo(LocalDate.of(2026, 12, 1));
    readers.forEach(
        (page, login) -> assertThat(in(login).get(page).body()).as(page).contains("quá hạn"));
    done("bithu", station() + "/answer", Map.of("text", "Có lớp"));
    assertThat(in("hoa").get("/concerns").body()).doesNotContain("quá hạn");
  }

  @Test
  void whoeverTookAConcernBackOwesNothingAboutIt() {
    send("hoa", Map.of("text", "Mong có lớp tối"));
    done("bithu", station() + "/ask", Map.of("text", "Lớp môn nào?"));
    done(
        "hoa",
        "/concerns/mine/" + number("select id from concerns"),
        Map.of("act", "withdraw", "text", ""));
    assertThat(tasks("hoa")).doesNotContain(ASKED);
    assertThat(number("select count(*) from tasks where state = 'open'")).isZero();
  }

  @Test
  void ofAConfidentialOneTheSecondReaderOwesTheCheckAndTheConsentAndNobodyElseSeesIt() {
    receiver(2);
    receiver(3);
    send("hoa", confidential("proposal"));
    String concern = "/concerns/" + number("select id from concerns");
    String at = station();
    done("bithu", concern + "/identity", Map.of("reason", "Cần gặp trực tiếp"));
    assertThat(tasks("phobithu")).contains(IDENTITY);
    assertThat(tasks("bithu")).doesNotContain(IDENTITY);
    nobodyElseSees(IDENTITY);
    done(
        "phobithu",
        "/concerns/identity/" + number("select id from concern_identity_requests"),
        Map.of("answer", "deny", "reason", "Không cần biết"));
    assertThat(tasks("phobithu")).doesNotContain(IDENTITY);
    done("bithu", at + "/answer", Map.of("text", "Câu thứ nhất"));
    assertThat(tasks("phobithu")).contains(CHECK);
    assertThat(tasks("bithu")).doesNotContain(CHECK);
    nobodyElseSees(CHECK);
    done("phobithu", at + "/check", Map.of("answer", "back", "reason", "Chưa rõ"));
    assertThat(tasks("phobithu")).doesNotContain(CHECK);
    done("phobithu", at + "/answer", Map.of("text", "Câu thứ hai"));
    assertThat(tasks("bithu")).as("the other way round").contains(CHECK);
    assertThat(tasks("phobithu")).as("who wrote it").doesNotContain(CHECK);
    done("bithu", at + "/check", Map.of("answer", "good"));
    assertThat(tasks("bithu")).doesNotContain(CHECK);
    assertThat(tasks("hoa")).as("nobody knows whom to tell").doesNotContain(TOLD);
    assertThat(number("select count(*) from tasks where state = 'open'")).isZero();
  }

  @Test
  void whoeverIsNamedWhileAnAnswerOrARequestWaitsOwesItToo() {
    receiver(2);
    receiver(3);
    send("hoa", confidential("proposal"));
    String concern = "/concerns/" + number("select id from concerns");
    done("bithu", concern + "/identity", Map.of("reason", "Cần gặp trực tiếp"));
    done("bithu", station() + "/answer", Map.of("text", "Đã sửa"));
    assertThat(tasks("ha")).doesNotContain(CHECK, IDENTITY);
    Matcher readers = Pattern.compile("/named-files/\\d+").matcher(in("bithu").get(concern).body());
    assertThat(readers.find()).isTrue();
    done("bithu", readers.group() + "/people", Map.of("person", "D4", "reason", "Thay đồng chí"));
    assertThat(tasks("ha")).contains(CHECK, IDENTITY);
    assertThat(tasks("bithu")).as("who wrote and asked").doesNotContain(CHECK, IDENTITY);
  }

  @Test
  void withoutASecondReaderNothingWaitsForEverAndOneCanBeNamed() {
    receiver(2);
    send("hoa", confidential("proposal"));
    String concern = "/concerns/" + number("select id from concerns");
    String at = station();
    assertThat(post("bithu", at + "/answer", Map.of("text", "Đã sửa")).body())
        .contains("Cần một người thứ hai", ">Đã sửa<");
    Matcher readers = Pattern.compile("/named-files/\\d+").matcher(in("bithu").get(concern).body());
    assertThat(readers.find()).isTrue();
    done("bithu", readers.group() + "/people", Map.of("person", "D3", "reason", "Người thứ hai"));
    done("bithu", at + "/answer", Map.of("text", "Đã sửa"));
    assertThat(tasks("phobithu")).contains(CHECK);
    done("phobithu", at + "/check", Map.of("answer", "good"));
    assertThat(number("select count(*) from concern_answers where state = 'given'")).isEqualTo(1);
  }

  @Test
  void whoeverReadsItAfterItWasHandedOnOwesTheConsentThatNobodyGaveYet() {
    receiver(2);
    realms.sql(realm, "insert into concern_receivers values (2, 3, '2026-01-01')");
    send("hoa", confidential("wish"));
    done(
        "bithu",
        "/concerns/" + number("select id from concerns") + "/identity",
        Map.of("reason", "Cần gặp"));
    assertThat(tasks("phobithu")).doesNotContain(IDENTITY);
    done("bithu", station() + "/hand", Map.of("unit", "X", "reason", "Thuộc xã"));
    assertThat(tasks("phobithu")).contains(IDENTITY);
    assertThat(tasks("bithu")).doesNotContain(IDENTITY);
  }

  @Test
  void whatIsWrittenDownForSomebodyGivesASlipWithItsCodeAndNamesNobody() {
    HttpResponse<String> slip =
        send("bithu", Map.of("text", "Cụ Tư xin sửa mái nhà", "onBehalf", "yes"));
    assertThat(slip.body())
        .contains("Cụ Tư xin sửa mái nhà", "In phiếu này", "/concerns/code", "15/07/2026");
    Matcher code = Pattern.compile("data-code>([0-9a-z-]{19})<").matcher(slip.body());
    assertThat(code.find()).isTrue();
    String concern = "/concerns/" + number("select id from concerns");
    assertThat(in("bithu").get(concern).body())
        .contains("Viết hộ")
        .doesNotContain("Nguyễn Thị Hòa");
    assertThat(number("select count(*) from concerns where sender_account_id is not null"))
        .isZero();
    done("bithu", station() + "/answer", Map.of("text", "Chi bộ sửa tuần này"));
    assertThat(tasks("bithu")).as("whoever wrote it down is not its sender").doesNotContain(TOLD);
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    assertThat(anybody.post("/concerns/code", Map.of("code", code.group(1), "key", "k")).body())
        .contains("Chi bộ sửa tuần này");
    assertThat(post("hoa", "/concerns", form(Map.of("text", "Viết hộ", "onBehalf", "yes"))).body())
        .contains("Chỉ người phụ trách đảng viên");
  }

  private void nobodyElseSees(String task) {
    long id = number("select max(id) from tasks where state = 'open' and person_id is not null");
    for (String login : new String[] {"xa", "quantri", "ha"}) {
      assertThat(in(login).get("/tasks/" + id).statusCode()).as(login).isEqualTo(404);
      assertThat(tasks(login)).as(login).doesNotContain(task);
    }
  }

  private void receiver(long person) {
    realms.sql(realm, "insert into concern_receivers values (3, " + person + ", '2026-01-01')");
  }

  private static Map<String, String> confidential(String kind) {
    return Map.of("text", "Điều kín", "openness", "confidential", "kind", kind, "urgent", "yes");
  }

  private HttpResponse<String> send(String login, Map<String, String> fields) {
    HttpResponse<String> answer = post(login, "/concerns", form(fields));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static Map<String, String> form(Map<String, String> fields) {
    Map<String, String> form =
        new HashMap<>(Map.of("kind", "wish", "subject", "life", "openness", "body", "unit", "X1"));
    form.putAll(fields);
    return form;
  }

  /** What somebody owes. */
  private String tasks(String login) {
    String body = in(login).get("/tasks").body();
    int done = body.indexOf("Mới xong"); // what follows is done
    return done < 0 ? body : body.substring(0, done);
  }

  private String station() {
    return "/concerns/stations/"
        + number("select max(id) from concern_stations where state in ('open', 'checking')");
  }

  private void done(String login, String path, Map<String, String> fields) {
    HttpResponse<String> answer = post(login, path, fields);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
  }

  private HttpResponse<String> post(String login, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", UUID.randomUUID().toString());
    return in(login).post(path, form);
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/concerns/new");
    return visitor;
  }

  private long number(String sql) {
    long[] number = new long[1];
    CurrentRealm.run(
        realm, () -> number[0] = jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
    return number[0];
  }
}
