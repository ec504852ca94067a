package vn.mach.documents.adoptions;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.documents.adoptions.CascadesSql.Addressed;
import vn.mach.documents.adoptions.CascadesSql.Cascade;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;

/**
 * Sends a directive to all units of which it asks something, some thousands in a transaction; begun
 * again, to those that are missing. Then their tasks are made by the jobs of {@code tasks}.
 */
@Component
class SendDirectiveJob implements JobType {

  private static final int AT_ONCE = 10_000;

  private final Cascades cascades;
  private final AdoptionCounts counts;
  private final Directives directives;

  SendDirectiveJob(Cascades cascades, AdoptionCounts counts, Directives directives) {
    this.cascades = cascades;
    this.counts = counts;
    this.directives = directives;
  }

  @Override
  public String code() {
    return Cascades.JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of(
        "adoptions.job.send", directives.named(directive(job)).map(it -> it.symbol()).orElse(""));
  }

  @Override
  public String link(Job job) {
    return "/adoptions/" + directive(job).value();
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ISSUE);
  }

  @Override
  public void run(Job job, JobRun run) {
    Cascade cascade = cascades.find(directive(job)).orElseThrow();
    List<Addressed> units = cascades.addressed(cascade);
    for (int from = 0; from < units.size(); from += AT_ONCE) {
      run.reached(from, units.size());
      cascades.sendTo(cascade, units.subList(from, Math.min(units.size(), from + AT_ONCE)));
      counts.refresh();
    }
    run.reached(units.size(), units.size());
    cascades.ask(cascade, units);
    counts.refresh();
  }

  private static DirectiveId directive(Job job) {
    return new DirectiveId(Long.parseLong(job.argument("directive")));
  }
}
