package vn.mach.organisation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Whoever did something is called by their name; logins stand where accounts are cared for. */
@MachTest
@Tag("slow")
class NamesInsteadOfLoginsTest {

  private static final Path TEMPLATES = Path.of("src/main/jte");

  /** Pages of accounts, the reader's own account, and e-mail to accounts and its server. */
  private static final Set<String> OF_ACCOUNTS =
      Set.of(
          "base/web/top.jte",
          "organisation/access/audit_log.jte",
          "organisation/access/codes.jte",
          "organisation/access/list.jte",
          "organisation/access/me.jte",
          "organisation/access/sheet.jte",
          "organisation/access/show.jte",
          "organisation/notices/mail.jte");

  private static final Pattern LOGIN = Pattern.compile("\\blogin\\(\\)");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private long office;

  @BeforeEach
  void anOfficeWhoseAccountIsBoundToAPerson() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = AccessFixture.committee(realms);
    office = realms.account(realm, "vp7", "office", "DU");
    realms.sql(realm, "update accounts set person_id = 3 where id = " + office);
    realms.account(realm, "quantri", "administrator", "DU");
  }

  @Test
  void onlyPagesOfAccountsShowLogins() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<String> showing =
          files
              .filter(Files::isRegularFile)
              .filter(NamesInsteadOfLoginsTest::showsALogin)
              .map(it -> TEMPLATES.relativize(it).toString().replace('\\', '/'))
              .toList();
      assertThat(showing).containsExactlyInAnyOrderElementsOf(OF_ACCOUNTS);
    }
  }

  @Test
  void whoLookedAtMyRecordIsCalledByTheirName() {
    AccessFixture.bound(realms, realm, "binh", 2);
    new Visitor(port, realm).signIn("vp7").get("/people/2");
    assertThat(new Visitor(port, realm).signIn("binh").get("/me").body())
        .contains("Lê Mạnh Cường")
        .doesNotContain("vp7");
  }

  @Test
  void whoEnteredADecisionAboutUnitsIsCalledByTheirName() {
    realms.sql(
        realm,
        """
        insert into unit_decisions (id, day, symbol, reason, steps, at, account_id, login) overriding system value values (900, '2026-01-01', '1-QĐ', 'Sáp nhập', '[]', now(), %d, 'vp7');
        insert into unit_decision_units (decision_id, unit_id) values (900, 2)\
        """
            .formatted(office));
    assertThat(new Visitor(port, realm).signIn("quantri").get("/units/decisions/900").body())
        .contains("Lê Mạnh Cường")
        .doesNotContain("vp7");
  }

  @Test
  void whoAskedForWorkAndWhoSentAFileAreCalledByTheirNames() {
    realms.sql(
        realm,
        """
        insert into jobs (id, type, about, arguments, account_id, login, status, asked_at, ended_at) overriding system value
        values (900, 'rollups.check', 'rollups', '{}', %1$d, 'vp7', 'failed', now(), now());
        insert into imports (id, account_id, file_name, started_at, stage) overriding system value values (900, %1$d, 'don-vi.csv', now(), 'validated')\
        """
            .formatted(office));
    Visitor administrator = new Visitor(port, realm).signIn("quantri");
    for (String path : List.of("/jobs/900", "/exchange", "/exchange/imports/900")) {
      assertThat(administrator.get(path).body())
          .as(path)
          .contains("Lê Mạnh Cường")
          .doesNotContain("vp7");
    }
  }

  @Test
  void anAdministratorReadsNameAndLoginInTheAuditLog() {
    Visitor secretary = new Visitor(port, realm).signIn("vp7");
    secretary.get("/access/new");
    secretary.post("/access", Map.of("key", "k1", "login", "moi", "role", "clerk", "unit", "CB/1"));
    assertThat(new Visitor(port, realm).signIn("quantri").get("/access/audit").body())
        .contains("Lê Mạnh Cường <span class=\"text-secondary\">(vp7)</span>");
  }

  private static boolean showsALogin(Path template) {
    try {
      return LOGIN.matcher(Files.readString(template)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
