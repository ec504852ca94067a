package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;

/** Deletes expired sessions, old failed sign-ins, unused codes, and old idempotency keys. */
@Component
@ConditionalOnWebApplication
class ExpiryCleanupJob implements JobType {

  private final JdbcIndexedSessionRepository sessions;
  private final LoginThrottle throttle;
  private final Idempotency idempotency;
  private final JdbcClient jdbc;
  private final Today today;

  ExpiryCleanupJob(
      JdbcIndexedSessionRepository sessions,
      LoginThrottle throttle,
      Idempotency idempotency,
      JdbcClient jdbc,
      Today today) {
    this.sessions = sessions;
    this.throttle = throttle;
    this.idempotency = idempotency;
    this.jdbc = jdbc;
    this.today = today;
  }

  @Override
  public String code() {
    return "access.cleaning";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("access.job.cleaning");
  }

  @Override
  public String link(Job job) {
    return "/";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Pauses(Duration.ofMinutes(15)));
  }

  @Override
  public void run(Job job, JobRun run) {
    here();
  }

  void here() {
    sessions.cleanUpExpiredSessions();
    throttle.forgetOld();
    idempotency.purge();
    jdbc.sql("delete from one_time_codes where used_at is null and expires_at < ?")
        .param(Timestamp.from(today.now().minus(Duration.ofDays(30))))
        .update();
  }
}
