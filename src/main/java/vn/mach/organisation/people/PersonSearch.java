package vn.mach.organisation.people;

import java.util.HashMap;
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

/** Finds members of today by code, card number and name. */
@Component
class PersonSearch implements SearchSource {

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final StagedSearch staged;

  PersonSearch(JdbcClient jdbc, AccessScope scope, StagedSearch staged) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.staged = staged;
  }

  @Override
  public String key() {
    return "people.found";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    if (!actor.hasSomewhere(Right.SEE_PEOPLE)) {
      return SearchResult.NOTHING;
    }
    Map<String, Object> seeing = new HashMap<>(scope.parameters(actor, Right.SEE_PEOPLE));
    List<Hit> hits =
        staged.find(
            query,
            ids(query),
            scope.isNarrow(actor, Right.SEE_PEOPLE),
            seeing,
            ids -> rows(query, seeing, ids));
    return SearchResult.of(hits, query, "/people?q=" + Page.segment(query.typed()));
  }

  private static StagedSearch.Ids ids(SearchQuery query) {
    String fits = query.condition("p.search");
    return new StagedSearch.Ids(
        AccessScope.MINE
            + """
            select p.id from mine
            join lateral (select person_id from members_on(:scope_today) m where m.unit_id = mine.unit_id offset 0) m on true
            join lateral (select id, code, card_number, search from people where id = m.person_id offset 0) p on true
            where p.code = :search_typed or p.card_number = :search_typed or %s
            """
                .formatted(fits),
        """
        select id from people where code = :search_typed
        union select id from people where card_number = :search_typed
        union (select id from people where %s order by search collate "C" limit 500)
        """
            .formatted(SearchQuery.beginning("search")),
        "select p.id from (select id, search from people order by id desc limit :search_newest) p where "
            + fits,
        "select p.id from people p where " + fits);
  }

  private List<Hit> rows(SearchQuery query, Map<String, Object> seeing, Long[] ids) {
    return jdbc.sql(
            """
            select h.*, u.name as unit_name from (
              select * from (
                select p.id, p.code, p.full_name, m.unit_id, r.rank,
                  row_number() over (order by r.rank, p.sort_given, p.sort_family, p.full_name collate "vi-x-icu", p.id) as place
                from people p
                join members_on(:scope_today) m on m.person_id = p.id
                cross join lateral (
                  select case when p.code = :search_typed or p.card_number = :search_typed then 0 else %s end
                ) r (rank)
                where p.id = any(:search_ids) order by place offset 0
              ) m where %s limit :search_limit
            ) h
            join units_named u on u.unit_id = h.unit_id
            order by h.place
            """
                .formatted(query.rank("p.search"), AccessScope.ofFew("m.unit_id")))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids)
        .query((row, number) ->
            new Hit(
                "/people/" + row.getLong("id"),
                row.getString("full_name"),
                row.getString("code"),
                row.getString("unit_name"),
                null,
                row.getDouble("rank")))
        .list();
  }
}
