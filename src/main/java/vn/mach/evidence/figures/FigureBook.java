package vn.mach.evidence.figures;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** Many numbers at once, with their evidence, for reports. Requires the right to see the unit. */
@Component
@Transactional(readOnly = true)
public class FigureBook {

  private static final String EVIDENCE_OF_FIGURES = FigureStatements.then("evidence_of_figures");
  private static final String MANY_THEN = FigureStatements.then("figure_values_of_many");
  private static final String MANY_AS_ON = FigureStatements.asOn("figure_values_of_many");
  private static final String MEDIANS =
      FigureStatements.texts("figure_medians_of_many")
          .replace("{{median}}", FigureAggregates.median());
  private static final String NO_MEDIANS =
      "medians as (select cast(null as text) as code, cast(null as bigint) as ancestor_id, cast(null as numeric[]) as median where false)";
  private static final int PAGE = 200;

  private final DefinitionsSql definitions;
  private final FiguresSql targets;
  private final StoredTotals stored;
  private final Figures figures;
  private final AccessScope scope;
  private final JdbcClient jdbc;

  FigureBook(
      DefinitionsSql definitions,
      FiguresSql targets,
      StoredTotals stored,
      Figures figures,
      AccessScope scope,
      JdbcClient jdbc) {
    this.definitions = definitions;
    this.targets = targets;
    this.stored = stored;
    this.figures = figures;
    this.scope = scope;
    this.jdbc = jdbc;
  }

  /** Every figure of the realm, by kind of activity. */
  public List<FigureDefinition> definitions() {
    return definitions.figures();
  }

  /** The targets whose period ends on the first day or later and has begun on the last. */
  public List<TargetRow> targetsBetween(LocalDate first, LocalDate last) {
    return targets.targetsBetween(first, last);
  }

  /** The title of every target of the realm, by code. */
  public Map<String, String> targetTitles() {
    Map<String, String> titles = new HashMap<>();
    jdbc.sql("select code, title from targets")
        .query(row -> {
          titles.put(row.getString(1), row.getString(2));
        });
    return titles;
  }

  /** The codes of every target of the realm. */
  public List<String> targetCodes() {
    return jdbc.sql("select code from targets order by code")
        .query((row, number) -> row.getString(1))
        .list();
  }

  /**
   * The values of several figures (unknown codes are left out) in a unit and in units below it, for
   * several periods: by code, then by unit, each list in the order of the periods.
   */
  public Map<String, Map<UnitId, List<FigureValue>>> values(
      Actor actor,
      UnitId unit,
      Collection<UnitId> below,
      Collection<String> codes,
      List<Period> periods,
      HierarchyMode reading) {
    scope.require(actor, Right.SEE, unit);
    Map<String, FigureFunction> functions =
        definitions.figures().stream()
            .filter(it -> codes.contains(it.code()))
            .collect(Collectors.toMap(FigureDefinition::code, FigureDefinition::function));
    if (functions.isEmpty()) {
      return Map.of();
    }
    Set<UnitId> units = new LinkedHashSet<>(below);
    units.add(unit);
    if (stored.hasDays(unit, reading)) {
      return stored.values(functions, units, periods, reading);
    }
    Map<String, Map<UnitId, List<FigureValue>>> values = new HashMap<>();
    for (Period period : periods) {
      Map<String, Map<UnitId, FigureValue>> counted = counted(functions, units, period, reading);
      functions.forEach((code, function) ->
          units.forEach(it ->
              values
                  .computeIfAbsent(code, key -> new HashMap<>())
                  .computeIfAbsent(it, key -> new ArrayList<>())
                  .add(
                      counted
                          .getOrDefault(code, Map.of())
                          .getOrDefault(it, FigureValue.ofNothing(function)))));
    }
    return values;
  }

  /** Counted from the evidence in one query. */
  private Map<String, Map<UnitId, FigureValue>> counted(
      Map<String, FigureFunction> functions,
      Set<UnitId> units,
      Period period,
      HierarchyMode reading) {
    Map<String, Map<UnitId, FigureValue>> values = new HashMap<>();
    boolean medians =
        functions.values().stream().anyMatch(it -> it.combining() == Combining.MEDIAN);
    jdbc.sql(
            FigureRows.sql(reading, MANY_THEN, MANY_AS_ON)
                .replace("{{parts}}", FigureAggregates.parts(functions.values()))
                .replace("{{medians}}", medians ? MEDIANS : NO_MEDIANS))
        .param("figures", functions.keySet().toArray(String[]::new))
        .param("units", FigureRows.numbers(units))
        .param("first_day", FigureRows.days(List.of(period.from()))[0])
        .param("last_day", FigureRows.days(List.of(period.to()))[0])
        .param("tree_day", FigureRows.treeDay(reading))
        .query(row -> {
          String code = row.getString("figure");
          values
              .computeIfAbsent(code, key -> new HashMap<>())
              .put(
                  new UnitId(row.getLong("unit_id")),
                  FigureRows.value(Objects.requireNonNull(functions.get(code)), row));
        });
    return values;
  }

