package vn.mach.documents.directives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.kernel.Where;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.DocumentSymbol;
import vn.mach.documents.register.PaperReference;
import vn.mach.organisation.units.AccessScope;

@Component
class DirectivesSql {

  /**
   * What an actor may see of {@code directives d}: what comes from above the realm; what SEE
   * reaches; and what flows down to a unit at which SEE was given, because it was under the issuer
   * on some day since.
   */
  static final String VISIBLE =
      """
      (d.issuer_id is null or %s or exists (select 1 from unit_closure down
        where down.unit_id = any(:scope_units) and down.ancestor_id = d.issuer_id and down.valid_to >= d.issued_on))\
      """
          .formatted(AccessScope.sql("d.issuer_id"));

  private static final String NAMED =
      """
      select d.id, d.symbol, d.kind, d.title, d.issuer_id, coalesce(i.code, '') as issuer_code, coalesce(i.name, '') as issuer_name, d.status, d.issued_on
      from directives d left join units_named i on i.unit_id = d.issuer_id
      """;

  /**
   * What a list is narrowed to.
   *
   * @param issuer a unit's code, or nothing
   * @param above only what comes from above the realm
   * @param inForce only what was neither withdrawn nor cancelled
   */
  record Filter(
      String typed,
      @Nullable DocumentKind kind,
      String issuer,
      boolean above,
      @Nullable Integer year,
      boolean inForce) {
    static Filter typed(String typed) {
      return new Filter(typed, null, "", false, null, true);
    }
  }

  /**
   * A directive whole.
   *
   * @param endedOn the day on which it was withdrawn or cancelled; null where it holds, or was
   *     imported without it
   */
  record Sheet(
      NamedDirective named,
      @Nullable DirectiveId parent,
      String body,
      @Nullable LocalDate endedOn,
      @Nullable String endedReason) {}

  /** A directive below another, {@code depth} steps down. */
  record Below(NamedDirective named, int depth) {}

  record Issuer(String code, String name) {}

  private final JdbcClient jdbc;

  DirectivesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<DirectiveId> find(String symbol, String issuer, @Nullable UnitId unit, LocalDate day) {
    String sql =
        issuer.isEmpty()
            ? """
            select d.id from directives d
            left join unit_closure a on a.ancestor_id = d.issuer_id and a.unit_id = :unit::bigint and :day between a.valid_from and a.valid_to
            where d.symbol_key = symbol_key(:symbol) and d.issued_on <= :day and (d.issuer_id is null or a.unit_id is not null)
            order by a.distance nulls last, d.issued_on desc, d.id desc limit 1
            """
            : """
            select d.id from directives d join unit_codes i on i.unit_id = d.issuer_id
            where d.symbol_key = symbol_key(:symbol) and i.code = :issuer and d.issued_on <= :day order by d.issued_on desc, d.id desc limit 1
            """;
    return jdbc.sql(sql)
        .param("symbol", Text.key(symbol))
        .param("issuer", issuer)
        .param("unit", unit == null ? null : unit.value())
        .param("day", day)
        .query(Long.class)
        .optional()
        .map(DirectiveId::new);
  }

  Optional<NamedDirective> named(DirectiveId directive) {
    return jdbc.sql(NAMED + "where d.id = :id")
        .param("id", directive.value())
        .query(DirectivesSql::named)
        .optional();
  }

  boolean visible(Map<String, Object> seeing, DirectiveId directive) {
    return jdbc.sql(
            "select exists (select 1 from directives d where d.id = :id and " + VISIBLE + ")")
        .params(seeing)
        .param("id", directive.value())
        .query(Boolean.class)
        .single();
  }

  Optional<Sheet> sheet(Map<String, Object> seeing, DirectiveId directive) {
    return jdbc.sql(
            NAMED.replace(
                    "d.issued_on\n",
                    "d.issued_on, d.parent_id, d.body, d.ended_on, d.ended_reason\n")
                + "where d.id = :id and "
                + VISIBLE)
        .params(seeing)
        .param("id", directive.value())
        .query((row, number) -> {
          Long parent = row.getObject("parent_id", Long.class);
          return new Sheet(
              named(row, number),
              parent == null ? null : new DirectiveId(parent),
              row.getString("body"),
              row.getObject("ended_on", LocalDate.class),
              row.getString("ended_reason"));
        })
        .optional();
  }

