package vn.mach.evidence.rollups;

import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.evidence.figures.Definitions;

/** Stores the snapshots of ends of months at night. */
@Component
class NightlyMonthEndsJob implements JobType {

  private final SnapshotCounts days;
  private final Definitions definitions;

  NightlyMonthEndsJob(SnapshotCounts days, Definitions definitions) {
    this.days = days;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return "rollups.month_ends";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("rollups.job.month_ends");
  }

  @Override
  public String link(Job job) {
    return "/rollups";
  }

  @Override
  public boolean maySee(Actor actor) {
    return definitions.mayDefine(actor);
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(2, 30)));
  }

  @Override
  public void run(Job job, JobRun run) {
    days.keepMonthEnds(run::reached);
  }
}