  /**
   * An activity that some figures count.
   *
   * @param figures the codes of those that count it
   * @param amounts by name
   */
  public record CountedActivity(
      long id,
      String ref,
      String kind,
      LocalDate heldOn,
      String unitCode,
      String unitName,
      @Nullable Long expected,
      @Nullable Long present,
      Map<String, Long> amounts,
      List<String> figures) {}

  /**
   * Every activity that any of the figures counts, in the tree at the event's date, by day and ref.
   */
  public List<CountedActivity> evidence(
      Actor actor, Collection<String> codes, UnitId unit, Period period) {
    scope.require(actor, Right.SEE, unit);
    return evidence(codes, List.of(unit), period);
  }

  /**
   * Every activity that counts for one of the units that a target asks something of under the unit
   * on the day.
   */
  public List<CountedActivity> evidenceOfTarget(
      Actor actor, Board.Column target, UnitId unit, LocalDate day) {
    List<UnitId> due = new ArrayList<>();
    List<DueUnit> page = List.of();
    for (int number = 1; number == 1 || page.size() > PAGE; number++) {
      page = due(actor, target.code(), unit, day, new Paging(number, PAGE));
      page.stream().limit(PAGE).map(DueUnit::unit).forEach(due::add);
    }
    LocalDate last = day.isBefore(target.to()) ? day : target.to();
    return due.isEmpty() || last.isBefore(target.from())
        ? List.of()
        : evidence(List.of(target.figure()), due, new Period(target.from(), last));
  }

  private List<CountedActivity> evidence(
      Collection<String> codes, Collection<UnitId> units, Period period) {
    return jdbc.sql(EVIDENCE_OF_FIGURES)
        .param("figures", codes.toArray(String[]::new))
        .param("units", FigureRows.numbers(units))
        .param("first_day", period.from().toString())
        .param("last_day", period.to().toString())
        .query(FigureBook::countedActivity)
        .list();
  }

  /**
   * An activity as a page shows it.
   *
   * @param title null where it names a person and the actor may not see it
   * @param opens whether the actor may open it
   */
  public record Record(
      long id,
      String ref,
      @Nullable String title,
      LocalDate heldOn,
      String unitName,
      @Nullable Long expected,
      @Nullable Long present,
      @Nullable Long amount,
      boolean opens) {}

  /**
   * Some of the activities that a figure counts, the latest first, and one more than fit where
   * there are more.
   */
  public List<Record> records(
      Actor actor, String figure, UnitId unit, Period period, Paging paging) {
    return figures
        .records(actor, figure, unit, period, HierarchyMode.AT_EVENT_DATE, paging)
        .stream()
        .map(it ->
            new Record(
                it.id(),
                it.ref(),
                it.title(),
                it.heldOn(),
                it.unitName(),
                it.expected(),
                it.present(),
                it.amount(),
                it.opens()))
        .toList();
  }

  /**
   * A unit that a target asks something of; {@code state}: {@code done}, {@code on_pace} or {@code
   * behind}.
   */
  public record DueUnit(
      UnitId unit,
      String code,
      String name,
      java.math.BigDecimal minimum,
      FigureValue value,
      String state,
      boolean opens) {}

  /**
   * Some of the units that a target asks something of, those with the least first, and one more
   * than fit where there are more.
   */
  public List<DueUnit> due(Actor actor, String target, UnitId unit, LocalDate day, Paging paging) {
    return figures
        .due(actor, target, unit, day, HierarchyMode.AT_EVENT_DATE, "", paging)
        .units()
        .stream()
        .map(it ->
            new DueUnit(
                it.unit(), it.code(), it.name(), it.minimum(), it.value(), it.state(), it.opens()))
        .toList();
  }

  private static CountedActivity countedActivity(ResultSet row, int number) throws SQLException {
    Map<String, Long> amounts = new TreeMap<>();
    Array names = row.getArray("amounts");
    if (names != null) {
      String[] keys = (String[]) names.getArray();
      Long[] values = (Long[]) row.getArray("amount_values").getArray();
      for (int i = 0; i < keys.length; i++) {
        amounts.put(keys[i], values[i]);
      }
    }
    return new CountedActivity(
        row.getLong("activity_id"),
        row.getString("ref"),
        row.getString("kind"),
        row.getObject("held_on", LocalDate.class),
        row.getString("code"),
        row.getString("name"),
        row.getObject("expected", Long.class),
        row.getObject("present", Long.class),
        amounts,
        Arrays.asList((String[]) row.getArray("figures").getArray()));
  }

  /** The definition of a figure. */
  public FigureDefinition definition(String code) {
    return definitions.figure(code).orElseThrow(() -> new NotFound("figure " + code));
  }
}
