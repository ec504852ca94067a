package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.jobs.JobType;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** A dataset is reconciled while the server does its background work, again and again. */
@MachTest
@Tag("slow")
class ReconcileBesideWorkTest {

  private static final Path CASE = Path.of("src/test/resources/cases/reasons");
  private static final int RUNS = 5;

  @Autowired Reconcile reconcile;
  @Autowired TestRealms make;
  @Autowired Realms realms;
  @Autowired TestClock clock;
  @Autowired Jobs jobs;
  @Autowired List<JobType> types;
  @Autowired JdbcClient jdbc;

  @Test
  void everyRunIsWholeAndNothingIsLeftBehind() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    Realm realm = make.create();
    Tree.of("T", "T/XA1").named("T", "Đảng bộ tỉnh", "province").plant(make, realm);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> work = CompletableFuture.runAsync(() -> keepBusy(over));
    List<String> differences = new ArrayList<>();
    try {
      for (int run = 0; run < RUNS; run++) {
        assertThat(reconcile.run(CASE, differences::add).failed()).as("%s", differences).isZero();
      }
    } finally {
      over.set(true);
    }
    work.join();
    assertThat(differences).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from pg_namespace where nspname like 'reconcile\\_%'")
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Asks for all regular work of all realms that there are, as its hours do. */
  private void keepBusy(AtomicBoolean over) {
    while (!over.get()) {
      for (Realm realm : realms.list()) {
        CurrentRealm.run(
            realm,
            () ->
                types.stream()
                    .filter(type -> type.times().isPresent())
                    .forEach(
                        type -> jobs.start(Actor.system(), type.code(), type.about(), Map.of())));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
