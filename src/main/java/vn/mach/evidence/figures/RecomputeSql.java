package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/**
 * Counts from the evidence itself, for any day, period and hierarchy mode: the reference for all
 * stored numbers.
 */
@Component
class RecomputeSql {

  private static final String VALUES_THEN = FigureStatements.then("values");
  private static final String VALUES_AS_ON = FigureStatements.asOn("values");
  private static final String TOTALS_THEN =
      FigureStatements.ofAny(FigureStatements.then("targets_due", "counted", "totals"));
  private static final String TOTALS_AS_ON =
      FigureStatements.ofAny(FigureStatements.asOn("targets_due", "counted", "totals"));

  private static final String RECORDS_THEN =
      FigureStatements.then("records").replace("{{reach}}", AccessScope.sql("c.unit_id"));
  private static final String RECORDS_AS_ON =
      FigureStatements.asOn("records").replace("{{reach}}", AccessScope.sql("c.unit_id"));
  private static final String DUE_THEN =
      FigureStatements.ofAny(FigureStatements.then("targets_due", "counted", "units_due"))
          .replace("{{reach}}", AccessScope.sql("t.unit_id"));
  private static final String DUE_KEPT =
      FigureStatements.then("units_kept", "units_due")
          .replace("{{reach}}", AccessScope.sql("t.unit_id"));
  private static final String DUE_AS_ON =
      FigureStatements.ofAny(FigureStatements.asOn("targets_due", "counted", "units_due"))
          .replace("{{reach}}", AccessScope.sql("t.unit_id"));

  private final JdbcClient jdbc;
  private final AccessScope scope;

  RecomputeSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  /**
   * The figure's value for each of the units and, in the order of the periods, each of the periods.
   */
  Map<UnitId, List<FigureValue>> values(
      String figure,
      FigureFunction function,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    return values(Map.of(figure, function), units, periods, reading).getOrDefault(figure, Map.of());
  }

  /** As above for several figures, by code with their functions; each activity is read once. */
  Map<String, Map<UnitId, List<FigureValue>>> values(
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    Map<String, Map<UnitId, List<FigureValue>>> values = ofNothing(figures, units, periods);
    if (units.isEmpty() || figures.isEmpty()) {
      return values;
    }
    jdbc.sql(
            sql(reading, VALUES_THEN, VALUES_AS_ON)
                .replace("{{aggregates}}", Combining.of(figures.values())))
        .param("figures", figures.keySet().toArray(String[]::new))
        .param("units", numbers(units))
        .param("first_days", days(periods.stream().map(Period::from).toList()))
        .param("last_days", days(periods.stream().map(Period::to).toList()))
        .param("tree_day", treeDay(reading))
        .query(row -> {
          String figure = row.getString("figure");
          List<FigureValue> ofUnit =
              values
                  .getOrDefault(figure, Map.of())
                  .getOrDefault(new UnitId(row.getLong("unit_id")), List.of());
          ofUnit.set(
              row.getInt("period") - 1, value(Objects.requireNonNull(figures.get(figure)), row));
        });
    return values;
  }

  /**
   * The value of each figure in each unit and period where nothing counts; the lists are mutable.
   */
  static Map<String, Map<UnitId, List<FigureValue>>> ofNothing(
      Map<String, FigureFunction> figures, Collection<UnitId> units, List<Period> periods) {
    Map<String, Map<UnitId, List<FigureValue>>> values = new HashMap<>();
    figures.forEach((figure, function) -> {
      Map<UnitId, List<FigureValue>> ofFigure = new HashMap<>();
      units.forEach(unit ->
          ofFigure.put(
              unit,
              new ArrayList<>(
                  periods.stream().map(period -> FigureValue.ofNothing(function)).toList())));
      values.put(figure, ofFigure);
    });
    return values;
  }

  /**
   * For each target (by number) and day on which it has begun, what is due and done in each of the
   * units where anything is due.
   */
  List<Total> totals(
      Collection<Long> targets,
      Collection<UnitId> units,
      Collection<LocalDate> days,
      HierarchyMode reading) {
    return jdbc.sql(sql(reading, TOTALS_THEN, TOTALS_AS_ON))
        .param("targets", targets.toArray(Long[]::new))
        .param("units", numbers(units))
        .param("days", days(days))
        .param("tree_day", treeDay(reading))
        .query((row, number) ->
            new Total(
                row.getLong("target_id"),
                row.getObject("day", LocalDate.class),
                new UnitId(row.getLong("unit_id")),
                new TargetValue(
                    row.getLong("due"), row.getLong("done"), row.getLong("not_reported"))))
        .list();
  }

