package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
import vn.mach.testing.Visitor;

/** Incoming papers as tasks of the units in charge. */
@MachTest
@Tag("slow")
class PaperTasksTest {

  private static final String PAPER = "Về báo cáo nhanh";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor clerk;
  private Visitor first;
  private Visitor second;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(RegisterTest.TODAY);
    realm = RegisterTest.realm(realms);
    realms.account(realm, "vanthu", "clerk", "K");
    realms.account(realm, "bithu1", "secretary", "K-01");
    realms.account(realm, "bithu2", "secretary", "X");
    clerk = in("vanthu");
    first = in("bithu1");
    second = in("bithu2");
  }

  @Test
  void aPaperGivenToABranchIsATaskOfItsSecretaryWhoReadsAndFilesIt() {
    String path = received("K-01", "2026-07-20");
    assertThat(open(first)).contains("Giải quyết văn bản đến", PAPER, "20/07/2026");
    assertThat(open(second)).doesNotContain(PAPER);
    assertThat(second.get(path).statusCode()).isEqualTo(404);
    String page = first.get(path).body();
    assertThat(page).contains(PAPER, path + "/file", path + "/answer");
    assertThat(page).doesNotContain(path + "/assign", path + "/cancel");
    assertThat(
            first
                .post(path + "/assign", Map.of("key", key(), "charge", "K-01", "due", "2026-08-20"))
                .statusCode())
        .as("whose paper it is stays with the office")
        .isEqualTo(404);
    act(first, path + "/file", Map.of("note", "Đã báo cáo qua điện thoại"));
    assertThat(open(first)).doesNotContain(PAPER);
    assertThat(clerk.get(path).body()).contains("Đã báo cáo qua điện thoại");
  }

  @Test
  void whatWasDoneWithAPaperNamesPeopleWhereTheyAreKnown() {
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (901, 'NG901', 'Lê Thị Văn Thư');
        update accounts set person_id = 901 where login = 'vanthu'\
        """);
    String path = received("K-01", "2026-07-20");
    act(first, path + "/file", Map.of("note", "Để biết"));
    String page = clerk.get(path).body();
    String log = page.substring(page.indexOf("Diễn biến"));
    assertThat(log).contains("Lê Thị Văn Thư", "bithu1").doesNotContain("vanthu");
  }

  @Test
  void givenToAnotherUnitItIsNoLongerATaskOfTheFirst() {
    String path = received("K-01", "");
    assertThat(open(first)).contains(PAPER);
    act(clerk, path + "/assign", Map.of("charge", "K", "due", "2026-07-22"));
    assertThat(open(first)).doesNotContain(PAPER);
    assertThat(first.get(path).statusCode()).isEqualTo(404);
    assertThat(open(clerk)).contains(PAPER, "22/07/2026");
    act(clerk, path + "/assign", Map.of("charge", "K-01", "due", "2026-07-24"));
    assertThat(open(first)).contains(PAPER, "24/07/2026");
    assertThat(open(clerk)).doesNotContain(PAPER);
  }

  @Test
  void takenUpAgainItIsOwedAgainAndACancelledLineIsNot() {
    String path = received("K-01", "2026-07-20");
    act(clerk, path + "/file", Map.of("note", "Để biết"));
    assertThat(open(first)).doesNotContain(PAPER);
    act(clerk, path + "/reopen", Map.of());
    assertThat(open(first)).contains(PAPER);
    act(clerk, path + "/cancel", Map.of("reason", "Vào sổ nhầm"));
    assertThat(open(first)).doesNotContain(PAPER);
  }

  private String received(String charge, String due) {
    Map<String, String> paper = new HashMap<>();
    paper.put("key", key());
    paper.put("unit", "K");
    paper.put("arrived", "2026-07-15");
    paper.put("sender", "Tỉnh ủy");
    paper.put("symbol", "55-CV/TU");
    paper.put("paperDay", "2026-07-10");
    paper.put("kind", "letter");
    paper.put("title", PAPER);
    paper.put("urgency", "normal");
    paper.put("charge", charge);
    paper.put("due", due);
    var answer = clerk.post("/register/incoming", paper);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer
        .headers()
        .firstValue("location")
        .orElseThrow()
        .replaceAll(".*(/register/\\d+).*", "$1");
  }

  /** The list of tasks up to what was done lately. */
  private static String open(Visitor visitor) {
    String body = visitor.get("/tasks").body();
    int done = body.indexOf("Mới xong");
    return done < 0 ? body : body.substring(0, done);
  }

  private void act(Visitor visitor, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", key());
    var answer = visitor.post(path, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/concerns/new"); // the token that forms carry
    return visitor;
  }

  private String key() {
    return "k" + keys++;
  }
}
