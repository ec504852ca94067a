package vn.mach.voice.concerns;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.organisation.tasks.NightlyTasks;
import vn.mach.organisation.tasks.Tasks;

/** Every night: confidential concerns are handed over, and quarters that ended are published. */
@Component
class ConcernDeliveryJob extends NightlyTasks {

  private final Concerns concerns;
  private final YouSaid said;

  ConcernDeliveryJob(
      Concerns concerns, YouSaid said, Tasks tasks, TransactionTemplate transaction) {
    super(
        "concerns.nightly",
        "concerns.job.nightly",
        "/concerns",
        LocalTime.of(5, 30),
        tasks,
        transaction);
    this.concerns = concerns;
    this.said = said;
  }

  @Override
  protected void follow(JobRun run) {
    concerns.deliverAll();
    run.reached(1, 2);
    said.publishEnded();
    run.reached(2, 2);
  }
}
