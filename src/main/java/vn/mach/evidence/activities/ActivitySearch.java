package vn.mach.evidence.activities;

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

/** Finds activities by ref and title: the latest first, withdrawn ones last. */
@Component
class ActivitySearch implements SearchSource {

  private final JdbcClient jdbc;
  private final ActivitiesSql activities;
  private final AccessScope scope;
  private final StagedSearch staged;

  ActivitySearch(
      JdbcClient jdbc, ActivitiesSql activities, AccessScope scope, StagedSearch staged) {
    this.jdbc = jdbc;
    this.activities = activities;
    this.scope = scope;
    this.staged = staged;
  }

  @Override
  public String key() {
    return "activities.found";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    if (!actor.hasSomewhere(Right.SEE)) {
      return SearchResult.NOTHING;
    }
    Map<String, Object> seeing = activities.seeing(actor, Right.SEE);
    List<Hit> hits =
        staged.find(
            query,
            ids(query),
            scope.isNarrow(actor, Right.SEE),
            seeing,
            ids -> rows(query, seeing, ids));
    return SearchResult.of(hits, query, "/activities?text=" + Page.segment(query.typed()));
  }

  private static StagedSearch.Ids ids(SearchQuery query) {
    String fits = query.condition("a.search");
    return new StagedSearch.Ids(
        AccessScope.MINE
            + """
            select a.id from mine
            join lateral (select id, ref, held_on, search from activities where unit_id = mine.unit_id offset 0) a on true
            where a.ref = :search_typed or %s
            order by a.held_on desc
            """
                .formatted(fits),
        "select a.id from activities a where a.ref = :search_typed",
        "select a.id from (select id, search from activities order by held_on desc limit :search_newest) a where "
            + fits,
        "select a.id from activities a where " + fits);
  }

  private List<Hit> rows(SearchQuery query, Map<String, Object> seeing, Long[] ids) {
    return jdbc.sql(
            """
            select h.*, n.name as unit_name from (
              select * from (
                select a.id, a.unit_id, a.kind, a.status, a.title, a.held_on, r.rank,
                  row_number() over (order by r.rank, a.status = 'withdrawn', a.held_on desc, a.id desc) as place
                from activities a
                cross join lateral (select case when a.ref = :search_typed then 0 else %s end) r (rank)
                where a.id = any(:search_ids) order by place offset 0
              ) a where %s and %s limit :search_limit
            ) h
            join units_named n on n.unit_id = h.unit_id
            order by h.place
            """
                .formatted(
                    query.rank("a.search"), AccessScope.ofFew("a.unit_id"), ActivitiesSql.HOLDS))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids)
        .query((row, number) ->
            new Hit(
                "/activities/" + row.getLong("id"),
                row.getString("title"),
                "",
                row.getString("unit_name"),
                row.getObject("held_on", LocalDate.class),
                row.getDouble("rank")))
        .list();
  }
}
