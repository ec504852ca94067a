package vn.mach.evidence.rollups;

import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AccountNames;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Definitions;

/** The consistency check of the rollups, every night and on request. */
@Component
class ConsistencyCheckJob implements JobType {

  private final ConsistencyCheck consistencyCheck;
  private final Definitions definitions;
  private final AccountNames names;

  ConsistencyCheckJob(
      ConsistencyCheck consistencyCheck, Definitions definitions, AccountNames names) {
    this.consistencyCheck = consistencyCheck;
    this.definitions = definitions;
    this.names = names;
  }

  @Override
  public String code() {
    return ConsistencyCheck.CHECK_JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("rollups.totals.checking", names.of(job.login()));
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
  public String about() {
    return ConsistencyCheck.ABOUT;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(2, 15)));
  }

  @Override
  public void run(Job job, JobRun run) {
    String unit = job.arguments().get("unit");
    @Nullable UnitId under = unit == null ? null : new UnitId(Long.parseLong(unit));
    if (!consistencyCheck.check(under, run::reached)) {
      throw JobRun.later();
    }
  }
}
