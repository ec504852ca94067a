package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class SettledImportTest {

  @Autowired TestRealms realms;
  @Autowired ImportRunner work;
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

  private long reading(String name) {
    return jdbc.sql(
            "insert into imports (account_id, file_name, started_at, stage) values (0, ?, now(), 'reading') returning id")
        .param(name)
        .query(Long.class)
        .single();
  }
}
