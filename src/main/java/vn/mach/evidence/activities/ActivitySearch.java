package vn.mach.evidence.activities;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;
import vn.mach.organisation.units.AccessScope;

/** Finds activities by ref and title: the latest first, withdrawn ones last. */
@Component
class ActivitySearch implements SearchSource {

  private static final SearchTable ACTIVITIES =
      SearchTable.of("from activities a")
          .exactly("a.ref = :search_typed")
          .newest("a.held_on desc")
          .spread()
          .few(AccessScope.rowsOfMine("from activities"))
          .row(
              """
              '/activities/' || a.id as path, '/activities?text=' as list, a.title, '' as code, a.held_on as day,
              a.id, a.unit_id, a.kind, a.status\
              """)
          .order("a.status = 'withdrawn', a.held_on desc, a.id desc")
          .seen(AccessScope.ofFew("a.unit_id") + " and " + ActivitiesSql.HOLDS)
          .belongsTo("select name from units_named where unit_id = a.unit_id");

  private final StagedSearch staged;
  private final AccessScope scope;
  private final ActivitiesSql activities;

  ActivitySearch(StagedSearch staged, AccessScope scope, ActivitiesSql activities) {
    this.staged = staged;
    this.scope = scope;
    this.activities = activities;
  }

  @Override
  public String key() {
    return "activities.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    boolean few = scope.isNarrow(actor, Right.SEE);
    return staged.find(query, ACTIVITIES, few, activities.seeing(actor, Right.SEE));
  }
}
