package vn.mach.voice.care;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.organisation.tasks.NightlyTasks;
import vn.mach.organisation.tasks.Tasks;

/** Every night: a year that ended long enough ago is made public. */
@Component
class CareNightly extends NightlyTasks {

  private final CarePublished published;

  CareNightly(CarePublished published, Tasks tasks, TransactionTemplate transaction) {
    super(
        "care.nightly",
        "care.job.nightly",
        "/care/published",
        LocalTime.of(5, 45),
        tasks,
        transaction);
    this.published = published;
  }

  @Override
  protected void follow(JobRun run) {
    published.publishEnded();
    run.reached(1, 1);
  }
}
