package vn.mach.evidence.rollups;

import org.springframework.stereotype.Component;
import vn.mach.base.audit.AccountNames;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.evidence.figures.Definitions;

/** Recomputes all rollups from the evidence, on request. */
@Component
class RecomputeJob implements JobType {

  private final ConsistencyCheck consistencyCheck;
  private final Definitions definitions;
  private final AccountNames names;

  RecomputeJob(ConsistencyCheck consistencyCheck, Definitions definitions, AccountNames names) {
    this.consistencyCheck = consistencyCheck;
    this.definitions = definitions;
    this.names = names;
  }

  @Override
  public String code() {
    return ConsistencyCheck.RECOMPUTE_JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("rollups.totals.mending", names.of(job.login()));
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
  public void run(Job job, JobRun run) {
    if (!consistencyCheck.mend(run::reached)) {
      throw JobRun.later();
    }
  }
}
