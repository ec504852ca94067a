package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** The tables of the module, and the units of its numbers. */
@Component
class FiguresSql {

  private static final String TARGETS =
      """
      select t.id, t.code, t.title, d.symbol, t.figure, f.name_vi, f.name_en, f.function, t.period_from, t.period_to, m.lowest, m.highest
      from targets t
      join figures f on f.code = t.figure
      join directives_named d on d.directive_id = t.directive_id
      join lateral (select min(minimum) as lowest, max(minimum) as highest from target_minimums m where m.target_id = t.id) m on true
      """;

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  FiguresSql(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  Optional<FigureFunction> function(String figure) {
    return jdbc.sql("select function from figures where code = ?")
        .param(figure)
        .query(String.class)
        .optional()
        .map(FigureFunction::of);
  }

  Optional<TargetRow> target(String code) {
    return jdbc.sql(TARGETS + "where t.code = ?")
        .param(code)
        .query(FiguresSql::targetRow)
        .optional();
  }

  /** The same without those that are withdrawn from this day or an earlier one. */
  List<TargetRow> targets(Collection<String> codes, LocalDate day) {
    return jdbc.sql(
            TARGETS
                + "where t.code = any (?) and (t.withdrawn_from is null or t.withdrawn_from > ?) order by t.code collate by_number")
        .params(codes.toArray(String[]::new), day)
        .query(FiguresSql::targetRow)
        .list();
  }

  List<TargetRow> targets(Collection<String> codes) {
    return jdbc.sql(TARGETS + "where t.code = any (?) order by t.code collate by_number")
        .param(codes.toArray(String[]::new))
        .query(FiguresSql::targetRow)
        .list();
  }

  /**
   * Those that run on the day and were set by the unit itself, by one above or below it, or above
   * the realm: not by its neighbours.
   */
  List<TargetRow> targetsOn(LocalDate day, UnitId unit) {
    return jdbc.sql(
            TARGETS
                + """
                where :day between t.period_from and t.runs_to
                  and (d.issuer_id is null
                    or exists (select 1 from unit_closure a where a.unit_id = :unit and a.ancestor_id = d.issuer_id)
                    or exists (select 1 from unit_closure a where a.unit_id = d.issuer_id and a.ancestor_id = :unit))
                order by t.code collate by_number
                """)
        .param("day", day)
        .param("unit", unit.value())
        .query(FiguresSql::targetRow)
        .list();
  }

  /**
   * Those that stand on one of these days at least: their period has begun on the last, and on the
   * first neither was over nor were they withdrawn.
   */
  List<TargetRow> targetsBetween(LocalDate first, LocalDate last) {
    return jdbc.sql(
            TARGETS
                + "where t.runs_to >= greatest(?, t.period_from) and t.period_from <= ? order by t.code collate by_number")
        .params(first, last)
        .query(FiguresSql::targetRow)
        .list();
  }

  /** How many of the units the right does not cover. */
  long beyond(Actor actor, Collection<UnitId> units) {
    return jdbc.sql(
            "select count(*) from unnest(:units) as u (unit_id) where not "
                + AccessScope.ofFew("u.unit_id"))
        .params(scope.parameters(actor, Right.SEE))
        .param("units", FigureRows.numbers(units))
        .query(Long.class)
        .single();
  }

  /** A unit as named on the day, or, where it does not exist then, as in its nearest version. */
  Optional<UnitRow> unit(Actor actor, UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select u.unit_id, u.code, coalesce(s.name, u.name) as name, coalesce(s.kind, u.kind) as kind, cast(null as bigint) as parent_id,
              true as opens
            from units_named u left join units_on(:day) s on s.unit_id = u.unit_id
            where u.unit_id = :unit and
            """
                + AccessScope.ofFew("u.unit_id"))
        .params(scope.parameters(actor, Right.SEE))
        .param("unit", unit.value())
        .param("day", day)
        .query(FiguresSql::unitRow)
        .optional();
  }

  /**
   * The units under this one on the day, down to a number of levels, parents before their children,
   * by kind. The right must cover the unit itself; then those under it today need not be checked
   * one by one.
   */
  List<UnitRow> below(Actor actor, UnitId unit, LocalDate day, int levels) {
    return jdbc.sql(
            """
            with recursive below as (
              select s.*, 1 as level from units_on(:day) s where s.parent_id = :unit
              union all
              select s.*, b.level + 1 from below b join units_on(:day) s on s.parent_id = b.unit_id where b.level < :levels
            )
            select s.unit_id, s.code, s.name, s.kind, s.parent_id, %s as opens
            from below s join unit_kinds_named k on k.code = s.kind
            order by s.level, k.position
            """
                .formatted(day.equals(today.date()) ? "true" : AccessScope.ofFew("s.unit_id")))
        .params(scope.parameters(actor, Right.SEE))
        .param("unit", unit.value())
        .param("day", day)
        .param("levels", levels)
        .query(FiguresSql::unitRow)
        .list();
  }

  record UnitRow(
      UnitId id, String code, String name, String kind, @Nullable UnitId parent, boolean opens) {}

  private static UnitRow unitRow(ResultSet row, int number) throws SQLException {
    Long parent = row.getObject("parent_id", Long.class);
    return new UnitRow(
        new UnitId(row.getLong("unit_id")),
        row.getString("code"),
        row.getString("name"),
        row.getString("kind"),
        parent == null ? null : new UnitId(parent),
        row.getBoolean("opens"));
  }

  private static TargetRow targetRow(ResultSet row, int number) throws SQLException {
    BigDecimal lowest = row.getBigDecimal("lowest");
    BigDecimal highest = row.getBigDecimal("highest");
    return new TargetRow(
        new Board.Column(
            row.getLong("id"),
            row.getString("code"),
            row.getString("title"),
            row.getString("symbol"),
            row.getString("figure"),
            row.getString("name_vi"),
            row.getString("name_en"),
            FigureFunction.of(row.getString("function")),
            row.getObject("period_from", LocalDate.class),
            row.getObject("period_to", LocalDate.class),
            lowest == null ? BigDecimal.ZERO : lowest,
            highest == null ? BigDecimal.ZERO : highest));
  }
}
