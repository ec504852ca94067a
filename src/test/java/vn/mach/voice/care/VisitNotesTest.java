package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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

/** Notes of visits are read by those who are named, and by nobody else, whatever their rank. */
@MachTest
@Tag("slow")
class VisitNotesTest {

  private static final String NOTES = "Gia đình xin vay vốn chữa bệnh";
  private static final String REQUEST = "Đề nghị được đọc hồ sơ chỉ định người đọc";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor secretary;
  private Visitor office;
  private String visit;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 2, 'official'), (2, '2020-01-01', 2, 'official'), (3, '2020-01-01', 2, 'official')\
        """);
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "duc", "member", "X1");
    realms.account(realm, "canh", "secretary", "X2");
    realms.sql(realm, "update accounts set person_id = 2 where login = 'duc'");
    realms.sql(realm, "update accounts set person_id = 3 where login = 'xa'");
    secretary = signedIn("bithu");
    office = signedIn("xa");
    HttpResponse<String> answer =
        post(
            secretary,
            "/care",
            Map.of(
                "unit",
                "X1",
                "kind",
                "hardship",
                "visitedOn",
                "2026-07-14",
                "person",
                "D1",
                "visitors",
                "Chi ủy",
                "notes",
                NOTES));
    visit = path(answer);
  }

  @Test
  void anOfficeAsksWithAReasonAndReadsOnceSomebodyElseAgreed() {
    String file = file(office);
    assertThat(office.get(visit).body()).doesNotContain(NOTES).contains("Đề nghị được đọc ghi chú");
    assertThat(post(office, file + "/ask", Map.of("reason", "")).statusCode()).isEqualTo(422);
    assertThat(post(office, file + "/ask", Map.of("reason", "Xét hỗ trợ")).statusCode())
        .isEqualTo(302);
    assertThat(post(office, file + "/ask", Map.of("reason", "Lần nữa")).body())
        .contains("còn chờ trả lời");
    String request = request();
    assertThat(secretary.get("/named-files").body()).contains("Đề nghị chờ trả lời: 1");
    assertThat(office.get(request).statusCode()).as("nobody answers themselves").isEqualTo(404);
    post(
        secretary,
        request,
        Map.of("answer", "grant", "reason", "Đúng việc", "until", "20/07/2026"));
    assertThat(office.get(visit).body()).contains(NOTES);
    assertThat(secretary.get(file).body())
        .contains("Ai đã mở xem (1)", "Lê Quang Ánh", "đến hết 20/07/2026");
    clock.turnTo(LocalDate.of(2026, 7, 21));
    assertThat(signedIn("xa").get(visit).body()).doesNotContain(NOTES);
  }

  @Test
  void aRequestIsATaskOfWhoeverKeepsTheFileAlsoOfOneWhoIsNamedWhileItWaits() {
    realms.account(realm, "phi", "secretary", "X1");
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (4, 'D4', 'Ngô Văn Phi');
        insert into memberships (person_id, valid_from, unit_id, status) values (4, '2020-01-01', 2, 'official');
        update accounts set person_id = 4 where login = 'phi'\
        """);
    String file = file(office);
    Map<String, String> keeper = Map.of("keeps", "yes", "reason", "Cùng phụ trách", "person", "D2");
    post(secretary, file + "/people", keeper);
    post(office, file + "/ask", Map.of("reason", "Xét hỗ trợ"));
    Visitor first = signedIn("duc");
    Visitor later = signedIn("phi");
    assertThat(owed(first)).contains(REQUEST);
    assertThat(owed(later)).doesNotContain(REQUEST);
    post(
        secretary,
        file + "/people",
        Map.of("keeps", "yes", "reason", "Cùng phụ trách", "person", "D4"));
    assertThat(owed(later)).contains(REQUEST, file);
    post(later, request(), Map.of("answer", "deny", "reason", "Không cần"));
    assertThat(owed(first)).doesNotContain(REQUEST);
    assertThat(owed(later)).doesNotContain(REQUEST);
  }

  @Test
  void aRefusalAndItsReasonStayBesideALaterRequest() {
    String file = file(office);
    post(office, file + "/ask", Map.of("reason", "Xem thử"));
    post(secretary, request(), Map.of("answer", "deny", "reason", "Không cần cho việc này"));
    assertThat(office.get(visit).body()).doesNotContain(NOTES);
    post(office, file + "/ask", Map.of("reason", "Xét hộ nghèo"));
    assertThat(office.get("/named-files").body())
        .contains("Xem thử", "Không đồng ý", "Không cần cho việc này", "Xét hộ nghèo");
  }

  @Test
  void whoeverKeepsTheFileNamesAReaderAndEndsItAndTheLastKeeperStays() {
    String file = file(secretary);
    post(secretary, file + "/people", Map.of("person", "D2", "reason", "Cùng đi thăm"));
    Visitor member = signedIn("duc");
    assertThat(member.get(visit).body()).contains(NOTES);
    assertThat(member.get(file).body()).as("a reader is no keeper").doesNotContain("Cùng đi thăm");
    post(secretary, entry("person_id = 2"), Map.of("reason", "Đã chuyển đi"));
    assertThat(member.get(visit).statusCode()).isEqualTo(404);
    assertThat(post(secretary, entry("keeps"), Map.of("reason", "Thôi")).body())
        .contains("phải còn ít nhất một người giữ");
  }

  @Test
  void whoeverWasNamedAKeeperStaysOneWhateverIsAnsweredToAnOlderRequest() {
    String file = file(office);
    post(office, file + "/ask", Map.of("reason", "Xét hỗ trợ"));
    post(secretary, file + "/people", Map.of("person", "D3", "keeps", "yes", "reason", "Cùng giữ"));
    post(
        secretary,
        request(),
        Map.of("answer", "grant", "reason", "Đúng việc", "until", "20/07/2026"));
    assertThat(post(office, entry("account_id > 0"), Map.of("reason", "Thôi")).statusCode())
        .isEqualTo(302);
    clock.turnTo(LocalDate.of(2026, 7, 21));
    assertThat(signedIn("xa").get(file).body()).as("the only keeper").contains("Ai đã mở xem");
  }

  @Test
  void aReaderNamedAgainAfterTheLastDayReadsAndTheFileSaysSinceWhen() {
    String file = file(office);
    post(office, file + "/ask", Map.of("reason", "Xét hỗ trợ"));
    post(
        secretary,
        request(),
        Map.of("answer", "grant", "reason", "Đúng việc", "until", "20/07/2026"));
    clock.turnTo(LocalDate.of(2026, 7, 21));
    secretary = signedIn("bithu");
    post(secretary, file + "/people", Map.of("person", "D3", "keeps", "yes", "reason", "Lần hai"));
    assertThat(secretary.get(file).body()).contains("Lần hai", "21/07/2026");
    assertThat(signedIn("xa").get(visit).body()).contains(NOTES);
  }

  @Test
  void aNeighbourLearnsNothingOfTheFile() {
    Visitor neighbour = signedIn("canh");
    assertThat(neighbour.get(file(secretary)).statusCode()).isEqualTo(404);
    assertThat(post(neighbour, file(secretary) + "/ask", Map.of("reason", "x")).statusCode())
        .isEqualTo(404);
    assertThat(neighbour.get("/named-files").body()).doesNotContain("Nguyễn Thị Hòa");
    assertThat(signedIn("xa").get("/access/audit").body()).doesNotContain("Đề nghị");
  }

  private Visitor signedIn(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/named-files"); // the token that forms carry
    return visitor;
  }

  /** What somebody owes. */
  private static String owed(Visitor visitor) {
    String body = visitor.get("/tasks").body();
    int done = body.indexOf("Mới xong"); // what follows is done
    return done < 0 ? body : body.substring(0, done);
  }

  private String file(Visitor reader) {
    var link =
        java.util.regex.Pattern.compile("/named-files/\\d+").matcher(reader.get(visit).body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private String request() {
    return "/named-files/requests/" + number("select max(id) from named_file_requests");
  }

  private String entry(String which) {
    return "/named-files/people/" + number("select max(id) from named_file_people where " + which);
  }

  private long number(String sql) {
    long[] number = new long[1];
    CurrentRealm.run(
        realm, () -> number[0] = jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
    return number[0];
  }

  private HttpResponse<String> post(Visitor visitor, String path, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>(typed);
    form.put("key", "k" + ++keys);
    return visitor.post(path, form);
  }

  private static String path(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/care"));
  }
}
