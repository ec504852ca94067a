package vn.mach.figures;

import org.springframework.stereotype.Component;
import vn.mach.jobs.Job;
import vn.mach.jobs.JobType;
import vn.mach.jobs.Run;
import vn.mach.jobs.Words;
import vn.mach.kernel.Viewer;

/** Counts all live totals anew from the evidence, because somebody asked for it. */
@Component
class RecountJob implements JobType {

  static final String CODE = "figures.recount";

  private final Agreement agreement;
  private final Definitions definitions;

  RecountJob(Agreement agreement, Definitions definitions) {
    this.agreement = agreement;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Words title(Job job) {
    return Words.of("figures.totals.mending", job.login());
  }

  @Override
  public String link(Job job) {
    return "/figures/totals";
  }

  @Override
  public boolean maySee(Viewer viewer) {
    return definitions.mayDefine(viewer);
  }

  @Override
  public void run(Job job, Run run) {
    if (!agreement.mend(run::reached)) {
      throw Run.later();
    }
  }
}
