package vn.mach.base.jobs;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AccountNames;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;

/**
 * What a person may do with a job: see it, cancel it, retry it. The person who started it may, and
 * those whom its type allows.
 */
@Component
class JobControl {

  private final JobRunner runner;
  private final JobsSql sql;
  private final Jobs jobs;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final AccountNames names;
  private final Today today;

  JobControl(
      JobRunner runner,
      JobsSql sql,
      Jobs jobs,
      Idempotency idempotency,
      AuditLog auditLog,
      AccountNames names,
      Today today) {
    this.runner = runner;
    this.sql = sql;
    this.jobs = jobs;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.names = names;
    this.today = today;
  }

  /**
   * A job with the type that carries it out.
   *
   * @param asker the name of whoever asked for it
   */
  record Seen(Job job, JobType type, String asker) {
    JobText title() {
      return type.title(job);
    }

    String link() {
      return type.link(job);
    }

    boolean mayRetry() {
      return (job.status() == Job.Status.FAILED || job.status() == Job.Status.CANCELLED)
          && type.mayRetry(job);
    }

    boolean mayCancel() {
      return job.underWay() && !job.cancelAsked();
    }
  }

  /**
   * @throws NotFound where there is none, or not for this actor
   */
  Seen see(Actor actor, long id) {
    return sql.find(id)
        .flatMap(job ->
            Optional.ofNullable(runner.types().get(job.type()))
                .map(type -> new Seen(job, type, names.of(job.login()))))
        .filter(seen ->
            seen.job.account() != 0 && seen.job.account() == actor.account()
                || seen.type.maySee(actor))
        .orElseThrow(() -> new NotFound("job " + id));
  }

  /**
   * One that waits ends at once; one that runs ends where it next says how far it is. An ended one
   * is left as it is.
   */
  @Transactional
  public Outcome<Long> cancel(Actor actor, String key, long id) {
    Seen seen = see(actor, id);
    return idempotency.once(
        new Key(actor, key, "jobs.cancel", id),
        Answer.known(id),
        () -> {
          if (!seen.mayCancel()) {
            return Outcome.done(id);
          }
          sql.cancel(id, today.now());
          auditLog.record(
              actor, "jobs.cancelled", "jobs:" + id, null, null, Map.of("job", seen.job.about()));
          if (sql.find(id).filter(it -> !it.underWay()).isPresent()) {
            seen.type.gaveUp(seen.job, JobText.of("jobs.problem.cancelled"));
          }
          return Outcome.done(id);
        });
  }

  /**
   * Starts a failed or cancelled job again, as a new job. Refused where it is none, or its type
   * does not let it, or somebody has already ({@code jobs.refused.retry}).
   *
   * @return the number of the new job
   */
  @Transactional
  public Outcome<Long> retry(Actor actor, String key, long id) {
    Seen seen = see(actor, id);
    return idempotency.once(
        new Key(actor, key, "jobs.retry", id),
        Answer.number(),
        () -> {
          Optional<Long> again =
              seen.mayRetry()
                  ? jobs.start(actor, seen.job.type(), seen.job.about(), seen.job.arguments())
                  : Optional.empty();
          if (again.isEmpty()) {
            return Outcome.refused("", "jobs.refused.retry");
          }
          auditLog.record(
              actor,
              "jobs.retried",
              "jobs:" + again.get(),
              null,
              null,
              Map.of("job", seen.job.about()));
          return Outcome.done(again.get());
        });
  }
}
