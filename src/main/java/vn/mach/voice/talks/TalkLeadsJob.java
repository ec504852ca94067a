package vn.mach.voice.talks;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.organisation.tasks.NightlyTasks;
import vn.mach.organisation.tasks.Tasks;

/** Asks hosts for the planned talks that come near: not for those of a whole year at once. */
@Component
class TalkLeadsJob extends NightlyTasks {

  private final TalkPlans plans;

  TalkLeadsJob(TalkPlans plans, Tasks tasks, TransactionTemplate transaction) {
    super("talks.nightly", "talks.job.nightly", "/talks", LocalTime.of(5, 20), tasks, transaction);
    this.plans = plans;
  }

  @Override
  protected void follow(JobRun run) {
    plans.oweLeads();
    run.reached(1, 1);
  }
}
