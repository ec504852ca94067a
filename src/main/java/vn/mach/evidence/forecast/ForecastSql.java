package vn.mach.evidence.forecast;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureRows;

/** Reads forecasts. Who may see the unit that is asked about may see those under it. */
@Component
class ForecastSql {

  private static final String SHOWN =
      """
      select o.*, up.name as parent_name, %s as levels
      from told o left join lateral units_on(cast(:today as date)) up on up.unit_id = o.parent_id
      """;

  private static final String ACT =
      ForecastCountSql.standing(
              "r.target_id = :target and r.unit_id in (select a.unit_id from unit_closure_on(cast(:today as date)) a where a.ancestor_id = :unit)")
          + SHOWN.formatted(
              "(select a.distance from unit_closure_on(cast(:today as date)) a where a.unit_id = o.unit_id and a.ancestor_id = :unit)")
          + "where o.chance < 0.5 and not o.lost order by o.chance, o.name, o.code limit :limit offset :offset";

  private static final String OWN =
      ForecastCountSql.standing("r.unit_id = :unit")
          + SHOWN.formatted("0")
          + "join targets g on g.id = o.target_id order by g.period_to, g.code";

  private final JdbcClient jdbc;

  ForecastSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The running targets that ask something of the unit or of those under it, by last day and code;
   * none that a neighbour set.
   */
  List<TargetForecast> targets(UnitId unit, LocalDate today) {
    return jdbc.sql(
            """
            select t.id, t.code, t.title, d.symbol, f.function, t.period_from, t.period_to, w.as_of, w.first_day, w.known_day, w.last_day, w.units, w.made,
              w.recorded, n.due, n.reached, n.likely, n.act, n.lost, n.expected
            from forecast_totals n
            join forecasts w on w.target_id = n.target_id
            join targets t on t.id = n.target_id
            join figures f on f.code = t.figure
            join directives_named d on d.directive_id = t.directive_id
            where n.unit_id = :unit and :today between t.period_from and t.runs_to
              and (d.issuer_id is null
                or exists (select 1 from unit_closure a where a.unit_id = :unit and a.ancestor_id = d.issuer_id)
                or exists (select 1 from unit_closure a where a.unit_id = d.issuer_id and a.ancestor_id = :unit))
            order by t.period_to, t.code collate by_number
            """)
        .param("unit", unit.value())
        .param("today", today)
        .query((row, number) ->
            new TargetForecast(
                row.getLong("id"),
                row.getString("code"),
                row.getString("title"),
                row.getString("symbol"),
                FigureFunction.of(row.getString("function")),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                new EarlierPeriod(
                    row.getObject("first_day", LocalDate.class),
                    row.getObject("known_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class)),
                row.getLong("units"),
                row.getLong("made"),
                row.getBoolean("recorded"),
                totals(row)))
        .list();
  }

  /** A unit directly under the one asked about, with all under it. */
  record Child(UnitId unit, String name, TargetForecast.Totals totals) {}

  /** The units directly under it of which, or under which, a target asks something. */
  List<Child> children(UnitId unit, long target, LocalDate today) {
    return jdbc.sql(
            """
            select s.unit_id, s.name, n.due, n.reached, n.likely, n.act, n.lost, n.expected
            from units_on(cast(:today as date)) s join forecast_totals n on n.unit_id = s.unit_id and n.target_id = :target
            where s.parent_id = :unit order by n.act desc, n.expected / n.due, s.name, s.code
            """)
        .param("today", today)
        .param("unit", unit.value())
        .param("target", target)
        .query((row, number) ->
            new Child(new UnitId(row.getLong("unit_id")), row.getString("name"), totals(row)))
        .list();
  }

  private static TargetForecast.Totals totals(ResultSet row) throws SQLException {
    return new TargetForecast.Totals(
        row.getLong("due"),
        row.getLong("reached"),
        row.getLong("likely"),
        row.getLong("act"),
        row.getLong("lost"),
        row.getBigDecimal("expected"));
  }

  /** The units at or under this one to act on, the smallest chance first, as they stand now. */
  List<UnitForecast> act(UnitId unit, long target, LocalDate today, Paging paging) {
    return units(jdbc.sql(ACT), unit, today)
        .param("target", target)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(ForecastSql::unit)
        .list();
  }

  /** What all running targets ask of the unit itself. */
  List<UnitForecast> own(UnitId unit, LocalDate today) {
    return units(jdbc.sql(OWN), unit, today).query(ForecastSql::unit).list();
  }

  private static JdbcClient.StatementSpec units(
      JdbcClient.StatementSpec statement, UnitId unit, LocalDate today) {
    return statement
        .param("unit", unit.value())
        .param("today", today)
        .param("rates", ForecastCountSql.RATES)
        .param("lasting", ForecastCountSql.LASTING);
  }

  private static UnitForecast unit(ResultSet row, int number) throws SQLException {
    BigDecimal chance = row.getBigDecimal("chance");
    boolean compared = row.getObject("units") != null;
    return new UnitForecast(
        row.getLong("target_id"),
        new UnitId(row.getLong("unit_id")),
        row.getString("code"),
        row.getString("name"),
        row.getString("parent_name"),
        row.getInt("levels"),
        row.getBigDecimal("minimum"),
        FigureRows.value(FigureFunction.of(row.getString("function")), row),
        row.getInt("position"),
        row.getBoolean("reached"),
        row.getBoolean("lost"),
        chance,
        compared
            ? new UnitForecast.Then(
                row.getObject("known_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                group(row, "units", "made"),
                group(row, "wide_units", "wide_made"),
                group(row, "open_units", "open_made"),
                group(row, "all_units", "all_made"))
            : null);
  }

  private static UnitForecast.Group group(ResultSet row, String units, String made)
      throws SQLException {
    return new UnitForecast.Group(row.getLong(units), row.getLong(made));
  }
}
