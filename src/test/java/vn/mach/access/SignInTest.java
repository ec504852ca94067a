package vn.mach.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class SignInTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void whoeverKnowsThePasswordComesInAndOthersDoNot() {
    var realm = realms.create();
    realms.account(realm, "bithu", "administrator", null);

    assertThat(new Visitor(port, realm).signIn("bithu").get("/").statusCode()).isEqualTo(200);

    var stranger = new Visitor(port, realm);
    stranger.get("/sign-in");
    var refused = stranger.post("/sign-in", Map.of("login", "bithu", "password", "sai"));
    assertThat(refused.headers().firstValue("location")).get().asString().contains("sign-in?error");
    assertThat(stranger.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionOfOneRealmOpensNothingInAnother() {
    var mine = realms.create();
    var other = realms.create();
    realms.account(mine, "bithu", "administrator", null);
    realms.account(other, "bithu", "administrator", null);
    var visitor = new Visitor(port, mine).signIn("bithu");
    var answer =
        visitor.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + other.prefix() + "/")).build());
    assertThat(answer.statusCode()).isEqualTo(302);
  }
}
