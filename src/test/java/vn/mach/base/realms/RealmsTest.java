package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Outcome;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class RealmsTest {

  @Autowired TestRealms make;
  @Autowired Realms realms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void whatStandsInOneRealmIsNotThereInAnother() {
    var one = make.create();
    var other = make.create();
    make.sql(one, "insert into units (code) values ('K')");
    CurrentRealm.run(
        one,
        () ->
            assertThat(jdbc.sql("select count(*) from units").query(Long.class).single())
                .isEqualTo(1));
    CurrentRealm.run(
        other,
        () ->
            assertThat(jdbc.sql("select count(*) from units").query(Long.class).single()).isZero());
  }

  @Test
  void aRemovedRealmIsGoneWithItsAddress() {
    var realm = make.create();
    assertThat(new Visitor(port, realm).get("/sign-in").statusCode()).isEqualTo(200);
    assertThat(realms.remove(realm.name())).isInstanceOf(Outcome.Done.class);
    assertThat(new Visitor(port, realm).get("/sign-in").statusCode()).isEqualTo(404);
    assertThat(realms.remove(realm.name())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aNameThatCouldBeMistakenForSomethingElseIsRefused() {
    for (String name :
        new String[] {
          "",
          "A",
          "1a",
          "a b",
          "pg_catalog",
          "mach_common",
          "public",
          "a;drop schema x",
          "a".repeat(41)
        }) {
      assertThat(realms.create(name, "x")).as(name).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    var realm = make.create();
    assertThat(realms.create(realm.name(), "x")).isInstanceOf(Outcome.Refused.class);
  }
}
