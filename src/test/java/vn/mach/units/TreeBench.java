package vn.mach.units;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.realms.Realms;

/**
 * Measures the tree at the size of a whole country: 34 provinces, 694 districts that ended on 30 June 2025, 3,321 communes, 52,000
 * grassroots organisations, 260,000 branches. Prints one line for each question. No test: run its {@code main} by hand.
 */
final class TreeBench {

  private static final LocalDate JUNE = LocalDate.parse("2025-06-30");
  private static final LocalDate JULY = LocalDate.parse("2025-07-01");

  private static final String COUNTRY =
      """
      insert into units (id, code)
        select 1, 'TW'
        union all select 100 + n, 'P' || n from generate_series(1, 34) n
        union all select 1000 + n, 'D' || n from generate_series(1, 694) n
        union all select 10000 + n, 'C' || n from generate_series(1, 3321) n
        union all select 100000 + n, 'G' || n from generate_series(1, 52000) n
        union all select 1000000 + n, 'B' || n from generate_series(1, 260000) n;
      update units set successor_id = 100 + 1 + (id - 1001) % 34 where code like 'D%';
      insert into unit_stretches (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
        select 1, date '2010-01-01', date 'infinity', null::bigint, 'Trung tâm', 'province', null::boolean
        union all select 100 + n, '2010-01-01', 'infinity', 1, 'Đảng bộ tỉnh ' || n, 'province', true from generate_series(1, 34) n
        union all select 1000 + n, '2010-01-01', '2025-06-30', 101 + (n - 1) % 34, 'Đảng bộ huyện ' || n, 'district', true from generate_series(1, 694) n
        union all select 10000 + n, '2010-01-01', '2025-06-30', 1001 + (n - 1) % 694, 'Đảng bộ xã ' || n, 'commune', true from generate_series(1, 3321) n
        union all select 10000 + n, '2025-07-01', 'infinity', 101 + (n - 1) % 34, 'Đảng bộ xã mới ' || n, 'commune', true from generate_series(1, 3321) n
        union all select 100000 + n, '2010-01-01', 'infinity', 10001 + (n - 1) % 3321, 'Đảng bộ cơ sở ' || n, 'grassroots_committee', true from generate_series(1, 52000) n
        union all select 1000000 + n, '2010-01-01', 'infinity', 100001 + (n - 1) % 52000, 'Chi bộ thôn ' || n, 'branch', n % 3 = 0 from generate_series(1, 260000) n;
      """;

  public static void main(String[] arguments) throws Exception {
    try (var server = EmbeddedPostgres.builder().start();
        var context =
            new SpringApplicationBuilder(MachApplication.class)
                .run(
                    "--server.port=0",
                    "--mach.first-start=none",
                    "--mach.db.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres")) {
      Realm realm =
          switch (context.getBean(Realms.class).create("country", "Cả nước")) {
            case Outcome.Done<Realm>(Realm made) -> made;
            case Outcome.Refused<Realm> refused -> throw new IllegalStateException(refused.toString());
          };
      CurrentRealm.in(
          realm,
          () -> {
            measure(context.getBean(JdbcClient.class), context.getBean(Units.class), context.getBean(Reach.class), context.getBean(Reorganisations.class));
            once("the tree examines itself", () -> context.getBean(Examination.class).faults().size());
            return true;
          });
    }
    System.exit(0);
  }

  private static void measure(JdbcClient jdbc, Units units, Reach reach, Reorganisations reorganisations) {
    once("write 316,050 units and 319,371 stretches", () -> jdbc.sql(COUNTRY).update());
    once("derive_units, whole", () -> jdbc.sql("call derive_units()").update());
    once("analyze", () -> jdbc.sql("analyze").update());
    UnitId branch = new UnitId(1_123_456);
    UnitId commune = units.find("C77").orElseThrow();
    Viewer ofTheProvince = new Viewer(7, "p", null, Map.of(Right.SEE, Set.of(new UnitId(101 + 76 % 34))), Set.of(), "page");
    often("those above a branch, on a day", () -> units.path(branch, JULY).size());
    often("children of a province on a day", () -> units.children(new UnitId(101), JULY).size());
    often("does a right at the province reach a branch", () -> reach.reaches(ofTheProvince, Right.SEE, branch));
    often("how many stood under the top on a day", () -> count(jdbc, 1, JUNE));
    often("how many stood under a province on a day", () -> count(jdbc, 101, JULY));
    often("search a name without accents, whole realm", () -> units.search(Viewer.system(), Right.SEE, "chi bo thon 1234", 20).size());
    often("search a name within a province", () -> units.search(ofTheProvince, Right.SEE, "chi bo thon 1234", 20).size());
    int[] number = {0};
    List<String> provinces = List.of("P1", "P2");
    often(
        "move a commune with all below it (" + (count(jdbc, commune.value(), JULY) - 1) + " units)",
        () -> {
          int n = number[0]++;
          return reorganisations.carryOut(
              Viewer.system(), "bench " + n, new Decision(JULY.plusDays(n), "", "đo", List.of(new TreeStep.Move("C77", provinces.get(n % 2)))), null);
        });
    once(
        "preview: merge 10 communes into a new one",
        () ->
            reorganisations.preview(
                Viewer.system(),
                new Decision(
                    JULY,
                    "",
                    "đo",
                    List.of(
                        new TreeStep.Found("CN", "Xã mới", "commune", true, "P1"),
                        new TreeStep.Merge(List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10"), "CN")))));
  }

  private static int count(JdbcClient jdbc, long unit, LocalDate day) {
    return jdbc.sql("select count(*) from units_under(?) where ancestor_id = ?").params(day, unit).query(Integer.class).single();
  }

  private static void once(String what, Supplier<?> work) {
    long start = System.nanoTime();
    Object answer = work.get();
    say(what, (System.nanoTime() - start) / 1e6, answer);
  }

  /** The median of 15, after 3 that do not count. */
  private static void often(String what, Supplier<?> work) {
    double[] times = new double[15];
    Object answer = null;
    for (int i = -3; i < times.length; i++) {
      long start = System.nanoTime();
      answer = work.get();
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(times);
    say(what, times[times.length / 2], String.valueOf(answer));
  }

  private static void say(String what, double milliseconds, Object answer) {
    System.out.printf("%-60s %10.1f ms   %s%n", what, milliseconds, answer);
  }
}
