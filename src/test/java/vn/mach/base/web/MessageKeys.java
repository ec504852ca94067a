package vn.mach.base.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which message keys a source file asks for, and which strings it holds at all. */
final class MessageKeys {

  private static final String KEY = "([a-z0-9_]{2,}(?:\\.[a-zA-Z0-9_-]+)+)";

  /**
   * Between two quotation marks, whichever: in a template a string may stand inside an attribute.
   */
  private static final Pattern LITERAL = Pattern.compile("(?<=\")[A-Za-z0-9_.-]+(?=\")");

  private static final Pattern ASKED =
      Pattern.compile(
          "(?:\\.t\\(|getMessage\\(|Flash\\.(?:done|warn)\\(|Answers\\.to\\([^;]*?,|Refusal\\.of\\([^;]*?,|(?:refused|refuse)\\([^;]*?,|new (?:Menu\\.)?Entry\\()\\s*\""
              + KEY
              + "\"(?!\\s*\\+)");
  private static final Pattern SPEAKING =
      Pattern.compile("[a-z]+\\.(?:refused|flash)\\.[a-z0-9_.]+[a-z0-9_]");
  private static final Pattern RECORDED =
      Pattern.compile("\\bauditLog\\.record\\(\\s*[^,;]+,\\s*\"" + KEY + "\"\\s*,");

  private MessageKeys() {}

  /** Keys that are surely asked for: each must be there. */
  static Set<String> asked(String source) {
    Set<String> keys = new TreeSet<>();
    for (Matcher found = ASKED.matcher(source); found.find(); ) {
      keys.add(found.group(1));
    }
    for (String literal : literals(source)) {
      if (SPEAKING.matcher(literal).matches()) {
        keys.add(literal);
      }
    }
    for (Matcher found = RECORDED.matcher(source); found.find(); ) {
      keys.add("audit.action." + found.group(1));
    }
    return keys;
  }

  static List<String> literals(String source) {
    List<String> literals = new ArrayList<>();
    for (Matcher found = LITERAL.matcher(source); found.find(); ) {
      literals.add(found.group());
    }
    return literals;
  }

  /** Whether some string names the key, or is the beginning that it is put together from. */
  static boolean isUsed(String key, Set<String> literals) {
    String rest = key.startsWith("audit.action.") ? key.substring("audit.action.".length()) : key;
    if (literals.contains(key) || literals.contains(rest)) {
      return true;
    }
    for (int dot = rest.lastIndexOf('.'); dot > 0; dot = rest.lastIndexOf('.', dot - 1)) {
      if (literals.contains(rest.substring(0, dot + 1))
          || !key.equals(rest) && literals.contains(rest.substring(dot + 1))) {
        return true;
      }
    }
    return literals.stream()
        .anyMatch(
            literal -> literal.endsWith("_") && literal.contains(".") && rest.startsWith(literal));
  }
}
