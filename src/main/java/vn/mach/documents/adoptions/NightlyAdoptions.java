package vn.mach.documents.adoptions;

import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;

/**
 * Each night cancels what is owed for directives that no longer hold, sends those that hold to
 * units that were founded since, and counts the numbers of all anew, in the tree of the new day.
 */
@Component
class NightlyAdoptions implements JobType {

  private final AdoptionCounts counts;
  private final Cascades cascades;

  NightlyAdoptions(AdoptionCounts counts, Cascades cascades) {
    this.cascades = cascades;
    this.counts = counts;
  }

  @Override
  public String code() {
    return "adoptions.daily";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("adoptions.job.daily");
  }

  @Override
  public String link(Job job) {
    return "/adoptions";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public boolean kept() {
    return false;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(0, 10)));
  }

  @Override
  public void run(Job job, JobRun run) {
    cascades.cancelEnded();
    cascades.sendToFounded();
    counts.recountAll();
  }
}
