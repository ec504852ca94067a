package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Outcome;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** A realm may go while somebody is at work in it. */
@MachTest
class RemovedRealmTest {

  @Autowired TestRealms make;
  @Autowired Realms realms;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  @Test
  void whoIsAtWorkInARealmThatIsRemovedEndsInPeaceAndThenItGoes() {
    Realm realm = make.create();
    List<CompletableFuture<Outcome<Realm>>> removal = new java.util.ArrayList<>();
    CurrentRealm.run(
        realm,
        () ->
            transaction.executeWithoutResult(status -> {
              // the table that was made last is dropped last; the others are touched when the
              // removal has begun
              List<String> tables =
                  jdbc.sql(
                          "select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by oid")
                      .query(String.class)
                      .list();
              read(tables.getLast());
              removal.add(CompletableFuture.supplyAsync(() -> realms.remove(realm.name())));
              for (int round = 0; round < 20; round++) { // the removal tries in between
                tables.forEach(this::read);
              }
            }));
    assertThat(removal.getFirst().join()).isInstanceOf(Outcome.Done.class);
    assertThat(
            jdbc.sql("select count(*) from pg_namespace where nspname = ?")
                .param(realm.name())
                .query(Long.class)
                .single())
        .isZero();
  }

  private void read(String table) {
    jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void aTemporaryRealmOfACommandThatWasKilledGoesWithALaterStart() {
    String name = "killed_" + System.identityHashCode(this);
    assertThat(realms.createThrowAway(name, "Bị ngắt")).isInstanceOf(Outcome.Done.class);
    realms.removeAbandoned();
    assertThat(realms.all()).as("it may still be in use").extracting(Realm::name).contains(name);
    jdbc.sql("update mach_common.realms set created_at = now() - interval '2 days' where name = ?")
        .param(name)
        .update();
    realms.removeAbandoned();
    assertThat(realms.all()).extracting(Realm::name).doesNotContain(name);
    assertThat(
            jdbc.sql("select count(*) from pg_namespace where nspname = ?")
                .param(name)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aRealmWhoseNameIsTakenIsRefusedAndLeavesTheOtherAsItIs() {
    Realm realm = make.create();
    assertThat(realms.createThrowAway(realm.name(), "Trùng tên"))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(realms.list()).extracting(Realm::name).contains(realm.name());
  }

  @Test
  void aRealmThatACommandThrowsAwayHasNoAddressAndNoBackgroundWork() {
    Outcome<Realm> made =
        realms.createThrowAway("away_" + System.identityHashCode(this), "Thử rồi bỏ");
    Realm realm = ((Outcome.Done<Realm>) made).value();
    assertThat(realms.list()).as("what background work goes through").doesNotContain(realm);
    assertThat(realms.all()).contains(realm);
    assertThat(new Visitor(port, realm).get("/sign-in").statusCode()).isEqualTo(404);
    assertThat(realms.remove(realm.name())).isInstanceOf(Outcome.Done.class);
    assertThat(realms.all()).doesNotContain(realm);
  }
}
