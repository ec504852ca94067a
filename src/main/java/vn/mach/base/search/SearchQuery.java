package vn.mach.base.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.mach.base.kernel.Text;

/**
 * What somebody looks for, as conditions over a column of searchable text (one that begins with a
 * space, see the function {@code searchable}): each typed word begins a word of the text, in any
 * order.
 */
public final class SearchQuery {

  private static final int MOST_WORDS = 8;
  private static final int MOST_WAYS = 5;
  private static final int LONGEST_WORD = 40;

  private enum Stage {
    TYPED,
    WIDENED_AT_ONCE,
    WIDENED_BY_INDEX
  }

  private final String typed;
  private final String plain;
  private final List<List<String>> words;
  private final Stage stage;
  private final boolean unknown;
  private final int most;
  private final boolean vietnamese;
  private final IndexTime time;

  private SearchQuery(
      String typed,
      String plain,
      List<List<String>> words,
      Stage stage,
      boolean unknown,
      int most,
      boolean vietnamese,
      IndexTime time) {
    this.typed = typed;
    this.plain = plain;
    this.words = words;
    this.stage = stage;
    this.unknown = unknown;
    this.most = most;
    this.vietnamese = vietnamese;
    this.time = time;
  }

  /**
   * @param typed one line, not too long
   * @param plain what was typed, as {@code searchable} writes it
   * @param most how many of a kind are asked for
   * @param vietnamese whether the reader reads Vietnamese, else English
   * @param time how long the indexes over all words may be asked
   */
  static SearchQuery of(String typed, String plain, int most, boolean vietnamese, IndexTime time) {
    List<List<String>> words =
        Arrays.stream(plain.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
            .distinct()
            .limit(MOST_WORDS)
            .map(List::of)
            .toList();
    return new SearchQuery(typed, plain, words, Stage.TYPED, false, most, vietnamese, time);
  }

  /** The same, where a typed word begins none of those that {@link SearchWords} knows. */
  SearchQuery withUnknownWord() {
    return new SearchQuery(typed, plain, words, stage, true, most, vietnamese, time);
  }

  /**
   * The same, with words beside some of the typed ones that may have been meant; they stand in the
   * order of {@link #words}. Asks for what is found at once, and nothing else.
   */
  SearchQuery widenedAtOnce(List<List<String>> alternatives) {
    return new SearchQuery(
        typed, plain, alternatives, Stage.WIDENED_AT_ONCE, false, most, vietnamese, time);
  }

  /** As {@link #widenedAtOnce}, but asks the index over all words, and nothing else. */
  SearchQuery widenedByIndex(List<List<String>> alternatives) {
    return new SearchQuery(
        typed, plain, alternatives, Stage.WIDENED_BY_INDEX, false, most, vietnamese, time);
  }

  /** Whether those are asked for that are found at once: by name, and among the newest. */
  boolean asksFirst() {
    return stage != Stage.WIDENED_BY_INDEX;
  }

  /** Whether the index over all words is asked, which may take a while. */
  boolean asksIndex() {
    return stage != Stage.WIDENED_AT_ONCE;
  }

  /** The typed words, as {@code searchable} writes them. */
  List<String> words() {
    return words.stream().map(List::getFirst).toList();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** As typed, on one line. */
  public String typed() {
    return typed;
  }

  /** How many of a kind are asked for; a source looks for one more. */
  public int most() {
    return most;
  }

  /** The one of two names that the reader's language asks for. */
  public String name(String vietnamese, String english) {
    return this.vietnamese ? vietnamese : english;
  }

  /** Whether no text fits all of whose words are known. */
  boolean hasUnknownWord() {
    return unknown;
  }

  /** How long the indexes over all words may be asked, for all sources together. */
  IndexTime time() {
    return time;
  }

  /** Whether it has words that were not typed. */
  boolean isWidened() {
    return stage != Stage.TYPED;
  }

  /**
   * A condition that each word begins a word of the column. With words that were not typed it is
   * one condition for each way to take them, so that an index answers each at once.
   */
  String condition(String column) {
    List<String> ways = new ArrayList<>();
    for (int way = 0; way < ways(); way++) {
      StringBuilder condition = new StringBuilder("true");
      for (int word = 0; word < words.size(); word++) {
        condition
            .append(" and ")
            .append(column)
            .append(" like :")
            .append(name(word, taken(way, word)));
      }
      ways.add("(" + condition + ")");
    }
    return String.join(" or ", ways);
  }

  /** How many ways there are to take one word of each, up to {@value #MOST_WAYS}. */
  private int ways() {
    long ways = 1;
    for (List<String> word : words) {
      ways = Math.min(MOST_WAYS, ways * word.size());
    }
    return (int) ways;
  }

  /** Which alternative of a word this way takes. */
  private int taken(int way, int word) {
    int rest = way;
    for (int before = 0; before < word; before++) {
      rest /= words.get(before).size();
    }
    return rest % words.get(word).size();
  }

  private static String name(int word, int alternative) {
    return "search_word" + word + "_" + alternative;
  }

  /**
   * An expression that says how well the column fits: 0 as a whole, 1 from its beginning, 2 whole
   * words in this order, 3 as far as typed, 4 in any order; from 5 with words that were not typed,
   * by likeness.
   */
  String rank(String column) {
    return isWidened()
        ? "5 + (1 - similarity(" + column + ", :search_whole))"
        : """
        (case when %1$s = :search_whole then 0 when starts_with(%1$s, :search_whole) then 1
          when %1$s || ' ' like :search_phrase then 2 when %1$s like :search_beginning then 3 else 4 end)::float8\
        """
            .formatted(column);
  }

  /**
   * Conditions that the column begins with what was typed, or with one of the ways to read it, each
   * for an index over {@code column collate "C"}: of several in one condition the planner walks
   * through the whole index.
   */
  List<String> beginnings(String column) {
    return IntStream.range(0, ways())
        .mapToObj(way ->
            "%1$s collate \"C\" >= :search_whole%2$d and %1$s collate \"C\" < :search_after%2$d"
                .formatted(column, way))
        .toList();
  }

  /** What was typed, with the words that this way takes. */
  private String line(int way) {
    return isWidened()
        ? IntStream.range(0, words.size())
            .mapToObj(word -> words.get(word).get(taken(way, word)))
            .collect(Collectors.joining(" "))
        : plain;
  }

  /**
   * What {@link #condition}, {@link #rank} and {@link #beginning} name, and {@code search_typed},
   * {@code search_limit}: one more than is shown.
   */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("search_typed", typed);
    parameters.put("search_key", Text.key(typed));
    parameters.put("search_whole", " " + plain);
    for (int way = 0; way < ways(); way++) {
      parameters.put("search_whole" + way, " " + line(way));
      parameters.put("search_after" + way, " " + line(way) + "\uffff");
    }
    parameters.put("search_phrase", "% " + plain + " %");
    parameters.put("search_beginning", "% " + plain + "%");
    parameters.put("search_limit", most + 1);
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < words.get(i).size(); j++) {
        parameters.put(name(i, j), "% " + words.get(i).get(j) + "%");
      }
    }
    return parameters;
  }
}
