package vn.mach.voice.concerns;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.access.NamedFileSource;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * What the senders of concerns are asked for and told, as tasks that nobody else sees. Only of
 * those whose sender is known: a confidential concern has none, and whoever has no account looks by
 * receipt code. Runs in its callers' transactions.
 */
@Component
class SenderTasks implements NamedFileSource {

  /** The senders' own files: each is one concern, read by whoever sent it. */
  static final String FILES = "concern_senders";

  private static final String ASKED = "concern_asked";
  private static final String TOLD = "concern_told";
  private static final int MOST_OWED = 500;

  private final ConcernsSql sql;
  private final ConcernViewSql views;
  private final NamedAccess named;
  private final Tasks tasks;

  SenderTasks(ConcernsSql sql, ConcernViewSql views, NamedAccess named, Tasks tasks) {
    this.sql = sql;
    this.views = views;
    this.named = named;
    this.tasks = tasks;
  }

  /** A unit asks the sender something. */
  void asked(long concern) {
    owe(ASKED, concern);
  }

  /** The sender replied. */
  void replied(long concern) {
    tasks.settle(ASKED, FILES, concern, null);
  }

  /** There is an answer to read, also for those who sent one that was joined to it. */
  void told(long concern) {
    owe(TOLD, concern);
    sql.joined(concern).forEach(it -> owe(TOLD, it));
  }

  /** The sender read it. */
  void read(long concern) {
    tasks.settle(TOLD, FILES, concern, null);
  }

  /** The sender took it back. */
  void dropped(long concern) {
    tasks.cancel(ASKED, FILES, concern, null, "concerns.reason.withdrawn");
    tasks.cancel(TOLD, FILES, concern, null, "concerns.reason.withdrawn");
  }

  /** Whether the actor still owes reading an answer. */
  boolean toRead(Actor actor, long concern) {
    return tasks.openOf(actor, MOST_OWED).stream()
        .anyMatch(it -> it.kind().equals(TOLD) && it.link().equals(path(concern)));
  }

  private void owe(String kind, long concern) {
    ConcernsSql.Sender sender = sql.sender(concern).orElse(null);
    if (sender == null) {
      return;
    }
    NamedFile file = new NamedFile(FILES, concern);
    PersonId person = sender.person();
    if (named.keepers(file).isEmpty()) {
      named.open(Actor.system(), file, sender.unit(), List.of(person));
    }
    tasks.reopen(kind, FILES, concern, null, "");
    tasks.assign(
        Actor.system(),
        TaskSubject.of(kind, FILES, concern, "", path(concern)),
        TaskOwner.person(person, sender.unit()),
        tasks.due(kind));
  }

  private static String path(long concern) {
    return "/concerns/mine/" + concern;
  }

  @Override
  public String module() {
    return FILES;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    return sql.ownOf(actor, subject)
        .flatMap(views::ofSender)
        .map(it -> new Described(it.subjectVi() + " #" + it.id(), path(it.id())));
  }
}
