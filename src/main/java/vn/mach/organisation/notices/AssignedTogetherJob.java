package vn.mach.organisation.notices;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.organisation.tasks.TaskLookups;

/** Tells of many tasks that were assigned together; begun again, it tells nobody twice. */
@Component
class AssignedTogetherJob extends NoticeJob {

  static final String CODE = "notices.assigned";

  /** A task is assigned once: told of it for another part of its subject, nobody is told again. */
  private static final String TOGETHER = "together";

  private static final int AT_ONCE = 1_000;

  private final TaskLookups tasks;
  private final NoticeTelling telling;
  private final TransactionTemplate transaction;

  AssignedTogetherJob(TaskLookups tasks, NoticeTelling telling, TransactionTemplate transaction) {
    super(CODE, "notices.job.assigned");
    this.tasks = tasks;
    this.telling = telling;
    this.transaction = transaction;
  }

  @Override
  public void run(Job job, JobRun run) {
    long subject = Long.parseLong(job.arguments().getOrDefault("subject", "0"));
    long all = tasks.countOfSubject(subject);
    long done = 0;
    List<Long> some = tasks.ofSubject(subject, 0, AT_ONCE);
    while (!some.isEmpty()) {
      run.reached(done, all);
      List<NoticeTelling.Event> events =
          some.stream().map(it -> new NoticeTelling.Event(it, TOGETHER, 0)).toList();
      transaction.executeWithoutResult(_ -> telling.tell(NoticeKind.ASSIGNED, events));
      done += some.size();
      some = tasks.ofSubject(subject, some.getLast(), AT_ONCE);
    }
  }
}
