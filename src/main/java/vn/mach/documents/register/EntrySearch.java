package vn.mach.documents.register;

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
 * Finds papers of the books by symbol, subject, sender or recipients, signer and note: the latest
 * first, cancelled numbers last. The list of all is that of the best one's book.
 */
@Component
class EntrySearch implements SearchSource {

  private static final SearchTable ENTRIES =
      SearchTable.of("from register_entries e")
          .exactly("symbol_key(e.symbol) = symbol_key(:search_key)")
          .remembered()
          .few(AccessScope.rowsOfMine("from register_entries"))
          .row(
              """
              '/register/' || e.id as path, '/register?unit=all&book=' || e.book || '&q=' as list, e.title, e.symbol as code, e.day,
              e.unit_id, e.book, e.status\
              """)
          .order("e.status = 'cancelled', e.day desc, e.id desc")
          .seen(EntriesSql.SEEN)
          .belongsTo("select name from units_named where unit_id = e.unit_id");

  private final StagedSearch staged;
  private final AccessScope scope;
  private final EntriesSql entries;

  EntrySearch(StagedSearch staged, AccessScope scope, EntriesSql entries) {
    this.staged = staged;
    this.scope = scope;
    this.entries = entries;
  }

  @Override
  public String key() {
    return "register.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    return staged.find(query, ENTRIES, scope.isNarrow(actor, Right.SEE), entries.seeing(actor));
  }
}
