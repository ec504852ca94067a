package vn.mach.base.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a template as a reader of the page would: what remains when expressions, directives and
 * tags are taken away is bare text.
 */
final class TemplateText {

  /** Words that are the same in every language. */
  private static final Set<String> SAME_EVERYWHERE =
      Set.of("VI", "EN", "CSV", "Excel", "API", "JSON", "XLSX", "ZIP", "Mạch", "mach");

  private static final Pattern SPOKEN_ATTRIBUTE =
      Pattern.compile("\\s(?:aria-label|placeholder|title|alt|aria-description)=\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private final String source;
  private final StringBuilder text = new StringBuilder();

  private TemplateText(String source) {
    this.source = source;
  }

  /** Words that stand in the template itself, in its text or in an attribute that is read out. */
  static List<String> bareWords(String template) {
    String html =
        new TemplateText(
                template
                    .replaceAll("(?s)<%--.*?--%>", "")
                    .replaceAll("(?m)^\\s*@(import|param)\\b.*$", ""))
            .read();
    StringBuilder spoken =
        new StringBuilder(
            html.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("&[a-z]+;", " "));
    Matcher attribute = SPOKEN_ATTRIBUTE.matcher(html);
    while (attribute.find()) {
      spoken.append(' ').append(attribute.group(1));
    }
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(spoken);
    while (word.find()) {
      if (!SAME_EVERYWHERE.contains(word.group())) {
        words.add(word.group());
      }
    }
    return words;
  }

  /**
   * Text between directives; a content block (between @` and `) inside a directive's brackets is
   * text again.
   */
  private String read() {
    Deque<Integer> brackets =
        new ArrayDeque<>(); // depth of each directive that is open; text is read where none is, or
    // inside a block
    boolean inText = true;
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (inText) {
        if ((c == '$' || c == '!') && source.startsWith("{", at + 1)) {
          at = afterBraces(at + 2);
          text.append(' ');
        } else if (c == '`' && !brackets.isEmpty()) {
          inText = false;
          at++;
        } else if (c == '@') {
          Matcher directive =
              Pattern.compile(
                      "@(?:template\\.[\\w.]+|if|elseif|for)\\(|@(?:else|endif|endfor|endraw|raw)\\b")
                  .matcher(source)
                  .region(at, source.length());
          if (directive.lookingAt()) {
            at = directive.end();
            if (directive.group().endsWith("(")) {
              brackets.push(1);
              inText = false;
            }
          } else {
            text.append(c);
            at++;
          }
        } else {
          text.append(c);
          at++;
        }
      } else if (c == '"') {
        at = afterString(at);
      } else if (c == '@' && source.startsWith("`", at + 1)) {
        inText = true;
        at += 2;
      } else {
        if (c == '(') {
          brackets.push(brackets.pop() + 1);
        } else if (c == ')') {
          int depth = brackets.pop() - 1;
          if (depth > 0) {
            brackets.push(depth);
          } else {
            inText = true;
          }
        }
        at++;
      }
    }
    return text.toString();
  }

  private int afterBraces(int from) {
    int depth = 1;
    int at = from;
    while (depth > 0 && at < source.length()) {
      char c = source.charAt(at);
      if (c == '"') {
        at = afterString(at);
        continue;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      at++;
    }
    return at;
  }

  private int afterString(int from) {
    int at = from + 1;
    while (source.charAt(at) != '"') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
