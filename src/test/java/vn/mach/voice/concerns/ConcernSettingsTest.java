package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

/** What a concern may be about, who has it first and for how long is data of the realm. */
@MachTest
@Tag("slow")
class ConcernSettingsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor administrator;
  private Visitor member;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1").plant(realms, realm);
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "quantri", "administrator", null);
    administrator = in("quantri");
    member = in("hoa");
  }

  @Test
  void aSubjectOfItsOwnGoesToTheLevelOfItsRouteAndEachLevelHasTheTermOfItsRule() {
    done("/concerns/subjects", Map.of("code", "nha_o", "nameVi", "Nhà ở", "nameEn", "Housing"));
    assertThat(member.get("/concerns/new").body()).contains("Nhà ở");
    send("nha_o");
    assertThat(first()).as("without a route: the sender’s unit").isEqualTo("X1 2026-07-29");
    done("/concerns/routes", route("nha_o", "2026-07-15"));
    done("/concerns/rules", rule("grassroots_committee", "4", "2026-07-15"));
    send("nha_o");
    assertThat(first()).as("four working days after Wednesday").isEqualTo("X 2026-07-21");
    send("life");
    assertThat(first()).as("other subjects stay").isEqualTo("X1 2026-07-29");
    done("/concerns/rules", rule("grassroots_committee", "6", "2026-07-16"));
    send("nha_o");
    assertThat(first()).as("a rule of tomorrow").isEqualTo("X 2026-07-21");
    clock.turnTo(LocalDate.of(2026, 7, 16));
    send("nha_o");
    assertThat(first()).as("from its day on").isEqualTo("X 2026-07-24");
  }

  @Test
  void aSubjectIsRenamedByItsCodeAndAWrongCodeIsQuoted() {
    done("/concerns/subjects", Map.of("code", "life", "nameVi", "Đời sống", "nameEn", "Living"));
    assertThat(member.get("/concerns/new").body())
        .contains(">Đời sống<")
        .doesNotContain("Đời sống, chế độ");
    HttpResponse<String> refused =
        post("/concerns/subjects", Map.of("code", "Nhà ở", "nameVi", "Nhà ở", "nameEn", "Housing"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("“Nhà ở” không dùng làm mã được", "Housing");
  }

  private static Map<String, String> route(String subject, String from) {
    return Map.of(
        "subject",
        subject,
        "fromKind",
        "branch",
        "toKind",
        "grassroots_committee",
        "routeFrom",
        from,
        "routeSource",
        "Quy định 1");
  }

  private static Map<String, String> rule(String level, String days, String from) {
    return Map.of(
        "kind", "wish",
        "level", level,
        "wholeDays", "20",
        "stationDays", days,
        "urgentDays", "2",
        "extensionDays", "5",
        "validFrom", from,
        "source", "Quy định 1");
  }

  private void send(String subject) {
    HttpResponse<String> answer =
        member.post(
            "/concerns",
            Map.of(
                "kind", "wish",
                "subject", subject,
                "openness", "body",
                "text", "Mong được giải quyết",
                "unit", "X1",
                "key", UUID.randomUUID().toString()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Who has the latest one, and until when. */
  private String first() {
    String[] first = new String[1];
    CurrentRealm.run(
        realm,
        () ->
            first[0] =
                jdbc.sql(
                        "select u.code || ' ' || s.due_on from concern_stations s join units u on u.id = s.unit_id order by s.id desc limit 1")
                    .query((row, number) -> row.getString(1))
                    .single());
    return first[0];
  }

  private void done(String path, Map<String, String> fields) {
    HttpResponse<String> answer = post(path, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", UUID.randomUUID().toString());
    return administrator.post(path, form);
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/concerns/new");
    return visitor;
  }
}
