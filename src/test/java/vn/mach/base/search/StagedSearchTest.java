package vn.mach.base.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.search.Search.Found;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

@MachTest
class StagedSearchTest {

  /** Asks its index for five seconds; the newest rows are there at once. */
  private static final String SLOW =
      """
      from (select 1::bigint as id, %s as search
        where current_setting('statement_timeout') = '0' or pg_sleep(5) is not null) s\
      """;

  @Autowired TestRealms realms;
  @Autowired StagedSearch staged;
  @Autowired SearchWords words;
  @Autowired TransactionTemplate transaction;

  @Test
  void whoStillTypesIsShownWhatIsFoundInAMoment() {
    Found found = suggested("' tram bom cau dinh'", "trạm bơm");
    assertThat(found.groups()).hasSize(1);
    assertThat(found.whole()).isFalse();
  }

  @Test
  void whereTheMomentWasTooShortNothingIsSaidToBeMissing() {
    Found found = suggested("' a ' || current_setting('statement_timeout')", "trạm bơm");
    assertThat(found.isEmpty()).isTrue();
    assertThat(found.whole()).isFalse();
  }

  @Test
  void theOtherKindsAreSearchedAfterOneThatTookTooLong() {
    Found found =
        suggested(
            List.of(
                source(SLOW.formatted("' tram bom'")),
                source("from (select 2 as id, ' tram bom' as search) s")),
            "trạm bơm");
    assertThat(found.groups()).hasSize(2);
  }

  private Found suggested(String text, String typed) {
    return suggested(List.of(source(SLOW.formatted(text))), typed);
  }

  private Found suggested(List<SearchSource> sources, String typed) {
    Realm realm = realms.create();
    realms.sql(realm, "insert into search_words values ('tram'), ('bom')");
    Search search = new Search(sources, words);
    return CurrentRealm.call(
        realm, () -> transaction.execute(it -> search.suggest(Actor.system(), typed, 3, true)));
  }

  private SearchSource source(String from) {
    SearchTable table =
        SearchTable.of(from)
            .row("'/' as path, '' as list, s.search as title, '' as code, null::date as day")
            .order("s.id")
            .seen("true")
            .belongsTo("select ''");
    return new SearchSource() {
      @Override
      public String key() {
        return "activities.hits";
      }

      @Override
      public SearchResult find(Actor actor, SearchQuery query) {
        return staged.find(query, table, false, Map.of());
      }
    };
  }
}