  List<NamedDirective> list(Map<String, Object> seeing, Filter filter, int limit, int offset) {
    Where where = new Where().and(VISIBLE);
    if (filter.kind != null) {
      where.and("d.kind = :kind", "kind", filter.kind.code());
    }
    if (filter.inForce) {
      where.and("d.status = 'issued'");
    }
    if (filter.above) {
      where.and("d.issuer_id is null");
    } else {
      where.andTyped("i.code = :issuer", "issuer", filter.issuer);
    }
    if (filter.year != null) {
      where
          .and(
              "d.issued_on between :first_day and :last_day",
              "first_day",
              LocalDate.of(filter.year, 1, 1))
          .with("last_day", LocalDate.of(filter.year, 12, 31));
    }
    where
        .andWords("d.symbol_key = symbol_key(:symbol)", "d.search", filter.typed)
        .with(
            "symbol",
            DocumentSymbol.read(filter.typed).map(DocumentSymbol::normal).orElse(filter.typed));
    return jdbc.sql(
            NAMED
                + "where "
                + where.sql()
                + " order by d.issued_on desc, d.id desc limit :limit offset :offset")
        .params(seeing)
        .params(where.parameters())
        .param("limit", limit)
        .param("offset", offset)
        .query(DirectivesSql::named)
        .list();
  }

  /** The documents above, the first one on top; those that the actor may not see are left out. */
  List<NamedDirective> chain(Map<String, Object> seeing, DirectiveId directive) {
    return jdbc.sql(
            """
            with recursive up as (
              select parent_id as id, 1 as step from directives where id = :id and parent_id is not null
              union all
              select p.parent_id, up.step + 1 from up join directives p on p.id = up.id where p.parent_id is not null and up.step < 20
            )
            """
                + NAMED
                + "join up on up.id = d.id where "
                + VISIBLE
                + " order by up.step desc")
        .params(seeing)
        .param("id", directive.value())
        .query(DirectivesSql::named)
        .list();
  }

  /**
   * The documents that make this one concrete, and those that make them concrete, each under its
   * own; as far as the actor may see.
   */
  List<Below> below(Map<String, Object> seeing, DirectiveId directive, int limit) {
    return jdbc.sql(
            """
            with recursive down as (
              select d.id, 0 as depth, array[d.issued_on - date '1900-01-01', d.id::int] as place from directives d where d.parent_id = :id
              union all
              select d.id, down.depth + 1, down.place || array[d.issued_on - date '1900-01-01', d.id::int]
              from down join directives d on d.parent_id = down.id where down.depth < 10
            )
            """
                + NAMED.replace("d.issued_on\n", "d.issued_on, down.depth\n")
                + "join down on down.id = d.id where "
                + VISIBLE
                + " order by down.place limit :limit")
        .params(seeing)
        .param("id", directive.value())
        .param("limit", limit)
        .query((row, number) -> new Below(named(row, number), row.getInt("depth")))
        .list();
  }

  /** The years in which the actor's directives were issued, the latest first. */
  List<Integer> years(Map<String, Object> seeing) {
    return jdbc.sql(
            "select distinct extract(year from d.issued_on)::int as year from directives d where "
                + VISIBLE
                + " order by year desc")
        .params(seeing)
        .query((row, number) -> row.getInt(1))
        .list();
  }

  /** Who issued what the actor may see. */
  List<Issuer> issuers(Map<String, Object> seeing) {
    return jdbc.sql(
            "select distinct i.code, i.name from directives d join units_named i on i.unit_id = d.issuer_id where "
                + VISIBLE
                + " order by i.name limit 300")
        .params(seeing)
        .query((row, number) -> new Issuer(row.getString(1), row.getString(2)))
        .list();
  }

  /** The status, its row locked to the end of the transaction. */
  DirectiveStatus lockedStatus(DirectiveId directive) {
    return DirectiveStatus.of(
        jdbc.sql("select status from directives where id = ? for update")
            .param(directive.value())
            .query(String.class)
            .single());
  }

