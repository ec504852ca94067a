package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.Accounts.NewAccount;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Accounts are looked after from strictly above: never by equals, nor by those inspected. */
@MachTest
@Tag("slow")
class AccountCareTest {

  @Autowired TestRealms realms;
  @Autowired Accounts accounts;
  @Autowired AccountAdmin admin;
  @Autowired ActorLoader viewers;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private static final UnitId BRANCH = new UnitId(2);

  Realm realm;
  long secretary;
  long deputy;
  long clerk;
  long inspector;
  long above;
  long office;

  @BeforeEach
  void aBranchWithTwoSecretariesAndAnInspector() {
    realm = AccessFixture.committee(realms);
    secretary = realms.account(realm, "bithu", "secretary", "CB/1");
    deputy = realms.account(realm, "phobithu", "secretary", "CB/1");
    clerk = realms.account(realm, "nhaplieu", "clerk", "CB/1");
    inspector = realms.account(realm, "kiemtra", "inspector", "CB/1");
    above = realms.account(realm, "bithudu", "secretary", "DU");
    office = realms.account(realm, "vanphong", "office", "CB/1");
  }

  @Test
  void ofTwoSecretariesOfAUnitNeitherLooksAfterTheOther() {
    assertThatNothingMayBeDone(deputy, secretary, "secretary");
    var page = new Visitor(port, realm).signIn("phobithu").get("/access/" + secretary);
    assertThat(page.body())
        .doesNotContain("/access/" + secretary + "/code", "/take", "/close", "/person");
  }

  @Test
  void anInspectorIsNotLookedAfterByThoseWhomTheyInspect() {
    assertThatNothingMayBeDone(secretary, inspector, "inspector");
    assertThatNothingMayBeDone(office, inspector, "inspector");
  }

  @Test
  void whoeverHasMoreRightsInTheUnitOrStandsAboveItLooksAfterTheAccount() {
    assertThatEverythingMayBeDone(secretary, clerk, "clerk");
    assertThatEverythingMayBeDone(office, deputy, "secretary");
    assertThatEverythingMayBeDone(above, secretary, "secretary");
    assertThatEverythingMayBeDone(above, inspector, "inspector");
  }

  @Test
  void aRoleBelowIsNotTakenFromSomebodyWhoStandsHigher() {
    realms.sql(
        realm,
        "insert into grants (account_id, role, unit_id, granted_at, granted_by) values (%d, 'clerk', 2, now(), 0)"
            .formatted(above));
    refused(() -> admin.takeRole(actor(secretary), "k", above, grant(above, "clerk")));
  }

  @Test
  void nobodyBindsAnAccountToAnEqual() {
    long other = AccessFixture.bound(realms, realm, "an", 1); // secretary of the branch by post
    long third = realms.account(realm, "moi", "member", "CB/1");
    in(() -> {
      assertThat(admin.bind(actor(deputy), "k", third, new PersonId(1)))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(
              accounts.create(
                  actor(deputy), new NewAccount("gia", "member", BRANCH, new PersonId(1), null)))
          .isInstanceOf(Outcome.Refused.class);
    });
    refused(() -> accounts.makeCode(actor(deputy), new AccountId(other)));
  }

