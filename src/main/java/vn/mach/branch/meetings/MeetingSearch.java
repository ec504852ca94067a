package vn.mach.branch.meetings;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;
import vn.mach.organisation.units.AccessScope;

/** Finds meetings by code, theme and place: the latest first. */
@Component
class MeetingSearch implements SearchSource {

  private static final SearchTable MEETINGS =
      SearchTable.of("from meetings m")
          .exactly("m.code = :search_typed")
          .newest("m.held_on desc")
          .few(AccessScope.rowsOfMine("from meetings"))
          .row(
              """
              '/meetings/' || m.id as path, '' as list,
              case when m.theme = '' then to_char(m.held_on, 'DD/MM/YYYY') || coalesce(nullif(' · ' || m.place, ' · '), '') else m.theme end as title,
              m.code as code, m.held_on as day, m.id, m.unit_id, m.status\
              """)
          .order("m.status in ('cancelled', 'withdrawn'), m.held_on desc, m.id desc")
          .seen(AccessScope.ofFew("m.unit_id"))
          .belongsTo("select name from units_named where unit_id = m.unit_id");

  private final StagedSearch staged;
  private final AccessScope scope;

  MeetingSearch(StagedSearch staged, AccessScope scope) {
    this.staged = staged;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "meetings.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    boolean few = scope.isNarrow(actor, Right.SEE);
    return staged.find(query, MEETINGS, few, scope.parameters(actor, Right.SEE));
  }
}
