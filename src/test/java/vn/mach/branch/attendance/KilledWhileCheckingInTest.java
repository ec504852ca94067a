package vn.mach.branch.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** {@code script/bench checkin} has the same day with all units of a country. */
@MachTest
@Tag("slow")
class KilledWhileCheckingInTest {

  private static final int SITES = 20;
  private static final int PEOPLE = 20_000;
  private static final int PHONES = 32;
  private static final int BEFORE_THE_KILL = 1_500;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired AttendanceLists lists;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;
  @LocalServerPort int port;

  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private AttendanceFixture fixture;
  private byte[][] secrets;
  private long first;

  @Test
  void nothingAcknowledgedIsLostAndNobodyCountsTwiceWhereTheServerIsKilled() throws Exception {
    clock.turnTo(Instant.now()); // the other process has a clock of its own
    fixture = new AttendanceFixture(realms, lists, transaction, jdbc);
    Realm realm = planted();
    try (CheckInNode node =
        CheckInNode.start(
            environment.getRequiredProperty("mach.db.url"),
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"))) {
      ConcurrentLinkedQueue<Long> coming =
          new ConcurrentLinkedQueue<>(LongStream.rangeClosed(1, PEOPLE).boxed().toList());
      List<Thread> phones = phones(node.port(), realm, coming);
      while (acknowledged.size() < BEFORE_THE_KILL) {
        assertThat(phones).anyMatch(Thread::isAlive);
        Thread.onSpinWait();
      }
      node.kill();
      for (Thread phone : phones) {
        phone.join();
      }
    }
    int before = acknowledged.size();
    assertThat(before).as("killed in the middle").isBetween(BEFORE_THE_KILL, PEOPLE - 1);
    assertThat(present(realm)).containsAll(acknowledged);
    assertThat(counted(realm)).isEqualTo(present(realm).size());

    // everybody presses once more, at another server: who is stored already too
    ConcurrentLinkedQueue<Long> again =
        new ConcurrentLinkedQueue<>(LongStream.rangeClosed(1, PEOPLE).boxed().toList());
    for (Thread phone : phones(port, realm, again)) {
      phone.join();
    }
    assertThat(acknowledged).hasSize(PEOPLE);
    assertThat(present(realm)).hasSize(PEOPLE);
    assertThat(counted(realm)).isEqualTo(PEOPLE);
  }

  private Realm planted() {
    Realm realm = realms.create();
    realms.sql(
        realm,
        """
        insert into units (id, code) select n, 'U' || n from generate_series(1, %1$d) n;
        insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
        select n, '2020-01-01', case when n > 1 then 1 end, 'Unit ' || n, case when n > 1 then 'branch' else 'province' end
        from generate_series(1, %1$d) n;
        call rebuild_unit_closure();
        insert into people (id, code, full_name) select n, 'D' || n, 'Person ' || n from generate_series(1, %2$d) n;
        insert into memberships (person_id, valid_from, unit_id, status)
        select n, '2020-01-01', 2 + n %% %3$d, 'official' from generate_series(1, %2$d) n\
        """
            .formatted(SITES + 1, PEOPLE, SITES));
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneId.of("Asia/Ho_Chi_Minh"));
    List<NewAttendanceList> sites = new ArrayList<>();
    for (int site = 0; site < SITES; site++) {
      sites.add(
          new NewAttendanceList(
              "session",
              site,
              new UnitId(2 + site),
              "Site " + site,
              day,
              now.minusSeconds(3600),
              now.plusSeconds(3600),
              "/"));
    }
    fixture.in(
        realm,
        () ->
            lists.openForUnits(
                Actor.system(), new AttendanceRound("campaign", 1, "Study day", day, "/"), sites));
    secrets = new byte[SITES][];
    for (int site = 0; site < SITES; site++) {
      int which = site;
      secrets[site] =
          fixture.secret(realm, fixture.in(realm, () -> lists.of("session", which).orElseThrow()));
    }
    first = fixture.in(realm, () -> lists.of("session", 0).orElseThrow()).value();
    return realm;
  }

  private List<Thread> phones(int at, Realm realm, ConcurrentLinkedQueue<Long> coming) {
    List<Thread> phones = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      phones.add(Thread.ofPlatform().start(() -> press(at, realm, coming)));
    }
    return phones;
  }

  private void press(int at, Realm realm, ConcurrentLinkedQueue<Long> coming) {
    try (PhoneClient phone = new PhoneClient(at)) {
      for (Long person = coming.poll(); person != null; person = coming.poll()) {
        int site = (int) (person % SITES);
        Instant now = Instant.now();
        String ticket = CheckInTicket.of(new PersonId(person), 0, false, now).seal(secrets[site]);
        String code = HallCode.at(secrets[site], at == port ? clock.instant() : now);
        if (phone.comes(realm.prefix(), first + site, ticket, code) == 303) {
          acknowledged.add(person);
        }
      }
    } catch (IOException e) {
      // the server is gone
    }
  }

  private Set<Long> present(Realm realm) {
    return fixture.in(
        realm,
        () ->
            Set.copyOf(
                jdbc.sql("select person_id from attendance_said where status = 'present'")
                    .query(Long.class)
                    .list()));
  }

  private long counted(Realm realm) {
    return fixture.in(
        realm,
        () -> jdbc.sql("select sum(present) from attendance_counts").query(Long.class).single());
  }
}
