package vn.mach.evidence.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.TestJobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.SmallRealm;
import vn.mach.evidence.figures.TargetTotal;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeStep;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class TargetRollupsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TargetRollups totals;
  @Autowired TargetRollupsSql sql;
  @Autowired EvidenceCounts evidence;
  @Autowired DailyAggregates days;
  @Autowired BoardSnapshots past;
  @Autowired SnapshotCounts counts;
  @Autowired BoardSnapshotsSql pastSql;
  @Autowired Figures figures;
  @Autowired Reorganisations reorganisations;
  @Autowired ConsistencyCheck consistencyCheck;
  @Autowired TestJobs jobs;
  @Autowired ConsistencyCheckSql consistencyCheckSql;
  @Autowired PlatformTransactionManager transactions;
  @LocalServerPort int port;

  private LocalDate day = LocalDate.of(2026, 7, 15);
  private int number;
  private int keptDays;

  @Test
  void oneMoreInspectionReachesTheTopAndItsWithdrawalTakesItBack() {
    Realm realm = smallRealm();
    CurrentRealm.run(
        realm,
        () -> {
          refreshAll();
          assertThat(board("KT.1", 1)).isEqualTo(new TargetValue(5, 2, 5, 2));
          jdbc.sql(
                  "insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at) values ('N', 8, 'inspection', 'Kiểm tra', '2026-07-14', 'confirmed', 0, now())")
              .update();
          assertThat(board("KT.1", 1))
              .as("not in the change feed, so not refreshed")
              .isEqualTo(new TargetValue(5, 2, 5, 2));
          tell("N", 1);
          refreshAll();
          assertThat(board("KT.1", 1)).isEqualTo(new TargetValue(5, 3, 5, 1));
          jdbc.sql(
                  "update activities set status = 'withdrawn', withdrawn_by = 0, withdrawn_at = now(), withdrawn_reason = 'nhầm' where ref = 'N'")
              .update();
          tell("N", -1);
          refreshAll();
          assertThat(board("KT.1", 1)).isEqualTo(new TargetValue(5, 2, 5, 2));
          assertThat(sql.pending(day)).isFalse();
        });
  }

  @Test
  void aTargetThatAsksMoreIsCountedAnew() {
    CurrentRealm.run(
        smallRealm(),
        () -> {
          refreshAll();
          jdbc.sql(
                  "update target_minimums set minimum = 3 where target_id = 101 and has_committee is null")
              .update();
          counts.keep(new UnitId(1), allTargets(), LocalDate.of(2026, 7, 14), (done, steps) -> {});
          jdbc.sql(
                  "update target_minimums set minimum = 1 where target_id = 101 and has_committee is null")
              .update();
          assertThat(pastSql.kept(List.of(101L), units(), before()))
              .as("what was kept of it is forgotten at once")
              .isEmpty();
          refreshAll();
          isAsTheEvidenceSays("after the change");
        });
  }

  @Test
  void aTotalThatDisagreesIsNamedWithItsUnitAndMendedOnlyByAClick() {
    Realm realm = smallRealm();
    realms.account(realm, "vanphong", "office", null);
    CurrentRealm.run(
        realm,
        () -> {
          refreshAll();
          consistencyCheck.check(null, (done, steps) -> {});
          assertThat(consistencyCheckSql.last().orElseThrow().faults()).isZero();
          jdbc.sql(
                  "update target_rollups set done = done + 1 where unit_id = 2 and target_id = 101")
              .update();
          consistencyCheck.check(new UnitId(3), (done, steps) -> {});
          assertThat(consistencyCheckSql.last().orElseThrow().faults())
              .as("another subtree")
              .isZero();
          consistencyCheck.check(new UnitId(2), (done, steps) -> {});
          assertThat(consistencyCheckSql.last().orElseThrow().faults()).isOne();
          jdbc.sql(
                  "update daily_aggregates set activities = activities + 1 where unit_id = 2 and figure = 'kiem_tra' and day = (select min(day) from daily_aggregates where unit_id = 2 and figure = 'kiem_tra')")
              .update();
          counts.keep(new UnitId(1), allTargets(), LocalDate.of(2026, 7, 14), (done, steps) -> {});
          jdbc.sql(
                  "update board_snapshots set done = done + 1 where unit_id = 3 and target_id = 101")
              .update();
          consistencyCheck.check(null, (done, steps) -> {});
        });
    var office = new Visitor(port, realm).signIn("vanphong");
    assertThat(office.get("/rollups").body())
        .contains("Đảng bộ xã Tân Lập")
        .contains("Đang giữ 2/3 đạt, 3 đúng tiến độ; đếm lại được 1/3 đạt, 3 đúng tiến độ")
        .contains("Khác nhau trong 1 ngày")
        .contains("Tính đến 14/07/2026");
    CurrentRealm.run(
        realm,
        () -> {
          refreshAll();
          assertThat(board("KT.1", 2))
              .as("nothing mends itself")
              .isEqualTo(new TargetValue(3, 2, 3, 1));
        });
    office.post("/rollups/mend", Map.of("key", "m1"));
    assertThat(office.get("/rollups").body()).contains("Đang tính lại theo yêu cầu của vanphong");
    assertThat(office.post("/rollups/check", Map.of("key", "c1", "unit", "")).statusCode())
        .as("one at a time")
        .isEqualTo(422);
    CurrentRealm.run(realm, () -> jobs.run("rollups."));
    CurrentRealm.run(
        realm, () -> assertThat(board("KT.1", 2)).isEqualTo(new TargetValue(3, 1, 3, 1)));
    assertThat(office.get("/rollups").body())
        .contains("các tổng khớp")
        .doesNotContain("Đang tính lại");
    assertThat(office.post("/rollups/check", Map.of("key", "c2", "unit", "KHONGCO")).body())
        .contains("Không có tổ chức nào tên hay mã “KHONGCO”");
    assertThat(
            office
                .post(
                    "/rollups/check", Map.of("key", "c3", "unit", "Đảng bộ xã Tân Lập · Tỉnh (G1)"))
                .statusCode())
        .as("as suggested")
        .isEqualTo(302);
    CurrentRealm.run(
        realm,
        () ->
            assertThat(
                    jdbc.sql(
                            "select count(*) from audit_log where action = 'rollups.totals_mended'")
                        .query(Long.class)
                        .single())
                .isOne());
  }

  @Test
  void aWrongDayOnWhichAUnitFallsBehindIsFoundBeforeItComes() {
    CurrentRealm.run(
        smallRealm(),
        () -> {
          refreshAll();
          jdbc.sql(
                  "update target_unit_results set behind_from = 'infinity' where unit_id = 8 and target_id = 101")
              .update();
          consistencyCheck.check(null, (done, steps) -> {});
          assertThat(consistencyCheckSql.last().orElseThrow().faults()).isOne();
        });
  }

  @Test
  void aNewDayMovesThoseWhoseTimeHasComeAndNothingIsCountedTwice() {
    CurrentRealm.run(
        smallRealm(),
        () -> {
          jdbc.sql("update target_minimums set minimum = 6 where has_committee").update();
          day = LocalDate.of(2026, 6, 29);
          clock.turnTo(day);
          refreshAll();
          assertThat(board("KT.1", 1)).isEqualTo(new TargetValue(5, 1, 4, 2));
          day = LocalDate.of(2026, 6, 30);
          clock.turnTo(day);
          refreshAll();
          refreshAll();
          assertThat(board("KT.1", 1))
              .as("two of six were enough for five months, not for six")
              .isEqualTo(new TargetValue(5, 1, 3, 2));
          isAsTheEvidenceSays("after the day turned");
          day = LocalDate.of(2026, 12, 31);
          clock.turnTo(day);
          refreshAll();
          assertThat(board("KT.1", 1)).as("on the last day").isEqualTo(new TargetValue(5, 1, 1, 2));
        });
  }

  @Test
  void severalNodesRefreshWhileOthersRecordAndNothingIsLostOrDoubled() throws Exception {
    Realm realm = smallRealm();
    CurrentRealm.run(realm, this::refreshAll);
    try (var people = Executors.newFixedThreadPool(6)) {
      List<Future<?>> recording = new ArrayList<>();
      for (int person = 0; person < 3; person++) {
        Random random = new Random(person);
        String who = "P" + person + "-";
        recording.add(people.submit(() -> CurrentRealm.run(realm, () -> recordSome(who, random))));
      }
      AtomicBoolean recorded = new AtomicBoolean();
      List<Future<?>> nodes = new ArrayList<>();
      for (int node = 0; node < 2; node++) {
        nodes.add(people.submit(() -> CurrentRealm.run(realm, () -> refreshUntil(recorded))));
      }
      nodes.add(people.submit(() -> CurrentRealm.run(realm, () -> keepUntil(recorded))));
      for (Future<?> it : recording) {
        it.get();
      }
      recorded.set(true);
      for (Future<?> it : nodes) {
        it.get();
      }
    }
    CurrentRealm.run(
        realm,
        () -> {
          refreshAll();
          isAsTheEvidenceSays("after all of them");
          assertThat(board("KT.1", 1).done()).isEqualTo(5);
        });
  }

  private void recordSome(String who, Random random) {
    for (int time = 0; time < 60; time++) {
      String ref = who + time;
      long unit = 4 + random.nextInt(5);
      new TransactionTemplate(transactions)
          .executeWithoutResult(status -> {
            jdbc.sql(
                    "insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at) values (?, ?, 'inspection', 'Kiểm tra', '2026-07-14', 'confirmed', 0, now())")
                .params(ref, unit)
                .update();
            tell(ref, 1);
          });
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

  private void keepUntil(AtomicBoolean over) {
    while (!over.get()) {
      counts.keep(new UnitId(1), allTargets(), LocalDate.of(2026, 7, 14), (done, steps) -> {});
    }
  }

  @Test
  void whateverHappensTheTotalsAreWhatTheEvidenceSays() {
    for (long seed = 1; seed <= 8; seed++) {
      Realm realm = smallRealm();
      Random random = new Random(seed);
      String about = "seed " + seed;
      CurrentRealm.run(
          realm,
          () -> {
            moreTargets();
            refreshAll();
            isAsTheEvidenceSays(about);
            int carriedOut = 0;
            keptDays = 0;
            for (int step = 0; step < 60; step++) {
              String did = about + ", step " + step + ": ";
              switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> did += record(random);
                case 4, 5 -> did += withdraw(random);
                case 6 -> did += turnTheDay(random);
                default -> {
                  ReorganisationDecision decision = decision(random);
                  boolean done =
                      reorganisations.carryOut(Actor.system(), "d" + number++, decision, null)
                          instanceof Outcome.Done;
                  carriedOut += done ? 1 : 0;
                  did += (done ? "did " : "refused ") + decision;
                }
              }
              if (random.nextInt(3) > 0) {
                refreshAll();
                if (random.nextBoolean()) {
                  counts.keep(
                      new UnitId(1),
                      allTargets(),
                      before().get(random.nextInt(3)),
                      (done, steps) -> {});
                  did += ", kept a past day";
                }
                isAsTheEvidenceSays(did);
              }
            }
            assertThat(keptDays)
                .as(about + ": numbers of past days that were kept")
                .isGreaterThan(100);
            assertThat(carriedOut).as(about + ": decisions that the tree took").isGreaterThan(3);
          });
    }
  }

  private Realm smallRealm() {
    day = LocalDate.of(2026, 7, 15);
    clock.turnTo(day);
    Realm realm = realms.create();
    realms.sql(realm, SmallRealm.SQL);
    realms.sql(realm, "alter table units alter column id restart with 100");
    return realm;
  }

  /** One of each function, asked of branches, communes and the province. */
  private void moreTargets() {
    int id = 200;
    for (FigureFunction function : FigureFunction.values()) {
      jdbc.sql(
              "insert into figures (code, name_vi, name_en, function, activity_kind, amount, tag) values (?, 'f', 'f', ?, ?, ?, ?)")
          .params(
              java.util.Arrays.asList(
                  "f." + function.code(),
                  function.code(),
                  id % 2 == 0 ? "inspection" : "branch_meeting",
                  function == FigureFunction.SUM ? "entries" : null,
                  id % 3 == 0 ? "a" : null))
          .update();
      jdbc.sql(
              "insert into targets (id, code, directive_id, title, figure, period_from, period_to) values (?, ?, 1, 't', ?, ?, ?)")
          .params(
              id,
              "F." + id,
              "f." + function.code(),
              LocalDate.of(2026, 1 + id % 5, 10),
              LocalDate.of(2026, 12, 31).minusDays(35L * (id % 5)))
          .update();
      jdbc.sql(
              "insert into target_minimums values (?, 'branch', true, 12), (?, 'branch', null, 5), (?, 'commune', null, ?), (?, 'province', false, 5)")
          .params(id, id, id, function.isRate() ? 88 : 3, id)
          .update();
      id++;
    }
  }

  private String record(Random random) {
    List<UnitId> all = units();
    UnitId unit = all.get(random.nextInt(all.size()));
    LocalDate held = day.minusDays(random.nextInt(180));
    if (jdbc.sql("select count(*) from units_on(?) where unit_id = ?")
            .params(held, unit.value())
            .query(Long.class)
            .single()
        == 0) {
      return "nothing";
    }
    String ref = "R" + number++;
    jdbc.sql(
            """
            with recorded as (
              insert into activities (ref, unit_id, kind, title, held_on, status, expected, present, tags, recorded_by, recorded_at)
              values (?, ?, ?, 'Việc', ?, 'confirmed', ?, ?, ?, 0, now()) returning id
            )
            insert into activity_participants (activity_id, unit_id) select id, unit from recorded, unnest(?::bigint[]) unit\
            """)
        .params(
            ref,
            unit.value(),
            random.nextBoolean() ? "inspection" : "branch_meeting",
            held,
            10 + random.nextInt(10),
            random.nextInt(11),
            random.nextBoolean() ? new String[] {"a"} : new String[] {},
            participants(random, unit, all))
        .update();
    tell(ref, 1);
    return "recorded " + ref + " of " + unit + " on " + held;
  }

  /** Now and then others held it too. */
  private static Long[] participants(Random random, UnitId unit, List<UnitId> all) {
    return random
        .ints(random.nextInt(3) == 0 ? 2 : 0, 0, all.size())
        .mapToObj(all::get)
        .filter(it -> !it.equals(unit))
        .distinct()
        .map(UnitId::value)
        .toArray(Long[]::new);
  }

  private String withdraw(Random random) {
    List<String> refs =
        jdbc.sql("select ref from activities where status = 'confirmed' order by ref")
            .query(String.class)
            .list();
    String ref = refs.get(random.nextInt(refs.size()));
    jdbc.sql(
            "update activities set status = 'withdrawn', withdrawn_by = 0, withdrawn_at = now(), withdrawn_reason = 'nhầm' where ref = ?")
        .param(ref)
        .update();
    tell(ref, -1);
    return "withdrew " + ref;
  }

  private String turnTheDay(Random random) {
    day = day.plusDays(1 + random.nextInt(12));
    clock.turnTo(day);
    return "it is " + day;
  }

  private ReorganisationDecision decision(Random random) {
    List<String> codes =
        jdbc.sql("select code from units_on(?) order by code")
            .param(day)
            .query(String.class)
            .list();
    List<String> communes =
        jdbc.sql("select code from units_on(?) where kind = 'commune' order by code")
            .param(day)
            .query(String.class)
            .list();
    String unit = codes.get(random.nextInt(codes.size()));
    String commune = communes.get(random.nextInt(communes.size()));
    String other = communes.get(random.nextInt(communes.size()));
    List<TreeStep> steps = new ArrayList<>();
    switch (random.nextInt(7)) {
      case 0 -> steps.add(new TreeStep.ChangeCommittee(unit, random.nextBoolean()));
      case 1 -> steps.add(new TreeStep.End(unit, commune, other));
      case 2 ->
          steps.add(
              new TreeStep.Found(
                  "X" + number++,
                  "Mới",
                  random.nextBoolean() ? "branch" : "commune",
                  true,
                  random.nextBoolean() ? commune : "T"));
      case 3 -> {
        String into = "M" + number++;
        steps.add(new TreeStep.Found(into, "Hợp nhất", "commune", true, "T"));
        steps.add(new TreeStep.Merge(List.of(commune), into));
      }
      case 4 -> {
        List<String> below =
            jdbc.sql(
                    "select code from units_on(?) where parent_id = (select id from units where code = ?)")
                .params(day, commune)
                .query(String.class)
                .list();
        steps.add(
            new TreeStep.Split(
                commune,
                List.of(
                    new TreeStep.Part(commune, "Phần một", true, below),
                    new TreeStep.Part("P" + number++, "Phần hai", false, List.of()))));
      }
      default -> steps.add(new TreeStep.Move(unit, random.nextInt(4) == 0 ? "T" : commune));
    }
    return new ReorganisationDecision(
        day.plusDays(random.nextInt(90) - 70L), "0" + number + "-QĐ/TU", "thử", steps);
  }

  private void isAsTheEvidenceSays(String about) {
    pastDaysAreAsTheEvidenceSays(about);
    List<Long> targets = sql.allRunning(day);
    assertThat(sql.keptOn(day)).as(about).containsExactlyInAnyOrderElementsOf(targets);
    assertThat(new HashSet<>(sql.totals(targets, units(), day)))
        .as(about)
        .isEqualTo(
            new HashSet<>(
                evidence.totals(targets, units(), List.of(day), HierarchyMode.AT_EVENT_DATE)));
    Map<String, FigureFunction> all = new HashMap<>();
    jdbc.sql("select code, function from figures")
        .query(row -> {
          all.put(row.getString(1), FigureFunction.of(row.getString(2)));
        });
    List<Period> periods =
        List.of(
            new Period(LocalDate.of(2020, 1, 1), Period.FOREVER),
            new Period(day.minusDays(47), day.minusDays(11)),
            new Period(day, day));
    assertThat(jdbc.sql("select count(*) from daily_aggregate_units").query(Long.class).single())
        .as("units that are summed")
        .isPositive();
    assertThat(days.values(all, units(), periods, HierarchyMode.AT_EVENT_DATE))
        .as(about)
        .usingRecursiveComparison()
        .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
        .isEqualTo(evidence.values(all, units(), periods, HierarchyMode.AT_EVENT_DATE));
  }

  /** What is stored of past days, and nothing in its place where a place was only taken. */
  private void pastDaysAreAsTheEvidenceSays(String about) {
    record Place(long target, LocalDate day, UnitId unit) {}
    Map<Place, TargetValue> counted = new HashMap<>();
    evidence
        .totals(allTargets(), units(), before(), HierarchyMode.AT_EVENT_DATE)
        .forEach(it -> counted.put(new Place(it.target(), it.day(), it.unit()), it.value()));
    List<TargetTotal> kept = pastSql.kept(allTargets(), units(), before());
    keptDays += kept.size();
    kept.forEach(it ->
        assertThat(it.value())
            .as(about + ": " + it)
            .isEqualTo(
                counted.getOrDefault(
                    new Place(it.target(), it.day(), it.unit()), TargetValue.NOTHING_DUE)));
    assertThat(new HashSet<>(past.totals(allTargets(), units(), before())))
        .as(about)
        .isEqualTo(
            new HashSet<>(
                evidence.totals(allTargets(), units(), before(), HierarchyMode.AT_EVENT_DATE)));
  }

  private List<LocalDate> before() {
    return List.of(day.minusDays(1), LocalDate.of(2026, 6, 30), LocalDate.of(2026, 4, 17));
  }

  private List<Long> allTargets() {
    return jdbc.sql("select id from targets order by id").query(Long.class).list();
  }

  private TargetValue board(String target, long unit) {
    return figures
        .target(Actor.system(), target, new UnitId(unit), day, HierarchyMode.AT_EVENT_DATE)
        .orElseThrow();
  }

  private void refreshAll() {
    boolean more = true;
    while (more) {
      more = totals.refresh();
    }
  }

  private void tell(String ref, int sign) {
    jdbc.sql(
            "insert into changes (topic, subject_id, sign) select 'activities', id, ? from activities where ref = ?")
        .params(sign, ref)
        .update();
  }

  private List<UnitId> units() {
    return jdbc.sql("select id from units order by id")
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }
}
