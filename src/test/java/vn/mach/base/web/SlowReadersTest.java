package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Who reads slowly harms nobody else. */
@MachTest
@Tag("slow")
class SlowReadersTest {

  private static final int READERS = 6;

  @Autowired TestRealms realms;
  @Autowired HikariDataSource pool;
  @LocalServerPort int port;

  private final List<Socket> sockets = new ArrayList<>();
  private Realm realm;

  @BeforeEach
  void manyActivities() {
    realm = realms.create();
    realms.sql(realm, "insert into units (id, code) values (1, 'K01')");
    realms.sql(
        realm,
        "insert into unit_versions (unit_id, valid_from, parent_id, name, kind) values (1, '2020-01-01', null, 'Đảng bộ', 'grassroots_committee')");
    realms.sql(realm, "call rebuild_unit_closure()");
    realms.sql(
        realm,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
        select 'M' || n, 1, (select min(code) from activity_kinds), rpad('Sinh hoạt ' || n, 480, md5(n::text)),
          date '2026-01-01' + n % 180, 'draft', 1, now()
        from generate_series(1, 30000) n
        """);
    for (int i = 0; i <= READERS; i++) {
      realms.account(realm, "doc" + i, "office", null);
    }
  }

  @AfterEach
  void theyGo() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void sixWhoHardlyReadTheirTableHoldNoConnectionAndOthersAreAnswered() throws Exception {
    for (int i = 0; i < READERS; i++) {
      readSlowly("doc" + i);
    }
    waitUntilNoConnectionIsUsed();
    Visitor other = new Visitor(port, realm).signIn("doc" + READERS);
    assertThat(other.get("/activities").statusCode()).isEqualTo(200);
    waitUntilNoConnectionIsUsed();
  }

  @Test
  void oneWhoTakesTwoTablesSlowlyIsToldToWaitWithTheThirdAndAnotherIsNot() throws Exception {
    readSlowly("doc0");
    readSlowly("doc0");
    Visitor same = new Visitor(port, realm).signIn("doc0");
    var third = same.get("/activities/csv");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.body()).contains("nhiều yêu cầu");
    assertThat(same.get("/activities").statusCode()).isEqualTo(200);
    assertThat(new Visitor(port, realm).signIn("doc1").get("/activities/csv").statusCode())
        .isEqualTo(200);
    for (Socket socket : sockets) {
      socket.close();
    }
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (same.get("/activities/csv").statusCode() != 200) {
      assertThat(Instant.now()).isBefore(end);
    }
  }

  /** Asks for all activities and reads only the beginning of the answer. */
  private void readSlowly(String login) throws IOException {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new InetSocketAddress("localhost", port));
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + realm.prefix()
                    + "/activities/csv HTTP/1.1\r\nHost: localhost\r\nCookie: "
                    + visitor.cookies()
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    byte[] head = socket.getInputStream().readNBytes(15);
    assertThat(new String(head, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
  }

  private void waitUntilNoConnectionIsUsed() throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }
}
