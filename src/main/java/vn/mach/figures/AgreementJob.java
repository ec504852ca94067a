package vn.mach.figures;

import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.jobs.Job;
import vn.mach.jobs.JobType;
import vn.mach.jobs.Run;
import vn.mach.jobs.Words;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/** Compares the live totals with the evidence, every night and when somebody asks. */
@Component
class AgreementJob implements JobType {

  static final String CODE = "figures.check";

  private final Agreement agreement;
  private final Definitions definitions;

  AgreementJob(Agreement agreement, Definitions definitions) {
    this.agreement = agreement;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public Words title(Job job) {
    return Words.of("figures.totals.checking", job.login());
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
  public String about() {
    return Agreement.ABOUT;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(2, 15)));
  }

  @Override
  public void run(Job job, Run run) {
    String unit = job.arguments().get("unit");
    @Nullable UnitId under = unit == null ? null : new UnitId(Long.parseLong(unit));
    if (!agreement.check(under, run::reached)) {
      throw Run.later();
    }
  }
}
