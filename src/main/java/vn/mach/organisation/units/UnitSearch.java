package vn.mach.organisation.units;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;

/**
 * Finds units by code, official code, present and former names: those that stand before those that
 * ended, which are shown with their last day; from the top of the tree downwards.
 */
@Component
class UnitSearch implements SearchSource {

  private static final SearchTable UNITS =
      SearchTable.of("from unit_versions v")
          .id("v.unit_id")
          .exactly(
              """
              v.unit_id in (select id from units where code = :search_typed
                union all select unit_id from unit_official_codes where code = translate(:search_typed, ' .', ''))\
              """)
          .beginnings()
          .newest("v.unit_id")
          .remembered()
          .few(AccessScope.rowsOfMine("from unit_versions"))
          .shownFrom("from units_named v join unit_kinds k on k.code = v.kind")
          .row(
              """
              '/units/' || v.unit_id as path, '/units?q=' as list, v.name as title, v.code,
              case when v.valid_to < :scope_today then v.valid_to end as day, v.unit_id, v.parent_id\
              """)
          .order("v.valid_to < :scope_today, k.position, v.name, v.code")
          .seen(AccessScope.ofFew("v.unit_id"))
          .belongsTo("select name from units_named where unit_id = v.parent_id");

  private final StagedSearch staged;
  private final AccessScope scope;

  UnitSearch(StagedSearch staged, AccessScope scope) {
    this.staged = staged;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "units.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    return staged.find(
        query, UNITS, scope.isNarrow(actor, Right.SEE), scope.parameters(actor, Right.SEE));
  }
}
