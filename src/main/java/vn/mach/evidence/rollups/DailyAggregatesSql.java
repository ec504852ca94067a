package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.EvidenceFilter;
import vn.mach.evidence.figures.FigureRows;

/** The tables of the daily aggregates. */
@Component
class DailyAggregatesSql {

  /** With more waiting changes the aggregates are not read: they would be out of date. */
  private static final int MAY_WAIT = 5_000;

  private static final String CHANGED =
      RollupStatements.texts("days_above", "days_changed").replace("{{only}}", "");
  private static final String EVIDENCE = RollupStatements.texts("days_evidence");
  private static final String LOWEST =
      RollupStatements.texts("days_above", "days_lowest")
          .replace("{{only}}", " and figure_combining(f.function) = 'lowest'");
  private static final String RATES = RollupStatements.texts("days_rates");
  private static final String RATES_COMPARED =
      RollupStatements.texts("days_rates", "days_rates_compare");

  /** The aggregates by unit, figure and day. */
  private static final List<String> DAYS = List.of("daily_aggregates", "figure_rates");

  /**
   * The figures that can be aggregated by day, each with its whole definition in one text.
   * Different units cannot be added up.
   */
  private static final String DEFINED =
      """
      select code as figure, concat_ws('|', function, activity_kind, coalesce(amount, '-'), coalesce(tag, '-'), coalesce(form, '-')) as defined
      from figures where figure_combining(function) <> 'units'
      """;

  private final JdbcClient jdbc;
  private final int many;

  /**
   * @param many number of units under it, on all days together, above which a unit is large
   */
  DailyAggregatesSql(JdbcClient jdbc, @Value("${mach.figures.summed-from:300}") int many) {
    this.jdbc = jdbc;
    this.many = many;
  }

  /** Whether the aggregates are only a moment behind the evidence. */
  boolean upToDate() {
    return jdbc.sql(
            """
            select exists (select 1 from rollup_state) and not exists (select 1 from changes_waiting('totals', 'closure'))
              and (select count(*) from (select 1 from changes_waiting('totals', 'activities') limit :most) c) < :most\
            """)
        .param("most", MAY_WAIT)
        .query(Boolean.class)
        .single();
  }

