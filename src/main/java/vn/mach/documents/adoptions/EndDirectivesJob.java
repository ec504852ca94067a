package vn.mach.documents.adoptions;

import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;

/** Cancels what is owed for directives that were ended, as soon as one was. */
@Component
class EndDirectivesJob implements JobType {

  private final Cascades cascades;

  EndDirectivesJob(Cascades cascades) {
    this.cascades = cascades;
  }

  @Override
  public String code() {
    return Cascades.END_JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("adoptions.job.end");
  }

  @Override
  public String link(Job job) {
    return "/adoptions";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ISSUE);
  }

  @Override
  public boolean kept() {
    return false;
  }

  @Override
  public void run(Job job, JobRun run) {
    cascades.cancelEnded();
  }
}
