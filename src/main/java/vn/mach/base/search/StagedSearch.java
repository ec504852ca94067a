package vn.mach.base.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the few best of millions of rows in a time that does not grow with how common the words
 * are. An index over the text finds rare words at once, but collects every row of a common one;
 * common words are among the newest rows at once. So the newest are looked through first, and the
 * index is asked only where these did not have enough. Whoever sees few units has all their rows
 * looked through, and nothing else.
 */
@Component
public class StagedSearch {

  /** So many of the newest rows are looked through. */
  private static final int NEWEST = 2_500;

  /** So many rows that fit are put in order; of more it is not known which are best. */
  private static final int RANKED = 1_000;

  private final JdbcClient jdbc;

  StagedSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Statements for the ids of rows that fit, each ending before its {@code limit}.
   *
   * @param mine all within the access scope of somebody who sees few units
   * @param named by code, or by the beginning of the name
   * @param newest among the newest: reads them from {@code … limit :search_newest}
   * @param indexed by the index over the text
   */
  public record Ids(String mine, String named, String newest, String indexed) {}

  /**
   * @param few whether the actor sees few units
   * @param scope the parameters of the access scope
   * @param rows reads what may be seen of these ids, the best first, up to {@code :search_limit}
   */
  public <T> List<T> find(
      SearchQuery query,
      Ids ids,
      boolean few,
      Map<String, Object> scope,
      Function<Long[], List<T>> rows) {
    if (few) {
      return read(ids(ids.mine, query, scope), rows);
    }
    String first =
        query.isWidened() ? ids.newest : "(" + ids.named + ") union all (" + ids.newest + ")";
    Set<Long> found = new LinkedHashSet<>(ids(first, query, scope));
    List<T> best = read(found, rows);
    if (best.size() > query.most()
        || query.isWidened() && !best.isEmpty()
        || !query.asksEverywhere()) {
      return best;
    }
    int before = found.size();
    found.addAll(indexed(ids.indexed, query, scope));
    return found.size() == before ? best : read(found, rows);
  }

  /**
   * The planner may take common words for rare ones and the other way round; walking through the
   * whole table is never right here.
   */
  private List<Long> indexed(String sql, SearchQuery query, Map<String, Object> scope) {
    walks("off");
    List<Long> found = ids(sql, query, scope);
    walks("on");
    return found;
  }

  private void walks(String on) {
    jdbc.sql(
            "select set_config('enable_seqscan', :on, true), set_config('enable_indexscan', :on, true)")
        .param("on", on)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private List<Long> ids(String sql, SearchQuery query, Map<String, Object> scope) {
    return jdbc.sql(sql + " limit :search_ranked")
        .params(scope)
        .params(query.parameters())
        .param("search_newest", NEWEST)
        .param("search_ranked", RANKED)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  private static <T> List<T> read(Collection<Long> ids, Function<Long[], List<T>> rows) {
    return ids.isEmpty() ? List.of() : rows.apply(ids.toArray(Long[]::new));
  }
}
