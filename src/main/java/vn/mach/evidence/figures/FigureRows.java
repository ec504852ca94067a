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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;

/** How units and days are given to statements about figures, and how values are read from rows. */
public final class FigureRows {

  private FigureRows() {}

  /**
   * The value of each figure in each unit and period where nothing counts; the lists are mutable.
   */
  public static Map<String, Map<UnitId, List<FigureValue>>> ofNothing(
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

  public static FigureValue value(FigureFunction function, ResultSet row) throws SQLException {
    BigDecimal numerator = row.getBigDecimal("numerator");
    return new FigureValue(
        function, numerator, row.getBigDecimal("base"), row.getLong("activities"));
  }

  /**
   * Reads own results of a day by unit and target from the columns unit_id, target_id, function,
   * period_from, period_to, minimum, activities, numerator, base.
   *
   * @param wanted rows of other targets are passed over
   */
  public static Map<UnitId, Map<Long, Board.Own>> own(
      JdbcClient.StatementSpec statement, Set<Long> wanted, LocalDate day) {
    record Asked(FigureFunction function, LocalDate from, LocalDate to) {}
    Map<UnitId, Map<Long, Board.Own>> own = new HashMap<>();
    Map<Long, Asked> targets = new HashMap<>(); // the same in each row of a target: read once
    statement.query(row -> {
      long target = row.getLong("target_id");
      if (!wanted.contains(target)) {
        return;
      }
      Asked asked = targets.get(target);
      if (asked == null) {
        asked =
            new Asked(
                FigureFunction.of(row.getString("function")),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class));
        targets.put(target, asked);
      }
      BigDecimal minimum = row.getBigDecimal("minimum");
      own.computeIfAbsent(new UnitId(row.getLong("unit_id")), unit -> new HashMap<>())
          .put(
              target,
              new Board.Own(
                  value(asked.function, row),
                  minimum,
                  Pace.required(asked.function, minimum, asked.from, asked.to, day)));
    });
    return own;
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

  /** As an array of bigint. */
  public static Long[] numbers(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Long[]::new);
  }

  /** As text, for a cast: an open end is PostgreSQL's infinity. */
  public static String[] days(Collection<LocalDate> days) {
    return days.stream()
        .map(day -> day.equals(Period.FOREVER) ? "infinity" : day.toString())
        .toArray(String[]::new);
  }
}
