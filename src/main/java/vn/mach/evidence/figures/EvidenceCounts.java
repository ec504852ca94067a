package vn.mach.evidence.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/**
 * Values of figures and targets, counted from the evidence itself, whatever the day, the period and
 * the hierarchy mode. Every stored total must equal what is counted here.
 */
@Component
public class EvidenceCounts {

  private static final String VALUES_THEN = FigureStatements.then("figure_values");
  private static final String VALUES_AS_ON = FigureStatements.asOn("figure_values");
  private static final String TOTALS_THEN =
      FigureStatements.ofAny(FigureStatements.then("targets_due", "due_counted", "totals"));
  private static final String TOTALS_AS_ON =
      FigureStatements.ofAny(FigureStatements.asOn("targets_due", "due_counted", "totals"));

  private static final String OWN =
      """
      select e.unit_id, e.target_id, f.function, t.period_from, t.period_to, e.minimum, e.activities, e.numerator, e.base
      from evaluated e join targets t on t.id = e.target_id join figures f on f.code = t.figure where e.unit_id = any (:units)
      """;
  private static final String OWN_THEN =
      FigureStatements.ofAny(FigureStatements.then("targets_due", "due_counted")) + OWN;
  private static final String OWN_AS_ON =
      FigureStatements.ofAny(FigureStatements.asOn("targets_due", "due_counted")) + OWN;

  private static final String DUE_THEN =
      FigureStatements.ofAny(FigureStatements.then("targets_due", "due_counted", "units_due"))
          .replace("{{reach}}", AccessScope.sql("t.unit_id"));
  private static final String DUE_AS_ON =
      FigureStatements.ofAny(FigureStatements.asOn("targets_due", "due_counted", "units_due"))
          .replace("{{reach}}", AccessScope.sql("t.unit_id"));

  private final JdbcClient jdbc;
  private final AccessScope scope;

  EvidenceCounts(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  /**
   * The figure's value for each of the units and, in the order of the periods, each of the periods.
   */
  public Map<UnitId, List<FigureValue>> values(
      String figure,
      FigureFunction function,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    return values(Map.of(figure, function), units, periods, reading).getOrDefault(figure, Map.of());
  }

  /** As above for several figures, by code with their functions; each activity is read once. */
  public Map<String, Map<UnitId, List<FigureValue>>> values(
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    Map<String, Map<UnitId, List<FigureValue>>> values =
        FigureRows.ofNothing(figures, units, periods);
    if (units.isEmpty() || figures.isEmpty()) {
      return values;
    }
    jdbc.sql(
            FigureRows.sql(reading, VALUES_THEN, VALUES_AS_ON)
                .replace("{{aggregates}}", FigureAggregates.of(figures.values())))
        .param("figures", figures.keySet().toArray(String[]::new))
        .param("units", FigureRows.numbers(units))
        .param("first_days", FigureRows.days(periods.stream().map(Period::from).toList()))
        .param("last_days", FigureRows.days(periods.stream().map(Period::to).toList()))
        .param("tree_day", FigureRows.treeDay(reading))
        .query(row -> {
          String figure = row.getString("figure");
          List<FigureValue> ofUnit =
              values
                  .getOrDefault(figure, Map.of())
                  .getOrDefault(new UnitId(row.getLong("unit_id")), List.of());
          ofUnit.set(
              row.getInt("period") - 1,
              FigureRows.value(Objects.requireNonNull(figures.get(figure)), row));
        });
    return values;
  }

  /**
   * For each target (by number) and day on which it has begun, what is due and done in each of the
   * units where anything is due.
   */
  public List<TargetTotal> totals(
      Collection<Long> targets,
      Collection<UnitId> units,
      Collection<LocalDate> days,
      HierarchyMode reading) {
    return jdbc.sql(FigureRows.sql(reading, TOTALS_THEN, TOTALS_AS_ON))
        .param("targets", targets.toArray(Long[]::new))
        .param("units", FigureRows.numbers(units))
        .param("days", FigureRows.days(days))
        .param("tree_day", FigureRows.treeDay(reading))
        .query((row, number) ->
            new TargetTotal(
                row.getLong("target_id"),
                row.getObject("day", LocalDate.class),
                new UnitId(row.getLong("unit_id")),
                TargetValue.of(row)))
        .list();
  }

  /**
   * The own results and minimums of units, by target (its number); none for a target that asks
   * nothing of one or has not begun.
   */
  public Map<UnitId, Map<Long, Board.Own>> ownValues(
      Collection<UnitId> units, Collection<Long> targets, LocalDate day, HierarchyMode reading) {
    return FigureRows.own(
        jdbc.sql(FigureRows.sql(reading, OWN_THEN, OWN_AS_ON))
            .param("targets", targets.toArray(Long[]::new))
            .param("units", FigureRows.numbers(units))
            .param("days", FigureRows.days(List.of(day)))
            .param("tree_day", FigureRows.treeDay(reading)),
        Set.copyOf(targets),
        day);
  }

  /**
   * The units that the target asks something of under the unit on the day; {@code state} empty: of
   * every state.
   */
  public DueUnits due(
      Actor actor,
      TargetRow target,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      String state,
      Paging paging) {
    return dues(
        actor,
        target,
        jdbc.sql(FigureRows.sql(reading, DUE_THEN, DUE_AS_ON))
            .param("targets", new Long[] {target.id()})
            .param("units", FigureRows.numbers(List.of(unit)))
            .param("days", FigureRows.days(List.of(day)))
            .param("tree_day", FigureRows.treeDay(reading)),
        state,
        paging);
  }

  /**
   * Reads the units that a target asks something of from a statement that ends with {@code
   * units_due.sql}.
   */
  public DueUnits dues(
      Actor actor,
      TargetRow target,
      JdbcClient.StatementSpec statement,
      String state,
      Paging paging) {
    long[] counts = new long[4];
    List<DueUnits.Due> units =
        statement
            .params(scope.parameters(actor, Right.SEE))
            .param("state", state)
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query((row, number) -> {
              counts[0] = row.getLong("done");
              counts[1] = row.getLong("on_pace");
              counts[2] = row.getLong("behind");
              counts[3] = row.getLong("silent");
              return row.getObject("unit_id") == null
                  ? Optional.<DueUnits.Due>empty()
                  : Optional.of(due(target, row));
            })
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    return new DueUnits(counts[0], counts[1], counts[2], counts[3], units);
  }

  private static DueUnits.Due due(TargetRow target, ResultSet row) throws SQLException {
    return new DueUnits.Due(
        new UnitId(row.getLong("unit_id")),
        row.getString("code"),
        row.getString("name"),
        row.getString("parent_name"),
        row.getObject("has_committee", Boolean.class),
        row.getBigDecimal("minimum"),
        FigureRows.value(target.column().function(), row),
        row.getString("state"),
        row.getBoolean("opens"));
  }
}
