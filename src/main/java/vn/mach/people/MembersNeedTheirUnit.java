package vn.mach.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;
import vn.mach.units.UnitStandingNeeded;

/** A unit without a successor cannot end while members belong to it. */
@Component
class MembersNeedTheirUnit implements UnitStandingNeeded {

  private final FollowSql sql;

  MembersNeedTheirUnit(FollowSql sql) {
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
