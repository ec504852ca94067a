package vn.mach.evidence.reports;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;
import vn.mach.organisation.units.AccessScope;

/**
 * Finds reports by code, title and symbol: the latest period first. Those that are not signed are
 * seen by whoever may write them.
 */
@Component
class ReportSearch implements SearchSource {

  private static final SearchTable REPORTS =
      SearchTable.of("from reports r")
          .exactly("r.code = upper(:search_typed)")
          .few(AccessScope.rowsOfMine("from reports"))
          .row(
              """
              '/reports/' || r.id as path, '/reports?q=' as list, r.title, case r.symbol when '' then r.code else r.symbol end as code,
              r.period_to as day, r.unit_id, r.status\
              """)
          .order("r.period_to desc, r.id desc")
          .seen(
              AccessScope.ofFew("r.unit_id")
                  + " and r.status <> 'dropped' and "
                  + AccessScope.orFurther("r.status in ('signed', 'sent')", "r.unit_id", "writing"))
          .belongsTo("select name from units_named where unit_id = r.unit_id");

  private final StagedSearch staged;
  private final AccessScope scope;

  ReportSearch(StagedSearch staged, AccessScope scope) {
    this.staged = staged;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "reports.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    Map<String, Object> seeing = new HashMap<>(scope.parameters(actor, Right.SEE));
    seeing.putAll(scope.further(actor, Right.REPORT, "writing"));
    return staged.find(query, REPORTS, scope.isNarrow(actor, Right.SEE), seeing);
  }
}
