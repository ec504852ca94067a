package vn.mach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class SettledAtStartTest {

  @Autowired TestRealms realms;
  @Autowired SettledAtStart start;
  @Autowired Hold hold;
  @Autowired JdbcClient jdbc;

  @Test
  void anImportThatDiedWhileItWasReadHasFailedAfterTheNextStartAndOneUnderWayGoesOn() {
    CurrentRealm.run(realms.create(), () -> {
      long died = reading("chet.zip");
      long goesOn = reading("dang-doc.zip");
      try (Hold.Held held = hold.take(goesOn).orElseThrow()) {
        start.settle();
        assertThat(stage(died)).isEqualTo("failed");
        assertThat(stage(goesOn)).isEqualTo("reading");
      }
    });
  }

  private long reading(String name) {
    return jdbc.sql("insert into imports (account_id, file_name, started_at, stage) values (0, ?, now(), 'reading') returning id").param(name).query(Long.class).single();
  }

  private String stage(long id) {
    return jdbc.sql("select stage from imports where id = ?").param(id).query(String.class).single();
  }
}
