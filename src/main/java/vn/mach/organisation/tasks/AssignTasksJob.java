package vn.mach.organisation.tasks;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;

/**
 * Makes the tasks of one subject for many units, some thousands in a statement and transaction.
 * Begun again after its node died, it makes those that are missing.
 */
@Component
class AssignTasksJob implements JobType {

  private static final int AT_ONCE = 10_000;

  private final TaskBatches batches;
  private final TasksSql sql;
  private final TransactionTemplate transaction;
  private final Today today;

  AssignTasksJob(
      TaskBatches batches, TasksSql sql, PlatformTransactionManager transactions, Today today) {
    this.batches = batches;
    this.sql = sql;
    this.transaction = new TransactionTemplate(transactions);
    this.today = today;
  }

  @Override
  public String code() {
    return TaskBatches.JOB;
  }

  @Override
  public JobText title(Job job) {
    TaskBatches.Batch batch = batches.find(id(job));
    return JobText.of("tasks.job.assign", batch.title(), (long) batch.units());
  }

  @Override
  public String link(Job job) {
    return "/tasks/subjects/" + batches.find(id(job)).subject();
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ISSUE);
  }

  @Override
  public void run(Job job, JobRun run) {
    TaskBatches.Batch batch = batches.find(id(job));
    for (int from = 0; from < batch.units(); from += AT_ONCE) {
      run.reached(from, batch.units());
      int first = from;
      boolean last = from + AT_ONCE >= batch.units();
      transaction.executeWithoutResult(status -> make(batch, first, last));
    }
    run.reached(batch.units(), batch.units());
  }

  private void make(TaskBatches.Batch batch, int from, boolean last) {
    List<Long> made =
        sql.insert(
            batch.subject(),
            batches.part(batch.id(), from, AT_ONCE),
            batch.assignedOn(),
            batch.dueOn(),
            today.now());
    if (!made.isEmpty()) {
      sql.count(made, 1);
    }
    if (last && batches.tell(batch.id())) {
      sql.announceSubject(batch.subject(), batch.assignedOn());
    }
  }

  private static long id(Job job) {
    return Long.parseLong(job.arguments().getOrDefault("batch", "0"));
  }
}
