package vn.mach.base.search;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;

/** Asks all sources. */
@Component
public class Search {

  private static final int LONGEST = 200;

  /** While somebody types; with the rest of the work an answer takes at most 0.1 s. */
  private static final Duration TYPING = Duration.ofMillis(20);

  private final List<SearchSource> sources;
  private final SearchWords words;

  Search(List<SearchSource> sources, SearchWords words) {
    this.sources = sources;
    this.words = words;
  }

  /**
   * What was found of one kind.
   *
   * @param key the message key of its heading
   */
  public record Group(String key, SearchResult result) {}

  /**
   * What was found, kinds with an exact hit first; kinds without any are left out.
   *
   * @param widened whether it was found only with words that were not typed
   * @param whole whether all was looked through; else a longer search may find more
   */
  public record Found(List<Group> groups, boolean widened, boolean whole) {

    public boolean isEmpty() {
      return groups.isEmpty();
    }
  }

  /**
   * @param most of each kind
   * @param vietnamese whether the reader reads Vietnamese, else English
   */
  @Transactional(readOnly = true)
  public Found find(Actor actor, String typed, int most, boolean vietnamese) {
    return find(actor, typed, most, vietnamese, IndexTime.whole());
  }

  /** As {@link #find}, for somebody who still types: what is found in a moment. */
  @Transactional(readOnly = true)
  public Found suggest(Actor actor, String typed, int most, boolean vietnamese) {
    return find(actor, typed, most, vietnamese, IndexTime.of(TYPING));
  }

  private Found find(Actor actor, String typed, int most, boolean vietnamese, IndexTime time) {
    String line = Text.line(typed);
    String cut = line.substring(0, Math.min(line.length(), LONGEST));
    SearchQuery query = SearchQuery.of(cut, words.plain(cut), most, vietnamese, time);
    if (query.isEmpty()) {
      return new Found(List.of(), false, true);
    }
    List<String> unknown = words.unknown(query.words());
    List<Group> groups = ask(actor, unknown.isEmpty() ? query : query.withUnknownWord());
    // where each typed word occurs and not all was looked through, the words may well be right
    if (!groups.isEmpty() || time.isExceeded() && unknown.isEmpty()) {
      return new Found(groups, false, !time.isExceeded());
    }
    List<List<String>> alternatives = words.alternatives(query.words(), unknown);
    List<Group> near = ask(actor, query.widenedAtOnce(alternatives));
    // where each typed word occurs somewhere, other words fit too much
    if (near.isEmpty() && !unknown.isEmpty()) {
      near = ask(actor, query.widenedByIndex(alternatives));
    }
    return new Found(near, true, !time.isExceeded());
  }

  private List<Group> ask(Actor actor, SearchQuery query) {
    return sources.stream()
        .map(source -> new Group(source.key(), source.find(actor, query)))
        .filter(group -> !group.result().hits().isEmpty())
        .sorted(
            Comparator.comparing((Group group) -> !group.result().isExact())
                .thenComparing(group -> SearchOrder.place(group.key())))
        .toList();
  }
}
