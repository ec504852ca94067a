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
        """
        select p.id from units_in_scope_on(:scope_today) t
        join members_on(:scope_today) m on m.unit_id = t.unit_id join people p on p.id = m.person_id
        where t.ancestor_id = any(:scope_units) and (p.code = :search_typed or p.card_number = :search_typed or (%s))
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
            select p.id, p.code, p.full_name, u.name as unit_name,
              case when p.code = :search_typed or p.card_number = :search_typed then 0 else %s end as rank
            from people p
            join members_on(:scope_today) m on m.person_id = p.id
            join units_named u on u.unit_id = m.unit_id
            where p.id = any(:search_ids) and %s
            order by rank, p.sort_given, p.sort_family, p.full_name collate "vi-x-icu", p.id limit :search_limit
            """
                .formatted(query.rank("p.search"), AccessScope.sql("m.unit_id")))
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
