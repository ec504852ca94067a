package vn.mach.base.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.search.SearchResult.Hit;
import vn.mach.base.web.Page;

/**
 * Finds the few best of millions of rows in a time that does not grow with how common the words
 * are. An index over the text finds rare words at once, but collects every row of a common one;
 * common words are among the newest rows at once, or among a sample of all rows. So these are
 * looked through first, and the index is asked only where they did not have enough. Whoever sees
 * few units has all their rows looked through, and nothing else (ADR 30).
 */
@Component
public class StagedSearch {

  /** So many of the newest rows are looked through. */
  private static final int NEWEST = 2_500;

  /** So many rows that fit are put in order; of more it is not known which are best. */
  private static final int RANKED = 400;

  /** So many of a sample that fit: then the index would collect thousands of rows. */
  private static final int COMMON = 10;

  private final JdbcClient jdbc;
  private final TransactionTemplate nested;

  StagedSearch(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** A hit, and the address of the list that shows all, as far as what was typed; or empty. */
  private record Row(Hit hit, String list) {}

  /**
   * @param few whether the actor sees few units
   * @param seeing the parameters of the access scope
   */
  public SearchResult find(
      SearchQuery query,
      SearchTable table,
      boolean few,
      Map<String, ? extends @Nullable Object> seeing) {
    List<Row> rows = few ? few(query, table, seeing) : staged(query, table, seeing);
    String list = rows.isEmpty() ? "" : rows.getFirst().list();
    String all = list.isEmpty() ? "" : list + Page.segment(query.typed());
    return SearchResult.of(rows.stream().map(Row::hit).toList(), query, all);
  }

  private List<Row> few(
      SearchQuery query, SearchTable table, Map<String, ? extends @Nullable Object> seeing) {
    return query.asksFirst()
        ? rows(ids(table.few(query), query, seeing), query, table, seeing)
        : List.of();
  }

  private List<Row> staged(
      SearchQuery query, SearchTable table, Map<String, ? extends @Nullable Object> seeing) {
    // a plan for any scope reads a whole country for the condition that does not apply at its top
    set(Map.of("plan_cache_mode", "force_custom_plan"));
    if (table.fitsByCodeOnly(query)) {
      return rows(ids(table.exactly(), query, seeing), query, table, seeing);
    }
    Set<Long> found = new LinkedHashSet<>();
    List<Row> best = List.of();
    if (query.asksFirst()) {
      String first = "(" + table.named(query) + ") union all (" + table.newest(query) + ")";
      found.addAll(ids(first, query, seeing));
      best = rows(found, query, table, seeing);
    }
    if (best.size() > query.most() || !query.asksIndex()) {
      return best;
    }
    if (table.isSpread()) {
      List<Long> sample = ids(table.sample(query), query, seeing);
      if (sample.size() >= COMMON && found.addAll(sample)) {
        best = rows(found, query, table, seeing);
        if (!best.isEmpty()) {
          return best;
        }
      }
    }
    boolean others = found.addAll(indexed(table.indexed(query), query, seeing));
    return others ? rows(found, query, table, seeing) : best;
  }

  /**
   * The planner may take common words for rare ones and the other way round; walking through the
   * whole table is never right here. What is found in time: all or nothing.
   */
  private List<Long> indexed(
      String sql, SearchQuery query, Map<String, ? extends @Nullable Object> seeing) {
    IndexTime time = query.time();
    long millis = time.millis();
    if (millis == 0) {
      time.exceed();
      return List.of();
    }
    long start = System.nanoTime();
    try {
      return nested.execute(savepoint -> {
        // takes the settings back, also when the time ran out
        savepoint.setRollbackOnly();
        set(
            Map.of(
                "enable_seqscan", "off",
                "enable_indexscan", "off",
                "statement_timeout", String.valueOf(millis)));
        return ids(sql, query, seeing);
      });
    } catch (QueryTimeoutException late) {
      time.exceed();
      return List.of();
    } finally {
      time.used(System.nanoTime() - start);
    }
  }

  /** Until the end of the transaction or savepoint. */
  private void set(Map<String, String> settings) {
    jdbc.sql(
            "select set_config(name, value, true) from unnest(:names::text[], :values::text[]) s (name, value)")
        .param("names", settings.keySet().toArray(String[]::new))
        .param("values", settings.values().toArray(String[]::new))
        .query(String.class)
        .list();
  }

  private List<Long> ids(
      String sql, SearchQuery query, Map<String, ? extends @Nullable Object> seeing) {
    return jdbc.sql(sql + " limit :search_ranked")
        .params(seeing)
        .params(query.parameters())
        .param("search_newest", NEWEST)
        .param("search_ranked", RANKED)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  private List<Row> rows(
      Collection<Long> ids,
      SearchQuery query,
      SearchTable table,
      Map<String, ? extends @Nullable Object> seeing) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(table.rows(query))
        .params(seeing)
        .params(query.parameters())
        .param("search_ids", ids.toArray(Long[]::new))
        .query(StagedSearch::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Hit hit =
        new Hit(
            row.getString("path"),
            row.getString("title"),
            row.getString("code"),
            row.getString("about"),
            row.getObject("day", LocalDate.class),
            row.getDouble("rank"));
    return new Row(hit, row.getString("list"));
  }
}
