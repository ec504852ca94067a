package vn.mach.evidence.forecast;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.MachApplication;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.rollups.FreshTotals;

/**
 * {@code script/bench forecast [BRANCHES [PART,…]]}. replay: the generated country with two seeds
 * and three ways in which its units work; at the end of each month of the second year the product's
 * own statements make the forecast from what was held until that day, and the end of the year
 * scores it, beside a straight line and the base rate. speed: counting and reading the forecasts.
 */
final class ForecastBench {

  private static final List<String> METHODS =
      List.of("forecast", "straight line", "line with chance", "base rate");

  private final ConfigurableApplicationContext program;
  private final JdbcClient jdbc;
  private final ForecastCountSql sql;
  private final TransactionTemplate transaction;

  private ForecastBench(ConfigurableApplicationContext program) {
    this.program = program;
    this.jdbc = program.getBean(JdbcClient.class);
    this.sql = program.getBean(ForecastCountSql.class);
    this.transaction = program.getBean(TransactionTemplate.class);
  }

  public static void main(String[] arguments) throws Exception {
    int branches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_600;
    Set<String> parts = Set.of((arguments.length > 1 ? arguments[1] : "replay").split(","));
    try (var server =
            EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .start();
        var program =
            new SpringApplicationBuilder(MachApplication.class)
                .run(
                    "--server.port=0",
                    "--mach.first-start=none",
                    "--mach.refresh=false",
                    "--logging.level.root=warn",
                    "--mach.db.url=" + server.getJdbcUrl("postgres", "postgres"),
                    "--mach.db.user=postgres",
                    "--mach.db.password=postgres")) {
      ForecastBench bench = new ForecastBench(program);
      if (parts.contains("replay")) {
        bench.replay(branches);
      }
      if (parts.contains("speed")) {
        bench.speed(branches);
      }
    }
    System.exit(0);
  }

