package vn.mach.evidence.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.evidence.figures.PlainCount;
import vn.mach.evidence.figures.PlainRealms;
import vn.mach.evidence.figures.RandomRealm;
import vn.mach.evidence.rollups.FreshTotals;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
class ForecastEqualsAPlainCountTest {

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @Autowired Forecasts forecasts;
  @Autowired ForecastSql sql;
  @Autowired TestClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationContext program;

  @Test
  void everyChanceAndEverySumEqualsAPlainCountWhateverBecomesOfTheUnits() {
    CurrentRealm.run(
        realms.create(),
        () -> {
          int told = 0;
          for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            LocalDate today = RandomRealm.FIRST.plusYears(1).plusDays(120 + random.nextInt(120));
            clock.turnTo(today);
            PlainCount plain = running(new RandomRealm(seed).make(), today, random);
            transaction.execute(status -> PlainRealms.write(jdbc, plain));
            FreshTotals.of(program);
            forecasts.count((done, steps) -> {});
            for (PlainCount.TargetRow target : plain.targets()) {
              told += equal(plain, target, today, "seed " + seed);
            }
            // What is recorded for later days changes nothing today.
            Map<String, Object> before = kept();
            jdbc.sql(
                    "insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at) select 'L' || id, unit_id, kind, title, cast(? as date) + 1 + cast(id % 200 as int), 'confirmed', 0, now() from activities where status = 'confirmed'")
                .param(today)
                .update();
            jdbc.sql("delete from forecasts").update();
            FreshTotals.of(program);
            forecasts.count((done, steps) -> {});
            assertThat(kept()).isEqualTo(before);
          }
          assertThat(told).as("units with a forecast").isGreaterThan(100);
        });
  }

  private Map<String, Object> kept() {
    Map<String, Object> kept = new HashMap<>();
    for (String table : List.of("forecasts", "forecast_rates", "forecast_totals")) {
      kept.put(
          table,
          jdbc.sql("select string_agg(x::text, ' ' order by x::text) from " + table + " x")
              .query(String.class)
              .optional());
    }
    return kept;
  }

  /** The same organisation with targets that run on the day. */
  private static PlainCount running(PlainCount plain, LocalDate today, Random random) {
    List<PlainCount.TargetRow> targets = new ArrayList<>();
    for (PlainCount.TargetRow it : plain.targets()) {
      targets.add(
          new PlainCount.TargetRow(
              it.code(),
              it.figure(),
              it.minimums(),
              RandomRealm.FIRST.plusYears(1).plusDays(random.nextInt(60)),
              today.plusDays(random.nextInt(120))));
    }
    return new PlainCount(
        plain.versions(), plain.successors(), plain.activities(), plain.figures(), targets);
  }

  /** Answers for how many units there is a forecast. */
  private int equal(PlainCount plain, PlainCount.TargetRow target, LocalDate today, String about) {
    PlainForecast expected = new PlainForecast(plain, target, today);
    String as = about + ": " + target + " on " + today;
    int told = 0;
    for (PlainForecast.Now now : expected.now()) {
      UnitForecast it =
          sql.own(new UnitId(now.unit()), today).stream()
              .filter(own -> own.target() == number(target))
              .findFirst()
              .orElseThrow();
      assertThat(it.reached()).as(as).isEqualTo(now.reached());
      assertThat(it.lost()).as(as).isEqualTo(now.lost());
      if (now.chance() == null) {
        assertThat(it.chance()).as("%s: unit %s", as, now.unit()).isNull();
      } else {
        assertThat(Objects.requireNonNull(it.chance()).doubleValue())
            .as("%s: unit %s", as, now.unit())
            .isCloseTo(now.chance(), within(0.00001));
        told++;
      }
    }
    Map<Integer, long[]> totals = new HashMap<>();
    jdbc.sql(
            "select unit_id, due, reached, likely, act, lost from forecast_totals where target_id = ?")
        .param(number(target))
        .query(row -> {
          totals.put(
              row.getInt(1),
              new long[] {
                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)
              });
        });
    assertThat(totals).as(as).usingRecursiveComparison().isEqualTo(expected.totals());
    return told;
  }

  private long number(PlainCount.TargetRow target) {
    return jdbc.sql("select id from targets where code = ?")
        .param(target.code())
        .query(Long.class)
        .single();
  }
}
