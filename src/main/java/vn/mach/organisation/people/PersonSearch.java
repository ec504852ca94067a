package vn.mach.organisation.people;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchSource;
import vn.mach.base.search.SearchTable;
import vn.mach.base.search.StagedSearch;
import vn.mach.organisation.units.AccessScope;

/** Finds members of today by code, card number and name. */
@Component
class PersonSearch implements SearchSource {

  private static final SearchTable PEOPLE =
      SearchTable.of("from people p")
          .exactly("(p.code = :search_typed or p.card_number = :search_typed)")
          .beginnings()
          .spread()
          .remembered()
          .few(
              AccessScope.MINE
                  + """
                  select p.* from mine
                  join lateral (select person_id from members_on(:scope_today) m where m.unit_id = mine.unit_id offset 0) m on true
                  join lateral (select * from people where id = m.person_id offset 0) p on true
                  """)
          .shownFrom("from people p join members_on(:scope_today) m on m.person_id = p.id")
          .row(
              """
              '/people/' || p.id as path, '/people?q=' as list, p.full_name as title, p.code, null::date as day, m.unit_id\
              """)
          .order("p.sort_given, p.sort_family, p.full_name collate \"vi-x-icu\", p.id")
          .seen(AccessScope.ofFew("p.unit_id"))
          .belongsTo("select name from units_named where unit_id = p.unit_id");

  private final StagedSearch staged;
  private final AccessScope scope;

  PersonSearch(StagedSearch staged, AccessScope scope) {
    this.staged = staged;
    this.scope = scope;
  }

  @Override
  public String key() {
    return "people.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    return staged.find(
        query,
        PEOPLE,
        scope.isNarrow(actor, Right.SEE_PEOPLE),
        scope.parameters(actor, Right.SEE_PEOPLE));
  }
}
