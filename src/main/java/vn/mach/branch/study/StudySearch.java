package vn.mach.branch.study;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;
import vn.mach.organisation.units.AccessScope;

/** Finds campaigns by title and code. Essays, answers and results are not found. */
@Component
class StudySearch implements SearchSource {

  private static final String FEW =
      AccessScope.MINE
          + """
          select * from study_campaigns where unit_id in (
            select unit_id from mine union select ancestor_id from unit_closure where unit_id = any(:scope_units))
          union
          select c.* from study_campaigns c join study_due d on d.campaign_id = c.id where d.person_id = :me
          offset 0
          """;

  private static final SearchTable CAMPAIGNS =
      SearchTable.of("from study_campaigns c")
          .exactly("c.code = :search_key")
          .few(FEW)
          .row(
              """
              '/study/' || c.id as path, '/study?q=' as list, c.title, c.code, c.starts_on as day,
              c.id, c.unit_id, c.status, c.starts_on\
              """)
          .order("c.starts_on desc, c.id desc")
          .seen(CampaignsSql.VISIBLE)
          .belongsTo("select name from units_named where unit_id = c.unit_id");

  private final StagedSearch staged;
  private final CampaignsSql sql;
  private final AccessScope scope;

  StudySearch(StagedSearch staged, CampaignsSql sql, AccessScope scope) {
    this.staged = staged;
    this.sql = sql;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "study.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    return actor.hasSomewhere(Right.SEE)
        ? staged.find(query, CAMPAIGNS, scope.isNarrow(actor, Right.SEE), sql.seeing(actor))
        : SearchResult.NOTHING;
  }
}
