package vn.mach.branch.fees;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/** What the members of one branch of the sample stated, and half of it received. All invented. */
@Component
class FeeSamples implements SampleData {

  private static final long LEAST_WAGE = 5_500_000;
  private static final long STEP = 350_000;

  private final FeesSql sql;
  private final Units units;
  private final People people;
  private final Today today;

  FeeSamples(FeesSql sql, Units units, People people, Today today) {
    this.sql = sql;
    this.units = units;
    this.people = people;
    this.today = today;
  }

  @Override
  public void fill(LocalDate day) {
    UnitId branch = units.find("K01-01").orElseThrow();
    YearMonth month = YearMonth.from(day);
    List<Member> members = people.members(branch, month.atDay(1));
    for (int i = 0; i < members.size(); i++) {
      long income = LEAST_WAGE + i * STEP;
      long fee = income / 100;
      var person = members.get(i).id();
      sql.state(person, month.minusMonths(2), FeeBasis.WAGE, income, null, fee, 0, today.now());
      if (i % 2 == 0) {
        sql.receive(branch, person, month, fee, 0, today.now());
      }
    }
  }
}
