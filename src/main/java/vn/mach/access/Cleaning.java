package vn.mach.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import vn.mach.jobs.Job;
import vn.mach.jobs.JobType;
import vn.mach.jobs.Run;
import vn.mach.jobs.Words;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/** Forgets sessions that ran out, old failures to sign in, and codes that nobody used. */
@Component
@ConditionalOnWebApplication
class Cleaning implements JobType {

  private final JdbcIndexedSessionRepository sessions;
  private final SlowDown slowDown;
  private final JdbcClient jdbc;
  private final Today today;

  Cleaning(JdbcIndexedSessionRepository sessions, SlowDown slowDown, JdbcClient jdbc, Today today) {
    this.sessions = sessions;
    this.slowDown = slowDown;
    this.jdbc = jdbc;
    this.today = today;
  }

  @Override
  public String code() {
    return "access.cleaning";
  }

  @Override
  public Words title(Job job) {
    return Words.of("access.job.cleaning");
  }

  @Override
  public String link(Job job) {
    return "/";
  }

  @Override
  public boolean maySee(Viewer viewer) {
    return viewer.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Pauses(Duration.ofMinutes(15)));
  }

  @Override
  public void run(Job job, Run run) {
    here();
  }

  void here() {
    sessions.cleanUpExpiredSessions();
    slowDown.forgetOld();
    jdbc.sql("delete from one_time_codes where used_at is null and expires_at < ?")
        .param(Timestamp.from(today.now().minus(Duration.ofDays(30))))
        .update();
  }
}
