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
        """
        select a.id from units_in_scope_on(:scope_today) t join activities a on a.unit_id = t.unit_id
        where t.ancestor_id = any(:scope_units) and (a.ref = :search_typed or (%s))
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
            select a.id, a.title, a.held_on, n.name as unit_name, case when a.ref = :search_typed then 0 else %s end as rank
            from activities a join units_named n on n.unit_id = a.unit_id
            where a.id = any(:search_ids) and %s and %s
            order by rank, a.status = 'withdrawn', a.held_on desc, a.id desc limit :search_limit
            """
                .formatted(
                    query.rank("a.search"), AccessScope.sql("a.unit_id"), ActivitiesSql.HOLDS))
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
