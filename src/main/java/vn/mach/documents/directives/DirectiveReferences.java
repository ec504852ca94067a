package vn.mach.documents.directives;

import java.util.List;
import vn.mach.base.datasets.StagedRows;

/**
 * How tables of the exchange format name a directive: {@code SYMBOL} or {@code SYMBOL@ISSUER}. A
 * table with such a column adds {@link #COLUMNS} to its staged rows and finds out which directive
 * is meant before it looks at them.
 */
public final class DirectiveReferences {

  /** The directive that is meant; all null where there is none. */
  public static final List<String> COLUMNS =
      List.of("directive_symbol text", "directive_issuer text", "directive_issued_on date");

  /** The directive that is meant, as views of existing data write it. */
  public static final String WRITTEN =
      "r.directive_symbol || coalesce('@' || r.directive_issuer, '')";

  private static final String WANTED =
      """
      with named as (
        select distinct %s as unit, %s as day, %s as reference, %s::text as self from {rows} r where r.state = 'fresh' and %s is not null
      ), parts as (
        select reference, case when reference like '%%@%%' then left(reference, length(reference) - position('@' in reverse(reference))) else reference end as symbol,
          case when reference like '%%@%%' then right(reference, position('@' in reverse(reference)) - 1) end as issuer
        from (select distinct reference from named) each
      ), wanted as (
        select n.*, p.key, p.issuer from named n
        join (select reference, issuer, symbol_key(symbol) as key from parts) p on p.reference = n.reference
      )
      """;

  private static final String KNOWN =
      """
      , known as (
        select symbol, symbol_key(symbol) as key, issuer, issued_on from directives_coded
        union
        select symbol, symbol_key(symbol), issuer, issued_on from {directives} where state = 'fresh'
      )
      """;

  private DirectiveReferences() {}

  /**
   * Finds the directive: with an issuer that one's, else that of the nearest unit upwards as of the
   * day, else one of a body above; the latest issued on or before the day, and only where there is
   * none the first one after it (work often begins before the paper is signed). Spelling does not
   * matter: case, spaces, dashes, leading zeros, letters that look alike.
   *
   * @param unit an SQL expression, as the others: the code of the unit that names it
   */
  public static void resolve(StagedRows rows, String unit, String day, String reference) {
    resolve(rows, unit, day, reference, "null");
  }

  /**
   * The same for a row that is a directive itself: it does not rest on itself.
   *
   * @param self its own symbol
   */
  static void resolve(StagedRows rows, String unit, String day, String reference, String self) {
    rows.run(
        WANTED.formatted(unit, day, reference, self, reference)
            + KNOWN
            + """
            , found as (
              select distinct on (w.unit, w.day, w.reference, w.self) w.unit, w.day, w.reference, w.self, k.symbol, k.issuer, k.issued_on
              from wanted w
              join known k on k.key = w.key
              left join {issuers} i on i.unit = w.unit and i.issuer = k.issuer and w.day between i.valid_from and i.valid_to
              where case when w.issuer is not null then k.issuer = w.issuer else k.issuer is null or i.issuer is not null end
                and not (w.self is not null and k.symbol = w.self and k.issuer is not distinct from w.unit and k.issued_on = w.day)
              order by w.unit, w.day, w.reference, w.self, (k.issued_on <= w.day) desc, i.distance nulls last,
                case when k.issued_on <= w.day then k.issued_on end desc, k.issued_on
            )
            update {rows} r set directive_symbol = f.symbol, directive_issuer = f.issuer, directive_issued_on = f.issued_on
            from found f
            where r.state = 'fresh' and %s = f.reference and %s = f.day and coalesce(%s, '') = coalesce(f.unit, '')
              and coalesce(%s, '') = coalesce(f.self, '')
            """
                .formatted(reference, day, unit, self));
  }

  /**
   * The same for rows that belong to no unit: the directive is looked for in the whole realm, then
   * among bodies above.
   */
  public static void resolveInRealm(StagedRows rows, String day, String reference) {
    rows.run(
        WANTED.formatted("null::text", day, reference, "null", reference)
            + KNOWN
            + """
            , found as (
              select distinct on (w.day, w.reference) w.day, w.reference, k.symbol, k.issuer, k.issued_on
              from wanted w join known k on k.key = w.key and (w.issuer is null or k.issuer = w.issuer)
              order by w.day, w.reference, (k.issued_on <= w.day) desc, (k.issuer is null), case when k.issued_on <= w.day then k.issued_on end desc,
                k.issued_on, k.issuer
            )
            update {rows} r set directive_symbol = f.symbol, directive_issuer = f.issuer, directive_issued_on = f.issued_on
            from found f where r.state = 'fresh' and %s = f.reference and %s = f.day
            """
                .formatted(reference, day));
  }

  /** Refuses the rows that name a directive and none was found. */
  public static int refuseUnknown(StagedRows rows, String column) {
    return rows.refuse(
        column,
        "unknown_directive",
        "r.%s is not null and r.directive_symbol is null".formatted(column));
  }
}
