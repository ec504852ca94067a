package vn.mach.evidence.figures;

import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;

/** Stores the snapshots of ends of months at night. */
@Component
class MonthEndsJob implements JobType {

  private final BoardSnapshots days;
  private final Definitions definitions;

  MonthEndsJob(BoardSnapshots days, Definitions definitions) {
    this.days = days;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return "figures.month_ends";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("figures.job.month_ends");
  }

  @Override
  public String link(Job job) {
    return "/figures/totals";
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
