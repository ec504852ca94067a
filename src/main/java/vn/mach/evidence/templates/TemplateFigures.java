package vn.mach.evidence.templates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.TargetValue;

/**
 * Every number that a report needs, asked for at once.
 *
 * @param definitions every figure of the realm, by kind of activity
 * @param values of figures: by code, then by unit; the report's own unit and, for tables, those
 *     below it
 * @param until the day up to which the period has been counted: its last, or today while it is not
 *     over
 * @param before of figures that are compared, in the unit: in the same period of the year before,
 *     in the tree of the period's last day
 * @param like of figures that are compared with like units: the mean of the other units of the same
 *     kind under the same unit; none where they are too few
 * @param targets by code
 * @param reorganised whether a unit came under it or left it within the period
 * @param below the units directly below on the period's last day
 */
public record TemplateFigures(
    UnitId unit,
    String unitName,
    Period period,
    LocalDate until,
    Period earlier,
    List<FigureDefinition> definitions,
    Map<String, Map<UnitId, FigureValue>> values,
    Map<String, FigureValue> before,
    Map<String, BigDecimal> like,
    Map<String, Target> targets,
    boolean reorganised,
    List<Below> below) {

  /** Whether the period is not over: its figures go up to a day and no further. */
  public boolean unfinished() {
    return until.isBefore(period.to());
  }

  /** The same, said of the whole period: for a title, which stays when the period is over. */
  public TemplateFigures whole() {
    return new TemplateFigures(
        unit,
        unitName,
        period,
        period.to(),
        earlier,
        definitions,
        values,
        before,
        like,
        targets,
        reorganised,
        below);
  }

  /**
   * A target with how far it is reached in each unit; nothing before its first day.
   *
   * @param own of units of which it asks something for themselves alone: what they have
   */
  public record Target(
      Board.Column column, Map<UnitId, TargetValue> values, Map<UnitId, Board.Own> own) {
    public @Nullable TargetValue of(UnitId unit) {
      return values.get(unit);
    }
  }

  /** A unit below; {@code silent}: no activity at all was confirmed under it in the period. */
  public record Below(UnitId id, String code, String name, boolean silent) {}

  public Optional<FigureDefinition> definition(String code) {
    return definitions.stream().filter(it -> it.code().equals(code)).findFirst();
  }

  public Optional<FigureValue> value(String code) {
    return value(code, unit);
  }

  public Optional<FigureValue> value(String code, UnitId of) {
    return Optional.ofNullable(values.getOrDefault(code, Map.of()).get(of));
  }

  public Optional<FigureValue> earlier(String code) {
    return Optional.ofNullable(before.get(code));
  }

  public Optional<TargetValue> target(String code) {
    return target(code, unit);
  }

  public Optional<TargetValue> target(String code, UnitId of) {
    return Optional.ofNullable(targets.get(code)).map(it -> it.of(of));
  }

  /** What a unit has of a target that asks something of it alone; empty where it asks more. */
  public Optional<Board.Own> own(String code, UnitId of) {
    return Optional.ofNullable(targets.get(code)).map(it -> it.own().get(of));
  }

  public List<Below> silent() {
    return below.stream().filter(Below::silent).toList();
  }

  /**
   * The same days of the year before: the last day of a month stays one. Of a period that is not
   * over its part until today.
   */
  public static Period earlier(Period period) {
    return new Period(yearBefore(period.from()), yearBefore(period.to()));
  }

  private static LocalDate yearBefore(LocalDate day) {
    boolean last = day.getDayOfMonth() == day.lengthOfMonth();
    LocalDate before = day.minusYears(1);
    return last ? before.withDayOfMonth(before.lengthOfMonth()) : before;
  }
}
