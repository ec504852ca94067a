package vn.mach.organisation.notices;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.organisation.access.MailAddresses;
import vn.mach.organisation.notices.SmtpConnection.Delivery;
import vn.mach.organisation.tasks.TaskId;
import vn.mach.organisation.tasks.TaskLookups;
import vn.mach.organisation.tasks.TaskSeen;
import vn.mach.organisation.tasks.Tasks;

/**
 * Sends what is due. No e-mail is sent twice by itself: before it is given to the server it is
 * noted as being sent, and where the server's answer did not come a person says what became of it
 * (ADR 31).
 */
@Component
class MailSending {

  private static final int AT_ONCE = 20;
  private static final int MOST_FILES = 10;

  /** A process that did not end its e-mails within it has died. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** After so long without success an e-mail that the server will not take now has failed. */
  private static final Duration GIVES_UP_AFTER = Duration.ofDays(5);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 6;

  private final OutboxSql sql;
  private final MailServerSql servers;
  private final MailServers connections;
  private final NoticesSql notices;
  private final PreferencesSql preferences;
  private final TaskLookups tasks;
  private final ActorLoader actors;
  private final MailAddresses addresses;
  private final MailText texts;
  private final Tasks subjects;
  private final ObjectProvider<MailAttachmentSource> attachments;
  private final Today today;

  MailSending(
      OutboxSql sql,
      MailServerSql servers,
      MailServers connections,
      NoticesSql notices,
      PreferencesSql preferences,
      TaskLookups tasks,
      ActorLoader actors,
      MailAddresses addresses,
      MailText texts,
      Tasks subjects,
      ObjectProvider<MailAttachmentSource> attachments,
      Today today) {
    this.sql = sql;
    this.servers = servers;
    this.connections = connections;
    this.notices = notices;
    this.preferences = preferences;
    this.tasks = tasks;
    this.actors = actors;
    this.addresses = addresses;
    this.texts = texts;
    this.subjects = subjects;
    this.attachments = attachments;
    this.today = today;
  }

  /** What is sent to whom; or why nothing is. */
  private record Prepared(String address, MailText.@Nullable Mail mail, String dropped) {
    static Prepared nothing(String why) {
      return new Prepared("", null, why);
    }
  }

  /**
   * Sends until nothing is due or the server cannot be reached.
   *
   * @return how many the server has accepted
   */
  int send(JobRun run) {
    int sent = 0;
    UUID claim = UUID.randomUUID();
    Optional<MailServer> server = servers.find().filter(it -> it.mayTry(today.now()));
    while (server.isPresent()) {
      Instant now = today.now();
      List<OutboxSql.Claimed> claimed = sql.claim(claim, now, now.plus(LEASE), AT_ONCE);
      if (claimed.isEmpty()) {
        return sent;
      }
      try (SmtpConnection connection = connections.connect(server.get())) {
        servers.works();
        for (OutboxSql.Claimed mail : claimed) {
          run.reached(sent, 0);
          boolean accepted = send(connection, claim, mail);
          sent += accepted ? 1 : 0;
          if (!accepted && !connection.isOpen()) {
            break; // the others are claimed anew, over a new connection
          }
        }
      } catch (MessagingException e) {
        pause(server.get(), SmtpConnection.words(e));
      } finally {
        sql.release(claim);
      }
      server = servers.find().filter(it -> it.mayTry(today.now()));
    }
    return sent;
  }

  /** Whether the server accepted it. */
  private boolean send(SmtpConnection connection, UUID claim, OutboxSql.Claimed mail) {
    Instant now = today.now();
    Instant earliest = preferences.of(mail.account()).notBefore(now, CurrentRealm.get().zone());
    if (earliest.isAfter(now)) { // it waited for the server until the quiet hours
      sql.later(mail.id(), claim, null, earliest);
      return false;
    }
    Prepared prepared = prepare(mail);
    if (prepared.mail == null) {
      sql.end(mail.id(), claim, "dropped", prepared.dropped, now);
      return false;
    }
    if (!sql.begin(mail.id(), claim, prepared.address, now.plus(LEASE))) {
      return false;
    }
    Delivery delivery =
        connection.send(prepared.mail, mail.messageId(), prepared.address, Date.from(now));
    switch (delivery.result()) {
      case ACCEPTED -> sql.end(mail.id(), claim, "sent", null, now);
      case REFUSED -> sql.end(mail.id(), claim, "failed", delivery.words(), now);
      case UNKNOWN -> sql.end(mail.id(), claim, "unknown", delivery.words(), now);
      case LATER -> {
        if (mail.createdAt().plus(GIVES_UP_AFTER).isBefore(now)) {
          sql.end(mail.id(), claim, "failed", delivery.words(), now);
        } else {
          sql.later(mail.id(), claim, delivery.words(), now.plus(backoff(mail.attempts())));
        }
      }
    }
    return delivery.result() == SmtpConnection.Result.ACCEPTED;
  }

  /** With the rights of now: what the reader may no longer open is left out. */
  private Prepared prepare(OutboxSql.Claimed mail) {
    var actor = actors.of(mail.account(), "mail");
    var addressee = addresses.find(mail.account());
    if (actor.isEmpty() || addressee.isEmpty()) {
      return Prepared.nothing("notices.problem.closed");
    }
    String address = addressee.get().email();
    if (address == null || address.isEmpty()) {
      return Prepared.nothing("notices.problem.no_address");
    }
    List<Notice> carried = notices.carriedBy(mail.id());
    Map<Long, TaskSeen> seen = tasks.seen(actor.get(), carried.stream().map(Notice::task).toList());
    List<ShownNotice> shown =
        carried.stream()
            .flatMap(it ->
                Stream.ofNullable(seen.get(it.task()))
                    .map(task -> new ShownNotice(it, task, today.date())))
            .filter(ShownNotice::holds)
            .toList();
    return shown.isEmpty()
        ? Prepared.nothing("notices.problem.over")
        : new Prepared(
            address,
            texts
                .of(shown, mail.digest(), addressee.get().language())
                .with(files(shown, Locale.of(addressee.get().language()))),
            "");
  }

  /** What the tasks bring along, each once. */
  private List<MailAttachment> files(List<ShownNotice> shown, Locale locale) {
    return shown.stream()
        .filter(it -> NoticeKind.ASKING.contains(it.notice().kind()))
        .flatMap(it ->
            attachments.stream()
                .filter(source -> source.kind().equals(it.task().row().kind()))
                .flatMap(source ->
                    subjects.subject(new TaskId(it.task().row().id())).stream()
                        .flatMap(subject -> source.file(subject, locale).stream())))
        .limit(MOST_FILES)
        .toList();
  }

  private void pause(MailServer server, String problem) {
    Instant now = today.now();
    servers.failed(problem, now, now.plus(backoff(server.failures() + 1)));
  }

  /** One minute after the first attempt, then twice as long each time, an hour at most. */
  static Duration backoff(int attempts) {
    Duration pause = Duration.ofMinutes(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
