package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.activities.ActivityFixture.key;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.testing.MachTest;

/**
 * Programs record, confirm and withdraw as people do, with the rights of the account behind their
 * token.
 */
@MachTest
@Import(ActivityFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityApiTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired ActivityFixture fixture;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private ActivityFixture.World world;

  @BeforeAll
  void aProvince() {
    world = fixture.world();
    for (String login : new String[] {"bithu1", "bithu9", "quansat"}) {
      world.sql(
          "insert into api_tokens (account_id, name, digest, made_at, expires_at) select id, 'thử', decode('"
              + digest("mach_" + login)
              + "', 'hex'), '2026-01-01', '2027-01-01' from accounts where login = '"
              + login
              + "'");
    }
    world.sql(
        "insert into directives (symbol, kind, title, issuer_id, issued_on) select '05-KH/ĐU', 'plan', 'Kế hoạch kiểm tra', id, '2026-01-10' from units where code = 'XA1'");
    world.sql(
        "insert into directives (symbol, kind, title, issued_on) values ('05-KH/ĐU', 'plan', 'Của cấp trên', '2026-02-10')");
  }

  @Test
  void aDraftIsRecordedConfirmedAndWithdrawn() {
    var recorded =
        post(
            "bithu1",
            "",
            "k-1",
            """
            {"unit": "CB1", "kind": "contest", "title": "Hội thi tìm hiểu", "held_on": "2026-06-19", "form": "online", "expected": 40, "present": 38,
             "tags": ["thi", "tuổi trẻ"], "amounts": {"entries": 12}, "directive": "05-KH/ĐU"}\
            """);
    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
    JsonNode made = json.readTree(recorded.body());
    String ref = made.get("ref").asString();
    assertThat(recorded.headers().firstValue("location").orElse(""))
        .endsWith(world.realm.prefix() + "/api/v1/activities/" + ref);
    assertThat(made.get("status").asString()).isEqualTo("draft");
    assertThat(made.get("directive").asString())
        .as("of the nearest unit upwards")
        .isEqualTo("05-KH/ĐU@XA1");
    assertThat(made.get("amounts").get("entries").asInt()).isEqualTo(12);

    var confirmed = post("bithu1", "/" + ref + "/confirm", key(), "");
    assertThat(json.readTree(confirmed.body()).get("status").asString()).isEqualTo("confirmed");
    assertThat(reason(post("bithu1", "/" + ref + "/confirm", key(), "")))
        .isEqualTo("already_confirmed");
    assertThat(reason(post("bithu1", "/" + ref + "/withdraw", key(), "{}"))).isEqualTo("missing");
    var withdrawn = post("bithu1", "/" + ref + "/withdraw", key(), "{\"reason\": \"Ghi trùng\"}");
    assertThat(json.readTree(withdrawn.body()).get("withdrawn_reason").asString())
        .isEqualTo("Ghi trùng");
    assertThat(json.readTree(get("bithu1", "/" + ref).body()).get("status").asString())
        .isEqualTo("withdrawn");
  }

  @Test
  void sentTwiceUnderOneKeyItIsThereOnceAndOtherContentIsRefused() {
    String body =
        "{\"unit\": \"CB1\", \"kind\": \"visit\", \"title\": \"Thăm hai lần\", \"held_on\": \"2026-06-01\", \"confirmed\": true}";
    var first = post("bithu1", "", "twice", body);
    var second = post("bithu1", "", "twice", body);
    assertThat(json.readTree(second.body()).get("ref"))
        .isEqualTo(json.readTree(first.body()).get("ref"));
    assertThat(world.count("activities where title = 'Thăm hai lần'")).isEqualTo(1);
    assertThat(reason(post("bithu1", "", "twice", body.replace("06-01", "06-02"))))
        .isEqualTo("key_used");
    assertThat(post("bithu1", "", "", body).statusCode()).as("without a key").isEqualTo(400);
  }

  @Test
  void whatIsRefusedIsAProblemThatNamesFieldAndReason() {
    var answer =
        post(
            "bithu1",
            "",
            key(),
            """
            {"unit": "CB1", "kind": "branch_meeting", "title": "Họp", "held_on": "2026-08-01", "present": 3, "expected": 2, "directive": "99-CT/TU", "confirmed": true}\
            """);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"field\":\"held_on\"", "\"reason\":\"in_the_future\"")
        .contains("\"reason\":\"present_exceeds_expected\"", "\"reason\":\"unknown_directive\"");
  }

  @Test
  void aWithdrawalThatOvertakesItsRecordHoldsAndOnlyForItsOwnAccount() {
    assertThat(
            post("bithu1", "/TRUOC-1/withdraw", key(), "{\"reason\": \"Ghi nhầm\"}").statusCode())
        .as("there is nothing yet")
        .isEqualTo(404);
    String body =
        "{\"ref\": \"TRUOC-1\", \"unit\": \"CB1\", \"kind\": \"visit\", \"title\": \"Thăm nhầm\", \"held_on\": \"2026-06-01\", \"confirmed\": true}";
    JsonNode recorded = json.readTree(post("bithu1", "", "truoc", body).body());
    assertThat(recorded.get("status").asString()).isEqualTo("withdrawn");
    assertThat(recorded.get("withdrawn_reason").asString()).isEqualTo("Ghi nhầm");
    assertThat(json.readTree(post("bithu1", "", "truoc", body).body()).get("status").asString())
        .as("sent again")
        .isEqualTo("withdrawn");
    post("bithu1", "/TRUOC-2/withdraw", key(), "{}");
    String second = body.replace("TRUOC-1", "TRUOC-2");
    assertThat(json.readTree(post("bithu1", "", key(), second).body()).get("status").asString())
        .as("a withdrawal without a reason is none")
        .isEqualTo("confirmed");
  }

  @Test
  void aRefOfTheSendersOwnIsKeptAndTakenOnce() {
    String body =
        "{\"ref\": \"PM/12\", \"unit\": \"CB1\", \"kind\": \"visit\", \"title\": \"Từ phần mềm khác\", \"held_on\": \"2026-06-01\"}";
    assertThat(post("bithu1", "", key(), body).statusCode()).isEqualTo(201);
    assertThat(reason(post("bithu1", "", key(), body))).isEqualTo("duplicate");
    assertThat(get("bithu1", "/PM%2F12").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherBranchsTokenFindsNothingAndAnObserversOnlyReads() {
    String body =
        "{\"unit\": \"CB1\", \"kind\": \"visit\", \"title\": \"Riêng\", \"held_on\": \"2026-06-03\"}";
    String ref = json.readTree(post("bithu1", "", key(), body).body()).get("ref").asString();
    assertThat(get("bithu9", "/" + ref).statusCode()).isEqualTo(404);
    assertThat(get("bithu9", "?unit=CB1").statusCode()).isEqualTo(404);
    assertThat(get("bithu9", "?text=rieng").body()).doesNotContain(ref);
    assertThat(post("bithu9", "", key(), body).statusCode()).isEqualTo(404);
    assertThat(post("bithu9", "/" + ref + "/confirm", key(), "").statusCode()).isEqualTo(404);
    assertThat(post("bithu9", "/" + ref + "/withdraw", key(), "{\"reason\": \"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(get("quansat", "?unit=CB1&text=rieng&size=1").body())
        .as("a draft is not for observers")
        .doesNotContain(ref);
    assertThat(get("quansat", "/" + ref).statusCode()).isEqualTo(404);
    assertThat(post("bithu1", "/" + ref + "/confirm", key(), "").statusCode()).isEqualTo(200);
    assertThat(get("quansat", "?unit=CB1&text=rieng&size=1").body()).contains(ref);
    assertThat(get("quansat", "/" + ref).statusCode()).isEqualTo(200);
    assertThat(post("quansat", "/" + ref + "/confirm", key(), "").statusCode()).isEqualTo(404);
  }

  private String reason(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return json.readTree(answer.body()).get("refusals").get(0).get("reason").asString();
  }

  private HttpResponse<String> get(String login, String path) {
    return send(login, HttpRequest.newBuilder(address(path)).GET());
  }

  private HttpResponse<String> post(String login, String path, String key, String body) {
    var request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(login, key.isEmpty() ? request : request.header("Idempotency-Key", key));
  }

  private URI address(String path) {
    return URI.create(
        "http://localhost:" + port + world.realm.prefix() + "/api/v1/activities" + path);
  }

  private static HttpResponse<String> send(String login, HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.header("Authorization", "Bearer mach_" + login).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(String token) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
