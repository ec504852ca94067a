package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * A year of a large province: how far it is can be seen, it is done in time, and a cut in the
 * middle leaves nothing half-done.
 */
@MachTest
@Tag("slow")
class BigImportTest {

  private static final Logger LOG = LoggerFactory.getLogger(BigImportTest.class);
  private static final int UNITS = 1_000;
  private static final int ACTIVITIES = 50_000;
  private static final Pattern ROWS = Pattern.compile("([\\d.]+)(?:/[\\d.]+| dòng)");

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  Realm realm;
  Visitor office;
  CommandFixture working;

  @BeforeEach
  void anOffice() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    realms.account(realm, "van.phong", "office", null);
    office = new Visitor(port, realm).signIn("van.phong");
  }

  @Test
  void fiftyThousandRowsShowHowFarTheyAreAndACutInTheMiddleLeavesNothingHalfDone() {
    long began = System.nanoTime();
    long id =
        new ImportFixture(office)
            .sendOne(Map.of("units.csv", units(), "activities.csv", activities()));
    TreeSet<Long> seen = new TreeSet<>();
    String bar = progress(id);
    while (bar.contains("data-hx-get=")) {
      Matcher rows = ROWS.matcher(bar);
      if (rows.find()) {
        seen.add(Long.parseLong(rows.group(1).replace(".", "")));
      }
      bar = progress(id);
    }
    long validated = System.nanoTime();
    assertThat(seen).as("what the bar showed").anyMatch(rows -> rows > 0 && rows < ACTIVITIES);
    assertThat(office.get("/exchange/imports/" + id).body()).contains("51.001 dòng sẽ được nhận");

    accept(id);
    terminateWhoTakesRowsIn(id);
    working.await(realm, id);
    while (progress(id).contains("data-hx-get=")) {
      // the connection that was ended is still on its way out
    }
    assertThat(office.get("/exchange/imports/" + id).body())
        .contains("Không có dòng nào được nhận", "Nhận tất cả 51.001 dòng");
    for (String table :
        new String[] {"units", "unit_versions", "unit_closure", "activities", "changes"}) {
      assertThat(working.count(realm, table)).as(table).isZero();
    }
    assertThat(
            working.number(
                realm, "select count(*) from audit_log where action = 'exchange.imported'"))
        .isZero();

    long again = System.nanoTime();
    accept(id);
    working.await(realm, id);
    long done = System.nanoTime();
    assertThat(office.get("/exchange/imports/" + id).body()).contains("Đã nhận 51.001 dòng");
    assertThat(working.count(realm, "activities")).isEqualTo(ACTIVITIES);
    long seconds = (validated - began + done - again) / 1_000_000_000;
    LOG.info(
        "50,000 activities: read and validated in {} ms, taken in in {} ms",
        (validated - began) / 1_000_000,
        (done - again) / 1_000_000);
    assertThat(seconds).isLessThan(60);
  }

  @Test
  void anImportWhoseServerDiedSaysThatNothingWasTakenIn() {
    realms.sql(
        realm,
        """
        insert into imports (account_id, file_name, started_at, stage)
        values (0, 'chết giữa chừng.zip', now(), 'reading'), (0, 'đứt giữa chừng.zip', now(), 'accepting')
        """);
    assertThat(office.get("/exchange/imports/1").body())
        .contains("Không thành", "Máy chủ dừng", "Không có dòng nào được nhận");
    assertThat(office.get("/exchange/imports/2").body()).contains("Không có dòng nào được nhận");
  }

  private String progress(long id) {
    return working.progress(office, realm, id);
  }

  /** As each opening of the page gives the form a key of its own. */
  private void accept(long id) {
    assertThat(ImportFixture.decide(office, id, "accept", Map.of("rows", "all")).statusCode())
        .isEqualTo(302);
  }

  /** Ends the connection whose transaction takes the import in, once it has begun to. */
  private void terminateWhoTakesRowsIn(long id) {
    long ended = 0;
    while (ended == 0) {
      ended =
          working.number(
              realm,
              """
              select count(*) from (
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1
                  and (classid::bigint << 32 | objid::bigint) = hashtextextended(current_schema() || ' import %d', 0)
                  and exists (select 1 from imports where id = %d and stage = 'accepting' and done_rows > 0)
                  and exists (select 1 from pg_stat_activity a where a.pid = pg_locks.pid and a.query ilike '%%insert into activities%%')
              ) ended
              """
                  .formatted(id, id));
    }
  }

  private static byte[] units() {
    StringBuilder text =
        new StringBuilder("code,name,kind,parent,valid_from\nTU,Tỉnh ủy,province,,2015-01-01\n");
    for (int i = 0; i < UNITS; i++) {
      text.append(
          i % 50 == 0
              ? "X%d,Xã %d,commune,TU,2015-01-01\n".formatted(i, i)
              : "X%d,Chi bộ %d,branch,X%d,2015-01-01\n".formatted(i, i, i / 50 * 50));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] activities() {
    StringBuilder text =
        new StringBuilder("ref;unit;kind;form;title;held_on;status;expected;present;tags\n");
    for (int i = 0; i < ACTIVITIES; i++) {
      text.append(
          "A%d;X%d;branch_meeting;in_person;Sinh hoạt chi bộ tháng %d;%s;confirmed;%d;%d;thường kỳ\n"
              .formatted(
                  i,
                  i % UNITS,
                  i % 12 + 1,
                  LocalDate.of(2025, i % 12 + 1, i % 28 + 1),
                  20 + i % 10,
                  15 + i % 10));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
