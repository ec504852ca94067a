package vn.mach.organisation.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
class ToldTwiceAtOnceTest {

  @Autowired TestRealms realms;
  @Autowired NoticesSql sql;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void twoJobsThatTellTheSamePeopleInAnotherOrderBothEnd() throws Exception {
    Realm realm = realms.create();
    Tree.of("T").plant(realms, realm);
    long one = realms.account(realm, "mot", "office", "T");
    long two = realms.account(realm, "hai", "office", "T");
    long task = task(realm);
    NewNotice first = new NewNotice(one, NoticeKind.ASSIGNED, task, "together", 0);
    NewNotice second = new NewNotice(two, NoticeKind.ASSIGNED, task, "together", 0);
    Callable<List<Notice>> otherWayRound =
        () ->
            CurrentRealm.in(
                realm, () -> transaction.execute(_ -> sql.insert(List.of(second, first), at())));
    try (var beside = Executors.newSingleThreadExecutor()) {
      Future<List<Notice>> other =
          CurrentRealm.in(
              realm,
              () ->
                  transaction.execute(_ -> {
                    sql.insert(List.of(first), at());
                    Future<List<Notice>> begun = beside.submit(otherWayRound);
                    untilItWaits();
                    sql.insert(List.of(second), at());
                    return begun;
                  }));
      assertThat(other.get()).as("everything was told already").isEmpty();
    }
  }

  private long task(Realm realm) {
    Visitor giver = new Visitor(port, realm).signIn("mot");
    giver.get("/tasks/new");
    giver.post(
        "/tasks",
        Map.of("unit", "T", "whom", "unit", "title", "Báo cáo", "workingDays", "5", "key", "k"));
    return CurrentRealm.call(
        realm, () -> jdbc.sql("select max(id) from tasks").query(Long.class).single());
  }

  private static Instant at() {
    return Instant.parse("2026-07-15T05:00:00Z");
  }

  /** Until the other one waits for this one. */
  private void untilItWaits() {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!jdbc.sql(
                "select exists (select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))")
            .query(Boolean.class)
            .single()
        && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }
}
