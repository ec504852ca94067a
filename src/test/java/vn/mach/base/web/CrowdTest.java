package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** So many senders at once that the memory would be full of them. */
@MachTest
@Timeout(120)
@Tag("slow")
class CrowdTest {

  private static final long MEGABYTE = 1 << 20;

  /** Measured: a request whose body of 64 kB comes slowly. */
  private static final long BYTES_A_SLOW_REQUEST = 165 << 10;

  /** Measured: a connection whose headers come slowly. */
  private static final long BYTES_A_CONNECTION = 56 << 10;

  @Autowired TestRealms realms;
  @LocalServerPort int port;

  @Test
  void whatMayBeOpenAtOnceTakesHalfOfTheMemoryAtMost() {
    for (long megabytes : new long[] {256, 768, 2_048, 16_384}) {
      Crowd crowd = Crowd.of(megabytes * MEGABYTE);
      long most =
          crowd.requests() * BYTES_A_SLOW_REQUEST
              + (crowd.connections() - crowd.requests()) * BYTES_A_CONNECTION;
      assertThat(most).as(crowd + " in " + megabytes).isLessThan(megabytes * MEGABYTE / 2);
      assertThat(crowd.ofOneAddress()).isLessThanOrEqualTo(crowd.requests() / 2);
    }
    assertThat(Crowd.of(768 * MEGABYTE)).isEqualTo(new Crowd(4_096, 1_228, 307));
  }

  @Test
  void ofOneAddressFurtherSlowSendersAreRefusedAtOnce() throws Exception {
    Realm realm = realms.create();
    realms.account(realm, "khac", "office", null);
    Visitor other = new Visitor(port, realm).signIn("khac");
    int most = Crowd.of(Runtime.getRuntime().maxMemory()).ofOneAddress();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < most; i++) {
        slow.add(begin(realm));
      }
      int refused = 0;
      for (int i = 0; i < 20; i++) {
        try (Socket further = begin(realm)) {
          refused += isRefused(further) ? 1 : 0;
        }
      }
      assertThat(refused).isEqualTo(20);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    for (int i = 0; i < 50 && other.status("/access/me") != 200; i++) {
      Thread.sleep(100); // until their ends are noticed
    }
    assertThat(other.get("/access/me").statusCode()).isEqualTo(200);
  }

  @Test
  void aComputerWithAllAddressesOfItsNetworkHasThePartOfOne() throws Exception {
    Realm realm = realms.create();
    int most = Crowd.of(Runtime.getRuntime().maxMemory()).ofOneAddress();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < most; i++) {
        slow.add(begin(realm, "2001:db8:1:2::" + Integer.toHexString(i)));
      }
      try (Socket further = begin(realm, "2001:db8:1:2:aaaa:bbbb:cccc:dddd");
          Socket neighbour = begin(realm, "2001:db8:1:3::1")) {
        assertThat(isRefused(further)).isTrue();
        assertThat(isRefused(neighbour)).isFalse();
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Socket begin(Realm realm) throws IOException, InterruptedException {
    return begin(realm, new Socket("localhost", port), "");
  }

  /** Through a proxy that says for whom. */
  private Socket begin(Realm realm, String address) throws IOException, InterruptedException {
    Socket socket =
        new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName("127.0.0.2"), 0);
    return begin(realm, socket, "X-Forwarded-For: " + address + "\r\n");
  }

  private static Socket begin(Realm realm, Socket socket, String header)
      throws IOException, InterruptedException {
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + realm.prefix()
                    + "/sign-in HTTP/1.1\r\nHost: x\r\n"
                    + header
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\nlogin=")
                .getBytes(StandardCharsets.US_ASCII));
    Thread.sleep(2);
    return socket;
  }

  private static boolean isRefused(Socket socket) throws IOException {
    socket.setSoTimeout((int) Duration.ofSeconds(2).toMillis());
    try {
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return answer.equals("HTTP/1.1 503");
    } catch (SocketException e) {
      return true; // closed before all was read of what was sent
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
