package vn.mach.base.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Conditions of PostgreSQL's {@code like} from user input: {@code %}, {@code _} and {@code \} match
 * themselves.
 */
public final class Like {

  private static final int MOST_WORDS = 12;

  private Like() {}

  /** The text as a pattern that fits just itself. */
  public static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * A condition that a column of searchable text (see the function {@code searchable}) holds each
   * word, in any order; of many words the first {@value #MOST_WORDS}. True for everything where
   * nothing was typed.
   *
   * @param column as the statement names it: {@code d.search}
   * @param parameters takes the words, as {@code word0}, {@code word1} …
   */
  public static String words(String column, String typed, Map<String, Object> parameters) {
    List<String> words =
        Arrays.stream(Text.line(typed).split(" ")).filter(Like::isWord).limit(MOST_WORDS).toList();
    if (words.isEmpty() && !Text.line(typed).isEmpty()) {
      return "false"; // only signs
    }
    StringBuilder condition = new StringBuilder("true");
    for (int i = 0; i < words.size(); i++) {
      condition
          .append(" and ")
          .append(column)
          .append(" like '%' || searchable(:word")
          .append(i)
          .append(") || '%'");
      parameters.put("word" + i, words.get(i));
    }
    return condition.toString();
  }

  private static boolean isWord(String typed) {
    return typed.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
