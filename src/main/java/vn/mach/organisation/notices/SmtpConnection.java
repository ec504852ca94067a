package vn.mach.organisation.notices;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/** A connection to a mail server. Each e-mail's result says what is known of it, and no more. */
final class SmtpConnection implements AutoCloseable {

  /** Longer than any answer that a working server gives. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int REFUSED = 500;
  private static final int NOT_NOW = 400;

  /** What became of an e-mail. */
  enum Result {
    /** The server has said that it has it. */
    ACCEPTED,
    /** It has not; perhaps later. */
    LATER,
    /** It has not, and never will. */
    REFUSED,
    /** It was told that the e-mail is complete, and did not answer. */
    UNKNOWN
  }

  /**
   * The result, and what the server or the connection said.
   *
   * @param words empty where it was accepted
   */
  record Delivery(Result result, String words) {}

  private final Session session;
  private final End end;
  private final MailServer server;

  private SmtpConnection(Session session, End end, MailServer server) {
    this.session = session;
    this.end = end;
    this.server = server;
  }

  /** The transport, and whether it has told the server that the e-mail is complete. */
  private static final class End extends SMTPTransport {
    private boolean told;

    End(Session session) {
      super(session, null);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      told = true;
      super.finishData();
    }
  }

  /** A message that keeps the number it was given. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /**
   * Connects and signs in.
   *
   * @param password none: the server asks for none
   * @throws MessagingException where that fails; nothing was sent
   */
  static SmtpConnection open(MailServer server, @Nullable String password)
      throws MessagingException {
    Properties settings = new Properties();
    String patience = Long.toString(PATIENCE.toMillis());
    settings.setProperty("mail.smtp.connectiontimeout", "10000");
    settings.setProperty("mail.smtp.timeout", patience);
    settings.setProperty("mail.smtp.writetimeout", patience);
    settings.put("mail.smtp.socketFactory", new BoundedSockets(PATIENCE));
    settings.setProperty("mail.smtp.socketFactory.fallback", "false");
    settings.setProperty("mail.smtp.quitwait", "false");
    settings.setProperty("mail.smtp.auth", Boolean.toString(!server.login().isEmpty()));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    boolean tls = server.security() == MailServer.Security.TLS;
    settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
    boolean start = server.security() == MailServer.Security.STARTTLS;
    settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(start));
    settings.setProperty("mail.smtp.starttls.required", Boolean.toString(start));
    Session session = Session.getInstance(settings);
    End end = new End(session);
    if (server.login().isEmpty()) {
      end.connect(server.host(), server.port(), null, null);
    } else {
      end.connect(server.host(), server.port(), server.login(), password);
    }
    return new SmtpConnection(session, end, server);
  }

  Delivery send(MailText.Mail mail, String messageId, String address, Date at) {
    end.told = false;
    try {
      InternetAddress to = new InternetAddress(address, true);
      MimeMessage message = new Numbered(session, messageId);
      message.setFrom(
          new InternetAddress(server.sender(), server.senderName(), StandardCharsets.UTF_8.name()));
      message.setRecipient(Message.RecipientType.TO, to);
      message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
      content(message, mail);
      message.setHeader("Content-Language", mail.language());
      message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers by itself
      message.setSentDate(at);
      message.saveChanges();
      end.sendMessage(message, new Address[] {to});
      return new Delivery(Result.ACCEPTED, "");
    } catch (AddressException e) {
      return new Delivery(Result.REFUSED, words(e));
    } catch (MessagingException | IOException e) {
      int code = code(e);
      if (code >= REFUSED) {
        return new Delivery(Result.REFUSED, words(e));
      }
      return new Delivery(code < NOT_NOW && end.told ? Result.UNKNOWN : Result.LATER, words(e));
    }
  }

  private static void content(MimeMessage message, MailText.Mail mail) throws MessagingException {
    if (mail.files().isEmpty()) {
      message.setText(mail.text(), StandardCharsets.UTF_8.name());
      return;
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), StandardCharsets.UTF_8.name());
    MimeMultipart parts = new MimeMultipart(text);
    for (MailAttachment file : mail.files()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
      part.setDisposition(Part.ATTACHMENT);
      part.setFileName(file.name());
      parts.addBodyPart(part);
    }
    message.setContent(parts);
  }

  boolean isOpen() {
    return end.isConnected();
  }

  @Override
  public void close() {
    try {
      end.close();
    } catch (MessagingException e) {
      // it is closed; what was accepted is
    }
  }

  /** The server's answer; below 400 where it gave none. */
  private static int code(Exception failure) {
    int code = 0;
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException address) {
        code = Math.max(code, address.getReturnCode());
      } else if (e instanceof SMTPSendFailedException send) {
        code = Math.max(code, send.getReturnCode());
      }
    }
    return code;
  }

  /** The innermost reason, in one line. */
  static String words(Exception failure) {
    Throwable last = failure;
    for (Exception e = failure; e != null; e = next(e)) {
      last = e;
    }
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String said = String.valueOf(last.getMessage());
    return Text.shortened(Text.line(said), 300);
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
