package vn.mach.evidence.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nouns of {@code nouns.txt}: each line a group, then its nouns. */
final class Nouns {

  private static final Map<String, String> GROUPS = load();
  private static final int LONGEST = 4;

  /** Words that begin something else than what is counted. */
  private static final Words NO_NOUN = Words.of("no noun");

  private Nouns() {}

  /** The longest known noun at this token, else the single word there, else none. */
  static Noun at(List<Token> tokens, int index) {
    for (int length = Math.min(LONGEST, tokens.size() - index); length > 0; length--) {
      String words = words(tokens, index, length);
      String group = GROUPS.get(words);
      if (group != null) {
        return new Noun(group, words, length);
      }
    }
    if (index < tokens.size()
        && tokens.get(index).isWord()
        && !NO_NOUN.has(tokens.get(index).word())
        && Character.isLetter(tokens.get(index).word().charAt(0))) {
      return new Noun("", tokens.get(index).word(), 1);
    }
    return Noun.NONE;
  }

  /** The words there; empty where something else than words stands between. */
  private static String words(List<Token> tokens, int index, int length) {
    StringBuilder words = new StringBuilder();
    for (int i = index; i < index + length; i++) {
      if (!tokens.get(i).isWord()) {
        return "";
      }
      words.append(i == index ? "" : " ").append(tokens.get(i).word());
    }
    return words.toString();
  }

  private static Map<String, String> load() {
    Map<String, String> groups = new HashMap<>();
    for (WordLists.Line line : WordLists.read("nouns.txt")) {
      line.entries().forEach(noun -> groups.put(noun, line.name()));
    }
    return Map.copyOf(groups);
  }
}
