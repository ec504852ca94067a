package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
 * Finds reports by code, title and symbol: the latest period first. Those that are not signed are
 * seen by whoever may write them.
 */
@Component
class ReportSearch implements SearchSource {

  private static final String READABLE =
      AccessScope.ofFew("r.unit_id")
          + " and r.status <> 'dropped' and "
          + AccessScope.orFurther("r.status in ('signed', 'sent')", "r.unit_id", "writing");

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final StagedSearch staged;

  ReportSearch(JdbcClient jdbc, AccessScope scope, StagedSearch staged) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.staged = staged;
  }

  @Override
  public String key() {
    return "reports.found";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    if (!actor.hasSomewhere(Right.SEE)) {
      return SearchResult.NOTHING;
    }
    Map<String, Object> seeing = new HashMap<>(scope.parameters(actor, Right.SEE));
    seeing.putAll(scope.further(actor, Right.REPORT, "writing"));
    seeing.put("search_code", query.typed().toUpperCase(Locale.ROOT));
    List<Hit> hits =
        staged.find(
            query,
            ids(query),
            scope.isNarrow(actor, Right.SEE),
            seeing,
            ids -> rows(query, seeing, ids));
    return SearchResult.of(hits, query, "/reports?q=" + Page.segment(query.typed()));
  }

  private static StagedSearch.Ids ids(SearchQuery query) {
    String fits = query.condition("r.search");
    return new StagedSearch.Ids(
        AccessScope.MINE
            + """
            select r.id from mine
            join lateral (select id, code, period_to, search from reports where unit_id = mine.unit_id offset 0) r on true
            where r.code = :search_code or %s
            order by r.period_to desc
            """
                .formatted(fits),
        "select r.id from reports r where r.code = :search_code",
        "select r.id from (select id, search from reports order by id desc limit :search_newest) r where "
            + fits,
        "select r.id from reports r where " + fits);
  }

  private List<Hit> rows(SearchQuery query, Map<String, Object> seeing, Long[] ids) {
    return jdbc.sql(
            """
            select h.*, u.name as unit_name from (
              select * from (
                select r.id, r.unit_id, r.code, r.status, r.title, r.symbol, r.period_to, k.rank,
                  row_number() over (order by k.rank, r.period_to desc, r.id desc) as place
                from reports r
                cross join lateral (select case when r.code = :search_code then 0 else %s end) k (rank)
                where r.id = any(:search_ids) order by place offset 0
              ) r where %s limit :search_limit
            ) h
            join units_named u on u.unit_id = h.unit_id
            order by h.place
            """
                .formatted(query.rank("r.search"), READABLE))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids)
        .query((row, number) ->
            new Hit(
                "/reports/" + row.getLong("id"),
                row.getString("title"),
                row.getString("symbol").isEmpty() ? row.getString("code") : row.getString("symbol"),
                row.getString("unit_name"),
                row.getObject("period_to", LocalDate.class),
                row.getDouble("rank")))
        .list();
  }
}
