package vn.mach.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("browser")
class SamplesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired FirstStart firstStart;
  @Autowired Samples samples;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void theSampleOfADayIsAlwaysTheSame(@TempDir Path one, @TempDir Path other) throws Exception {
    samples.write(one, LocalDate.of(2026, 11, 22));
    samples.write(other, LocalDate.of(2026, 11, 22));
    try (var files = Files.list(one)) {
      for (Path file : files.toList()) {
        assertThat(file).hasSameTextualContentAs(other.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void onWhateverDayItIsMadeEveryRowIsTakenInAndEachKindOfWorkIsThere() throws Exception {
    for (String day : new String[] {"2028-02-29", "2027-01-01"}) {
      clock.turnTo(LocalDate.parse(day));
      CurrentRealm.in(
          realms.create(),
          () -> {
            samples.fill(LocalDate.parse(day));
            for (String table :
                List.of(
                    "plans",
                    "tasks",
                    "meetings",
                    "attendance_lists",
                    "study_sessions",
                    "inspections",
                    "score_forms",
                    "fee_statements",
                    "concerns",
                    "talks",
                    "findings",
                    "finding_visits",
                    "care_visits",
                    "commendations where status = 'proposed'",
                    "commendations where status = 'decided' and person_id is null",
                    "commendations where status = 'refused'",
                    "commendations where status = 'withdrawn'",
                    "commendations c join accounts a using (person_id) where a.login = 'dangvien' and c.status = 'decided'",
                    "score_sheets where status = 'proposed'",
                    "score_sheets where status = 'voted'",
                    "score_sheets where status = 'confirmed'",
                    "study_attempts where ended_at is not null",
                    "study_essays where status = 'not_marked'",
                    "study_essays where status = 'released'",
                    "study_certificates",
                    "study_sessions where status = 'held'",
                    "inspections where status = 'announced'",
                    "inspections where status = 'reported'",
                    "inspections where status = 'checked'",
                    "inspections where status = 'remedy'",
                    "inspections where status = 'closed'",
                    "inspection_steps where step = 'not_passed'")) {
              assertThat(count(table)).as(table + " on " + day).isPositive();
            }
            return null;
          });
    }
  }

  @Test
  void aFirstStartMakesAnOrganisationThatLooksAlive() throws Exception {
    clock.turnTo(LocalDate.of(2026, 11, 22));
    var realm = realms.create();
    var said = new java.io.ByteArrayOutputStream();
    CurrentRealm.in(
        realm, () -> firstStart.fill(new PrintStream(said, true, StandardCharsets.UTF_8)));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("quantri").contains("bithu");
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(count("units")).isBetween(75L, 85L);
          assertThat(count("people")).isBetween(1300L, 1700L);
          assertThat(count("activities")).isBetween(2500L, 5000L);
          assertThat(count("directives")).isGreaterThanOrEqualTo(6);
          assertThat(count("reports where status = 'sent'")).isEqualTo(3);
          assertThat(count("reports where status = 'draft'")).isEqualTo(1);
        });
    realms.account(realm, "xem", "office", "T");
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      try (var browser = new Browser(port, realm, width, "vi")) {
        browser.signIn("xem");
        browser.screenshot("sample-" + width);
        assertThat(browser.page().locator("main").innerText())
            .contains("Đảng bộ tỉnh (mẫu)")
            .contains("Đảng bộ xã Hòa Sơn")
            .doesNotContain("xã Hòa Thắng");
        browser.open(
            "/home/map?target=CT2026.2&unit="
                + browser.page().locator("[name=unit]").first().getAttribute("value"));
        browser.screenshot("sample-map-" + width);
      }
    }
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
