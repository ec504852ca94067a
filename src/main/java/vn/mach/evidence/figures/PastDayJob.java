package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/** Counts a requested past day for a large unit. */
@Component
class PastDayJob implements JobType {

  static final String CODE = "figures.past_day";

  private final BoardSnapshots days;
  private final Definitions definitions;

  PastDayJob(BoardSnapshots days, Definitions definitions) {
    this.days = days;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("figures.counting.words", day(job));
  }

  @Override
  public String link(Job job) {
    return "/?unit=" + job.argument("unit") + "&on=" + day(job);
  }

  @Override
  public boolean maySee(Actor actor) {
    return definitions.mayDefine(actor);
  }

  @Override
  public boolean kept() {
    return false; // there may be thousands, and a page shows each
  }

  @Override
  public void run(Job job, JobRun run) {
    days.count(
        new UnitId(Long.parseLong(job.argument("unit"))),
        day(job),
        Optional.ofNullable(job.arguments().get("target")).map(Long::valueOf).orElse(null),
        run::reached);
  }

  private static LocalDate day(Job job) {
    return LocalDate.parse(job.argument("day"));
  }
}