  record Total(long target, LocalDate day, UnitId unit, TargetValue value) {}

  /**
   * An activity that a number counts.
   *
   * @param unitName the unit's name on the day
   * @param amount what it adds to a sum, where it states it
   * @param opens whether the actor may open it
   */
  record Evidence(
      long id,
      String ref,
      String title,
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
    return jdbc.sql(sql(reading, RECORDS_THEN, RECORDS_AS_ON))
        .params(scope.parameters(actor, Right.SEE))
        .param("figure", figure)
        .param("unit", unit.value())
        .param("first_day", days(List.of(period.from()))[0])
        .param("last_day", days(List.of(period.to()))[0])
        .param("tree_day", treeDay(reading))
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

  /**
   * A due unit of a target, and its result.
   *
   * @param state {@code met}, {@code short}, or {@code silent}: nothing at all counts for it
   */
  record Due(
      UnitId unit,
      String code,
      String name,
      @Nullable String parentName,
      @Nullable Boolean committee,
      BigDecimal minimum,
      FigureValue value,
      String state,
      boolean opens) {}

  /** How many of the due units are in which state, and some of them, those with the least first. */
  record Dues(long met, long shortOf, long silent, List<Due> units) {}

  /**
   * The units that the target asks something of under the unit on the day; {@code state} empty: of
   * every state.
   */
  Dues due(
      Actor actor,
      FiguresSql.TargetRow target,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      String state,
      Paging paging) {
    return dues(
        actor,
        target,
        jdbc.sql(sql(reading, DUE_THEN, DUE_AS_ON))
            .param("targets", new Long[] {target.id()})
            .param("units", numbers(List.of(unit)))
            .param("days", days(List.of(day)))
            .param("tree_day", treeDay(reading)),
        state,
        paging);
  }

  /** As {@link #due}, for a target with rollups of today. */
  Dues dueToday(
      Actor actor,
      FiguresSql.TargetRow target,
      UnitId unit,
      LocalDate today,
      String state,
      Paging paging) {
    JdbcClient.StatementSpec kept =
        jdbc.sql(DUE_KEPT)
            .param("target", target.id())
            .param("unit", unit.value())
            .param("today", today);
    return dues(actor, target, kept, state, paging);
  }

  private Dues dues(
      Actor actor,
      FiguresSql.TargetRow target,
      JdbcClient.StatementSpec statement,
      String state,
      Paging paging) {
    long[] counts = new long[3];
    List<Due> units =
        statement
            .params(scope.parameters(actor, Right.SEE))
            .param("state", state)
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query((row, number) -> {
              counts[0] = row.getLong("met");
              counts[1] = row.getLong("short");
              counts[2] = row.getLong("silent");
              return row.getObject("unit_id") == null
                  ? Optional.<Due>empty()
                  : Optional.of(due(target, row));
            })
            .list()
            .stream()
            .flatMap(Optional::stream)
            .toList();
    return new Dues(counts[0], counts[1], counts[2], units);
  }

  private static Due due(FiguresSql.TargetRow target, ResultSet row) throws SQLException {
    return new Due(
        new UnitId(row.getLong("unit_id")),
        row.getString("code"),
        row.getString("name"),
        row.getString("parent_name"),
        row.getObject("has_committee", Boolean.class),
        row.getBigDecimal("minimum"),
        value(target.column().function(), row),
        row.getString("state"),
        row.getBoolean("opens"));
  }

  static FigureValue value(FigureFunction function, ResultSet row) throws SQLException {
    BigDecimal numerator = row.getBigDecimal("numerator");
    return new FigureValue(
        function, numerator, row.getBigDecimal("base"), row.getLong("activities"));
  }

  static String sql(HierarchyMode reading, String then, String asOn) {
    return switch (reading) {
      case HierarchyMode.AtEventDate it -> then;
      case HierarchyMode.AsOf it -> asOn;
    };
  }

  static @Nullable LocalDate treeDay(HierarchyMode reading) {
    return switch (reading) {
      case HierarchyMode.AtEventDate it -> null;
      case HierarchyMode.AsOf(LocalDate day) -> day;
    };
  }

  static Long[] numbers(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Long[]::new);
  }

  /** As text, for a cast: an open end is PostgreSQL's infinity. */
  static String[] days(Collection<LocalDate> days) {
    return days.stream()
        .map(day -> day.equals(Period.FOREVER) ? "infinity" : day.toString())
        .toArray(String[]::new);
  }
}
