package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Choice;
import vn.mach.organisation.units.AccessScope;

/**
 * The definitions in the tables. Everybody with the right to see sees every figure of the realm.
 */
@Component
class DefinitionsSql {

  private static final String FIGURE_COLUMNS =
      """
      f.code as figure_code, f.name_vi as figure_vi, f.name_en as figure_en, f.function, f.activity_kind, k.name_vi as kind_vi,
        k.name_en as kind_en, f.amount, f.tag, f.form, (select count(*) from targets same where same.figure = f.code) as targets
      """;

  private static final String FIGURES =
      "select "
          + FIGURE_COLUMNS
          + " from figures f join activity_kinds_named k on k.code = f.activity_kind ";

  /**
   * A target with its figure and its minimums in one row: a second query for each row would need a
   * second connection.
   */
  private static final String TARGETS =
      """
      select t.id, t.code, t.title, t.directive_id, d.symbol, d.title as directive_title, d.issuer_id, t.period_from, t.period_to, t.withdrawn_from, t.withdrawn_reason,
        m.kinds, m.kinds_vi, m.kinds_en, m.committees, m.minimums, %s
      from targets t
        join directives_named d on d.directive_id = t.directive_id
        join figures f on f.code = t.figure
        join activity_kinds_named k on k.code = f.activity_kind
        cross join lateral (
          select array_agg(u.code order by u.position, c.has_committee desc nulls last) as kinds,
            array_agg(u.name_vi order by u.position, c.has_committee desc nulls last) as kinds_vi,
            array_agg(u.name_en order by u.position, c.has_committee desc nulls last) as kinds_en,
            array_agg(c.has_committee order by u.position, c.has_committee desc nulls last) as committees,
            array_agg(c.minimum order by u.position, c.has_committee desc nulls last) as minimums
          from target_minimums c join unit_kinds_named u on u.code = c.unit_kind where c.target_id = t.id) m
      """
          .formatted(FIGURE_COLUMNS);

  private final JdbcClient jdbc;
  private final AccessScope scope;

  DefinitionsSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  List<FigureDefinition> figures() {
    return jdbc.sql(FIGURES + "order by k.position, f.code")
        .query(DefinitionsSql::figureRow)
        .list();
  }

  Optional<FigureDefinition> figure(String code) {
    return jdbc.sql(FIGURES + "where f.code = ?")
        .param(code)
        .query(DefinitionsSql::figureRow)
        .optional();
  }

  /**
   * The targets that the actor may see: those from above the realm, of units in their access scope,
   * and of units above those.
   */
  List<TargetDefinition> targets(Actor actor) {
    return targets(actor, "");
  }

  Optional<TargetDefinition> target(Actor actor, String code) {
    return targets(actor, code).stream().findFirst();
  }

  boolean isTarget(String code) {
    return jdbc.sql("select exists (select 1 from targets where code = ?)")
        .param(code)
        .query(Boolean.class)
        .single();
  }

  private List<TargetDefinition> targets(Actor actor, String code) {
    return jdbc.sql(
            TARGETS
                + """
                where (:code = '' or t.code = :code) and (d.issuer_id is null or %s or exists (select 1 from unit_closure down
                  where down.unit_id = any(:scope_units) and down.ancestor_id = d.issuer_id and down.valid_to >= d.issued_on))
                order by d.issued_on desc, d.symbol, t.period_from desc, t.code collate by_number
                """
                    .formatted(AccessScope.sql("d.issuer_id")))
        .params(scope.parameters(actor, Right.SEE))
        .param("code", code)
        .query(DefinitionsSql::targetRow)
        .list();
  }

  record Directive(long id, String symbol, String title, @Nullable UnitId issuer) {}

  Optional<Directive> directive(long id) {
    return jdbc.sql(
            "select directive_id, symbol, title, issuer_id from directives_named where directive_id = ?")
        .param(id)
        .query(DefinitionsSql::directiveRow)
        .optional();
  }

  /** The latest directives in which this actor may set targets. */
  List<Directive> directives(Actor actor, boolean fromAbove) {
    return jdbc.sql(
            """
            select directive_id, symbol, title, issuer_id from directives_named
            where case when issuer_id is null then :from_above else %s end
            order by issued_on desc, symbol limit 300
            """
                .formatted(AccessScope.sql("issuer_id")))
        .params(scope.parameters(actor, Right.SET_TARGETS))
        .param("from_above", fromAbove)
        .query(DefinitionsSql::directiveRow)
        .list();
  }

  Set<String> activityKinds() {
    return new HashSet<>(
        jdbc.sql("select code from activity_kinds_named").query(String.class).list());
  }

  Set<String> unitKinds() {
    return new HashSet<>(jdbc.sql("select code from unit_kinds_named").query(String.class).list());
  }

  List<Choice> activityKindChoices(boolean vietnamese) {
    return choices(
        "select code, name_vi, name_en from activity_kinds_named order by position, code",
        vietnamese);
  }

  /** Amounts that kinds of activity ask for, and those that figures name already. */
  List<Choice> amountChoices(boolean vietnamese) {
    return choices(
        "select distinct on (amount) amount, name_vi, name_en from amounts_named order by amount, kind",
        vietnamese);
  }

  private List<Choice> choices(String sql, boolean vietnamese) {
    return jdbc.sql(sql)
        .query((row, number) -> new Choice(row.getString(1), row.getString(vietnamese ? 2 : 3)))
        .list();
  }

  private static TargetDefinition targetRow(ResultSet row, int number) throws SQLException {
    return new TargetDefinition(
        row.getLong("id"),
        row.getString("code"),
        row.getString("title"),
        row.getLong("directive_id"),
        row.getString("symbol"),
        row.getString("directive_title"),
        unit(row),
        figureRow(row, number),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getObject("withdrawn_from", LocalDate.class),
        row.getString("withdrawn_reason"),
        minimums(row));
  }

  private static List<TargetDefinition.Minimum> minimums(ResultSet row) throws SQLException {
    if (row.getArray("kinds") == null) {
      return List.of();
    }
    String[] kinds = (String[]) row.getArray("kinds").getArray();
    String[] vi = (String[]) row.getArray("kinds_vi").getArray();
    String[] en = (String[]) row.getArray("kinds_en").getArray();
    @Nullable Boolean[] committees = (Boolean[]) row.getArray("committees").getArray();
    BigDecimal[] minimums = (BigDecimal[]) row.getArray("minimums").getArray();
    return IntStream.range(0, kinds.length)
        .mapToObj(at ->
            new TargetDefinition.Minimum(kinds[at], vi[at], en[at], committees[at], minimums[at]))
        .toList();
  }

  private static Directive directiveRow(ResultSet row, int number) throws SQLException {
    return new Directive(
        row.getLong("directive_id"), row.getString("symbol"), row.getString("title"), unit(row));
  }

  private static @Nullable UnitId unit(ResultSet row) throws SQLException {
    Long issuer = row.getObject("issuer_id", Long.class);
    return issuer == null ? null : new UnitId(issuer);
  }

  private static FigureDefinition figureRow(ResultSet row, int number) throws SQLException {
    return new FigureDefinition(
        row.getString("figure_code"),
        row.getString("figure_vi"),
        row.getString("figure_en"),
        FigureFunction.of(row.getString("function")),
        row.getString("activity_kind"),
        row.getString("kind_vi"),
        row.getString("kind_en"),
        row.getString("amount"),
        row.getString("tag"),
        row.getString("form"),
        row.getInt("targets"));
  }
}