  private <T> T in(String name, Callable<T> work) throws Exception {
    Realm realm =
        switch (program.getBean(Realms.class).create(name, name)) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm> refused -> throw new IllegalStateException("" + refused);
        };
    return CurrentRealm.in(realm, work);
  }

  private void replay(int branches) throws Exception {
    int number = 0;
    List<String> verdicts = new ArrayList<>();
    for (ReplayCountry.Habits habits : ReplayCountry.Habits.values()) {
      Map<String, Score> whole = scores();
      for (long seed : new long[] {1, 2}) {
        Map<String, Score> scores =
            in(
                "replay" + ++number,
                () -> {
                  new ReplayCountry(program.getBean(DataSource.class), jdbc, 2025)
                      .load(branches, seed, habits);
                  return months(habits, seed, whole);
                });
        verdicts.add(verdict(habits + " seed " + seed, scores));
      }
      System.out.println(habits + ", both seeds: what the forecast said and what came");
      whole.get("forecast").print();
      verdicts.add(verdict(habits + " both seeds", whole));
    }
    verdicts.forEach(System.out::println);
  }

  private static Map<String, Score> scores() {
    Map<String, Score> scores = new LinkedHashMap<>();
    METHODS.forEach(method -> scores.put(method, new Score()));
    return scores;
  }

  private Map<String, Score> months(
      ReplayCountry.Habits habits, long seed, Map<String, Score> whole) {
    System.out.printf(
        "%s, seed %d: %d units, %d activities that count%n",
        habits,
        seed,
        jdbc.sql("select count(*) from units").query(Long.class).single(),
        jdbc.sql("select count(*) from activities where status = 'confirmed'")
            .query(Long.class)
            .single());
    System.out.printf("  %-6s %10s", "month", "forecasts");
    METHODS.forEach(method -> System.out.printf(" %17s", method));
    System.out.println(" (Brier)");
    Map<String, Score> year = scores();
    List<ForecastCountSql.Asked> targets = targets();
    for (int month = 1; month <= 11; month++) {
      LocalDate day = LocalDate.of(2025, month, 1).plusMonths(1).minusDays(1);
      Map<String, Score> scores = scores();
      for (ForecastCountSql.Asked target : targets) {
        transaction.executeWithoutResult(
            status -> score(target, day, List.of(scores, year, whole)));
      }
      System.out.printf("  %-6d %10d", month, scores.get("forecast").count());
      scores.values().forEach(it -> System.out.printf(Locale.ROOT, " %17.4f", it.brier()));
      System.out.println();
    }
    return year;
  }

  /** The targets of the second year; nothing of today is stored in a replay. */
  private List<ForecastCountSql.Asked> targets() {
    jdbc.sql("insert into rollup_targets (target_id, asked) select id, code from targets").update();
    return sql.running(LocalDate.of(2025, 6, 30));
  }

  /**
   * One target on one day: learns from the first year, and looks at every due unit that has not
   * reached the minimum for good.
   */
  private void score(
      ForecastCountSql.Asked target, LocalDate day, List<Map<String, Score>> scores) {
    sql.learn(target, day);
    FigureFunction function = target.counting().function();
    double elapsed =
        (double) (ChronoUnit.DAYS.between(target.from(), day) + 1)
            / (ChronoUnit.DAYS.between(target.from(), target.to()) + 1);
    sql.compared(
            target,
            new EarlierPeriod(target.from(), day, target.to()),
            """
            select c.made, c.position, c.activities, c.numerator, c.base, c.minimum, x.chance, b.share
            from compared c
            join forecast_rates x on x.target_id = :target and x.unit_kind = c.unit_kind and x.has_committee is not distinct from c.has_committee and x.position = c.position
            join (
              select unit_kind, has_committee, sum(made) / nullif(sum(units), 0) as share
              from forecast_rates where target_id = :target and position <> 11 group by 1, 2
            ) b on b.unit_kind = c.unit_kind and b.has_committee is not distinct from c.has_committee
            where c.position <> 11
            """)
        .query(row -> {
          boolean made = row.getBoolean("made");
          double minimum = row.getDouble("minimum");
          double value =
              function.isQuotient()
                  ? row.getDouble("base") == 0
                      ? 0
                      : 100 * row.getDouble("numerator") / row.getDouble("base")
                  : row.getDouble("numerator");
          double line = (function.isQuotient() ? value : value / elapsed) >= minimum - 1e-9 ? 1 : 0;
          double lineChance =
              function == FigureFunction.COUNT
                  ? atLeast(minimum - value, value / elapsed * (1 - elapsed))
                  : line;
          double base = row.getObject("share") == null ? 0.5 : row.getDouble("share");
          for (Map<String, Score> into : scores) {
            into.get("forecast").add(row.getDouble("chance"), made);
            into.get("straight line").add(line, made);
            into.get("line with chance").add(lineChance, made);
            into.get("base rate").add(base, made);
          }
        });
  }

  /** The chance that so many or more come, where so many are expected (Poisson). */
  private static double atLeast(double missing, double expected) {
    double below = 0;
    double term = Math.exp(-expected);
    for (int n = 0; n < Math.ceil(missing - 1e-9); n++) {
      below += term;
      term *= expected / (n + 1);
    }
    return Math.clamp(1 - below, 0, 1);
  }

  private static String verdict(String what, Map<String, Score> scores) {
    double own = scores.get("forecast").brier();
    StringBuilder said = new StringBuilder(what + ":");
    scores.forEach((method, score) ->
        said.append(
            String.format(
                Locale.ROOT,
                " %s Brier %.4f off by %.4f;",
                method,
                score.brier(),
                score.calibration())));
    List<String> better = METHODS.stream().filter(it -> scores.get(it).brier() < own).toList();
    return said
        + (better.isEmpty()
            ? " the forecast is better than all"
            : " BETTER THAN THE FORECAST: " + better);
  }

  private void speed(int branches) throws Exception {
    in(
        "country",
        () -> {
          LocalDate today = program.getBean(Today.class).date();
          once(
              "load two years",
              () -> {
                new ReplayCountry(program.getBean(DataSource.class), jdbc, today.getYear())
                    .load(branches, 1, ReplayCountry.Habits.EVEN);
                return 0;
              });
          System.out.printf(
              "%d units, %d activities%n",
              jdbc.sql("select count(*) from units").query(Long.class).single(),
              jdbc.sql("select count(*) from activities").query(Long.class).single());
          once(
              "recount the stored totals (for comparison)",
              () -> {
                FreshTotals.of(program);
                return 0;
              });
          jdbc.sql("vacuum analyze").update();
          once(
              "count the forecasts of all targets",
              () -> {
                program.getBean(Forecasts.class).count((done, steps) -> {});
                return 0;
              });
          jdbc.sql("vacuum analyze forecasts, forecast_rates, forecast_totals").update();
          for (String kind :
              List.of("centre", "province", "commune", "grassroots_committee", "branch")) {
            read(kind, today);
          }
          return true;
        });
  }

  /** All that the page of a unit asks of the database. */
  private void read(String kind, LocalDate today) {
    ForecastSql pages = program.getBean(ForecastSql.class);
    List<Long> units =
        jdbc.sql("select unit_id from units_on(?) where kind = ? order by md5(code) limit 40")
            .params(today, kind)
            .query(Long.class)
            .list();
    List<Double> taken = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (long id : units) {
        UnitId unit = new UnitId(id);
        long start = System.nanoTime();
        List<TargetForecast> targets = pages.targets(unit, today);
        pages.own(unit, today);
        if (!targets.isEmpty()) {
          TargetForecast shown =
              targets.stream()
                  .max(java.util.Comparator.comparingLong(it -> it.totals().act()))
                  .orElseThrow();
          pages.children(unit, shown.target(), today);
          if (shown.totals().due() <= ForecastPages.MOST_DUE) {
            pages.act(unit, shown.target(), today, new Paging(1, 50));
          }
        }
        if (round > 0) {
          taken.add((System.nanoTime() - start) / 1e6);
        }
      }
    }
    List<Double> sorted = taken.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "read the forecast of a %s: median %.1f ms, p99 %.1f ms%n",
        kind,
        sorted.get(sorted.size() / 2),
        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)));
  }

  private static void once(String what, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