  void end(DirectiveId directive, DirectiveStatus status, LocalDate day, String reason) {
    jdbc.sql("update directives set status = ?, ended_on = ?, ended_reason = ? where id = ?")
        .params(status.code(), day, reason, directive.value())
        .update();
  }

  boolean stands(UnitId unit, LocalDate day) {
    return jdbc.sql("select exists (select 1 from units_on(?) u where u.unit_id = ?)")
        .params(day, unit.value())
        .query(Boolean.class)
        .single();
  }

  /** Empty where the issuer has a directive of this symbol and day already. */
  Optional<DirectiveId> insert(
      DirectiveDraft draft, DirectiveDraft.Checked checked, String symbol) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("symbol", symbol);
    parameters.put("kind", checked.kind().code());
    parameters.put("title", draft.title());
    parameters.put("issuer", draft.issuer() instanceof UnitId unit ? unit.value() : null);
    parameters.put("issued", draft.issuedOn());
    parameters.put("parent", draft.parent() instanceof DirectiveId parent ? parent.value() : null);
    parameters.put("body", checked.html());
    return jdbc.sql(
            """
            insert into directives (symbol, kind, title, issuer_id, issued_on, parent_id, body)
            values (:symbol, :kind, :title, :issuer, :issued, :parent, :body)
            on conflict on constraint directives_once do nothing returning id
            """)
        .params(parameters)
        .query(Long.class)
        .optional()
        .map(DirectiveId::new);
  }

  /** A directive of a body above the realm that bears the same symbol, of the same day. */
  Optional<NamedDirective> sameFromAbove(String symbol, LocalDate day) {
    return jdbc.sql(
            NAMED
                + "where d.issuer_id is null and d.symbol_key = symbol_key(?) and d.issued_on = ? order by d.id limit 1")
        .params(symbol, day)
        .query(DirectivesSql::named)
        .optional();
  }

  /**
   * For a directive of a body above the realm: another that bears the same symbol in the same year.
   * It may be genuine, as where a term of that body began; nobody records its terms here.
   */
  Optional<NamedDirective> namesake(DirectiveId directive) {
    return jdbc.sql(
            NAMED
                + """
                join directives own on own.id = ? and own.issuer_id is null and own.id <> d.id and own.symbol_key = d.symbol_key
                  and extract(year from own.issued_on) = extract(year from d.issued_on)
                where d.issuer_id is null order by d.issued_on, d.id limit 1
                """)
        .param(directive.value())
        .query(DirectivesSql::named)
        .optional();
  }

  /** What the unit issued in these days, in that order. */
  List<NamedDirective> issued(UnitId unit, LocalDate from, LocalDate to) {
    return jdbc.sql(
            NAMED
                + "where d.issuer_id = :unit and d.issued_on between :from and :to order by d.issued_on, d.id")
        .param("unit", unit.value())
        .param("from", from)
        .param("to", to)
        .query(DirectivesSql::named)
        .list();
  }

  List<PaperReference> references(UnitId unit, LocalDate from, LocalDate to) {
    return jdbc.sql(
            "select id, symbol from directives where issuer_id = ? and issued_on between ? and ? order by issued_on, id")
        .params(unit.value(), from, to)
        .query((row, number) ->
            new PaperReference(NamedDirective.MODULE, row.getLong(1), row.getString(2)))
        .list();
  }

  Optional<String> lastSymbol(UnitId unit) {
    return jdbc.sql(
            "select symbol from directives where issuer_id = ? order by issued_on desc, id desc limit 1")
        .param(unit.value())
        .query(String.class)
        .optional();
  }

  private static NamedDirective named(ResultSet row, int number) throws SQLException {
    Long issuer = row.getObject("issuer_id", Long.class);
    return new NamedDirective(
        new DirectiveId(row.getLong("id")),
        row.getString("symbol"),
        row.getString("kind"),
        row.getString("title"),
        issuer == null ? null : new UnitId(issuer),
        row.getString("issuer_code"),
        row.getString("issuer_name"),
        row.getObject("issued_on", LocalDate.class),
        DirectiveStatus.of(row.getString("status")));
  }
}
