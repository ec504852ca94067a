package vn.mach.app.exchange;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that validate staged rows, each for the relation {@code {table}} called {@code r}.
 * Only rows that nothing has decided yet ({@code fresh}) are looked at, so the first reason stays
 * the only one.
 */
final class ValidationSql {

  static final String FORGET =
      "update {table} set state = 'fresh', reason = null, at_column = null where not faulty and state <> 'fresh'";

  /** Kinds that stand already: sent alike, or renamed. */
  static final String KINDS =
      """
      update {table} r set state = case when (r.name_vi, r.name_en) = (s.name_vi, s.name_en) then 'same' else 'changed' end
      from {sheet} s where r.state = 'fresh' and s.code = r.code
      """;

  private ValidationSql() {}

  static String refuse(String column, String reason, String condition) {
    return "update {table} r set state = 'refused', reason = '%s', at_column = '%s' where r.state = 'fresh' and %s"
        .formatted(reason, column, condition);
  }

  static String unitKnown(String column) {
    return "exists (select 1 from {versions} s where s.code = " + column + ")";
  }

  private static String known(
      String column, String staged, String stagedKey, String standing, String standingKey) {
    return "(exists (select 1 from %s k where k.%s = %s) or exists (select 1 from {%s} k where k.state in ('fresh', 'changed') and k.%s = %s))"
        .formatted(standing, standingKey, column, staged, stagedKey, column);
  }

  private static String unitKind(String column) {
    return known(column, "unit_kinds", "code", "unit_kinds_sheet", "code");
  }

  private static String activityKind(String column) {
    return known(column, "activity_kinds", "code", "activity_kinds_sheet", "code");
  }

  private static String person(String column) {
    return known(column, "people", "code", "people_named", "code");
  }

  /**
   * In the order of columns; what contradicts a standing row comes last, when all that it names is
   * known.
   */
  static List<String> rules(ExchangeTable table) {
    return switch (table) {
      case UNITS -> List.of(refuse("kind", "unknown_kind", "not " + unitKind("r.kind")));
      case PEOPLE ->
          List.of(
              refuse("unit", "unknown_unit", "not " + unitKnown("r.unit")),
              compare(
                  "s.code = r.code",
                  List.of(
                      "full_name",
                      "birth_date",
                      "gender",
                      "unit",
                      "status",
                      "admitted_on",
                      "official_on",
                      "card_number")));
      case POSTS ->
          List.of(
              refuse("person", "unknown_person", "not " + person("r.person")),
              refuse("unit", "unknown_unit", "not " + unitKnown("r.unit")),
              refuse(
                  "unit",
                  "unit_not_standing",
                  """
                  not coalesce(daterange(r.valid_from, coalesce(r.valid_to, 'infinity'), '[]')
                    <@ (select range_agg(daterange(s.valid_from, s.valid_to, '[]')) from {versions} s where s.code = r.unit), false)
                  """),
              """
              update {table} r set
                state = case when coalesce(r.valid_to, 'infinity') = s.valid_to then 'same' when s.valid_to = 'infinity' then 'changed' else 'refused' end,
                reason = case when coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity' then 'changed_since_sent' end,
                at_column = case when coalesce(r.valid_to, 'infinity') <> s.valid_to and s.valid_to <> 'infinity' then 'valid_to' end
              from {sheet} s
              where r.state = 'fresh' and s.person = r.person and s.unit = r.unit and s.post = r.post and s.valid_from = r.valid_from
              """);
      case ACCOUNTS ->
          List.of(
              refuse("unit", "unknown_unit", "not " + unitKnown("r.unit")),
              refuse(
                  "person", "unknown_person", "r.person is not null and not " + person("r.person")),
              compare("s.login = r.login", List.of("role", "unit", "person", "email")),
              refuse(
                  "login",
                  "changed_since_sent",
                  "exists (select 1 from accounts_taken t where t.login = r.login)"));
      case DIRECTIVES ->
          List.of(
              compare(
                  "s.symbol = r.symbol and s.issuer is not distinct from r.issuer and s.issued_on = r.issued_on",
                  List.of("kind", "title", "parent_symbol"),
                  "parent_symbol",
                  MEANT_DIRECTIVE));
      case ACTIVITIES ->
          List.of(
              refuse("unit", "unknown_unit", "not " + unitKnown("r.unit")),
              refuse(
                  "unit",
                  "unit_not_standing",
                  "not exists (select 1 from {versions} s where s.code = r.unit and r.held_on between s.valid_from and s.valid_to)"),
              refuse("kind", "unknown_kind", "not " + activityKind("r.kind")),
              refuse(
                  "directive",
                  "unknown_directive",
                  "r.directive is not null and r.directive_symbol is null"),
              compare(
                  "s.ref = r.ref",
                  List.of(
                      "unit",
                      "kind",
                      "form",
                      "title",
                      "held_on",
                      "status",
                      "directive",
                      "expected",
                      "present",
                      "tags"),
                  "directive",
                  MEANT_DIRECTIVE,
                  "tags",
                  "coalesce(r.tags, '{}')"),
              SAME_AMOUNTS);
      case AMOUNTS ->
          List.of(
              refuse(
                  "activity",
                  "unknown_activity",
                  "not " + known("r.activity", "activities", "ref", "activities_sheet", "ref")),
              compare("s.activity = r.activity and s.amount = r.amount", List.of("value")),
              refuse(
                  "activity",
                  "changed_since_sent",
                  "exists (select 1 from activities_sheet s where s.ref = r.activity)"));
      case FIGURES ->
          List.of(
              refuse("activity_kind", "unknown_kind", "not " + activityKind("r.activity_kind")),
              compare(
                  "s.code = r.code",
                  List.of(
                      "name_vi", "name_en", "function", "activity_kind", "amount", "tag", "form")));
      case TARGETS ->
          List.of(
              refuse("directive", "unknown_directive", "r.directive_symbol is null"),
              refuse(
                  "figure",
                  "unknown_figure",
                  "not " + known("r.figure", "figures", "code", "figures_sheet", "code")),
              refuse("unit_kind", "unknown_kind", "not " + unitKind("r.unit_kind")),
              CONFLICTING_TARGETS,
              compare(
                  "s.code = r.code and s.unit_kind = r.unit_kind and s.has_committee is not distinct from r.has_committee",
                  List.of("figure", "minimum", "period_from", "period_to")),
              refuse(
                  "code",
                  "changed_since_sent",
                  "exists (select 1 from targets_sheet s where s.code = r.code and (s.figure, s.period_from, s.period_to) <> (r.figure, r.period_from, r.period_to))"));
      case UNIT_KINDS, ACTIVITY_KINDS, EXPECTED, REFUSED -> List.of();
    };
  }

