package vn.mach.voice.findings;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;
import vn.mach.organisation.units.AccessScope;

/** Finds findings by number and title: the latest first, withdrawn ones last. */
@Component
class FindingSearch implements SearchSource {

  /** Own ones, those that a level of the actor has or had, and those about its directives. */
  private static final String FEW =
      AccessScope.MINE
          + """
          select * from findings where account_id = :me or person_id = :me_person::bigint
          union
          select f.* from findings f join finding_steps s on s.finding_id = f.id where s.unit_id in (select unit_id from mine)
          union
          select f.* from findings f join directives_named d on d.directive_id = f.directive_id
          where d.issuer_id in (select unit_id from mine)
          offset 0
          """;

  private static final SearchTable FINDINGS =
      SearchTable.of("from findings f")
          .exactly("f.ref = :search_key")
          .few(FEW)
          .row(
              """
              '/findings/' || f.id as path, '/findings?where=all&q=' as list, f.title, f.ref as code, f.sent_on as day,
              f.id, f.place_id, f.account_id, f.person_id, f.directive_id, f.withdrawn_on, f.sent_on\
              """)
          .order("f.withdrawn_on is not null, f.sent_on desc, f.id desc")
          .seen(FindingAccess.SEEN)
          .belongsTo("select name from units_named where unit_id = f.place_id");

  private final StagedSearch staged;
  private final FindingAccess access;
  private final AccessScope scope;

  FindingSearch(StagedSearch staged, FindingAccess access, AccessScope scope) {
    this.staged = staged;
    this.access = access;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "findings.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    boolean few = scope.isNarrow(actor, Right.SEE_LETTERS);
    return staged.find(query, FINDINGS, few, access.parameters(actor));
  }
}
