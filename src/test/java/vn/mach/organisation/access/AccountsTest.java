package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.Accounts.FirstAdministrator;
import vn.mach.organisation.access.Accounts.NewAccount;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
@Tag("slow")
class AccountsTest {

  @Autowired TestRealms realms;
  @Autowired Accounts accounts;
  @Autowired AccountsSql sql;
  @Autowired ActorLoader viewers;
  @Autowired PasswordEncoder passwords;

  @Test
  void theFirstAdministratorGetsARandomPasswordOnceAndMustChangeIt() throws Exception {
    CurrentRealm.in(
        realms.create(),
        () -> {
          FirstAdministrator first = done(accounts.createFirstAdministrator("QuanTri"));

          assertThat(first.login()).isEqualTo("quantri");
          assertThat(first.password()).hasSizeGreaterThan(15);
          var stored = sql.find(first.account().value()).orElseThrow();
          assertThat(stored.mustChange()).isTrue();
          assertThat(stored.password()).startsWith("{argon2}");
          assertThat(passwords.matches(first.password(), stored.password())).isTrue();
          assertThat(reason(accounts.createFirstAdministrator("another")))
              .isEqualTo("access.refused.not_first");
          return null;
        });
  }

  @Test
  void nobodyGivesARightThatTheyDoNotHaveThere() throws Exception {
    Realm realm = tree();
    long office = realms.account(realm, "vanphong", "office", "DU");
    long secretary = realms.account(realm, "bithu", "secretary", "CB1");
    CurrentRealm.in(
        realm,
        () -> {
          Actor theOffice = viewers.of(office, "page").orElseThrow();
          Actor theSecretary = viewers.of(secretary, "page").orElseThrow();

          assertThat(reason(accounts.create(theSecretary, asked("a", "office", 2))))
              .isEqualTo("access.refused.role_beyond");
          assertThat(reason(accounts.create(theSecretary, asked("a", "clerk", 3))))
              .as("a branch beside")
              .isEqualTo("access.refused.role_beyond");
          assertThat(reason(accounts.create(theSecretary, asked("a", "clerk", 1))))
              .as("the committee above")
              .isEqualTo("access.refused.role_beyond");
          assertThat(reason(accounts.create(theOffice, asked("a", "administrator", 2))))
              .isEqualTo("access.refused.role_beyond");
          assertThat(
                  reason(
                      accounts.create(
                          theOffice, new NewAccount("a", "observer", null, null, null))))
              .isEqualTo("access.refused.role_beyond");
          assertThat(accounts.create(theSecretary, asked("a", "clerk", 2)))
              .isInstanceOf(Outcome.Done.class);
          assertThat(accounts.create(theOffice, asked("b", "secretary", 3)))
              .isInstanceOf(Outcome.Done.class);
          assertThat(reason(accounts.create(theOffice, asked("B ", "secretary", 3))))
              .isEqualTo("access.refused.login_taken");
          return null;
        });
  }

  @Test
  void aCodeIsMadeOnlyForAccountsThatMayDoNoMore() throws Exception {
    Realm realm = tree();
    long office = realms.account(realm, "vanphong", "office", "DU");
    long secretary = realms.account(realm, "bithu", "secretary", "CB1");
    long clerk = realms.account(realm, "nhaplieu", "clerk", "CB1");
    long beside = realms.account(realm, "bithu2", "secretary", "CB2");
    CurrentRealm.in(
        realm,
        () -> {
          Actor theSecretary = viewers.of(secretary, "page").orElseThrow();
          assertThat(done(accounts.makeCode(theSecretary, new AccountId(clerk))))
              .matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
          for (long other : new long[] {office, beside, secretary, 999}) {
            assertThatThrownBy(() -> accounts.makeCode(theSecretary, new AccountId(other)))
                .isInstanceOf(NotFound.class);
          }
          assertThat(
                  done(
                      accounts.makeCode(
                          viewers.of(office, "page").orElseThrow(), new AccountId(beside))))
              .isNotEmpty();
          return null;
        });
  }

  @Test
  void aPasswordIsLongAndNotOneThatEverybodyTakes() throws Exception {
    Realm realm = realms.create();
    long account = realms.account(realm, "nguyenvana1", "member", null);
    CurrentRealm.in(
        realm,
        () -> {
          for (String bad :
              new String[] {
                "ngan",
                "1234567890",
                "Mat Khau 1234",
                "nguyenvana1",
                "aaaaaaaaaaaaaa",
                "a".repeat(201)
              }) {
            assertThat(accounts.setPassword(Actor.system(), new AccountId(account), bad, false))
                .as(bad)
                .isInstanceOf(Outcome.Refused.class);
          }
          assertThat(
                  accounts.setPassword(
                      Actor.system(), new AccountId(account), "mưa rơi trên mái", false))
              .isInstanceOf(Outcome.Done.class);
          return null;
        });
  }

  private Realm tree() {
    Realm realm = realms.create();
    Tree.of("DU", "DU/CB1", "DU/CB2")
        .named("DU", "Đảng ủy", "grassroots_committee")
        .named("CB1", "Chi bộ 1", "branch")
        .named("CB2", "Chi bộ 2", "branch")
        .plant(realms, realm);
    return realm;
  }

  private static NewAccount asked(String login, String role, long unit) {
    return new NewAccount(login, role, new UnitId(unit), null, null);
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }

  private static String reason(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? refused.refusals().getFirst().reason()
        : "done";
  }
}
