package vn.mach.branch.study;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/** Finds who is due in a campaign that was opened, and asks them, some thousands at a time. */
@Component
class StartCampaignJob implements JobType {

  private static final int AT_ONCE = 5_000;

  private final CampaignsSql sql;
  private final DueSql due;
  private final Tasks tasks;
  private final TransactionTemplate transaction;

  StartCampaignJob(CampaignsSql sql, DueSql due, Tasks tasks, TransactionTemplate transaction) {
    this.sql = sql;
    this.due = due;
    this.tasks = tasks;
    this.transaction = transaction;
  }

  @Override
  public String code() {
    return Campaign.START_JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("study.job.start", sql.known(id(job)).map(Campaign::title).orElse(""));
  }

  @Override
  public String link(Job job) {
    return "/study/" + id(job).value();
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.RECORD);
  }

  @Override
  public void run(Job job, JobRun run) {
    askAll(id(job), run::reached);
  }

  /** How many have been asked, of how many. */
  interface Progress {
    void reached(long done, long all);
  }

  /** Does the work, also outside a job; done again, it asks whoever is missing. */
  void askAll(CampaignId id, Progress progress) {
    Campaign campaign = sql.known(id).orElseThrow();
    transaction.executeWithoutResult(status -> due.fill(campaign.id()));
    long all = due.count(campaign.id());
    long asked = 0;
    long after = 0;
    for (List<TaskOwner> some = due.owners(campaign.id(), after, AT_ONCE);
        !some.isEmpty();
        some = due.owners(campaign.id(), after, AT_ONCE)) {
      progress.reached(asked, all);
      List<TaskOwner> owners = some;
      transaction.executeWithoutResult(status -> ask(campaign, owners));
      asked += some.size();
      after = Objects.requireNonNull(some.getLast().person()).value();
    }
  }

  private void ask(Campaign campaign, List<TaskOwner> owners) {
    tasks.assign(
        Actor.system(),
        TaskSubject.of(
            Campaign.TASK,
            Campaign.MODULE,
            campaign.id().value(),
            campaign.title(),
            "/study/" + campaign.id().value()),
        owners,
        TaskDue.on(campaign.endsOn()));
  }

  private static CampaignId id(Job job) {
    return new CampaignId(Long.parseLong(job.argument("campaign")));
  }
}
