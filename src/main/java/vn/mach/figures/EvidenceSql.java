package vn.mach.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Period;
import vn.mach.kernel.UnitId;

/** Counts from the evidence itself, whatever the day, the period and the reading: the judge of every faster way. */
@Component
class EvidenceSql {

  private static final String VALUES_THEN = Sql.then("values");
  private static final String VALUES_AS_ON = Sql.asOn("values");
  private static final String TOTALS_THEN = Sql.then("judged", "totals");
  private static final String TOTALS_AS_ON = Sql.asOn("judged", "totals");

  private final JdbcClient jdbc;

  EvidenceSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The figure's value for each of the units and, in the order of the periods, each of the periods. */
  Map<UnitId, List<FigureValue>> values(
      String figure, Function function, Collection<UnitId> units, List<Period> periods, Reading reading) {
    Map<UnitId, List<FigureValue>> values = new HashMap<>();
    for (UnitId unit : units) {
      values.put(unit, new ArrayList<>(periods.stream().map(period -> FigureValue.ofNothing(function)).toList()));
    }
    jdbc.sql(sql(reading, VALUES_THEN, VALUES_AS_ON))
        .param("figure", figure)
        .param("units", numbers(units))
        .param("first_days", days(periods.stream().map(Period::from).toList()))
        .param("last_days", days(periods.stream().map(Period::to).toList()))
        .param("tree_day", treeDay(reading))
        .query(
            row -> {
              List<FigureValue> ofUnit = values.getOrDefault(new UnitId(row.getLong("unit_id")), List.of());
              ofUnit.set(row.getInt("period") - 1, value(function, row));
            });
    return values;
  }

  /** For each target (by number) and day on which it has begun, what is due and done in each of the units where anything is due. */
  List<Total> totals(Collection<Long> targets, Collection<UnitId> units, Collection<LocalDate> days, Reading reading) {
    return jdbc.sql(sql(reading, TOTALS_THEN, TOTALS_AS_ON))
        .param("targets", targets.toArray(Long[]::new))
        .param("units", numbers(units))
        .param("days", days(days))
        .param("tree_day", treeDay(reading))
        .query(
            (row, number) ->
                new Total(
                    row.getLong("target_id"),
                    row.getObject("day", LocalDate.class),
                    new UnitId(row.getLong("unit_id")),
                    new TargetValue(row.getLong("due"), row.getLong("done"), row.getLong("not_reported"))))
        .list();
  }

  record Total(long target, LocalDate day, UnitId unit, TargetValue value) {}

  static FigureValue value(Function function, ResultSet row) throws SQLException {
    BigDecimal numerator = row.getBigDecimal("numerator");
    return new FigureValue(function, numerator, row.getBigDecimal("base"), row.getLong("activities"));
  }

  static String sql(Reading reading, String then, String asOn) {
    return switch (reading) {
      case Reading.Then it -> then;
      case Reading.AsOn it -> asOn;
    };
  }

  static @Nullable LocalDate treeDay(Reading reading) {
    return switch (reading) {
      case Reading.Then it -> null;
      case Reading.AsOn(LocalDate day) -> day;
    };
  }

  static Long[] numbers(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Long[]::new);
  }

  /** As text, for a cast: an open end is PostgreSQL's infinity. */
  static String[] days(Collection<LocalDate> days) {
    return days.stream().map(day -> day.equals(Period.FOREVER) ? "infinity" : day.toString()).toArray(String[]::new);
  }
}
