package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class FollowersTest {

  private static final String PATH = "/people/units/2/followers";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Followers followers;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức');
        insert into memberships (person_id, valid_from, unit_id, status) values (1, '2020-01-01', 1, 'official'), (2, '2020-01-01', 1, 'official')\
        """);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "bithu", "secretary", "X1");
    office = new Visitor(port, realm).signIn("xa");
    office.get(PATH);
  }

  @Test
  void theLevelAboveNamesWhoFollowsABranchFromADayOn() {
    assertThat(name("a", "hòa", "2026-01-01").statusCode()).isEqualTo(302);
    assertThat(name("b", "D2", "2026-07-01").statusCode()).isEqualTo(302);
    assertThat(office.get(PATH).body()).contains("Nguyễn Thị Hòa", "30/06/2026", "Trần Văn Đức");
    assertThat(office.get("/units/2").body()).contains(PATH);
    assertThat(on(LocalDate.of(2026, 6, 30))).contains(new PersonId(1));
    assertThat(on(LocalDate.of(2026, 7, 1))).contains(new PersonId(2));
    assertThat(on(LocalDate.of(2025, 12, 31))).isEmpty();
  }

  @Test
  void theBranchItselfSeesItAndDoesNotNameIt() {
    name("a", "D1", "2026-01-01");
    Visitor branch = new Visitor(port, realm).signIn("bithu");
    assertThat(branch.get(PATH).body())
        .contains("Nguyễn Thị Hòa")
        .doesNotContain("Phân công người theo dõi");
    assertThat(
            branch
                .post(PATH, Map.of("key", "x", "person", "D1", "from", "2026-07-01"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void itEndsAfterALastDay() {
    name("a", "D1", "2026-01-01");
    assertThat(
            office
                .post("/people/followers/1/end", Map.of("key", "e", "lastDay", "2026-07-16"))
                .body())
        .contains("Ngày này chưa đến");
    office.post("/people/followers/1/end", Map.of("key", "f", "lastDay", "2026-07-14"));
    assertThat(on(LocalDate.of(2026, 7, 14))).contains(new PersonId(1));
    assertThat(on(LocalDate.of(2026, 7, 15))).isEmpty();
  }

  @Test
  void whatCannotBeIsQuoted() {
    assertThat(name("a", "không ai", "2026-01-01").body()).contains("“không ai”");
    assertThat(name("a", "D1", "mai").statusCode()).isEqualTo(422);
    name("b", "D1", "2026-01-01");
    assertThat(name("c", "D2", "2026-01-01").body()).contains("Phải sau ngày 01/01/2026");
  }

  private java.net.http.HttpResponse<String> name(String key, String person, String from) {
    return office.post(PATH, Map.of("key", key, "person", person, "from", from));
  }

  private Optional<PersonId> on(LocalDate day) {
    return CurrentRealm.call(realm, () -> followers.followerOn(new UnitId(2), day));
  }
}
