package vn.mach.organisation.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sets up a mail server may name any machine: also one that never stops answering. */
@Timeout(60)
class EndlessMailServerTest {

  private static final int ENOUGH = 32_000_000;

  private final AtomicLong said = new AtomicLong();

  private interface Talk {
    void to(Socket client) throws IOException, InterruptedException;
  }

  private ServerSocket server(Talk talk) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual()
        .start(() -> {
          try (Socket client = server.accept()) {
            talk.to(client);
          } catch (IOException | InterruptedException e) {
            // the client is gone
          }
        });
    return server;
  }

  private void say(Socket client, String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    said.addAndGet(text.length());
  }

  private static MailServer at(int port) {
    return new MailServer(
        true,
        "127.0.0.1",
        port,
        MailServer.Security.STARTTLS,
        "",
        false,
        "mach@example.org",
        "Mạch",
        null,
        null,
        0,
        null);
  }

  private void isLeft(Talk talk) throws IOException {
    try (ServerSocket server = server(talk)) {
      assertThatThrownBy(() -> SmtpConnection.open(at(server.getLocalPort()), null).close())
          .isInstanceOfSatisfying(
              MessagingException.class,
              e -> assertThat(SmtpConnection.words(e)).isEqualTo("notices.problem.endless"));
      assertThat(said).hasValueLessThan(ENOUGH / 2);
    }
  }

  @Test
  void aServerThatGreetsWithoutEndIsLeftBeforeTheMemoryIsFull() throws IOException {
    isLeft(client -> {
      while (said.get() < ENOUGH) {
        say(client, "220-" + "x".repeat(1_000) + "\r\n");
      }
    });
  }

  @Test
  void aServerThatNeverEndsItsLineIsLeftBeforeTheMemoryIsFull() throws IOException {
    isLeft(client -> {
      while (said.get() < ENOUGH) {
        say(client, "2".repeat(1_000));
      }
    });
  }

  @Test
  void aServerThatSaysOneLetterNowAndThenIsNotWaitedForWithoutEnd() throws Exception {
    Talk slow =
        client -> {
          while (true) {
            say(client, "2");
            Thread.sleep(50);
          }
        };
    try (ServerSocket server = server(slow);
        Socket socket = new BoundedSockets(Duration.ofSeconds(1)).createSocket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()));
      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .hasMessage("notices.problem.slow");
    }
  }

  @Test
  void eachAnswerHasItsOwnTimeAndLength() throws Exception {
    Talk twoAnswers =
        client -> {
          for (int i = 0; i < 4; i++) {
            say(client, "x".repeat(BoundedSockets.LONGEST_ANSWER / 2));
            Thread.sleep(400);
            assertThat(client.getInputStream().read()).isEqualTo('a');
          }
        };
    try (ServerSocket server = server(twoAnswers);
        Socket socket = new BoundedSockets(Duration.ofSeconds(1)).createSocket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()));
      for (int i = 0; i < 4; i++) {
        assertThat(socket.getInputStream().readNBytes(BoundedSockets.LONGEST_ANSWER / 2))
            .hasSize(BoundedSockets.LONGEST_ANSWER / 2);
        socket.getOutputStream().write('a');
      }
    }
  }
}