  /** The large ones of the units. */
  Set<UnitId> summed(Collection<UnitId> units) {
    return new HashSet<>(
        jdbc.sql("select unit_id from daily_aggregate_units where unit_id = any (?)")
            .param(FigureRows.numbers(units))
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  Set<UnitId> allSummed() {
    return new HashSet<>(
        jdbc.sql("select unit_id from daily_aggregate_units")
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /** The large ones at or under the unit on the day. */
  Set<UnitId> summedUnder(UnitId under, LocalDate day) {
    return new HashSet<>(
        jdbc.sql(
                "select s.unit_id from daily_aggregate_units s join unit_closure_on(:day) a on a.unit_id = s.unit_id where a.ancestor_id = :under")
            .param("day", day)
            .param("under", under.value())
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /** Stores where these aggregates differ from the evidence. */
  void compare(Collection<UnitId> units, Collection<String> figures) {
    counted(
        figures,
        units,
        "-infinity",
        figure -> RollupStatements.ofDays(figure.function(), "days_counted", "days_compare"),
        RATES_COMPARED);
  }

  private List<EvidenceFilter> counting(Collection<String> figures) {
    return jdbc.sql("select " + EvidenceFilter.COLUMNS + " from figures f where f.code = any (?)")
        .param(figures.toArray(String[]::new))
        .query((row, number) -> EvidenceFilter.of(row))
        .list();
  }

  /**
   * Carries out the statement of each figure, which follows {@code days_counted.sql}, and for
   * medians also {@code rates}, which follows {@code days_rates.sql}. The evidence of a kind is
   * found once for all its figures.
   */
  private void counted(
      Collection<String> figures,
      Collection<UnitId> units,
      String from,
      java.util.function.Function<EvidenceFilter, String> statement,
      String rates) {
    jdbc.sql(
            """
            create temporary table evidence_above (
              ancestor_id bigint, activity_id bigint, held_on date, form text, tags text[], expected bigint, present bigint
            ) on commit drop\
            """)
        .update();
    counting(figures).stream()
        .collect(Collectors.groupingBy(EvidenceFilter::kind))
        .forEach((kind, of) -> {
          jdbc.sql(EVIDENCE)
              .param("units", FigureRows.numbers(units))
              .param("kind", kind)
              .param("from", from)
              .update();
          jdbc.sql("analyze evidence_above").update();
          for (EvidenceFilter figure : of) {
            figure
                .into(jdbc.sql(statement.apply(figure)))
                .param("units", FigureRows.numbers(units))
                .param("figure", figure.figure())
                .param("function", figure.function().code())
                .param("quotient", figure.function().isQuotient())
                .update();
            if (figure.function().isMedian()) {
              figure
                  .into(jdbc.sql(rates))
                  .param("units", FigureRows.numbers(units))
                  .param("figure", figure.figure())
                  .update();
            }
          }
          jdbc.sql("truncate evidence_above").update();
        });
    jdbc.sql("drop table evidence_above").update();
  }

  /** The aggregated figures whose definition has not changed. */
  Set<String> summedFigures() {
    return new HashSet<>(
        jdbc.sql(
                "select k.figure from daily_aggregate_figures k join ("
                    + DEFINED
                    + ") d using (figure, defined)")
            .query((row, number) -> row.getString(1))
            .list());
  }

  boolean outdated() {
    return jdbc.sql(
            "select exists (select 1 from daily_aggregate_figures k full join ("
                + DEFINED
                + ") d using (figure) where k.defined is distinct from d.defined)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Stores the present definition of each figure. Returns those that are new or redefined; their
   * aggregates must be recomputed.
   */
  Set<String> define() {
    for (String table : DAYS) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where figure in (select k.figure from daily_aggregate_figures k left join ("
                  + DEFINED
                  + ") d using (figure) where d.figure is null)")
          .update();
    }
    jdbc.sql(
            "delete from daily_aggregate_figures k where not exists (select 1 from ("
                + DEFINED
                + ") d where d.figure = k.figure)")
        .update();
    return new HashSet<>(
        jdbc.sql(
                "insert into daily_aggregate_figures as k (figure, defined) "
                    + DEFINED
                    + " on conflict (figure) do update set defined = excluded.defined where k.defined <> excluded.defined returning figure")
            .query((row, number) -> row.getString(1))
            .list());
  }

  /** Finds the large units in the tree. */
  void choose() {
    jdbc.sql(
            "insert into daily_aggregate_units (unit_id) select ancestor_id from unit_closure group by ancestor_id having count(distinct unit_id) > ?")
        .param(many)
        .update();
  }

  /** Those of the units that have become large; they are aggregated from now on. */
  Set<UnitId> grown(Collection<UnitId> units) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into daily_aggregate_units (unit_id)
                select a.ancestor_id from unit_closure a
                where a.ancestor_id = any (:units) and not exists (select 1 from daily_aggregate_units s where s.unit_id = a.ancestor_id)
                group by a.ancestor_id having count(distinct a.unit_id) > :many
                returning unit_id\
                """)
            .param("units", FigureRows.numbers(units))
            .param("many", many)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .list());
  }

  /** The large units that gained or lost the evidence of another unit, each with the first day. */
  Map<UnitId, LocalDate> moved(Collection<RollupChangesSql.Shift> shifts) {
    Map<UnitId, LocalDate> moved = new HashMap<>();
    jdbc.sql(
            """
            select s.unit_id, min(m.first_day) as first_day
            from unnest(cast(:units as bigint[]), cast(:below as bigint[]), cast(:days as text[])::date[]) as m (unit_id, below_id, first_day)
            join daily_aggregate_units s on s.unit_id = m.unit_id
            where exists (select 1 from activities_held(m.below_id, m.first_day, 'infinity'))
            group by s.unit_id\
            """)
        .param("units", shifts.stream().map(it -> it.unit().value()).toArray(Long[]::new))
        .param("below", shifts.stream().map(it -> it.below().value()).toArray(Long[]::new))
        .param("days", FigureRows.days(shifts.stream().map(RollupChangesSql.Shift::from).toList()))
        .query(row -> {
          moved.put(new UnitId(row.getLong(1)), row.getObject(2, LocalDate.class));
        });
    return moved;
  }

  /** Adds what these changes contribute to the days on which they were held. */
  void add(Collection<RollupChangesSql.Change> changes) {
    for (String statement : List.of(CHANGED, LOWEST)) {
      jdbc.sql(statement)
          .param(
              "activities",
              changes.stream().map(RollupChangesSql.Change::activity).toArray(Long[]::new))
          .param(
              "signs", changes.stream().map(RollupChangesSql.Change::sign).toArray(Integer[]::new))
          .update();
    }
  }

  /**
   * Recomputes the aggregates of these units and figures from the evidence, from the day on or for
   * all days.
   */
  void count(Collection<UnitId> units, Collection<String> figures, Optional<LocalDate> from) {
    String first = from.map(LocalDate::toString).orElse("-infinity");
    for (String table : DAYS) {
      jdbc.sql(
              "delete from "
                  + table
                  + " where unit_id = any (:units) and figure = any (:figures) and day >= cast(:from as date)")
          .param("units", FigureRows.numbers(units))
          .param("figures", figures.toArray(String[]::new))
          .param("from", first)
          .update();
    }
    counted(
        figures,
        units,
        first,
        figure ->
            RollupStatements.ofDays(figure.function(), "days_counted")
                + "insert into daily_aggregates (unit_id, figure, day, activities, numerator, base) select * from counted",
        RATES
            + "insert into figure_rates (unit_id, figure, day, numerator, base, activities) select * from rates");
  }

  void forget() {
    for (String table :
        List.of(
            "daily_aggregates",
            "figure_rates",
            "daily_aggregate_units",
            "daily_aggregate_figures")) {
      jdbc.sql("delete from " + table).update();
    }
  }
}
