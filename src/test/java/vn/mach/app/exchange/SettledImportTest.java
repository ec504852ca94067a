package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class SettledImportTest {

  @Autowired TestRealms realms;
  @Autowired ImportRunner work;
  @Autowired Imports imports;
  @Autowired ImportsSql sql;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void anImportOnWhichACommandDiedIsSettledWhenSomebodyLooksAndOneUnderWayGoesOn() {
    CurrentRealm.run(
        realms.create(),
        () -> {
          long died = reading("chet.zip");
          long goesOn = reading("dang-doc.zip");
          transaction.executeWithoutResult(status -> {
            sql.hold(goesOn);
            assertThat(work.look(died).orElseThrow().stage()).isEqualTo(ImportStage.FAILED);
            ImportShown shown = work.look(goesOn).orElseThrow();
            assertThat(shown.stage()).isEqualTo(ImportStage.READING);
            assertThat(shown.working()).isTrue();
          });
        });
  }

  @Test
  void onlyAnImportThatWaitsIsReadAgain() {
    Realm realm = realms.create();
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(reopened(began("cho.zip", "validated"))).isTrue();
          assertThat(reopened(began("da-bo.zip", "discarded"))).isFalse();
          assertThat(reopened(began("dang-nhan.zip", "accepting"))).isFalse();
          long held = began("co-nguoi-lam.zip", "validated");
          transaction.executeWithoutResult(status -> {
            sql.hold(held);
            CompletableFuture.runAsync(
                    () -> CurrentRealm.run(realm, () -> assertThat(reopened(held)).isFalse()))
                .join();
          });
        });
  }

  private boolean reopened(long id) {
    return Boolean.TRUE.equals(transaction.execute(status -> imports.reopen(Actor.system(), id)));
  }

  private long reading(String name) {
    return began(name, "reading");
  }

  private long began(String name, String stage) {
    return jdbc.sql(
            "insert into imports (account_id, file_name, started_at, stage) values (0, ?, now(), ?) returning id")
        .params(name, stage)
        .query(Long.class)
        .single();
  }
}
