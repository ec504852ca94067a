package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.units.AccessScope;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class BadgesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired BadgesSql sql;
  @Autowired AccessScope scope;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = PeopleFixture.make(realms);
    realms.sql(realm, "update people set admitted_on = '1996-11-07' where id = 1");
    realms.sql(realm, "update people set admitted_on = '1996-11-08' where id = 2");
    realms.sql(realm, "update people set admitted_on = '1936-11-01' where id = 3");
    realms.sql(realm, "update people set admitted_on = '1991-11-01' where id = 4");
    realms.sql(realm, "update memberships set status = 'exempt' where person_id = 3");
  }

  @Test
  void yearsAreCountedInDaysToTheRoundAndEachIsDueOnce() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(due(LocalDate.of(2026, 9, 2), LocalDate.of(2026, 11, 7)))
              .containsExactly("Lê Quang Ánh 90", "Nguyễn Thị Hòa 30");
          assertThat(due(LocalDate.of(2026, 11, 7), LocalDate.of(2027, 2, 3)))
              .containsExactly("Trần Văn Đức 30");
          assertThat(sql.rounds(2026, 2026))
              .extracting(LocalDate::toString)
              .containsExactly("2026-02-03", "2026-05-19", "2026-09-02", "2026-11-07");
        });
  }

  @Test
  void anOfficeSeesThoseOfItsUnitsAtTheNextRound() {
    realms.account(realm, "xuanhoa", "office", "X");
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    assertThat(office.get("/people/badges").body())
        .contains("Nguyễn Thị Hòa", "Huy hiệu 90 năm")
        .doesNotContain("Trần Văn Đức", "Hoàng Minh Châu");
    assertThat(office.get("/people/badges?round=2027-02-03").body()).contains("Trần Văn Đức");
    assertThat(office.get("/people/badges.csv").body()).contains("Nguyễn Thị Hòa");
  }

  @Test
  void aRoundThatIsPastNamesThoseWhoAreMembersOfTheUnitToday() {
    realms.sql(realm, "update people set admitted_on = '1996-09-01' where id = 4");
    realms.sql(realm, "update memberships set valid_to = '2026-09-20' where person_id = 4");
    realms.sql(
        realm,
        "insert into memberships (person_id, valid_from, unit_id, status) values (4, '2026-09-21', 2, 'official')");
    realms.account(realm, "xuanhoa", "office", "X");
    realms.account(realm, "yenlac", "office", "Y");
    String round = "/people/badges?round=2026-09-02";
    assertThat(new Visitor(port, realm).signIn("xuanhoa").get(round).body())
        .contains("Hoàng Minh Châu");
    assertThat(new Visitor(port, realm).signIn("yenlac").get(round).body())
        .doesNotContain("Hoàng Minh Châu");
  }

  private List<String> due(LocalDate after, LocalDate round) {
    return sql
        .due(scope.parameters(Actor.system(), Right.SEE_PEOPLE), null, after, round, TODAY, 99)
        .stream()
        .map(it -> it.name() + " " + it.years())
        .toList();
  }
}
