package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Definitions;

/** Counts a requested past day for a large unit. */
@Component
class PastDayJob implements JobType {

  private final SnapshotCounts days;
  private final Definitions definitions;

  PastDayJob(SnapshotCounts days, Definitions definitions) {
    this.days = days;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return SnapshotWaits.JOB;
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
