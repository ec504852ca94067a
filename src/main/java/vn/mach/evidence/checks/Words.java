package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One list of {@code words.txt}: words, and phrases of several words, with one meaning. */
final class Words {

  private static final Map<String, Words> ALL = load();

  private final Set<String> entries = new HashSet<>();

  /** The phrases of more than one word, by their first. */
  private final Map<String, List<String[]>> phrases = new HashMap<>();

  private Words() {}

  /**
   * The list of this name.
   *
   * @throws IllegalArgumentException if the file has none
   */
  static Words of(String name) {
    Words words = ALL.get(name);
    if (words == null) {
      throw new IllegalArgumentException("words.txt has no list " + name);
    }
    return words;
  }

  boolean has(String words) {
    return entries.contains(words);
  }

  /** How many tokens the longest entry takes that begins at this token; 0 where none does. */
  int at(Passage passage, int token) {
    if (token < 0 || token >= passage.tokens().size() || !passage.tokens().get(token).isWord()) {
      return 0;
    }
    String first = passage.tokens().get(token).word();
    int longest = entries.contains(first) ? 1 : 0;
    for (String[] phrase : phrases.getOrDefault(first, List.of())) {
      if (phrase.length > longest && passage.at(token, phrase)) {
        longest = phrase.length;
      }
    }
    return longest;
  }

  /** Whether an entry stands between the tokens, the second exclusive. */
  boolean between(Passage passage, int from, int to) {
    for (int i = Math.max(0, from); i < to; i++) {
      int length = at(passage, i);
      if (length > 0 && i + length <= to) {
        return true;
      }
    }
    return false;
  }

  /** Whether an entry stands somewhere in the words. */
  boolean in(String words) {
    String spaced = " " + words + " ";
    return entries.stream().anyMatch(it -> spaced.contains(" " + it + " "));
  }

  /** Whether an entry ends right before the token. */
  boolean before(Passage passage, int token) {
    for (int i = token - 1; i >= Math.max(0, token - 4); i--) {
      int length = at(passage, i);
      if (length > 0 && i + length == token) {
        return true;
      }
    }
    return false;
  }

  private void add(String entry) {
    entries.add(entry);
    String[] words = entry.split(" ");
    if (words.length > 1) {
      phrases.computeIfAbsent(words[0], none -> new ArrayList<>()).add(words);
    }
  }

  private static Map<String, Words> load() {
    Map<String, Words> all = new HashMap<>();
    for (WordLists.Line line : WordLists.read("words.txt")) {
      line.entries().forEach(all.computeIfAbsent(line.name(), none -> new Words())::add);
    }
    return all;
  }
}
