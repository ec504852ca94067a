package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.app.exchange.Countries;
import vn.mach.app.exchange.FolderImport;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeStep;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/**
 * What the bench of live totals measures on a country, done once on a small one and compared with
 * the evidence.
 */
@MachTest
@Tag("browser")
class CountryRollupsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final LocalDate LAST_YEAR = LocalDate.of(2025, 12, 31);

  @TempDir Path folder;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired FolderImport folders;
  @Autowired JdbcClient jdbc;
  @Autowired TargetRollups totals;
  @Autowired RollupTotals stored;
  @Autowired TargetRollupsSql sql;
  @Autowired DailyAggregates days;
  @Autowired BoardSnapshots past;
  @Autowired SnapshotCounts counts;
  @Autowired BoardSnapshotsSql pastSql;
  @Autowired EvidenceCounts evidence;
  @Autowired ConsistencyCheckSql agreed;
  @Autowired ConsistencyCheck consistencyCheck;
  @Autowired TestJobs jobs;
  @Autowired Reorganisations reorganisations;
  @LocalServerPort int port;

  @Test
  void theTotalsOfASmallCountryFollowItsOfficesAndItsTreeAndAgreeWithTheEvidence()
      throws Exception {
    clock.turnTo(TODAY);
    Countries.write(folder, 2_000, 2_000, 12, 2025);
    Realm realm = realms.create();
    assertThat(CurrentRealm.in(realm, () -> folders.takeIn(Actor.system(), folder)))
        .isInstanceOf(Outcome.Done.class);
    CurrentRealm.run(realm, this::refreshAll);
    List<Visitor> offices = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      realms.account(realm, "vanphong" + i, "office", "T0" + i);
      Visitor office = new Visitor(port, realm).signIn("vanphong" + i);
      office.get("/"); // takes the token that follows a sign-in
      offices.add(office);
    }
    AtomicBoolean over = new AtomicBoolean();
    try (var people = Executors.newFixedThreadPool(6)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < offices.size(); i++) {
        Visitor office = offices.get(i);
        List<Long> drafts = CurrentRealm.in(realm, drafts("T0" + (i + 1), i));
        working.add(people.submit(() -> confirmAndSometimesWithdraw(office, drafts)));
      }
      List<Future<?>> nodes = new ArrayList<>();
      for (int node = 0; node < 2; node++) {
        nodes.add(people.submit(() -> CurrentRealm.run(realm, () -> refreshUntil(over))));
      }
      try {
        for (Future<?> it : working) {
          it.get();
        }
        CurrentRealm.run(realm, this::moveACommuneAcrossProvinces);
      } finally {
        over.set(true);
      }
      for (Future<?> it : nodes) {
        it.get();
      }
    }
    CurrentRealm.run(
        realm,
        () -> {
          refreshAll();
          consistencyCheck.check(null, (done, steps) -> {});
          assertThat(agreed.faults(20)).isEmpty();
          assertThat(agreed.dayFaults(20)).isEmpty();
          List<UnitId> some = units();
          boardsAreWhatTheEvidenceSays(some);
          historyIsWhatTheEvidenceSays(some);
        });
    whoAsksForAPastDayIsToldHowFarItIsAndThenSeesIt(realm);
  }

  private void whoAsksForAPastDayIsToldHowFarItIsAndThenSeesIt(Realm realm) throws Exception {
    realms.account(realm, "toanquoc", "office", null);
    String before = "?on=" + LAST_YEAR;
    for (String language : List.of("vi", "en")) {
      for (int width : new int[] {Browser.DESK, Browser.PHONE}) {
        try (var browser = new Browser(port, realm, width, language).signIn("toanquoc")) {
          var page = browser.open("/" + before);
          PlaywrightAssertions.assertThat(page.locator("#counting"))
              .containsText(
                  language.equals("vi")
                      ? "Đang cộng từ các hoạt động đến ngày 31/12/2025"
                      : "Counting the activities up to 31/12/2025");
          browser.screenshot("counting-" + width + "-" + language);
        }
      }
    }
    try (var browser = new Browser(port, realm, Browser.DESK, "vi").signIn("toanquoc")) {
      var page = browser.open("/" + before);
      CurrentRealm.run(realm, this::countPastDays);
      var first = page.locator(".desk-only tr.own td").first();
      PlaywrightAssertions.assertThat(first)
          .containsText(CurrentRealm.in(realm, this::firstTargetInTheCentre));
      CurrentRealm.run(realm, this::pastDaysAreWhatTheEvidenceSays);
      Visitor office = new Visitor(port, realm).signIn("toanquoc");
      assertThat(
              office
                  .get(
                      "/home/map"
                          + before
                          + "&unit="
                          + CurrentRealm.in(realm, this::centre)
                          + "&target=T01")
                  .body())
          .contains("id=\"counting\"");
      CurrentRealm.run(realm, this::countPastDays);
      assertThat(
              office
                  .get(
                      "/home/map"
                          + before
                          + "&unit="
                          + CurrentRealm.in(realm, this::centre)
                          + "&target=T01")
                  .body())
          .contains("<svg")
          .doesNotContain("id=\"counting\"");
      assertThat(
              office
                  .get("/home/map?target=T01&unit=" + CurrentRealm.in(realm, this::centre))
                  .body())
          .as("today's map is there while its course is counted")
          .contains("class=\"map\"", "id=\"counting\"");
      CurrentRealm.run(realm, this::countPastDays);
      assertThat(
              office
                  .get("/home/map?target=T01&unit=" + CurrentRealm.in(realm, this::centre))
                  .body())
          .contains("class=\"map\"")
          .doesNotContain("id=\"counting\"");

      CurrentRealm.run(realm, this::meetingsThatCameLate);
      page.reload();
      PlaywrightAssertions.assertThat(page.locator("#counting")).isVisible();
      CurrentRealm.run(realm, this::countPastDays);
      PlaywrightAssertions.assertThat(first)
          .containsText(CurrentRealm.in(realm, this::firstTargetInTheCentre));
      CurrentRealm.run(realm, this::pastDaysAreWhatTheEvidenceSays);
    }
    CurrentRealm.run(realm, this::otherDaysAreForgottenAndEndsOfMonthsReadyInTheMorning);
  }

  private void otherDaysAreForgottenAndEndsOfMonthsReadyInTheMorning() {
    LocalDate odd = LocalDate.of(2026, 2, 11);
    counts.keep(new UnitId(centre()), sql.allRunning(odd), odd, (done, steps) -> {});
    jdbc.sql("update board_snapshots set stored_at = stored_at - interval '61 days'").update();
    counts.keepMonthEnds((done, steps) -> {});
    assertThat(
            jdbc.sql("select distinct day from board_snapshots where counting is null order by day")
                .query(LocalDate.class)
                .list())
        .containsExactlyElementsOf(
            LocalDate.of(2025, 1, 31)
                .datesUntil(TODAY)
                .filter(it -> it.plusDays(1).getDayOfMonth() == 1)
                .toList());
  }

  private long centre() {
    return jdbc.sql("select id from units where code = 'TW'").query(Long.class).single();
  }

  private void countPastDays() {
    jobs.run("rollups.past_day");
  }

  private String firstTargetInTheCentre() {
    TargetValue value =
        evidence
            .totals(
                sql.allRunning(LAST_YEAR).subList(0, 1),
                List.of(new UnitId(centre())),
                List.of(LAST_YEAR),
                HierarchyMode.AT_EVENT_DATE)
            .getFirst()
            .value();
    return NumberFormat.getIntegerInstance(Locale.of("vi")).format(value.onPace())
        + "/"
        + NumberFormat.getIntegerInstance(Locale.of("vi")).format(value.due());
  }

  private void pastDaysAreWhatTheEvidenceSays() {
    List<Long> targets = sql.allRunning(LAST_YEAR);
    List<UnitId> shown =
        jdbc.sql("select unit_id from units_on(?) where code = 'TW' or code < 'T99' and code > 'T'")
            .param(LAST_YEAR)
            .query((row, it) -> new UnitId(row.getLong(1)))
            .list();
    assertThat(pastSql.kept(targets, shown, List.of(LAST_YEAR)))
        .hasSize(targets.size() * shown.size());
    assertThat(
            new HashSet<>(
                stored.totals(targets, shown, List.of(LAST_YEAR), HierarchyMode.AT_EVENT_DATE)))
        .isEqualTo(
            new HashSet<>(
                evidence.totals(targets, shown, List.of(LAST_YEAR), HierarchyMode.AT_EVENT_DATE)));
  }

  /**
   * As many as the first target asks for, in a branch that had not reached it by the end of the
   * year, written to the change feed and refreshed.
   */
  private void meetingsThatCameLate() {
    jdbc.sql(
            """
            with short as (
              select s.unit_id from units_on(:day) s
              where s.kind = 'branch' and (select count(*) from activities a where a.unit_id = s.unit_id and a.kind = 'branch_meeting' and a.status = 'confirmed' and a.held_on <= :day) < 6
              order by s.code limit 1
            ), a as (
              insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
              select 'LATE-' || n, unit_id, 'branch_meeting', 'Họp', :day, 'confirmed', 0, now() from short, generate_series(1, 6) n returning id
            )
            insert into changes (topic, subject_id, sign) select 'activities', id, 1 from a\
            """)
        .param("day", LAST_YEAR)
        .update();
    refreshAll();
  }

  /** Drafts of today and of late in last year, in branches of a province. */
  private java.util.concurrent.Callable<List<Long>> drafts(String province, int number) {
    return () ->
        jdbc.sql(
                """
                insert into activities (ref, unit_id, kind, form, title, held_on, status, expected, present, attendance_reason, recorded_by, recorded_at)
                select 'D' || :number || '-' || row_number() over (), s.unit_id, case when row_number() over () % 2 = 0 then 'dissemination' else 'branch_meeting' end,
                  'in_person', 'Học tập', case when row_number() over () % 3 = 0 then :today - 100 else :today end, 'draft', 20, 11, 'Họp mở rộng', 0, now()
                from units_on(:today) s
                where s.kind = 'branch' and exists (
                  select 1 from unit_closure_on(:today) a join units p on p.id = a.ancestor_id where a.unit_id = s.unit_id and p.code = :province)
                order by s.code limit 40
                returning id\
                """)
            .param("number", number)
            .param("today", TODAY)
            .param("province", province)
            .query((row, it) -> row.getLong(1))
            .list();
  }

  private static void confirmAndSometimesWithdraw(Visitor office, List<Long> drafts) {
    for (long draft : drafts) {
      done(office.post("/activities/" + draft + "/confirm", Map.of("key", "c" + draft)));
      if (draft % 4 == 0) {
        done(
            office.post(
                "/activities/" + draft + "/withdraw",
                Map.of("key", "w" + draft, "reason", "nhầm")));
      }
    }
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private void moveACommuneAcrossProvinces() {
    ReorganisationDecision decision =
        new ReorganisationDecision(
            TODAY.minusMonths(7), "01-QĐ/TW", "thử", List.of(new TreeStep.Move("X00001", "T05")));
    assertThat(reorganisations.carryOut(Actor.system(), "d", decision, null))
        .isInstanceOf(Outcome.Done.class);
  }

  private void boardsAreWhatTheEvidenceSays(List<UnitId> units) {
    List<Long> targets = sql.allRunning(TODAY);
    assertThat(targets).hasSize(20);
    assertThat(
            new HashSet<>(
                stored.totals(targets, units, List.of(TODAY), HierarchyMode.AT_EVENT_DATE)))
        .isEqualTo(
            new HashSet<>(
                evidence.totals(targets, units, List.of(TODAY), HierarchyMode.AT_EVENT_DATE)));
  }

  private void historyIsWhatTheEvidenceSays(List<UnitId> units) {
    Map<String, FigureFunction> figures = new HashMap<>();
    jdbc.sql("select code, function from figures")
        .query(row -> {
          figures.put(row.getString(1), FigureFunction.of(row.getString(2)));
        });
    List<Period> odd =
        List.of(
            new Period(LocalDate.of(2025, 3, 13), LocalDate.of(2025, 9, 17)),
            new Period(LocalDate.of(2025, 7, 1), TODAY));
    for (HierarchyMode reading :
        List.of(HierarchyMode.AT_EVENT_DATE, new HierarchyMode.AsOf(TODAY))) {
      assertThat(days.values(figures, units, odd, reading))
          .usingRecursiveComparison()
          .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
          .isEqualTo(evidence.values(figures, units, odd, reading));
    }
  }

  /** The centre, provinces, communes and some of the others. */
  private List<UnitId> units() {
    return jdbc.sql(
            "select unit_id from units_on(?) where code = 'TW' or code < 'T10' and code > 'T' or code < 'X00006' and code > 'X' or code like 'G%1' and code < 'G000100' or code like 'B%01'")
        .param(TODAY)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }

  private void refreshAll() {
    boolean more = true;
    while (more) {
      more = totals.refresh();
    }
  }

  private void refreshUntil(AtomicBoolean over) {
    while (!over.get()) {
      try {
        totals.refresh();
      } catch (ConcurrencyFailureException e) {
        // another node's refresh ended in between; this one's is tried again, as it is every time
      }
    }
  }
}
