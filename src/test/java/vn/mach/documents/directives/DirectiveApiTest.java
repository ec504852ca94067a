package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
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

/** Programs issue directives under the same numbers as people do. */
@MachTest
class DirectiveApiTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() throws Exception {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
    long account = realms.account(realm, "xuanhoa", "office", "X");
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("mach_thu".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    realms.sql(
        realm,
        "insert into api_tokens (account_id, name, digest, made_at, expires_at) values ("
            + account
            + ", 'thử', decode('"
            + digest
            + "', 'hex'), '2026-01-01', '2027-01-01')");
  }

  @Test
  void itTakesTheNextNumberAndOneOfAnotherPaperIsRefusedWithItsName() throws Exception {
    var issued = post("k1", "Kế hoạch sáu", "");
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    assertThat(json.readTree(issued.body()).get("symbol").asString()).isEqualTo("06-KH/ĐU");
    var again = post("k2", "Kế hoạch khác", "6 – kh/đu");
    assertThat(again.statusCode()).isEqualTo(422);
    JsonNode refusal = json.readTree(again.body()).get("refusals").get(0);
    assertThat(refusal.get("field").asString()).isEqualTo("symbol");
    assertThat(refusal.get("reason").asString()).isEqualTo("number_taken");
    assertThat(refusal.get("message").asString()).contains("06-KH/ĐU", "Kế hoạch sáu");
  }

  private HttpResponse<String> post(String key, String title, String symbol) throws Exception {
    String body =
        """
        {"issuer": "X", "kind": "plan", "title": "%s", "symbol": "%s", "issued_on": "2026-07-01"}\
        """
            .formatted(title, symbol);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create("http://localhost:" + port + realm.prefix() + "/api/v1/directives"))
              .header("Authorization", "Bearer mach_thu")
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
