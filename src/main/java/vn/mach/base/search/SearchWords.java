package vn.mach.base.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What may have been meant by words that were typed wrongly: the nearest words that occur in the
 * realm. Which words occur is not shown by itself, only as a part of what the actor may see.
 */
@Component
class SearchWords {

  /** So many words are tried beside a typed one. */
  private static final int MOST = 4;

  private static final int SHORTEST = 3;

  /** So much of a word is kept. */
  private static final int LONGEST = 20;

  private final JdbcClient jdbc;

  SearchWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was typed, without accents, case and punctuation. */
  String plain(String typed) {
    return jdbc.sql("select searchable(:typed)").param("typed", typed).query(String.class).single();
  }

  /** Those that occur nowhere. */
  List<String> unknown(List<String> words) {
    return words.stream().filter(word -> isWord(word) && !known(word)).toList();
  }

  /**
   * For each word the word itself and those that may have been meant. If some words are unknown,
   * only these get others; else each does.
   */
  List<List<String>> alternatives(List<String> words, List<String> unknown) {
    List<List<String>> alternatives = new ArrayList<>();
    for (String word : words) {
      boolean tried = unknown.isEmpty() ? isWord(word) : unknown.contains(word);
      alternatives.add(
          tried ? Stream.concat(Stream.of(word), near(word).stream()).toList() : List.of(word));
    }
    return alternatives;
  }

  private static boolean isWord(String word) {
    return word.length() >= SHORTEST && word.chars().allMatch(letter -> letter >= 'a');
  }

  private boolean known(String word) {
    return jdbc.sql("select exists (select 1 from search_words where word ^@ :word)")
        .param("word", word.substring(0, Math.min(word.length(), LONGEST)))
        .query(Boolean.class)
        .single();
  }

  private List<String> near(String word) {
    int most = word.length() < 6 ? 1 : 2;
    Map<String, Integer> distances = new HashMap<>();
    jdbc.sql(
            "select distinct word from search_words where length(word) between :shortest and :longest")
        .param("shortest", word.length() - most)
        .param("longest", word.length() + most)
        .query(String.class)
        .list()
        .forEach(other -> distances.put(other, SpellingDistance.of(word, other, most)));
    return distances.entrySet().stream()
        .filter(it -> it.getValue() > 0 && it.getValue() <= most)
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> it) -> it.getValue())
                .thenComparing(it -> !anagram(word, it.getKey()))
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Letters in the wrong order are the likeliest error. */
  private static boolean anagram(String one, String other) {
    return Arrays.equals(one.chars().sorted().toArray(), other.chars().sorted().toArray());
  }
}
