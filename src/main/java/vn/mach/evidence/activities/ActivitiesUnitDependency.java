package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.UnitDependency;

/**
 * A unit does not end before a day on which it has a record that was not withdrawn, its own or one
 * that it took part in.
 */
@Component
class ActivitiesUnitDependency implements UnitDependency {

  private final JdbcClient jdbc;

  ActivitiesUnitDependency(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String refusal() {
    return "activities.refused.unit_ends";
  }

  @Override
  public Map<UnitId, Long> remaining(Collection<UnitId> units, LocalDate day) {
    Map<UnitId, Long> remaining = new HashMap<>();
    jdbc.sql(
            """
            select h.unit_id, count(*) from (
              select id, unit_id from activities where unit_id = any(:units)
              union all
              select activity_id, unit_id from activity_participants where unit_id = any(:units)
            ) h
            join activities a using (id)
            where a.held_on >= :day and a.status <> 'withdrawn'
            group by h.unit_id
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query(row -> {
          remaining.put(new UnitId(row.getLong(1)), row.getLong(2));
        });
    return remaining;
  }
}
