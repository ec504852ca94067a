package vn.mach.evidence.rollups;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * What a consistency check found is a task of those who set targets at the unit that was checked,
 * or at the top, until a later check or a recompute finds nothing.
 */
@Component
class DiscrepancyTasks {

  private static final String KIND = "discrepancy";
  private static final String MODULE = "rollups";

  /** The one subject: how the totals stand. */
  private static final long TOTALS = 1;

  private final Tasks tasks;
  private final JdbcClient jdbc;
  private final Today today;

  DiscrepancyTasks(Tasks tasks, JdbcClient jdbc, Today today) {
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.today = today;
  }

  /** In the transaction of the check. */
  void follow(@Nullable UnitId checked, long found) {
    if (found == 0) {
      tasks.settle(KIND, MODULE, TOTALS, checked);
      return;
    }
    for (UnitId unit : checked == null ? tops() : List.of(checked)) {
      tasks.reopen(KIND, MODULE, TOTALS, unit, "");
      tasks.assign(
          Actor.system(),
          TaskSubject.of(KIND, MODULE, TOTALS, "", "/rollups"),
          TaskOwner.unit(unit),
          tasks.due(KIND));
    }
  }

  private List<UnitId> tops() {
    return jdbc.sql("select unit_id from units_on(?) where parent_id is null order by unit_id")
        .param(today.date())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }
}
