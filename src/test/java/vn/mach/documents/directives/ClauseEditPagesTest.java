package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Forms of one clause that come twice, or with numbers that no page offers. */
@MachTest
class ClauseEditPagesTest {

  private static final String SECOND = "/directives/2/draft/clauses/2";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired ClausesSql sql;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;

  @BeforeEach
  void aDraftOfThreeClauses() {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
    realms.account(realm, "tinh", "office", "TU");
    office = new Visitor(port, realm).signIn("tinh");
    office.get("/directives/2/draft/text");
    String text = "1. Học tập.\n2. Làm theo.\n3. Báo cáo.";
    assertThat(office.post("/directives/2/draft", Map.of("key", "k", "text", text)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void aClauseThatIsTakenOutByTheSameFormTwiceIsTakenOutOnce() {
    Map<String, String> form = form("remove");
    assertThat(office.post(SECOND, form).statusCode()).isEqualTo(302);
    assertThat(office.post(SECOND, form).statusCode()).isEqualTo(302);
    assertThat(keys()).containsExactly(1, 3);
  }

  @Test
  void anotherTextTakesThePlaceOfTheDraftThatThePageShowed() {
    String shown = office.shown("/directives/2/draft/text", "/draft");
    office.post(SECOND, form("remove"));
    HttpResponse<String> late =
        office.post(
            "/directives/2/draft",
            Map.of("key", "t", "text", "1. Chữ mới.\n2. Thêm.", "shown", shown));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Chữ mới");
    assertThat(keys()).containsExactly(1, 3);
  }

  @Test
  void aClauseIsNoneThatThereNeverWas() {
    Map<String, String> form = form("same");
    assertThat(office.post(SECOND, with(form, "same", "2147483647")).statusCode()).isEqualTo(404);
    assertThat(keys()).containsExactly(1, 2, 3);
  }

  private Map<String, String> form(String act) {
    int revision =
        CurrentRealm.call(
            realm,
            () -> sql.version(new DirectiveId(2), VersionStatus.DRAFT).orElseThrow().revision());
    return Map.of(
        "key", "once", "revision", "" + revision, "act", act, "number", "2.", "body", "Làm theo.");
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    Map<String, String> with = new HashMap<>(form);
    with.put(name, value);
    return with;
  }

  private List<Integer> keys() {
    return CurrentRealm.call(
        realm,
        () ->
            sql
                .clauses(sql.version(new DirectiveId(2), VersionStatus.DRAFT).orElseThrow().id())
                .stream()
                .map(Clause::key)
                .toList());
  }
}
