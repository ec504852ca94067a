package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchResult.Hit;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.StagedSearch;
import vn.mach.base.web.Page;
import vn.mach.organisation.units.AccessScope;

/**
 * Finds directives by symbol and title, then by their text: those in force first, the latest before
 * older ones.
 */
@Component
class DirectiveSearch implements SearchSource {

  /** As {@link DirectivesSql#VISIBLE}, for a few rows. */
  private static final String VISIBLE =
      """
      (d.issuer_id is null or %s or exists (select 1 from unit_closure down
        where down.unit_id = any(:scope_units) and down.ancestor_id = d.issuer_id and down.valid_to >= d.issued_on))\
      """
          .formatted(AccessScope.ofFew("d.issuer_id"));

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final StagedSearch staged;

  DirectiveSearch(JdbcClient jdbc, AccessScope scope, StagedSearch staged) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.staged = staged;
  }

  @Override
  public String key() {
    return "directives.found";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    if (!actor.hasSomewhere(Right.SEE)) {
      return SearchResult.NOTHING;
    }
    Map<String, Object> seeing = new HashMap<>(scope.parameters(actor, Right.SEE));
    List<Hit> hits =
        staged.find(
            query,
            ids(query),
            scope.isNarrow(actor, Right.SEE),
            seeing,
            ids -> rows(query, seeing, ids));
    return SearchResult.of(hits, query, "/directives?q=" + Page.segment(query.typed()));
  }

  /**
   * Somebody who sees few units sees their papers, those of the units above, and those from above
   * the realm.
   */
  private static StagedSearch.Ids ids(SearchQuery query) {
    String fits = query.condition("d.search_title");
    // Near words occur in nearly every text.
    String text = query.isWidened() ? "false" : query.condition("d.search");
    String symbol = "d.symbol_key = symbol_key(:search_key)";
    return new StagedSearch.Ids(
        AccessScope.MINE
            + """
            select d.id from (
              select id, issued_on, symbol_key, search_title, search from directives
              where issuer_id is null or issuer_id in (
                select unit_id from mine union select ancestor_id from unit_closure where unit_id = any(:scope_units))
              offset 0
            ) d
            where %s or %s or %s
            order by d.issued_on desc
            """
                .formatted(symbol, fits, text),
        "select d.id from directives d where " + symbol,
        "select d.id from (select id, search_title from directives order by id desc limit :search_newest) d where "
            + fits,
        """
        (select d.id from directives d where %s limit :search_ranked)
        union all (select d.id from directives d where %s limit 200)
        """
            .formatted(fits, text));
  }

  private List<Hit> rows(SearchQuery query, Map<String, Object> seeing, Long[] ids) {
    return jdbc.sql(
            """
            select h.*, coalesce(i.name, '') as issuer_name from (
              select * from (
                select d.id, d.symbol, d.title, d.issuer_id, d.issued_on, r.rank,
                  row_number() over (order by r.rank, d.status <> 'issued', d.issued_on desc, d.id desc) as place
                from directives d
                cross join lateral (select case when d.symbol_key = symbol_key(:search_key) then 0 else %s end) r (rank)
                where d.id = any(:search_ids) order by place offset 0
              ) d where %s limit :search_limit
            ) h
            left join units_named i on i.unit_id = h.issuer_id
            order by h.place
            """
                .formatted(query.rank("d.search_title"), VISIBLE))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids)
        .query((row, number) ->
            new Hit(
                "/directives/" + row.getLong("id"),
                row.getString("title"),
                Objects.requireNonNull(row.getString("symbol")),
                row.getString("issuer_name"),
                row.getObject("issued_on", LocalDate.class),
                row.getDouble("rank")))
        .list();
  }
}
