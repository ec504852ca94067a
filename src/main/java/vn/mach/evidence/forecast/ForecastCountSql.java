package vn.mach.evidence.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.evidence.figures.EvidenceFilter;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureStatements;

/** Counts forecasts from the evidence. */
@Component
class ForecastCountSql {

  /** With fewer comparable units there is no forecast, and no group of fewer is told. */
  static final int FEW = 5;

  /** A group's own share counts by its units, that of the next wider group by so many. */
  static final int WEIGHT = 10;

  /** Codes of the functions whose value is evaluated as it stands. */
  static final String[] RATES =
      Arrays.stream(FigureFunction.values())
          .filter(FigureFunction::isQuotient)
          .map(Codes::code)
          .toArray(String[]::new);

  /** Codes of the functions whose value never rises again. */
  static final String[] LASTING = {FigureFunction.LOWEST_ATTENDANCE_RATE.code()};

  private static final String STANDING = text("standing");
  private static final String TOTALS = standing("r.target_id = :target") + text("totals");
  private static final String LEARNED = text("learned");

  private final JdbcClient jdbc;

  ForecastCountSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A target of which a forecast is made.
   *
   * @param asked all that it asks, in one text
   */
  record Asked(long target, String asked, EvidenceFilter counting, LocalDate from, LocalDate to) {}

  /** The units as they stand today, narrowed by a condition on {@code target_results r}. */
  static String standing(String which) {
    return STANDING.replace("{{which}}", which);
  }

  private static String text(String name) {
    return FigureStatements.read(ForecastCountSql.class, name) + "\n";
  }

  /** Running targets whose forecast is not of today, or of what they ask by now. */
  List<Asked> outdated(LocalDate today) {
    return targets(
        today,
        "not exists (select 1 from forecasts w where w.target_id = t.id and w.as_of = :today and w.asked = s.asked)");
  }

  /** Running targets. */
  List<Asked> running(LocalDate today) {
    return targets(today, "true");
  }

  private List<Asked> targets(LocalDate today, String condition) {
    return jdbc.sql(
            "select t.id, s.asked, t.period_from, t.period_to, "
                + EvidenceFilter.COLUMNS
                + " from targets_stored s join targets t on t.id = s.target_id join figures f on f.code = t.figure"
                + " where :today between t.period_from and t.runs_to and "
                + condition
                + " order by t.id")
        .param("today", today)
        .query((row, number) ->
            new Asked(
                row.getLong("id"),
                row.getString("asked"),
                EvidenceFilter.of(row),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class)))
        .list();
  }

  /** Drops the forecasts of targets that do not run. */
  void dropOthers(LocalDate today) {
    for (String table : List.of("forecast_totals", "forecast_rates", "forecasts")) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where target_id not in (select id from targets where ? between period_from and runs_to)")
          .param(today)
          .update();
    }
  }

  /**
   * A statement over {@code compared}: the units that the target would have asked something of in a
   * period, how far each was on its known day, and whether it had reached the minimum in the end.
   */
  JdbcClient.StatementSpec compared(Asked asked, EarlierPeriod period, String statement) {
    FigureFunction function = asked.counting.function();
    String text =
        FigureStatements.texts(
                name -> FigureStatements.read(ForecastCountSql.class, name), "compared")
            + statement;
    return asked
        .counting
        .into(jdbc.sql(FigureStatements.of(function, text)))
        .param("function", function.code())
        .param("rate", function.isQuotient())
        .param("target", asked.target)
        .param("first_day", period.first())
        .param("known_day", period.known())
        .param("last_day", period.last());
  }

  /** Counts what became of comparable units, and keeps it as the forecast of the day. */
  void learn(Asked asked, LocalDate day) {
    for (String table : List.of("forecast_rates", "forecasts")) {
      jdbc.sql("delete from " + table + " where target_id = ?").param(asked.target).update();
    }
    compared(asked, EarlierPeriod.of(asked.from, asked.to, day), LEARNED)
        .param("asked", asked.asked)
        .param("as_of", day)
        .param("few", FEW)
        .param("weight", WEIGHT)
        .update();
  }

  /** Keeps how many units are in which state, for every unit above them. */
  void total(Asked asked, LocalDate today) {
    jdbc.sql("delete from forecast_totals where target_id = ?").param(asked.target).update();
    jdbc.sql(TOTALS)
        .param("target", asked.target)
        .param("today", today)
        .param("rates", RATES)
        .param("lasting", LASTING)
        .update();
  }

  /** Allows more memory for the length of the transaction: a country sorts millions of rows. */
  void thinkBig() {
    jdbc.sql("set local work_mem = '96MB'").update();
  }
}
