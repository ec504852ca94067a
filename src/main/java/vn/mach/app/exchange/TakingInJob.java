package vn.mach.app.exchange;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.organisation.access.ActorLoader;

/**
 * Takes the rows of an import in that somebody accepted, in one transaction: cut at any moment, it
 * has taken in all or nothing.
 */
@Component
class TakingInJob implements JobType {

  static final String CODE = "exchange.take_in";

  private final Imports imports;
  private final ImportPagesSql sql;
  private final ImportFindings findings;
  private final ExchangeAccess access;
  private final ActorLoader viewers;

  TakingInJob(
      Imports imports,
      ImportPagesSql sql,
      ImportFindings findings,
      ExchangeAccess access,
      ActorLoader viewers) {
    this.imports = imports;
    this.sql = sql;
    this.findings = findings;
    this.access = access;
    this.viewers = viewers;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("exchange.progress.accepting");
  }

  @Override
  public String link(Job job) {
    return "/exchange/imports/" + job.argument("import");
  }

  @Override
  public boolean maySee(Actor actor) {
    return access.holdsAll(actor);
  }

  @Override
  public boolean triedAgain() {
    return false; // the person who accepted looks at what went wrong before anything is taken in
  }

  @Override
  public boolean mayRetry(Job job) {
    return false; // it is accepted again on the page of the import
  }

  @Override
  public void run(Job job, JobRun run) {
    long id = Long.parseLong(job.argument("import"));
    ImportShown shown = sql.find(id).orElseThrow(() -> new NotFound("import " + id));
    if (shown.stage().isSettled()) {
      return; // it was taken in, and the node died before it could say so
    }
    if (!imports.recover(id)) {
      throw JobRun.later(); // the transaction of a node that died is still on its way out
    }
    Actor actor = viewers.of(job.account(), "page").orElseThrow(() -> new NotFound("account"));
    sql.keepProblem(id, null);
    switch (imports.accept(
        actor,
        id,
        new ImportConsent(
            job.argument("rows").equals("good"), job.argument("tops").equals("yes"), shown.found()),
        new ReachedRows(rows -> run.reached(rows, shown.allRows())))) {
      case Outcome.Done<Long> done -> {}
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        if (imports.isStaged(id)) { // its page shows what was found this time
          findings.keep(actor, imports.validated(actor, id), shown.found());
        }
        throw new JobRun.Failed(
            new JobText(refusals.getFirst().reason(), refusals.getFirst().arguments()));
      }
    }
  }

  @Override
  public void gaveUp(Job job, JobText problem) {
    long id = Long.parseLong(job.argument("import"));
    imports.recover(id);
    String reason =
        switch (problem.key()) {
          case "jobs.problem.died", "jobs.problem.unforeseen" -> "exchange.failed.cut";
          case "jobs.problem.cancelled" -> "exchange.failed.stopped";
          default -> problem.key();
        };
    sql.keepProblem(id, Said.of(reason, problem.arguments().toArray()));
  }
}
