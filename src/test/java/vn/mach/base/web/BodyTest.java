package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Bodies that are large or slow, of people who are not signed in. */
@MachTest
@Timeout(90)
@Tag("slow")
class BodyTest {

  private static final String FIELDS = "application/x-www-form-urlencoded";

  @Autowired TestRealms realms;
  @LocalServerPort int port;
  Realm realm;

  @BeforeEach
  void realm() {
    realm = realms.create();
  }

  @Test
  void aLargeOneIsRefusedBeforeItIsSent() throws IOException {
    try (Socket socket = begin("/sign-in", FIELDS, 100_000)) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void filesAreRefusedBeforeTheyAreSent() throws IOException {
    try (Socket socket = begin("/sign-in", "multipart/form-data; boundary=x", 200_000_000)) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 403");
    }
  }

  /** It is what a connection leaves that is cut, and no fault of ours to log. */
  @Test
  void aFormWithFilesThatEndsInTheMiddleIsRefused() throws Exception {
    realms.account(realm, "an", "administrator", null);
    Visitor visitor = new Visitor(port, realm).signIn("an");
    visitor.get("/");
    HttpResponse<String> answer =
        visitor.send(
            HttpRequest.newBuilder(URI.create(visitor.base() + "/exchange/imports"))
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(HttpRequest.BodyPublishers.ofString("--B\r\nContent-Disposition: form-da"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("không đọc được", "data-draft-waits");
  }

  @Test
  void oneOfUnknownLengthIsReadNoFurtherThanTheLimit() throws IOException {
    try (Socket socket =
        open(
            "POST "
                + realm.prefix()
                + "/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + FIELDS
                + "\r\nTransfer-Encoding: chunked\r\n\r\n")) {
      byte[] chunk = ("2000\r\n" + "a".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 12; i++) {
        socket.getOutputStream().write(chunk);
      }
      assertThat(answer(socket)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void threeHundredSlowOnesKeepNobodyWaiting() throws IOException {
    assertThat(new Visitor(port, realm).get("/sign-in").statusCode()).isEqualTo(200);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        slow.add(begin("/sign-in", FIELDS, 10_000));
        slow.getLast().getOutputStream().write("login=".getBytes(StandardCharsets.US_ASCII));
      }
      long began = System.nanoTime();
      assertThat(new Visitor(port, realm).get("/sign-in").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  @Tag("slow")
  void oneThatDripsIsLetGo() throws Exception {
    try (Socket socket = begin("/sign-in", FIELDS, 10_000)) {
      Thread drip =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (true) {
                    socket.getOutputStream().write('a');
                    Thread.sleep(500);
                  }
                } catch (IOException | InterruptedException e) {
                  // let go
                }
              });
      long began = System.nanoTime();
      assertThat(answer(socket)).startsWith("HTTP/1.1 408");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      drip.interrupt();
    }
  }

  private Socket begin(String path, String type, int length) throws IOException {
    return open(
        "POST "
            + realm.prefix()
            + path
            + " HTTP/1.1\r\nHost: x\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n");
  }

  private Socket open(String head) throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The answer as far as it comes: a connection with an unread body is closed, or reset. */
  private static String answer(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        answer.write(b);
      }
    } catch (SocketException e) {
      // reset
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
