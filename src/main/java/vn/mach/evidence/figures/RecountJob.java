package vn.mach.evidence.figures;

import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;

/** Recomputes all rollups from the evidence, on request. */
@Component
class RecomputeJob implements JobType {

  static final String CODE = "figures.recompute";

  private final ConsistencyCheck consistencyCheck;
  private final Definitions definitions;

  RecomputeJob(ConsistencyCheck consistencyCheck, Definitions definitions) {
    this.consistencyCheck = consistencyCheck;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("figures.totals.mending", job.login());
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
  public void run(Job job, JobRun run) {
    if (!consistencyCheck.mend(run::reached)) {
      throw JobRun.later();
    }
  }
}
