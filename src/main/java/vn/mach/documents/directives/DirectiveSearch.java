package vn.mach.documents.directives;

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
 * Finds directives by symbol and title, then by their text: those in force first, the latest before
 * older ones.
 */
@Component
class DirectiveSearch implements SearchSource {

  /** As {@link DirectivesSql#VISIBLE}, for a few rows. */
  private static final String VISIBLE =
      """
      (d.issuer_id is null or %s or exists (select 1 from unit_closure down
        where down.unit_id = any(:scope_units) and down.ancestor_id = d.issuer_id and down.valid_to >= d.issued_on))\
      """
          .formatted(AccessScope.ofFew("d.issuer_id"));

  /**
   * Somebody who sees few units sees their papers, those of the units above, and those from above
   * the realm.
   */
  private static final String FEW =
      AccessScope.MINE
          + """
          select * from directives where issuer_id is null
            or issuer_id in (select unit_id from mine union select ancestor_id from unit_closure where unit_id = any(:scope_units))
          offset 0
          """;

  private static final SearchTable DIRECTIVES =
      SearchTable.of("from directives d")
          .text("d.search_title")
          .body("d.search")
          .exactly("d.symbol_key = symbol_key(:search_key)")
          .few(FEW)
          .row(
              """
              '/directives/' || d.id as path, '/directives?q=' as list, d.title, d.symbol as code, d.issued_on as day,
              d.issuer_id, d.issued_on\
              """)
          .order("d.status <> 'issued', d.issued_on desc, d.id desc")
          .seen(VISIBLE)
          .belongsTo("select name from units_named where unit_id = d.issuer_id");

  private final StagedSearch staged;
  private final AccessScope scope;

  DirectiveSearch(StagedSearch staged, AccessScope scope) {
    this.staged = staged;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "directives.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    return actor.hasSomewhere(Right.SEE)
        ? staged.find(
            query, DIRECTIVES, scope.isNarrow(actor, Right.SEE), scope.parameters(actor, Right.SEE))
        : SearchResult.NOTHING; // those from above the realm too
  }
}
