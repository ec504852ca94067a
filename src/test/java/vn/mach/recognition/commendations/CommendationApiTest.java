package vn.mach.recognition.commendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Programs read commendations with the rights of the account behind their token. */
@MachTest
class CommendationApiTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void fourCommendationsOfTwoUnits() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/Y").plant(realms, realm);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "xem", "observer", "X");
    realms.sql(
        realm,
        """
        insert into commendations (unit_id, proposer_id, decider_id, form, year, reason, status, proposed_on, number, decided_on, giver, recorded_by, recorded_at)
        values (3, 3, 2, 'flag', 2025, 'Đơn vị dẫn đầu', 'decided', '2026-01-02', '5-QĐ', '2026-01-10', 'Đảng ủy X', 0, now()),
          (2, 2, 1, 'merit', null, 'Cứu dân trong bão', 'decided', '2026-02-02', '6-QĐ', '2026-02-10', 'UBND tỉnh', 0, now()),
          (4, 4, 1, 'flag', 2025, 'Của Y', 'decided', '2026-01-02', '7-QĐ', '2026-01-10', 'Tỉnh ủy', 0, now()),
          (3, 3, 2, 'certificate', 2026, 'Còn chờ', 'proposed', '2026-07-01', '', null, '', 0, now());
        insert into api_tokens (account_id, name, digest, made_at, expires_at)
          select id, 'thử', sha256(('mach_' || login)::bytea), '2026-01-01', '2027-01-01' from accounts\
        """);
  }

  @Test
  void theListShowsWhatTheAccountMaySeeAndNothingOfOthers() {
    assertThat(reasons("xa", "")).containsExactly("Còn chờ", "Cứu dân trong bão", "Đơn vị dẫn đầu");
    assertThat(reasons("xem", "")).containsExactly("Cứu dân trong bão", "Đơn vị dẫn đầu");
    JsonNode first = list("xem", "?form=flag").get("commendations").get(0);
    assertThat(first.get("unit").asString()).isEqualTo("X1");
    assertThat(first.get("number").asString()).isEqualTo("5-QĐ");
    assertThat(first.get("decided_on").asString()).isEqualTo("2026-01-10");
  }

  @Test
  void theListIsNarrowedByUnitYearFormAndStatus() {
    assertThat(reasons("xa", "?unit=X1")).containsExactly("Còn chờ", "Đơn vị dẫn đầu");
    assertThat(reasons("xa", "?year=2026")).containsExactly("Còn chờ", "Cứu dân trong bão");
    assertThat(reasons("xa", "?form=merit")).containsExactly("Cứu dân trong bão");
    assertThat(reasons("xa", "?status=proposed")).containsExactly("Còn chờ");
    JsonNode page = list("xa", "?size=1&page=2");
    assertThat(page.get("commendations").size()).isEqualTo(1);
    assertThat(page.get("more").asBoolean()).isTrue();
  }

  @Test
  void aUnitBesideAndWordsThatAreNoneAreRefused() {
    assertThat(get("xa", "?unit=Y").statusCode()).isIn(403, 404);
    assertThat(get("xa", "?form=cup").statusCode()).isEqualTo(404);
    assertThat(get("xa", "?status=lost").statusCode()).isEqualTo(404);
    assertThat(get("nobody", "").statusCode()).isEqualTo(401);
  }

  private List<String> reasons(String login, String query) {
    return list(login, query)
        .get("commendations")
        .valueStream()
        .map(it -> it.get("reason").asString())
        .toList();
  }

  private JsonNode list(String login, String query) {
    var answer = get(login, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> get(String login, String query) {
    return new Visitor(port, realm)
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://localhost:"
                            + port
                            + realm.prefix()
                            + "/api/v1/commendations"
                            + query))
                .header("Authorization", "Bearer mach_" + login)
                .build());
  }
}