  private static final String MEANT_DIRECTIVE =
      "r.directive_symbol || coalesce('@' || r.directive_issuer, '')";

  /**
   * An activity's amounts are part of its content; where no table of amounts was sent they are not
   * spoken of.
   */
  private static final String SAME_AMOUNTS =
      """
      with sent as (
        select activity, string_agg(amount || '=' || value, ' ' order by amount) as content from {amounts} where state = 'fresh' group by activity
      ), standing as (
        select activity, string_agg(amount || '=' || value, ' ' order by amount) as content from amounts_sheet group by activity
      ), other as (
        select a.line from {activities} a left join sent on sent.activity = a.ref left join standing on standing.activity = a.ref
        where a.state = 'same' and sent.content is distinct from standing.content
      )
      update {table} r set state = 'refused', reason = 'changed_since_sent', at_column = 'ref'
      from other where other.line = r.line and exists (select 1 from {sheets} where name = 'amounts')
      """;

  /**
   * Papers that rest on each other in a ring. Only new rows can close one: what stands already
   * names no later comer.
   */
  static final String RING_OF_DIRECTIVES =
      """
      with recursive up as (
        select line, directive_symbol as symbol, directive_issuer as issuer, directive_issued_on as issued_on
        from {directives} where state = 'fresh' and directive_symbol is not null
        union
        select up.line, p.directive_symbol, p.directive_issuer, p.directive_issued_on
        from up join {directives} p on p.symbol = up.symbol and p.issuer is not distinct from up.issuer and p.issued_on = up.issued_on
        where p.state = 'fresh' and p.directive_symbol is not null
      )
      update {table} r set state = 'refused', reason = 'cycle', at_column = 'parent_symbol'
      from up
      where r.state = 'fresh' and up.line = r.line
        and up.symbol = r.symbol and up.issuer is not distinct from r.issuer and up.issued_on = r.issued_on
      """;

  /** Rows of one code are one target: one figure and one period, those of the first row. */
  private static final String CONFLICTING_TARGETS =
      """
      with first as (
        select distinct on (code) code, figure, period_from, period_to from {targets} where state = 'fresh' order by code, line
      )
      update {table} r set state = 'refused', reason = 'conflicting_target',
        at_column = case when first.figure <> r.figure then 'figure' when first.period_from <> r.period_from then 'period_from' else 'period_to' end
      from first
      where r.state = 'fresh' and first.code = r.code
        and (first.figure, first.period_from, first.period_to) <> (r.figure, r.period_from, r.period_to)
        and not exists (select 1 from targets_sheet s where s.code = r.code)
      """;

  /**
   * Of rows with one key the first stays: later ones with the same content are left aside in
   * silence, others are refused. Rows that were refused already do not count.
   */
  static String duplicates(ExchangeTable table) {
    List<ExchangeColumn> keys = table.columns().stream().filter(ExchangeColumn::key).toList();
    return """
    with keyed as (
      select line, %s as key, %s as content from {table} where state = 'fresh'
    ), several as (
      select key from keyed group by key having count(*) > 1
    ), ranked as (
      select line, content, first_value(line) over same_key as first_line, first_value(content) over same_key as first_content
      from keyed where key in (select key from several) window same_key as (partition by key order by line)
    )
    update {table} r set
      state = case when d.content = d.first_content then 'twice' else 'refused' end,
      reason = case when d.content <> d.first_content then 'duplicate' end,
      at_column = case when d.content <> d.first_content then '%s' end
    from ranked d where d.line = r.line and d.line <> d.first_line
    """
        .formatted(joined(keys), joined(table.columns()), keys.getFirst().name());
  }

