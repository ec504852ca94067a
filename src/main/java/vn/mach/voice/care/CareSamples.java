package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/** A few visits of one branch of the sample: one to be made again, one planned. All invented. */
@Component
class CareSamples implements SampleData {

  private final Care care;
  private final Units units;
  private final People people;

  CareSamples(Care care, Units units, People people) {
    this.care = care;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K0101").or(() -> units.find("K01")).orElseThrow();
    List<Member> members = people.members(branch, today);
    Member sick = members.isEmpty() ? null : members.getFirst();
    LocalDate day = today.minusDays(20);
    visit(branch, sick, "Hộ số 12, tổ 4", VisitKind.ILLNESS, day, today.plusDays(5));
    long planned =
        visit(branch, null, "Hộ số 7, tổ 2", VisitKind.MERIT, today.minusMonths(6), null);
    care.plan(Actor.system(), "sample-care-plan", planned, 6, today.plusDays(10));
  }

  private long visit(
      UnitId unit,
      @Nullable Member member,
      String household,
      VisitKind kind,
      LocalDate day,
      @Nullable LocalDate again) {
    Outcome<Long> outcome =
        care.record(
            Actor.system(),
            "sample-care-" + day,
            new Visit(
                unit,
                member == null ? null : member.id(),
                household,
                kind,
                day,
                "Bí thư và chi ủy viên",
                again,
                "",
                List.of()));
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long>(var refusals) ->
          throw new IllegalStateException("Sample visit refused: " + refusals);
    };
  }
}
