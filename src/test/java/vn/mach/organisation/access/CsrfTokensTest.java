package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** A form's token belongs to the session it was made in. */
@MachTest
@Tag("slow")
class CsrfTokensTest {

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  Realm realm;
  Visitor victim;

  @BeforeEach
  void somebodySignedIn() {
    realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);
    victim = new Visitor(port, realm).signIn("bithu");
  }

  @Test
  void aChosenCookieWithItsMaskedValueIsNoToken() throws Exception {
    String chosen = "0123456789abcdef";
    var answer =
        language(
            "mach=" + victim.cookie("mach").orElseThrow() + "; mach-csrf=" + chosen,
            masked(chosen));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void theTokenOfAnotherSessionIsNoTokenHere() throws Exception {
    Visitor attacker = new Visitor(port, realm).signIn("bithu");
    attacker.get("/access/me");
    victim.get("/access/me");
    String session = "mach=" + victim.cookie("mach").orElseThrow();
    assertThat(language(session, attacker.token()).statusCode()).isEqualTo(403);
    assertThat(language(session, victim.token()).statusCode()).isEqualTo(302);
  }

  @Test
  void aTokenFromBeforeTheSignInIsNoneAfterwards() throws Exception {
    Visitor visitor = new Visitor(port, realm);
    visitor.get("/sign-in");
    String before = visitor.token();
    visitor.signIn("bithu");
    String cookies =
        "mach="
            + visitor.cookie("mach").orElseThrow()
            + "; mach-csrf="
            + visitor.cookie("mach-csrf").orElse("");
    assertThat(language(cookies, before).statusCode()).isEqualTo(403);
  }

  @Test
  void pagesBeforeTheSignInWorkWithoutASession() {
    realms.sql(realm, "delete from spring_session");
    Visitor visitor = new Visitor(port, realm);
    for (int i = 0; i < 5; i++) {
      visitor.get("/sign-in");
      assertThat(
              visitor
                  .post("/sign-in", Map.of("login", "bithu", "password", "sai mật khẩu"))
                  .statusCode())
          .isEqualTo(422);
    }
    CurrentRealm.run(
        realm,
        () ->
            assertThat(jdbc.sql("select count(*) from spring_session").query(Long.class).single())
                .isZero());
  }

  @Test
  void anotherSiteSignsNobodyIn() {
    for (String site : new String[] {"cross-site", "same-site"}) {
      Visitor visitor = Visitor.from("127.0.0.1", port, realm, Map.of("Sec-Fetch-Site", site));
      assertThat(visitor.get("/sign-in").statusCode()).as("a link leads here").isEqualTo(200);
      assertThat(
              visitor
                  .post("/sign-in", Map.of("login", "bithu", "password", TestRealms.PASSWORD))
                  .statusCode())
          .isEqualTo(403);
    }
    Visitor visitor =
        Visitor.from("127.0.0.1", port, realm, Map.of("Sec-Fetch-Site", "same-origin"));
    visitor.get("/sign-in");
    assertThat(
            visitor
                .post("/sign-in", Map.of("login", "bithu", "password", TestRealms.PASSWORD))
                .statusCode())
        .isEqualTo(302);
  }

  private HttpResponse<String> language(String cookies, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(victim.base() + "/access/me/language"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Cookie", cookies)
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "language=vi&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** As forms carry a token: random bytes, then the token xor those. */
  private static String masked(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    byte[] masked = new byte[bytes.length * 2]; // the random ones are zero
    System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
    return Base64.getUrlEncoder().encodeToString(masked);
  }
}
