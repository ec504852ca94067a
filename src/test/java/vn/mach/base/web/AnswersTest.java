package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** What a page answers to a command, seen at the smallest form: a kind of unit. */
@MachTest
class AnswersTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  private Visitor administrator;
  private String page;

  @BeforeEach
  void anAdministrator() {
    Realm realm = realms.create();
    realms.account(realm, "quantri", "administrator", null);
    administrator = new Visitor(port, realm).signIn("quantri");
    page = administrator.get("/units/kinds").body();
  }

  @Test
  void whatWasDoneLeadsOn() {
    var answer =
        administrator.post(
            "/units/kinds",
            Map.of("key", "k", "code", "to_dan_pho", "nameVi", "Tổ", "nameEn", "Group"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/units/kinds");
  }

  @Test
  void whatWasRefusedComesBackAsItWasTypedWithStatus422AndAFreshKey() {
    var answer =
        administrator.post(
            "/units/kinds", Map.of("key", "k", "code", "", "nameVi", "Tổ dân phố", "nameEn", "x"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"Tổ dân phố\"", "is-invalid")
        .doesNotContain("name=\"key\" value=\"k\"");
  }

  @Test
  void aScriptThatSendsTheFormItselfIsToldWhereToGo() {
    var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(page);
    assertThat(token.find()).isTrue();
    var answer =
        administrator.send(
            HttpRequest.newBuilder(URI.create(administrator.base() + "/units/kinds"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Kept", "yes")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "key=k&code=to&nameVi=T&nameEn=G&_csrf="
                            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                .build());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/units/kinds");
  }
}
