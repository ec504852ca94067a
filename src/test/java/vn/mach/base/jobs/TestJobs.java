package vn.mach.base.jobs;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;

/**
 * Runs the jobs that no node of a test run takes by itself (see {@code mach.jobs.leave}), and waits
 * for those that one does.
 */
public class TestJobs {

  private final JobRunner runner;
  private final JdbcClient jdbc;

  TestJobs(JobRunner runner, JdbcClient jdbc) {
    this.runner = runner;
    this.jdbc = jdbc;
  }

  /**
   * Runs all jobs of the current realm whose type begins so, the first asked for first, until none
   * waits.
   */
  public void run(String types) {
    List<Long> waiting;
    do {
      waiting =
          jdbc.sql(
                  "select id from jobs where starts_with(type, ?) and ended_at is null order by id")
              .param(types)
              .query(Long.class)
              .list();
      waiting.forEach(id -> runner.run(Jobs.instance(id), () -> false));
    } while (!waiting.isEmpty());
  }

  /** Waits until no job about the matter is under way. */
  public void await(Realm realm, String about) {
    CurrentRealm.run(
        realm,
        () -> {
          while (jdbc.sql("select exists (select 1 from jobs where about = ? and ended_at is null)")
              .param(about)
              .query(Boolean.class)
              .single()) {
            LockSupport.parkNanos(20_000_000);
          }
        });
  }
}
