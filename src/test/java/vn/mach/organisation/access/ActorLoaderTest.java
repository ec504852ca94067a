package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.people.PostKind;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class ActorLoaderTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired ActorLoader viewers;
  @LocalServerPort int port;

  Realm realm;

  @BeforeEach
  void aCommittee() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = AccessFixture.committee(realms);
  }

  @Test
  void aSecretaryMayWhatTheirPostAllowsWhileItLasts() throws Exception {
    long an = AccessFixture.bound(realms, realm, "an", 1);
    assertThat(actor(an).unitsOf(Right.RECORD)).containsExactly(new UnitId(2));
    assertThat(actor(an).unitsOf(Right.GRANT)).containsExactly(new UnitId(2));
    clock.turnTo(LocalDate.of(2027, 1, 1));
    assertThat(actor(an).hasSomewhere(Right.RECORD)).isFalse();
    assertThat(actor(an).unitsOf(Right.SEE)).as("still a member").containsExactly(new UnitId(2));
  }

  @Test
  void aMemberSeesTheirOwnUnitAndNobodysRecord() throws Exception {
    Actor binh = actor(AccessFixture.bound(realms, realm, "binh", 2));
    assertThat(binh.rights().keySet()).containsExactly(Right.SEE);
    assertThat(binh.unitsOf(Right.SEE)).containsExactly(new UnitId(2));
    assertThat(binh.everywhere()).isEmpty();
  }

  @Test
  void theHeadOfInspectionLooksAndChangesNothing() throws Exception {
    Actor cuong = actor(AccessFixture.bound(realms, realm, "cuong", 3));
    assertThat(cuong.rights().keySet())
        .containsExactlyInAnyOrder(
            Right.SEE,
            Right.SEE_DRAFTS,
            Right.SEE_NAMED,
            Right.SEE_LETTERS,
            Right.SEE_PEOPLE,
            Right.SEE_AUDIT_LOG);
  }

  @Test
  void anAdministratorOfAUnitDoesNotKeepTheRealmsOwnMatters() throws Exception {
    Actor ofUnit = actor(realms.account(realm, "quantri1", "administrator", "DU"));
    assertThat(ofUnit.hasSomewhere(Right.ADMINISTER)).isFalse();
    assertThat(ofUnit.unitsOf(Right.GRANT)).containsExactly(new UnitId(1));
    assertThat(actor(realms.account(realm, "quantri2", "administrator", null)).everywhere())
        .containsExactlyInAnyOrder(Right.values());
  }

  @Test
  void aPostOrRoleThatThisVersionDoesNotKnowAllowsNothingAndKeepsNobodyOut() throws Exception {
    realms.sql(realm, "alter table posts drop constraint posts_post");
    realms.sql(realm, "alter table grants drop constraint if exists grants_role");
    realms.sql(
        realm,
        "insert into posts (person_id, unit_id, post, valid_from) values (2, 2, 'treasurer', '2026-01-01')");
    long binh = AccessFixture.bound(realms, realm, "binh", 2);
    realms.sql(
        realm,
        "insert into grants (account_id, role, unit_id, granted_at, granted_by) values ("
            + binh
            + ", 'archivist', 2, now(), 0)");

    assertThat(actor(binh).rights().keySet()).as("still a member").containsExactly(Right.SEE);
    assertThat(new Visitor(port, realm).signIn("binh").get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void everyKindOfPostBringsARole() {
    assertThat(PostKind.values())
        .allSatisfy(post -> assertThat(Role.ofPost(post).rights()).contains(Right.SEE));
  }

  private Actor actor(long account) throws Exception {
    return CurrentRealm.in(realm, () -> viewers.of(account, "page").orElseThrow());
  }
}
