package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
 * Finds papers of the books by symbol, subject, sender or recipients, signer and note: the latest
 * first, cancelled numbers last.
 */
@Component
class EntrySearch implements SearchSource {

  private final JdbcClient jdbc;
  private final EntriesSql entries;
  private final AccessScope scope;
  private final StagedSearch staged;

  EntrySearch(JdbcClient jdbc, EntriesSql entries, AccessScope scope, StagedSearch staged) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.scope = scope;
    this.staged = staged;
  }

  @Override
  public String key() {
    return "register.found";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    if (!actor.hasSomewhere(Right.SEE)) {
      return SearchResult.NOTHING;
    }
    Map<String, Object> seeing = entries.seeing(actor);
    List<Row> rows =
        staged.find(
            query,
            ids(query),
            scope.isNarrow(actor, Right.SEE),
            seeing,
            ids -> rows(query, seeing, ids));
    return SearchResult.of(
        rows.stream().map(Row::hit).toList(),
        query,
        rows.isEmpty()
            ? ""
            : "/register?unit=all&book="
                + rows.getFirst().book
                + "&q="
                + Page.segment(query.typed()));
  }

  /** A hit, and the book in which it stands. */
  private record Row(String book, Hit hit) {}

  private static StagedSearch.Ids ids(SearchQuery query) {
    String fits = query.condition("e.search");
    String symbol = "symbol_key(e.symbol) = symbol_key(:search_key)";
    return new StagedSearch.Ids(
        AccessScope.MINE
            + """
            select e.id from mine
            join lateral (select id, day, symbol, search from register_entries where unit_id = mine.unit_id offset 0) e on true
            where %s or %s
            order by e.day desc
            """
                .formatted(symbol, fits),
        "select e.id from register_entries e where " + symbol,
        "select e.id from (select id, search from register_entries order by id desc limit :search_newest) e where "
            + fits,
        "select e.id from register_entries e where " + fits);
  }

  private List<Row> rows(SearchQuery query, Map<String, Object> seeing, Long[] ids) {
    return jdbc.sql(
            """
            select h.*, u.name as unit_name from (
              select * from (
                select e.id, e.unit_id, e.book, e.status, e.symbol, e.title, e.day, r.rank,
                  row_number() over (order by r.rank, e.status = 'cancelled', e.day desc, e.id desc) as place
                from register_entries e
                cross join lateral (select case when symbol_key(e.symbol) = symbol_key(:search_key) then 0 else %s end) r (rank)
                where e.id = any(:search_ids) order by place offset 0
              ) e where %s limit :search_limit
            ) h
            join units_named u on u.unit_id = h.unit_id
            order by h.place
            """
                .formatted(query.rank("e.search"), EntriesSql.SEEN))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids)
        .query((row, number) ->
            new Row(
                row.getString("book"),
                new Hit(
                    "/register/" + row.getLong("id"),
                    row.getString("title"),
                    row.getString("symbol"),
                    row.getString("unit_name"),
                    row.getObject("day", LocalDate.class),
                    row.getDouble("rank"))))
        .list();
  }
}