  /** Else the level above would read, under a second account, what rank does not open. */
  @Test
  void nobodyHasASecondAccountBesideTheirOwn() {
    long own = AccessFixture.bound(realms, realm, "an", 1);
    long third = realms.account(realm, "moi", "member", "CB/1");
    in(() -> {
      assertThat(admin.bind(actor(above), "k1", third, new PersonId(1)))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(
              accounts.create(
                  actor(above), new NewAccount("gia", "member", BRANCH, new PersonId(1), null)))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(admin.close(actor(above), "k2", own)).isInstanceOf(Outcome.Done.class);
      assertThat(admin.bind(actor(above), "k3", third, new PersonId(1)))
          .isInstanceOf(Outcome.Done.class);
      assertThat(admin.reopen(actor(above), "k4", own)).isInstanceOf(Outcome.Refused.class);
    });
    Visitor office = new Visitor(port, realm).signIn("bithudu");
    office.get("/access/" + own);
    var refused = office.post("/access/" + own + "/reopen", Map.of("key", "k5"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Người này đã có tài khoản");
  }

  @Test
  void whoMakesAnAccountOfOnesOwnRankHandsOutItsFirstCodeAndNoOther() {
    in(() -> {
      long made =
          done(
              admin.open(
                  actor(secretary), "k1", new NewAccount("moi", "secretary", BRANCH, null, null)));
      assertThatThrownBy(() -> accounts.makeCode(actor(deputy), new AccountId(made)))
          .as("nor the first code of what others made")
          .isInstanceOf(NotFound.class);
      assertThat(done(accounts.makeCode(actor(secretary), new AccountId(made)))).isNotEmpty();
      jdbc.sql("update accounts set password = 'x' where id = ?").param(made).update();
      assertThatThrownBy(() -> accounts.makeCode(actor(secretary), new AccountId(made)))
          .isInstanceOf(NotFound.class);
    });
  }

  @Test
  void twoAdministratorsOfTheWholeRealmAreLookedAfterByTheMachinesCommandOnly() {
    long first = realms.account(realm, "quantri", "administrator", null);
    long second = realms.account(realm, "quantri2", "administrator", null);
    assertThatNothingMayBeDone(first, second, "administrator");
    in(() -> {
      assertThat(done(accounts.makeCode(Actor.system(), new AccountId(second)))).isNotEmpty();
      assertThat(admin.close(Actor.system(), "k", second)).isInstanceOf(Outcome.Done.class);
      assertThat(admin.close(Actor.system(), "k2", first))
          .as("the last one stays")
          .isInstanceOf(Outcome.Refused.class);
      long third =
          done(
              admin.open(
                  actor(first), "k3", new NewAccount("moi", "administrator", null, null, null)));
      assertThat(done(accounts.makeCode(actor(first), new AccountId(third))))
          .as("the only administrator makes a second one")
          .isNotEmpty();
    });
  }

  @Test
  void anAdministratorOfTheRealmLooksAfterInspectorsAndOfficesOfTheWholeRealm() {
    long first = realms.account(realm, "quantri", "administrator", null);
    long all = realms.account(realm, "kiemtratinh", "inspector", null);
    long tinh = realms.account(realm, "vanphongtinh", "office", null);
    assertThatEverythingMayBeDone(first, tinh, "office");
    assertThatEverythingMayBeDone(first, all, "inspector");
    long again = realms.account(realm, "vanphong2", "office", null);
    long inspects = realms.account(realm, "kiemtra2", "inspector", null);
    assertThatNothingMayBeDone(again, inspects, "inspector");
  }

  @Test
  void onesOwnRoleMayBeLaidDown() {
    in(() ->
        assertThat(admin.takeRole(actor(deputy), "k", deputy, grant(deputy, "secretary")))
            .isInstanceOf(Outcome.Done.class));
  }

  private void assertThatNothingMayBeDone(long by, long to, String role) {
    refused(() -> accounts.makeCode(actor(by), new AccountId(to)));
    refused(() -> admin.makeCode(actor(by), "k1", to));
    refused(() -> admin.close(actor(by), "k2", to));
    refused(() -> admin.reopen(actor(by), "k3", to));
    refused(() -> admin.bind(actor(by), "k4", to, null));
    refused(() -> admin.takeRole(actor(by), "k5", to, grant(to, role)));
    in(() -> assertThat(done(admin.makeCodes(actor(by), "k6", java.util.List.of(to)))).isEmpty());
  }

  private void assertThatEverythingMayBeDone(long by, long to, String role) {
    String key = by + "-" + to + "-";
    in(() -> {
      assertThat(done(admin.makeCode(actor(by), key + 1, to))).isNotEmpty();
      assertThat(admin.bind(actor(by), key + 2, to, null)).isInstanceOf(Outcome.Done.class);
      assertThat(admin.close(actor(by), key + 3, to)).isInstanceOf(Outcome.Done.class);
      assertThat(admin.reopen(actor(by), key + 4, to)).isInstanceOf(Outcome.Done.class);
      assertThat(admin.takeRole(actor(by), key + 5, to, grant(to, role)))
          .isInstanceOf(Outcome.Done.class);
      jdbc.sql("update grants set revoked_at = null where account_id = ?").param(to).update();
    });
  }

  private void refused(ThrowingCallable action) {
    in(() -> assertThatThrownBy(action).isInstanceOf(NotFound.class));
  }

  private Actor actor(long account) {
    return viewers.of(account, "page").orElseThrow();
  }

  private long grant(long account, String role) {
    return jdbc.sql("select id from grants where account_id = ? and role = ?")
        .params(account, role)
        .query(Long.class)
        .single();
  }

  private void in(Runnable work) {
    CurrentRealm.run(realm, work);
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }
}
