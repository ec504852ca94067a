package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/**
 * A plan of one branch of the sample, and the file of one supervision, which its lead keeps. All
 * invented.
 */
@Component
class InspectionSamples implements SampleData {

  private final InspectionPlans plans;
  private final Inspections inspections;
  private final Units units;
  private final People people;

  InspectionSamples(InspectionPlans plans, Inspections inspections, Units units, People people) {
    this.plans = plans;
    this.inspections = inspections;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    int year = today.getYear();
    Actor system = Actor.system();
    LocalDate last = LocalDate.of(year, 12, 31);
    long line =
        done(
            plans.add(
                system,
                "sample-inspection-line",
                new PlanLine(
                    branch,
                    year,
                    InspectionKind.REGULAR,
                    "Chấp hành nghị quyết của chi bộ, chế độ sinh hoạt và đóng đảng phí",
                    2,
                    LocalDate.of(year - 1, 1, 1),
                    LocalDate.of(year - 1, 12, 31),
                    LocalDate.of(year, 1, 1),
                    last)));
    List<Member> members = people.members(branch, today);
    done(
        inspections.open(
            system,
            "sample-inspection",
            new NewInspection(
                branch,
                line,
                InspectionKind.REGULAR,
                members.get(1).id(),
                members.getFirst().id(),
                "Chấp hành chế độ sinh hoạt",
                last,
                List.of())));
  }

  private static long done(Outcome<Long> outcome) {
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long>(var refusals) ->
          throw new IllegalStateException("Sample inspection refused: " + refusals);
    };
  }
}
