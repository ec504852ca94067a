package vn.mach.base.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;

/** Starts background work in the current realm, and returns its progress. */
@Component
public class Jobs {

  /**
   * PostgreSQL, said and not looked for: looking would take a connection at the start of every
   * command.
   */
  static final PostgreSqlJdbcCustomization POSTGRESQL =
      new PostgreSqlJdbcCustomization(false, false);

  private final JobsSql sql;
  private final SchedulerClient scheduler;
  private final SystemClock clock = new SystemClock();
  private final ApplicationEventPublisher events;
  private final Today today;

  Jobs(JobsSql sql, DataSource dataSource, ApplicationEventPublisher events, Today today) {
    this.sql = sql;
    this.events = events;
    this.today = today;
    this.scheduler =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .jdbcCustomization(POSTGRESQL)
            .build();
  }

  /** A job is due: the scheduler of this node need not wait until it looks again. */
  record Due() {}

  /**
   * Starts a job, in the caller's transaction: it begins after the commit, on some node, and never
   * after a rollback.
   *
   * @param type {@link JobType#code}
   * @param about {@link Job#about}
   * @return its number; empty while one with the same subject is active
   */
  @Transactional
  public Optional<Long> start(
      Actor actor, String type, String about, Map<String, String> arguments) {
    Optional<Long> id = sql.insert(actor, type, about, arguments, today.now());
    id.ifPresent(it -> {
      scheduler.scheduleIfNotExists(new TaskInstance<>(type, instance(it)), clock.now());
      events.publishEvent(new Due());
    });
    return id;
  }

  /**
   * Lets all jobs of the current realm that have not ended go on: those of a realm that was restored
   * have no due time on this server. Where they have one it stays as it is.
   */
  @Transactional
  public void resume() {
    sql.notEnded()
        .forEach(job ->
            scheduler.scheduleIfNotExists(
                new TaskInstance<>(job.type(), instance(job.id())), clock.now()));
    events.publishEvent(new Due());
  }

  /**
   * The last job with this subject; empty where there was none, or it was done and is not stored.
   */
  public Optional<Job> about(String about) {
    return sql.about(about);
  }

  /** The active job with this subject. */
  public Optional<Job> underWay(String about) {
    return sql.about(about).filter(Job::underWay);
  }

  /** The progress of all jobs whose subject begins so. */
  public JobProgress progress(String about) {
    return sql.progress(about);
  }

  static String instance(long id) {
    return CurrentRealm.get().name() + "/" + id;
  }
}
