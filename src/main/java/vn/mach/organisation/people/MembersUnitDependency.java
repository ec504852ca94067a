package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.UnitDependency;

/** A unit without a successor cannot end while members belong to it. */
@Component
class MembersUnitDependency implements UnitDependency {

  private final PeopleTreeChangeSql sql;

  MembersUnitDependency(PeopleTreeChangeSql sql) {
    this.sql = sql;
  }

  @Override
  public String refusal() {
    return "people.refused.members_remain";
  }

  @Override
  public Map<UnitId, Long> remaining(Collection<UnitId> units, LocalDate day) {
    return sql.remaining(units, day);
  }
}
