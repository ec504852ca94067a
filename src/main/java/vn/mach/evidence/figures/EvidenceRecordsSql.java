package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** The activities behind a number. */
@Component
class EvidenceRecordsSql {

  private static final String NAMED =
      AccessScope.orFurther(
          "c.kind <> all (array(select kind from activity_kinds_naming))", "c.unit_id", "named");
  private static final String RECORDS_THEN =
      FigureStatements.then("records")
          .replace("{{reach}}", AccessScope.sql("c.unit_id"))
          .replace("{{named}}", NAMED);
  private static final String RECORDS_AS_ON =
      FigureStatements.asOn("records")
          .replace("{{reach}}", AccessScope.sql("c.unit_id"))
          .replace("{{named}}", NAMED);

  private final JdbcClient jdbc;
  private final AccessScope scope;

  EvidenceRecordsSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  /**
   * An activity that a number counts.
   *
   * @param title null where it names a person and the actor may not see it
   * @param unitName the unit's name on the day
   * @param amount what it adds to a sum, where it states it
   * @param opens whether the actor may open it
   */
  record Evidence(
      long id,
      String ref,
      @Nullable String title,
      LocalDate heldOn,
      UnitId unit,
      String unitName,
      @Nullable Long expected,
      @Nullable Long present,
      @Nullable Long amount,
      boolean opens) {}

  /**
   * The activities that the figure's value counts, the latest first, and one more than fit where
   * there are more.
   */
  List<Evidence> records(
      Actor actor,
      String figure,
      UnitId unit,
      Period period,
      HierarchyMode reading,
      Paging paging) {
    return jdbc.sql(FigureRows.sql(reading, RECORDS_THEN, RECORDS_AS_ON))
        .params(scope.parameters(actor, Right.SEE))
        .params(scope.further(actor, Right.SEE_NAMED, "named"))
        .param("figure", figure)
        .param("unit", unit.value())
        .param("first_day", FigureRows.days(List.of(period.from()))[0])
        .param("last_day", FigureRows.days(List.of(period.to()))[0])
        .param("tree_day", FigureRows.treeDay(reading))
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query((row, number) ->
            new Evidence(
                row.getLong("activity_id"),
                row.getString("ref"),
                row.getString("title"),
                row.getObject("held_on", LocalDate.class),
                new UnitId(row.getLong("unit_id")),
                row.getString("name"),
                row.getObject("expected", Long.class),
                row.getObject("present", Long.class),
                row.getObject("amount", Long.class),
                row.getBoolean("opens")))
        .list();
  }
}
