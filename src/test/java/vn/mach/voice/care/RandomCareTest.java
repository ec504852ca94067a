package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * Random histories of visits, help and contributions, entered early and late and withdrawn, beside
 * a plain model: what is left of each contribution, and how many households were helped up to any
 * day, each once.
 */
@MachTest
@Tag("slow")
class RandomCareTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 3, 31);
  private static final List<String> VISITS = List.of("illness", "elderly", "poor");
  private static final List<String> GRANTS = List.of("gift", "hardship_grant");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Care care;
  @Autowired Households households;
  @Autowired Grants grants;
  @Autowired Fund fund;
  @Autowired FundSql fundSql;

  /** What the model keeps of a act. */
  private record Act(
      boolean visit, long id, long unit, long household, String kind, LocalDate day, long money) {}

  private final Actor actor = Actor.system();
  private final List<Act> acts = new ArrayList<>();
  private final Map<Long, Long> left = new LinkedHashMap<>();
  private final Map<Long, Long> taken = new LinkedHashMap<>(); // by grant: the contribution
  private int keys;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBooksBalanceAndEachHouseholdCountsOnce(long seed) {
    clock.turnTo(TODAY);
    Realm realm = CareFixture.realm(realms);
    CurrentRealm.run(realm, () -> history(new Random(seed)));
  }

  private void history(Random random) {
    List<Long> known = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      known.add(
          done(
              households.add(
                  actor, key(), new Household(new UnitId(2), "Hộ " + i, "", List.of()))));
    }
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> give(random);
        case 1, 2, 3 -> visit(random, known);
        case 4, 5, 6 -> help(random, known);
        default -> takeBack(random);
      }
    }
    compare();
  }

  private void give(Random random) {
    long unit = 2 + random.nextInt(2);
    long money = 1 + random.nextInt(1000);
    long id =
        done(
            fund.give(
                actor,
                key(),
                new FundContribution(
                    new UnitId(unit), "Hội " + unit, TODAY.minusYears(2), "", "", money, 1, "")));
    left.put(id, money);
  }

  private void visit(Random random, List<Long> known) {
    long unit = 2 + random.nextInt(2);
    long household = known.get(random.nextInt(known.size()));
    String kind = VISITS.get(random.nextInt(VISITS.size()));
    LocalDate day = TODAY.minusDays(random.nextInt(500));
    long id =
        done(
            care.record(
                actor,
                key(),
                new Visit(
                    new UnitId(unit),
                    null,
                    household,
                    "",
                    kind,
                    null,
                    day,
                    "An",
                    null,
                    "",
                    List.of(),
                    true)));
    acts.add(new Act(true, id, unit, household, kind, day, 0));
  }

  private void help(Random random, List<Long> known) {
    if (left.isEmpty()) {
      return;
    }
    List<Long> all = List.copyOf(left.keySet());
    long from = all.get(random.nextInt(all.size()));
    long unit = unitOf(from);
    long money = 1 + random.nextInt(600);
    long household = known.get(random.nextInt(known.size()));
    String kind = GRANTS.get(random.nextInt(GRANTS.size()));
    LocalDate day = TODAY.minusDays(random.nextInt(500));
    long id =
        done(
            grants.request(
                actor,
                key(),
                new Grant.Request(
                    new UnitId(unit), household, kind, null, day, "An", "x", "", true)));
    done(grants.decide(actor, key(), id, new Grant.Decision(true, day, "Chi ủy", "", ""), ""));
    Outcome<Long> paid =
        grants.pay(
            actor,
            key(),
            id,
            new Grant.Payment(
                day, Map.of("money", new FundPart(from, money)), "An", "signed", "Lan", ""),
            "");
    long rest = Objects.requireNonNull(left.get(from));
    assertThat(paid instanceof Outcome.Done<Long>)
        .as("%s of %s", money, rest)
        .isEqualTo(money <= rest);
    if (money <= rest) {
      left.put(from, rest - money);
      taken.put(id, from);
      acts.add(new Act(false, id, unit, household, kind, day, money));
    }
  }

  private void takeBack(Random random) {
    if (acts.isEmpty()) {
      return;
    }
    Act act = acts.remove(random.nextInt(acts.size()));
    if (act.visit()) {
      done(care.withdraw(actor, key(), act.id(), "Nhầm"));
    } else {
      done(grants.withdraw(actor, key(), act.id(), "Nhầm", ""));
      long from = Objects.requireNonNull(taken.get(act.id()));
      left.merge(from, act.money(), Long::sum);
    }
  }

  private void compare() {
    left.forEach((id, money) -> assertThat(fundSql.lockLeft(id)).isEqualTo(money));
    for (int year = 2025; year <= 2027; year++) {
      for (int month = 1; month <= 12; month += 2) {
        LocalDate from = LocalDate.of(year, 1, 1);
        LocalDate to = LocalDate.of(year, month, 15);
        Predicate<Act> within = it -> !it.day().isBefore(from) && !it.day().isAfter(to);
        assertThat(sum("households", from, to, null, null)).isEqualTo(distinct(within));
        assertThat(sum("visits", from, to, null, null))
            .isEqualTo(acts.stream().filter(within).filter(Act::visit).count());
        assertThat(sum("money_vnd", from, to, null, null))
            .isEqualTo(acts.stream().filter(within).mapToLong(Act::money).sum());
        for (long unit = 2; unit <= 3; unit++) {
          long of = unit;
          assertThat(sum("households_of_unit", from, to, unit, null))
              .isEqualTo(distinct(within.and(it -> it.unit() == of)));
        }
        for (String kind : List.of("illness", "poor", "gift", "hardship_grant")) {
          assertThat(sum("households_of_kind", from, to, null, kind))
              .isEqualTo(distinct(within.and(it -> it.kind().equals(kind))));
        }
      }
    }
  }

  private long distinct(Predicate<Act> which) {
    return acts.stream().filter(which).map(Act::household).collect(Collectors.toSet()).size();
  }

  private long sum(
      String amount, LocalDate from, LocalDate to, @Nullable Long unit, @Nullable String tag) {
    return jdbc.sql(
            """
            select coalesce(sum(m.value), 0)::bigint from activities_confirmed a join amounts_confirmed m on m.activity_id = a.activity_id
            where a.kind = 'care' and m.amount = :amount and a.held_on between :from and :to
              and (:unit::bigint is null or a.unit_id = :unit::bigint) and (:tag::text is null or :tag::text = any(a.tags))
            """)
        .param("amount", amount)
        .param("from", from)
        .param("to", to)
        .param("unit", unit)
        .param("tag", tag)
        .query(Long.class)
        .single();
  }

  private long unitOf(long contribution) {
    return jdbc.sql(
            "select p.unit_id from care_contributions c join care_partners p on p.id = c.partner_id where c.id = ?")
        .param(contribution)
        .query(Long.class)
        .single();
  }

  private String key() {
    return "k" + ++keys;
  }

  private static long done(Outcome<Long> outcome) {
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long>(var refusals) -> throw new AssertionError(refusals.toString());
    };
  }
}
