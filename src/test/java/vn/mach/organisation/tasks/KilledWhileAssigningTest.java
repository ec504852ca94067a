package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** {@code script/bench tasks} does the same with all units of a country. */
@MachTest
@Tag("slow")
class KilledWhileAssigningTest {

  private static final int BELOW = 45_000;

  @Autowired TestRealms realms;
  @Autowired Jobs jobs;
  @Autowired JdbcClient jdbc;
  @Autowired TaskCounts counts;
  @Autowired TaskCountsSql stored;
  @Autowired Environment environment;

  @Test
  void noTaskIsMissingOrDoubledWhereTheNodeThatMakesThemIsKilled() {
    LocalDate due = LocalDate.of(2098, 4, 24); // the other process has a clock of its own
    Realm realm = realms.create();
    realms.sql(
        realm, "insert into units (id, code) select n, 'U' || n from generate_series(1, 45001) n");
    realms.sql(
        realm,
        """
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
        select n, '2020-01-01', case when n > 1 then 1 end, 'Đơn vị ' || n, case when n > 1 then 'branch' else 'province' end
        from generate_series(1, 45001) n
        """);
    realms.sql(realm, "call rebuild_unit_closure()");

    long atDeath =
        AssigningNode.startAndKill(
            environment.getRequiredProperty("mach.db.url"),
            realm,
            due,
            () -> CurrentRealm.call(realm, this::made));
    assertThat(atDeath).as("killed in the middle").isBetween(1L, BELOW - 1L);

    CurrentRealm.run(
        realm,
        () -> {
          String about =
              jdbc.sql("select about from jobs where type = ?")
                  .param(TaskBatches.JOB)
                  .query(String.class)
                  .single();
          while (jobs.about(about).filter(Job::underWay).isPresent()) {
            LockSupport.parkNanos(20_000_000);
          }
          assertThat(jobs.about(about).orElseThrow().status()).isEqualTo(Job.Status.DONE);
          assertThat(made()).isEqualTo(BELOW);
          assertThat(number("select count(distinct unit_id) from tasks")).isEqualTo(BELOW);
          assertThat(number("select count(*) from changes where topic = 'tasks'"))
              .as("told once")
              .isEqualTo(1);
          while (counts.refresh()) {
            // until nothing waits
          }
          UnitId top = new UnitId(1);
          assertThat(stored.read(List.of(top), List.of("order"), due).get(top).get("order").due())
              .as("on the board")
              .isEqualTo(BELOW);
        });
  }

  private long made() {
    return number("select count(*) from tasks");
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
