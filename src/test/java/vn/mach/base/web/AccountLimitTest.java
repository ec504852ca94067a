package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** One account asks for many things at once: it waits for itself, and nobody waits for it. */
@MachTest
@Tag("slow")
class AccountLimitTest {

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void theyGo() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void beyondItsShareOneAccountWaitsForItselfAndAnotherDoesNot() throws Exception {
    Realm realm = realms.create();
    realms.account(realm, "nhieu", "office", null);
    realms.account(realm, "khac", "office", null);
    Visitor many = new Visitor(port, realm).signIn("nhieu");
    Visitor other = new Visitor(port, realm).signIn("khac");
    many.get("/access/me");
    for (int i = 0; i < AccountLimit.AT_ONCE; i++) {
      beginSlowly(realm, many);
    }
    Instant asked = Instant.now();
    var further = many.get("/access/me");
    assertThat(further.statusCode()).isEqualTo(429);
    assertThat(further.body()).contains("nhiều yêu cầu");
    assertThat(further.headers().firstValue("retry-after")).contains("5");
    assertThat(Duration.between(asked, Instant.now()))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
    asked = Instant.now();
    assertThat(other.get("/access/me").statusCode()).isEqualTo(200);
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
    for (Socket socket : sockets) {
      socket.close();
    }
    assertThat(many.get("/access/me").statusCode()).isEqualTo(200);
  }

  @Test
  void whatComesWithinTheWaitIsAnsweredThoughItIsMoreThanTheShare() throws Exception {
    Realm realm = realms.create();
    realms.account(realm, "nhieu", "office", null);
    Visitor many = new Visitor(port, realm).signIn("nhieu");
    List<Thread> all = new ArrayList<>();
    List<Integer> said = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4 * AccountLimit.AT_ONCE; i++) {
      all.add(Thread.startVirtualThread(() -> said.add(many.status("/access/me"))));
    }
    for (Thread one : all) {
      one.join();
    }
    assertThat(said).hasSize(4 * AccountLimit.AT_ONCE).containsOnly(200);
  }

  /** A form whose body does not come. */
  private void beginSlowly(Realm realm, Visitor visitor) throws Exception {
    Socket socket = new Socket("localhost", port);
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + realm.prefix()
                    + "/access/me/language HTTP/1.1\r\nHost: localhost\r\nCookie: "
                    + visitor.cookies()
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\na")
                .getBytes(StandardCharsets.US_ASCII));
    Thread.sleep(50); // it is being answered before the next one comes
  }
}
