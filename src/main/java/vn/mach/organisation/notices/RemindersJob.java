package vn.mach.organisation.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskLookups;
import vn.mach.organisation.tasks.TaskReminder;

/**
 * Every morning: reminds of tasks before and after their due day, and tells the level above of
 * those that are late. A day on which the server was off is made up for; nobody is told twice.
 */
@Component
class RemindersJob extends NoticeJob {

  private static final int AT_ONCE = 1_000;
  private static final Duration KEPT = Duration.ofDays(180);

  private final TaskLookups tasks;
  private final NoticeTelling telling;
  private final NoticesSql sql;
  private final OutboxSql outbox;
  private final TransactionTemplate transaction;
  private final Today today;

  RemindersJob(
      TaskLookups tasks,
      NoticeTelling telling,
      NoticesSql sql,
      OutboxSql outbox,
      TransactionTemplate transaction,
      Today today) {
    super("notices.reminders", "notices.job.reminders");
    this.tasks = tasks;
    this.telling = telling;
    this.sql = sql;
    this.outbox = outbox;
    this.transaction = transaction;
    this.today = today;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(6, 0)));
  }

  @Override
  public void run(Job job, JobRun run) {
    remind(run);
    Instant before = today.now().minus(KEPT);
    outbox.purge(before);
    sql.purge(before);
  }

  void remind(JobRun run) {
    long after = 0;
    long done = 0;
    List<TaskReminder> some = tasks.reminders(today.date(), after, AT_ONCE);
    while (!some.isEmpty()) {
      run.reached(done, 0);
      List<TaskReminder> now = some;
      transaction.executeWithoutResult(_ -> tell(now));
      done += some.size();
      // the last task of a full page may have a further reminder, which is on the next one
      after = some.getLast().task() - 1;
      some = some.size() < AT_ONCE ? List.of() : tasks.reminders(today.date(), after, AT_ONCE);
    }
  }

  private void tell(List<TaskReminder> reminders) {
    Map<NoticeKind, List<NoticeTelling.Event>> events = new EnumMap<>(NoticeKind.class);
    for (TaskReminder it : reminders) {
      NoticeKind kind =
          switch (it.what()) {
            case DUE_SOON -> NoticeKind.DUE_SOON;
            case OVERDUE -> NoticeKind.OVERDUE;
            case ESCALATED -> NoticeKind.ESCALATED;
          };
      events
          .computeIfAbsent(kind, _ -> new ArrayList<>())
          .add(new NoticeTelling.Event(it.task(), it.occasion(), it.days()));
    }
    events.forEach(telling::tell);
  }
}
