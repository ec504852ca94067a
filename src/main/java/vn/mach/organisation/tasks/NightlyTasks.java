package vn.mach.organisation.tasks;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;

/**
 * What a module looks for every night, to ask for the tasks that are missing. Each is a job of its
 * own: where one fails, the others are done.
 */
public abstract class NightlyTasks implements JobType {

  private static final int AT_ONCE = 2_000;

  private final String code;
  private final String title;
  private final String link;
  private final LocalTime at;
  private final Tasks tasks;
  private final TransactionTemplate transaction;

  /**
   * A nightly job.
   *
   * @param title the key of its message
   * @param at the time of day in Hanoi
   */
  protected NightlyTasks(
      String code,
      String title,
      String link,
      LocalTime at,
      Tasks tasks,
      TransactionTemplate transaction) {
    this.code = code;
    this.title = title;
    this.link = link;
    this.at = at;
    this.tasks = tasks;
    this.transaction = transaction;
  }

  /** Makes the tasks that are missing; begun again, those that are still missing. */
  protected abstract void follow(JobRun run);

  /** Asks owners for something, those who were not asked yet: some thousands in a transaction. */
  protected void assign(TaskSubject subject, List<TaskOwner> owners, TaskDue due) {
    for (int from = 0; from < owners.size(); from += AT_ONCE) {
      List<TaskOwner> part = owners.subList(from, Math.min(owners.size(), from + AT_ONCE));
      transaction.executeWithoutResult(status -> tasks.assign(Actor.system(), subject, part, due));
    }
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of(title);
  }

  @Override
  public String link(Job job) {
    return link;
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public boolean kept() {
    return false;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(at));
  }

  @Override
  public void run(Job job, JobRun run) {
    follow(run);
  }
}
