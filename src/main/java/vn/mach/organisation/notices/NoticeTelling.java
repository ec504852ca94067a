package vn.mach.organisation.notices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskFact;
import vn.mach.organisation.tasks.TaskLookups;
import vn.mach.organisation.tasks.TaskStatus;

/** Tells people about tasks: a notice for each, and e-mail as each has chosen. */
@Component
class NoticeTelling {

  /**
   * What happened.
   *
   * @param occasion see {@link NewNotice}
   */
  record Event(long task, String occasion, int days) {}

  private final TaskLookups tasks;
  private final Recipients recipients;
  private final PreferencesSql preferences;
  private final NoticesSql sql;
  private final Outbox outbox;
  private final Today today;

  NoticeTelling(
      TaskLookups tasks,
      Recipients recipients,
      PreferencesSql preferences,
      NoticesSql sql,
      Outbox outbox,
      Today today) {
    this.tasks = tasks;
    this.recipients = recipients;
    this.preferences = preferences;
    this.sql = sql;
    this.outbox = outbox;
    this.today = today;
  }

  /** Told again, an event is not told twice. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int tell(NoticeKind kind, List<Event> events) {
    Map<Long, TaskFact> facts = new LinkedHashMap<>();
    tasks
        .facts(events.stream().map(Event::task).distinct().toList())
        .forEach(it -> facts.put(it.id(), it));
    facts.values().removeIf(it -> !concerns(kind, it));
    if (facts.isEmpty()) {
      return 0;
    }
    Map<Long, List<Long>> accounts = recipients.of(kind, facts.values());
    Map<Long, Preference> wishes =
        preferences.of(accounts.values().stream().flatMap(List::stream).distinct().toList());
    List<NewNotice> told = new ArrayList<>();
    for (Event event : events) {
      TaskFact fact = facts.get(event.task);
      for (long account : accounts.getOrDefault(event.task, List.of())) {
        boolean own = kind == NoticeKind.ASSIGNED && fact != null && fact.givenBy() == account;
        Preference wish = wishes.get(account);
        if (!own && wish != null && wish.choice(kind) != NoticeChoice.NONE) {
          told.add(new NewNotice(account, kind, event.task, event.occasion, event.days));
        }
      }
    }
    List<Notice> fresh = told.isEmpty() ? List.of() : sql.insert(told, today.now());
    outbox.add(fresh, wishes);
    return fresh.size();
  }

  /** Whether there is anything to tell of a task as it is by now. */
  private static boolean concerns(NoticeKind kind, TaskFact task) {
    return switch (kind) {
      case ASSIGNED, DUE_SOON, OVERDUE, RETURNED, HANDED_ON, CHANGED, ESCALATED ->
          task.status() == TaskStatus.OPEN;
      case ACCEPTED -> task.answered() && task.status() == TaskStatus.SETTLED;
      case ANSWERED -> task.status() == TaskStatus.ANSWERED;
    };
  }
}
