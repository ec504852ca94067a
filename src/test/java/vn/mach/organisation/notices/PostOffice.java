package vn.mach.organisation.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.testing.Visitor;

/** A real mail server on this machine, which asks for a password. Close it. */
public final class PostOffice implements AutoCloseable {

  static final String LOGIN = "mach";
  static final String PASSWORD = "mat-khau-may-thu-9q7";

  final int port;
  private GreenMail server;

  public PostOffice() {
    this.port = free();
    this.server = started();
  }

  /** It is away, with what it has received. */
  void stop() {
    server.stop();
  }

  /** It is back, empty. */
  void startAgain() {
    server = started();
  }

  private GreenMail started() {
    GreenMail started =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    started.start();
    started.setUser("mach@example.org", LOGIN, PASSWORD);
    return started;
  }

  public List<MimeMessage> received() {
    return Arrays.asList(server.getReceivedMessages());
  }

  public int count() {
    return server.getReceivedMessages().length;
  }

  /** Whether an e-mail with this number was received: as its log says it. */
  boolean has(String messageId) {
    return received().stream().anyMatch(it -> messageId.equals(id(it)));
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was received by one address. */
  public List<MimeMessage> receivedBy(String address) throws MessagingException {
    return received().stream()
        .filter(it -> {
          try {
            return it.getAllRecipients()[0].toString().equals(address);
          } catch (MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  /** The text of the only e-mail that an address received. */
  String textFor(String address) throws MessagingException, IOException {
    List<MimeMessage> all = receivedBy(address);
    if (all.size() != 1) {
      throw new AssertionError(address + " received " + all.size() + " e-mails");
    }
    return all.getFirst().getContent().toString();
  }

  /** What happened is told: notices are made, and e-mails that wait are sent. */
  public static void tellAll(ApplicationContext application) {
    NoticeFeed feed = application.getBean(NoticeFeed.class);
    while (feed.read()) {
      // until nothing waits
    }
    application.getBean(MailSending.class).send((done, steps) -> {});
  }

  /** Sets this server on the page, as an administrator does. */
  public void setBy(Visitor administrator) {
    administrator.get("/notices/mail");
    var answer = administrator.post("/notices/mail", settings("k" + System.nanoTime()));
    if (answer.statusCode() != 302) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  Map<String, String> settings(String key) {
    return settings(key, port);
  }

  static Map<String, String> settings(String key, int port) {
    return Map.of(
        "key", key,
        "enabled", "yes",
        "host", "127.0.0.1",
        "port", Integer.toString(port),
        "security", "none",
        "login", LOGIN,
        "password", PASSWORD,
        "sender", "mach@example.org",
        "senderName", "Đảng bộ thử");
  }

  /**
   * What is left to do after a kill: the time of the dead process runs out, the rest is sent, and a
   * person says by the log of this server what became of the uncertain ones.
   *
   * @return how many were uncertain
   */
  public int finish(ApplicationContext application) {
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    MailSending sending = application.getBean(MailSending.class);
    sending.send((done, steps) -> {});
    jdbc.sql("update notice_mails set claimed_until = claimed_until - interval '1 hour'").update();
    jdbc.sql("update notice_mail_server set paused_until = null").update();
    sending.send((done, steps) -> {});
    List<OutboxListSql.Row> uncertain =
        application.getBean(OutboxListSql.class).in(List.of("unknown"), Integer.MAX_VALUE);
    for (OutboxListSql.Row it : uncertain) {
      boolean again = !has(it.messageId());
      application.getBean(OutboxSql.class).resolve(List.of(it.id()), again, Instant.now());
    }
    sending.send((done, steps) -> {});
    return uncertain.size();
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
