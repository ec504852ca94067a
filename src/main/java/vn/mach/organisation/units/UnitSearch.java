package vn.mach.organisation.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchResult.Hit;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.StagedSearch;
import vn.mach.base.web.Page;

/**
 * Finds units by code, official code, present and former names: those that stand before those that
 * ended, from the top of the tree downwards.
 */
@Component
class UnitSearch implements SearchSource {

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final StagedSearch staged;
  private final Today today;

  UnitSearch(JdbcClient jdbc, AccessScope scope, StagedSearch staged, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.staged = staged;
    this.today = today;
  }

  @Override
  public String key() {
    return "units.found";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    if (!actor.hasSomewhere(Right.SEE)) {
      return SearchResult.NOTHING;
    }
    Map<String, Object> seeing = new HashMap<>(scope.parameters(actor, Right.SEE));
    seeing.put("search_digits", query.typed().replaceAll("[ .]", ""));
    List<Hit> hits =
        staged.find(
            query,
            ids(query),
            scope.isNarrow(actor, Right.SEE),
            seeing,
            ids -> rows(query, seeing, ids));
    return SearchResult.of(hits, query, "/units?q=" + Page.segment(query.typed()));
  }

  private static StagedSearch.Ids ids(SearchQuery query) {
    String fits = query.condition("v.search");
    return new StagedSearch.Ids(
        AccessScope.MINE
            + """
            select u.id from mine join units u on u.id = mine.unit_id
            join lateral (select search from unit_versions where unit_id = u.id offset 0) v on true
            where u.code = :search_typed or exists (select 1 from unit_official_codes o where o.unit_id = u.id and o.code = :search_digits) or %s
            """
                .formatted(fits),
        """
        select id from units where code = :search_typed
        union select unit_id from unit_official_codes where code = :search_digits
        union (select unit_id from unit_versions where %s order by search collate "C" limit 500)
        """
            .formatted(SearchQuery.beginning("search")),
        "select v.unit_id from (select unit_id, search from unit_versions order by unit_id limit :search_newest) v where "
            + fits,
        "select v.unit_id from unit_versions v where " + fits);
  }

  private List<Hit> rows(SearchQuery query, Map<String, Object> seeing, Long[] ids) {
    return jdbc.sql(
            """
            select h.*, p.name as parent_name from (
              select * from (
                select u.id, u.code, s.name, s.valid_to, s.parent_id, r.rank,
                  row_number() over (order by r.rank, s.valid_to < :scope_today, k.position, s.name, u.code) as place
                from units u
                join lateral (select * from unit_versions v where v.unit_id = u.id order by v.valid_from desc limit 1) s on true
                join unit_kinds k on k.code = s.kind
                cross join lateral (select case when u.code = :search_typed
                  or exists (select 1 from unit_official_codes o where o.unit_id = u.id and o.code = :search_digits) then 0 else %s end) r (rank)
                where u.id = any(:search_ids) order by place offset 0
              ) u where %s limit :search_limit
            ) h
            left join lateral (select name from unit_versions v where v.unit_id = h.parent_id order by v.valid_from desc limit 1) p on true
            order by h.place
            """
                .formatted(query.rank("s.search"), AccessScope.ofFew("u.id")))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids)
        .query((row, number) -> hit(row, seeing))
        .list();
  }

  /** A unit that has ended is shown with its last day. */
  private static Hit hit(ResultSet row, Map<String, Object> seeing) throws SQLException {
    LocalDate last = row.getObject("valid_to", LocalDate.class);
    String parent = row.getString("parent_name");
    return new Hit(
        "/units/" + row.getLong("id"),
        row.getString("name"),
        row.getString("code"),
        parent == null ? "" : parent,
        last.isBefore((LocalDate) seeing.get("scope_today")) ? last : null,
        row.getDouble("rank"));
  }
}
