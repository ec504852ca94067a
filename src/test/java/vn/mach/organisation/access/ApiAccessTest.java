package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class ApiAccessTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JsonMapper json;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;

  Realm realm;

  @BeforeEach
  void aCommittee() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = AccessFixture.committee(realms);
    AccessFixture.bound(realms, realm, "an", 1);
  }

  @Test
  void aTokenIsShownOnceAndOpensTheApiWithTheAccountsRights() {
    var an = new Visitor(port, realm).signIn("an");
    String token = token(an);
    assertThat(an.get("/access/me").body()).contains("bảng tính").doesNotContain(token);

    var answer = with(token, "GET", "/api/v1/me");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode me = json.readTree(answer.body());
    assertThat(me.get("login").asString()).isEqualTo("an");
    assertThat(me.get("name").asString()).isEqualTo("Nguyễn Văn An");
    assertThat(me.get("rights").toString())
        .contains("\"right\":\"record\",\"everywhere\":false,\"units\":[\"CB/1\"]");
    assertThat(answer.headers().allValues("set-cookie"))
        .as("no session")
        .noneMatch(cookie -> cookie.startsWith("mach="));
    assertThat(an.get("/access/me").body()).contains("dùng lần cuối");
  }

  @Test
  void withoutATokenOrWithABadOneTheAnswerIsAProblemDocument() {
    for (String token : new String[] {"", "mach_khong", "\"; drop"}) {
      var answer = with(token, "GET", "/api/v1/me");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.headers().firstValue("www-authenticate").orElse("")).startsWith("Bearer");
      assertThat(answer.body()).contains("/api/v1/me\"").doesNotContain("/error");
    }
  }

  @Test
  void aTokenRunsOutCanBeRevokedAndClosesWithItsAccount() {
    var an = new Visitor(port, realm).signIn("an");
    String first = token(an);
    String second = token(an);
    var revoke =
        Pattern.compile("/access/me/tokens/\\d+/revoke").matcher(an.get("/access/me").body());
    assertThat(revoke.find()).isTrue();
    assertThat(an.post(revoke.group(), Map.of()).statusCode()).isEqualTo(302);
    assertThat(with(first, "GET", "/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(with(second, "GET", "/api/v1/me").statusCode()).isEqualTo(200);
    realms.sql(realm, "update accounts set closed_at = now()");
    assertThat(with(second, "GET", "/api/v1/me").statusCode()).isEqualTo(401);
    realms.sql(realm, "update accounts set closed_at = null");
    clock.turnTo(LocalDate.of(2026, 10, 14));
    assertThat(with(second, "GET", "/api/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenOfOneRealmOpensNothingInAnotherAndNoPages() {
    String token = token(new Visitor(port, realm).signIn("an"));
    Realm other = realms.create();
    var there =
        new Visitor(port, other)
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + other.prefix() + "/api/v1/me"))
                    .header("Authorization", "Bearer " + token)
                    .build());
    assertThat(there.statusCode()).isEqualTo(401);
    assertThat(with(token, "GET", "/access/me").statusCode()).isEqualTo(302);
  }

  @Test
  void nobodyRevokesTheTokenOfSomebodyElse() {
    token(new Visitor(port, realm).signIn("an"));
    AccessFixture.bound(realms, realm, "binh", 2);
    var binh = new Visitor(port, realm).signIn("binh");
    binh.get("/access/me");
    assertThat(binh.post("/access/me/tokens/1/revoke", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void theDescriptionListsEveryRouteOfTheApiAndHowToComeIn() {
    var an = new Visitor(port, realm).signIn("an");
    assertThat(with("", "GET", "/api/v1/openapi").statusCode()).isEqualTo(401);
    var answer = with(token(an), "GET", "/api/v1/openapi");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode api = json.readTree(answer.body());
    assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
    assertThat(api.at("/servers/0/url").asString()).endsWith(realm.prefix());

    var there = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (method.getBeanType().getName().startsWith("vn.mach.")) {
            info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .map(ApiAccessTest::plain)
                .forEach(there::add);
          }
        });
    var described = new TreeSet<String>();
    api.get("paths").propertyNames().forEach(path -> described.add(plain(path)));
    assertThat(described).isEqualTo(there).contains("/api/v1/me");
  }

  @Test
  void theDescriptionSaysWhatIsSentAndWhatIsAnswered() {
    String token = token(new Visitor(port, realm).signIn("an"));
    JsonNode api = json.readTree(with(token, "GET", "/api/v1/openapi").body());
    var ids = new TreeSet<String>();
    api.get("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(method -> {
                  String route = method.getKey() + " " + path.getKey();
                  JsonNode operation = method.getValue();
                  assertThat(operation.path("summary").asString()).as(route).isNotEmpty();
                  String id = operation.path("operationId").asString();
                  assertThat(id).as(route).matches("[a-z]+[A-Z][A-Za-z]+");
                  assertThat(ids.add(id)).as(route).isTrue();
                  assertThat(operation.path("responses").propertyNames())
                      .as(route)
                      .contains("400", "401", "404", "503");
                  boolean sends = method.getKey().equals("post") || operation.has("requestBody");
                  assertThat(!sends || operation.path("responses").has("422")).as(route).isTrue();
                  operation
                      .path("parameters")
                      .forEach(parameter ->
                          assertThat(parameter.path("name").asString())
                              .as(route)
                              .isNotIn("viewer", "actor", "narrowed", "locale")
                              .matches("[a-z][a-z0-9_]*|Idempotency-Key"));
                }));
    api.at("/components/schemas")
        .propertyStream()
        .forEach(schema ->
            schema
                .getValue()
                .path("properties")
                .propertyNames()
                .forEach(name -> assertThat(name).as(schema.getKey()).matches("[a-z][a-z0-9_]*")));
    assertThat(api.at("/components/schemas/PersonAnswer/properties").propertyNames())
        .contains("full_name", "birth_date", "card_number");
  }

  @Test
  void answersHaveTheNamesOfTheDescriptionAndListsAreThere() {
    String token = token(new Visitor(port, realm).signIn("an"));
    JsonNode units = json.readTree(with(token, "GET", "/api/v1/units").body());
    assertThat(units.path("items").isEmpty()).isFalse();
    assertThat(units.at("/items/0").propertyNames())
        .containsExactlyInAnyOrder("code", "name", "kind", "has_committee");
    for (String list : new String[] {"unit_kinds", "activity_kinds"}) {
      JsonNode kinds = json.readTree(with(token, "GET", "/api/v1/" + list).body());
      assertThat(kinds.at("/0").propertyNames()).as(list).contains("code", "name_vi", "name_en");
    }
    for (String list : new String[] {"figures", "targets"}) {
      assertThat(with(token, "GET", "/api/v1/" + list).statusCode()).as(list).isEqualTo(200);
    }
  }

  @Test
  void whatIsNotThereAndWhatIsMissingIsSaidInPlainWords() {
    String token = token(new Visitor(port, realm).signIn("an"));
    var nothing = with(token, "GET", "/api/v1/nothing");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("no such thing").doesNotContain("static resource");
    var missing = with(token, "GET", "/api/v1/figures/x?unit=CB%2F1");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(json.readTree(missing.body()).at("/refusals/0").toString())
        .contains("\"from\"", "\"missing\"");
  }

  private static String plain(String pattern) {
    return pattern.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
  }

  private String token(Visitor visitor) {
    visitor.get("/access/me");
    var page =
        visitor.post(
            "/access/me/tokens",
            Map.of(
                "key",
                UUID.randomUUID().toString(),
                "name",
                "bảng tính",
                "days",
                "90",
                "password",
                TestRealms.PASSWORD));
    var token = Pattern.compile("mach_[A-Za-z0-9_-]{43}").matcher(page.body());
    assertThat(token.find()).as(page.body()).isTrue();
    return token.group();
  }

  private HttpResponse<String> with(String token, String method, String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + realm.prefix() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return new Visitor(port, realm)
        .send(
            (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token))
                .build());
  }
}
