package vn.mach.evidence.rollups;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureRows;
import vn.mach.evidence.figures.FigureValue;

/** Values over any period, combined from daily aggregates, for large units. */
@Component
class DayValuesSql {

  private static final String VALUES = RollupStatements.texts("days_values");
  private static final String MEDIANS = RollupStatements.texts("days_medians");

  private final JdbcClient jdbc;

  DayValuesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As {@link EvidenceCounts#values}, in the tree at the event's date. */
  Map<String, Map<UnitId, List<FigureValue>>> values(
      Map<String, FigureFunction> figures, Collection<UnitId> units, List<Period> periods) {
    Map<String, Map<UnitId, List<FigureValue>>> values =
        FigureRows.ofNothing(figures, units, periods);
    asked(VALUES, figures, units, periods)
        .query(row -> {
          FigureFunction function = Objects.requireNonNull(figures.get(row.getString("figure")));
          of(values, row.getString("figure"), row.getLong("unit_id"))
              .set(row.getInt("number") - 1, FigureRows.value(function, row));
        });
    Map<String, FigureFunction> medians =
        figures.entrySet().stream()
            .filter(it -> it.getValue().isMedian())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!medians.isEmpty()) {
      asked(MEDIANS, medians, units, periods)
          .query(row -> {
            List<FigureValue> ofUnit = of(values, row.getString("figure"), row.getLong("unit_id"));
            FigureValue counted = ofUnit.get(row.getInt("number") - 1);
            ofUnit.set(
                row.getInt("number") - 1,
                new FigureValue(
                    counted.function(),
                    row.getBigDecimal("numerator"),
                    row.getBigDecimal("base"),
                    counted.activities()));
          });
    }
    return values;
  }

  private static List<FigureValue> of(
      Map<String, Map<UnitId, List<FigureValue>>> values, String figure, long unit) {
    return Objects.requireNonNull(Objects.requireNonNull(values.get(figure)).get(new UnitId(unit)));
  }

  private JdbcClient.StatementSpec asked(
      String statement,
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      List<Period> periods) {
    return jdbc.sql(statement)
        .param("figures", figures.keySet().toArray(String[]::new))
        .param("units", FigureRows.numbers(units))
        .param("first_days", FigureRows.days(periods.stream().map(Period::from).toList()))
        .param("last_days", FigureRows.days(periods.stream().map(Period::to).toList()));
  }
}