  private static String joined(List<ExchangeColumn> columns) {
    return columns.stream()
        .map(column -> "coalesce(%s::text, '')".formatted(column.name()))
        .collect(Collectors.joining(" || chr(31) || "));
  }

  /**
   * Meets a row with the one that stands under its key: alike, or refused with the first column
   * that differs.
   *
   * @param read pairs of a column and how its sent value is read where it is not simply {@code
   *     r.<column>}
   */
  private static String compare(String sameKey, List<String> columns, String... read) {
    StringBuilder differing = new StringBuilder();
    for (String column : columns) {
      String value = "r." + column;
      for (int i = 0; i < read.length; i += 2) {
        value = read[i].equals(column) ? read[i + 1] : value;
      }
      differing.append("when %s is distinct from s.%s then '%s' ".formatted(value, column, column));
    }
    return """
    with met as (select r.line, case %s end as differs from {table} r join {sheet} s on %s where r.state = 'fresh')
    update {table} r set
      state = case when met.differs is null then 'same' else 'refused' end,
      reason = case when met.differs is not null then 'changed_since_sent' end,
      at_column = met.differs
    from met where met.line = r.line
    """
        .formatted(differing, sameKey);
  }

  /**
   * Finds which directive is meant: with an issuer that one's, else that of the nearest unit
   * upwards as of the day, else one of a body above; the latest issued on or before the day, and
   * only where there is none the first one after it (work often begins before the paper is signed).
   *
   * @param self the row's own symbol where the row is a directive itself: it does not rest on
   *     itself
   */
  static String resolve(String unit, String day, String reference, String self) {
    return wanted().formatted(unit, day, reference, self, reference)
        + knownDirectives()
        + """
        , found as (
          select distinct on (w.unit, w.day, w.reference, w.self) w.unit, w.day, w.reference, w.self, k.symbol, k.issuer, k.issued_on
          from wanted w
          join known k on k.symbol = w.symbol
          left join {issuers} i on i.unit = w.unit and i.issuer = k.issuer and w.day between i.valid_from and i.valid_to
          where case when w.issuer is not null then k.issuer = w.issuer else k.issuer is null or i.issuer is not null end
            and not (w.self is not null and k.symbol = w.self and k.issuer is not distinct from w.unit and k.issued_on = w.day)
          order by w.unit, w.day, w.reference, w.self, (k.issued_on <= w.day) desc, i.distance nulls last,
            case when k.issued_on <= w.day then k.issued_on end desc, k.issued_on
        )
        update {table} r set directive_symbol = f.symbol, directive_issuer = f.issuer, directive_issued_on = f.issued_on
        from found f
        where r.state = 'fresh' and %s = f.reference and %s = f.day and coalesce(%s, '') = coalesce(f.unit, '')
          and coalesce(%s, '') = coalesce(f.self, '')
        """
            .formatted(reference, day, unit, self);
  }

  /**
   * A target stands under no unit: its directive is looked for in the whole realm, then among
   * bodies above.
   */
  static final String RESOLVE_OF_TARGETS =
      wanted().formatted("null::text", "r.period_from", "r.directive", "null", "r.directive")
          + knownDirectives()
          + """
          , found as (
            select distinct on (w.day, w.reference) w.day, w.reference, k.symbol, k.issuer, k.issued_on
            from wanted w join known k on k.symbol = w.symbol and (w.issuer is null or k.issuer = w.issuer)
            order by w.day, w.reference, (k.issued_on <= w.day) desc, (k.issuer is null), case when k.issued_on <= w.day then k.issued_on end desc,
              k.issued_on, k.issuer
          )
          update {table} r set directive_symbol = f.symbol, directive_issuer = f.issuer, directive_issued_on = f.issued_on
          from found f where r.state = 'fresh' and r.directive = f.reference and r.period_from = f.day
          """;

  private static String wanted() {
    return """
    with named as (
      select distinct %s as unit, %s as day, %s as reference, %s::text as self from {table} r where r.state = 'fresh' and %s is not null
    ), wanted as (
      select *, case when reference like '%%@%%' then left(reference, length(reference) - position('@' in reverse(reference))) else reference end as symbol,
        case when reference like '%%@%%' then right(reference, position('@' in reverse(reference)) - 1) end as issuer
      from named
    )
    """;
  }

  private static String knownDirectives() {
    return """
    , known as (
      select symbol, issuer, issued_on from directives_coded
      union
      select symbol, issuer, issued_on from {directives} where state = 'fresh'
    )
    """;
  }
}
