package vn.mach.evidence.rollups;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.evidence.figures.DueUnits;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.TargetRow;
import vn.mach.organisation.units.AccessScope;

/** The units that a target asks something of, as they are stored for today. */
@Component
class StoredDueUnitsSql {

  private static final String DUE_KEPT =
      RollupStatements.then("units_kept", "units_due")
          .replace("{{reach}}", AccessScope.sql("t.unit_id"));

  private final JdbcClient jdbc;
  private final EvidenceCounts evidence;

  StoredDueUnitsSql(JdbcClient jdbc, EvidenceCounts evidence) {
    this.jdbc = jdbc;
    this.evidence = evidence;
  }

  /** As {@link EvidenceCounts#due}, for a target whose totals are stored for today. */
  DueUnits due(
      Actor actor, TargetRow target, UnitId unit, LocalDate today, String state, Paging paging) {
    JdbcClient.StatementSpec kept =
        jdbc.sql(DUE_KEPT)
            .param("target", target.id())
            .param("unit", unit.value())
            .param("today", today);
    return evidence.dues(actor, target, kept, state, paging);
  }
}
