package vn.mach.organisation.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class NightlyTasksTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired List<NightlyTasks> nightly;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void aBranchWithOldDrafts() {
    clock.turnTo(LocalDate.of(2026, 11, 10));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "mot", "secretary", "X1");
    realms.sql(
        realm,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
        select 'A' || days, id, 'visit', 'Thăm ' || days || ' ngày', '2026-10-01', 'draft', 0,
          timestamptz '2026-11-10 00:00+07' - days * interval '1 day'
        from units, unnest(array[6, 10, 40]) days where code = 'X1'
        """);
  }

  @Test
  void anOldDraftIsATaskOfTheKindsTermUntilItIsWithdrawnAndAReportOnlyNearItsEnd() {
    realms.sql(
        realm, "update task_kinds set term_days = 4, term_working = false where code = 'draft'");
    Visitor one = new Visitor(port, realm).signIn("mot");
    night();
    night();
    String tasks = one.get("/tasks").body();
    assertThat(tasks).contains("Thăm 10 ngày", "hạn 14/11/2026");
    assertThat(tasks).doesNotContain("Thăm 6 ngày", "Thăm 40 ngày", "hạn 31/12/2026");
    assertThat(count("kind = 'draft'")).isEqualTo(1);

    clock.turnTo(LocalDate.of(2026, 12, 1));
    night();
    night();
    assertThat(one.get("/tasks").body()).contains("hạn 31/12/2026");
    assertThat(count("kind = 'report' and unit_id = (select id from units where code = 'X1')"))
        .isPositive();
    assertThat(count("kind = 'report' and unit_id = (select id from units where code = 'X2')"))
        .as("nobody writes reports there")
        .isZero();
  }

  @Test
  void whatAnotherPageSettlesIsNotHandedOnAndItsKindKeepsATerm() {
    night();
    long id = number("select id from tasks where kind = 'draft'");
    Visitor commune = new Visitor(port, realm).signIn("xa");
    assertThat(commune.get("/tasks/" + id).body()).doesNotContain("hand-on");
    HttpResponse<String> handed =
        commune.post(
            "/tasks/" + id + "/hand-on", Map.of("key", "k1", "to", "X2", "until", "2026-11-12"));
    assertThat(handed.statusCode()).isEqualTo(404);

    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = new Visitor(port, realm).signIn("quantri");
    administrator.get("/tasks/kinds/discrepancy");
    assertThat(administrator.post("/tasks/kinds/discrepancy", kind("")).statusCode())
        .isEqualTo(422);
    assertThat(administrator.post("/tasks/kinds/discrepancy", kind("6")).statusCode())
        .isEqualTo(302);
    assertThat(number("select term_days from task_kinds where code = 'discrepancy'")).isEqualTo(6);
  }

  private static Map<String, String> kind(String days) {
    return Map.of("key", "k2" + days, "nameVi", "Lệch", "nameEn", "Differs", "termDays", days);
  }

  private void night() {
    CurrentRealm.run(realm, () -> nightly.forEach(it -> it.follow((done, steps) -> {})));
  }

  private long count(String which) {
    return number("select count(*) from tasks where " + which);
  }

  private long number(String sql) {
    long[] found = new long[1];
    CurrentRealm.run(realm, () -> found[0] = jdbc.sql(sql).query(Long.class).single());
    return found[0];
  }
}
