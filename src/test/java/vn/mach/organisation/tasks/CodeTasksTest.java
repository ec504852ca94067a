package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Whoever cannot sign in asks for a one-time code; whoever may make it has a task. */
@MachTest
class CodeTasksTest {

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void aCommuneWithTwoBranches() {
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.account(realm, "hai", "secretary", "X2");
    realms.account(realm, "dangvien", "member", "X1");
  }

  @Test
  void theUnitAboveIsAskedForTheCodeOfASecretaryAndItsTaskIsSettledByTheCode() {
    String known = ask("mot");
    ask("mot");
    assertThat(ask("khong-co")).as("the same answer for an unknown login").isEqualTo(known);
    assertThat(tasks("open")).as("asked twice, one task; none for an unknown login").isEqualTo(1);
    Visitor commune = visitor("xa");
    assertThat(commune.get("/tasks").body()).contains("Cấp mã đăng nhập một lần", "mot");
    for (String other : new String[] {"hai", "mot", "dangvien"}) {
      assertThat(visitor(other).get("/tasks").body())
          .as(other)
          .doesNotContain("Cấp mã đăng nhập một lần");
    }
  }

  @Test
  void theTaskIsSettledWhenTheCodeIsMadeOrTheHolderRemembers() {
    ask("mot");
    Visitor commune = visitor("xa");
    commune.get("/access");
    commune.post("/access/" + account("mot") + "/code", Map.of("key", "k1"));
    assertThat(tasks("settled")).isEqualTo(1);
    ask("hai");
    assertThat(tasks("open")).isEqualTo(1);
    visitor("hai");
    assertThat(tasks("open")).as("signed in after all").isZero();
    ask("hai");
    assertThat(tasks("open")).as("asked again another day").isEqualTo(1);
  }

  @Test
  void whoeverAsksOverAndOverMustWait() {
    for (int i = 0; i < 5; i++) {
      ask("mot");
    }
    HttpResponse<String> answer = post("mot");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("giây");
    assertThat(post("").statusCode()).isEqualTo(422);
  }

  private String ask(String login) {
    HttpResponse<String> answer = post(login);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("location").orElse("");
  }

  private HttpResponse<String> post(String login) {
    Visitor visitor = new Visitor(port, realm);
    visitor.get("/sign-in/ask");
    return visitor.post("/sign-in/ask", Map.of("login", login));
  }

  private Visitor visitor(String login) {
    return new Visitor(port, realm).signIn(login);
  }

  private long account(String login) {
    return number("select id from accounts where login = '" + login + "'");
  }

  private long tasks(String state) {
    return number(
        "select count(*) from tasks t join task_subjects s on s.id = t.subject_id where s.kind = 'one_time_code' and t.state = '"
            + state
            + "'");
  }

  private long number(String query) {
    return CurrentRealm.call(realm, () -> jdbc.sql(query).query(Long.class).single());
  }
}
