package vn.mach.base.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source found.
 *
 * @param hits the most useful first, no more than were asked for
 * @param more whether there are others
 * @param all where the module's own list shows all of them, without the realm's prefix; empty where
 *     it has no such list
 */
public record SearchResult(List<Hit> hits, boolean more, String all) {

  public static final SearchResult NOTHING = new SearchResult(List.of(), false, "");

  /**
   * One thing.
   *
   * @param path its page, without the realm's prefix
   * @param title what it is called
   * @param code how people refer to it: a code or symbol; empty where there is none
   * @param about where it belongs, a few words; empty where nothing is to be said
   * @param day the day that it is of, if any
   * @param rank how well it fits, as {@link SearchQuery#rank} says; 0 is best
   */
  public record Hit(
      String path, String title, String code, String about, @Nullable LocalDate day, double rank) {}

  /** Of rows that were asked for one too many. */
  public static SearchResult of(List<Hit> hits, SearchQuery query, String all) {
    boolean more = hits.size() > query.most();
    return new SearchResult(more ? hits.subList(0, query.most()) : hits, more, more ? all : "");
  }

  /** Whether one of them is exactly what was typed. */
  boolean isExact() {
    return !hits.isEmpty() && hits.getFirst().rank() < 1;
  }
}
