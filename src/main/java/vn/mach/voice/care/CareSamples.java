package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/**
 * One branch of the sample: a few visits, one to be made again, one planned; a plan for Tết half
 * done with what partners gave; a request for help. All invented.
 */
@Component
@Order(6) // behind people and accounts
class CareSamples implements SampleData {

  private static final Actor SYSTEM = Actor.system();
  private static final int DAYS = 21;

  private final Care care;
  private final Households households;
  private final Rounds rounds;
  private final RoundsSql roundsSql;
  private final LineVisits visits;
  private final Fund fund;
  private final Grants grants;
  private final Events events;
  private final CareKinds kinds;
  private final Units units;
  private final People people;

  CareSamples(
      Care care,
      Households households,
      Rounds rounds,
      RoundsSql roundsSql,
      LineVisits visits,
      Fund fund,
      Grants grants,
      Events events,
      CareKinds kinds,
      Units units,
      People people) {
    this.care = care;
    this.households = households;
    this.rounds = rounds;
    this.roundsSql = roundsSql;
    this.visits = visits;
    this.fund = fund;
    this.grants = grants;
    this.events = events;
    this.kinds = kinds;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    List<Member> members = people.members(branch, today);
    Member sick = members.isEmpty() ? null : members.getFirst();
    visit(branch, sick, "Hộ số 12, tổ 4", "illness", today.minusDays(20), today.plusDays(5));
    long planned = visit(branch, null, "Hộ số 7, tổ 2", "merit", today.minusMonths(6), null);
    care.plan(SYSTEM, "sample-care-plan", planned, 6, today.plusDays(10));
    events(branch, today);
    tet(branch, members, today);
  }

  private void events(UnitId branch, LocalDate today) {
    done(
        events.record(
            SYSTEM,
            "sample-care-event",
            new Events.Event(
                branch,
                "health_check",
                today.minusDays(40),
                "Trạm y tế xã",
                "Chi bộ cùng Trạm y tế xã",
                36,
                "",
                Map.of())));
  }

  private void tet(UnitId branch, List<Member> members, LocalDate today) {
    long money = give(branch, "Quỹ chi bộ", today.minusDays(30), "", "", 6_000_000, 1);
    long bags =
        give(branch, "Hội Chữ thập đỏ xã", today.minusDays(28), "quà Tết", "túi", 10, 300_000);
    List<Long> chosen =
        List.of(
            household(branch, "Hộ bà Lụa, tổ 1", "Tổ 1", "elderly"),
            household(branch, "Hộ ông Khoan, tổ 3", "Tổ 3", "veteran"),
            household(branch, "Hộ chị Thơm, tổ 5", "Tổ 5", "poor"),
            household(branch, "Hộ anh Bền, tổ 6", "Tổ 6", "poor"));
    long quiet = household(branch, "Hộ bà Nhàn, tổ 2", "Tổ 2", "elderly");
    done(
        households.wish(
            SYSTEM, "sample-care-wish", quiet, null, today.minusDays(90), "Muốn được yên tĩnh"));
    household(branch, "Hộ ông Thuận, tổ 2", "Tổ 2", "merit");
    Optional<LocalDate> tet =
        kinds.next(today, 50).stream()
            .filter(it -> it.occasion().equals("tet"))
            .map(CareKinds.Day::day)
            .findFirst();
    long round =
        done(
            rounds.draft(
                SYSTEM,
                "sample-care-round",
                new Round.Draft(
                    branch,
                    "Thăm, tặng quà Tết" + tet.map(it -> " " + it.getYear()).orElse(""),
                    "tet",
                    today.minusDays(DAYS),
                    today.plusDays(DAYS))));
    done(rounds.add(SYSTEM, "sample-care-lines", round, chosen, "poor"));
    List<RoundsSql.Line> lines = roundsSql.lines(round);
    PersonId goes = members.isEmpty() ? null : members.getFirst().id();
    for (RoundsSql.Line line : lines) {
      done(
          rounds.change(
              SYSTEM,
              "sample-care-line-" + line.id(),
              line.id(),
              new Round.Line(goes, today.plusDays(DAYS), "holiday", "1 túi quà và 500.000 đồng")));
    }
    done(
        rounds.open(
            SYSTEM,
            "sample-care-open",
            round,
            new Grant.Decision(true, today.minusDays(DAYS), "Chi ủy", "", "")));
    for (RoundsSql.Line line : lines.subList(0, 2)) {
      done(
          visits.visit(
              SYSTEM,
              "sample-care-visit-" + line.id(),
              line.id(),
              new Round.Visited(
                  today.minusDays(5),
                  "Bí thư và chi ủy viên",
                  "",
                  new Grant.Payment(
                      today.minusDays(5),
                      new TreeMap<>(
                          Map.of(
                              "money", new FundPart(money, 500_000),
                              "gifts", new FundPart(bags, 1))),
                      "Bí thư",
                      "signed",
                      "Chủ hộ",
                      ""),
                  false)));
    }
    done(
        grants.request(
            SYSTEM,
            "sample-care-grant",
            new Grant.Request(
                branch,
                chosen.getLast(),
                "hardship_grant",
                null,
                today.minusDays(3),
                "Tổ trưởng tổ 6",
                "Mái nhà dột, con đang học lớp 6",
                "2.000.000 đồng",
                false)));
  }

  private long household(UnitId unit, String name, String address, String kind) {
    return done(
        households.add(
            SYSTEM,
            "sample-care-" + name.hashCode(),
            new Household(unit, name, address, List.of(kind))));
  }

  private long give(
      UnitId unit,
      String partner,
      LocalDate day,
      String item,
      String measure,
      long quantity,
      long each) {
    return done(
        fund.give(
            SYSTEM,
            "sample-care-" + partner.hashCode(),
            new FundContribution(unit, partner, day, item, measure, quantity, each, "")));
  }

  private long visit(
      UnitId unit,
      @Nullable Member member,
      String household,
      String kind,
      LocalDate day,
      @Nullable LocalDate again) {
    return done(
        care.record(
            SYSTEM,
            "sample-care-" + day,
            new Visit(
                unit,
                member == null ? null : member.id(),
                null,
                household,
                kind,
                null,
                day,
                "Bí thư và chi ủy viên",
                again,
                "",
                List.of(),
                false)));
  }

  private static long done(Outcome<Long> outcome) {
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long>(var refusals) ->
          throw new IllegalStateException("Sample of care refused: " + refusals);
    };
  }
}
