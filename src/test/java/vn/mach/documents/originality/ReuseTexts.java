package vn.mach.documents.originality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invented texts of many kinds: prose written by hand, and sentences of independent grammars (work
 * of an office, rules, stories) whose places are filled at random.
 */
final class ReuseTexts {

  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

  private Random random;
  private final Grammar office;
  private final Grammar rules;
  private final Grammar stories;

  ReuseTexts(long seed) {
    random = new Random(seed);
    office = Grammar.read("grammar-office.txt");
    rules = Grammar.read("grammar-rules.txt");
    stories = Grammar.read("grammar-stories.txt");
  }

  /** Begins anew from a number: what follows is the same each time. */
  ReuseTexts from(long seed) {
    random = new Random(seed);
    return this;
  }

  /** The texts of a file of prose, one a section. */
  static List<String> prose(String file) {
    List<String> texts = new ArrayList<>();
    for (String part : resource(file).split("(?m)^=== ")) {
      int line = part.indexOf('\n');
      if (line > 0) {
        texts.add(part.substring(line + 1).strip());
      }
    }
    return texts;
  }

  /** The texts of the program's own pages, joined to papers. */
  static List<String> pages() {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    java.util.Set<String> seen = new java.util.HashSet<>();
    for (String module :
        List.of(
            "app/backups",
            "app/exchange",
            "app/help",
            "base/audit",
            "base/intake",
            "base/jobs",
            "base/search",
            "documents/directives",
            "documents/edxml",
            "documents/register",
            "evidence/activities",
            "evidence/checks",
            "evidence/figures",
            "evidence/reports",
            "evidence/templates",
            "organisation/access",
            "organisation/people",
            "organisation/tasks",
            "organisation/units")) {
      for (String line : resource("/messages/" + module + "_vi.properties").split("\n")) {
        int equals = line.indexOf('=');
        String said = line.substring(equals + 1).strip();
        if (equals > 0 && said.length() > 70 && isNew(said, seen)) {
          text.append(said.replace("''", "'").replace("\\n", " ").replaceAll("\\{[^}]*}", "12"))
              .append('\n');
          if (text.length() > 1100) {
            texts.add(text.toString().strip());
            text.setLength(0);
          }
        }
      }
    }
    return texts;
  }

  // Sentences of pages are often alike; those would be copies that nobody marked.
  private static boolean isNew(String said, java.util.Set<String> seen) {
    String[] words = said.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+");
    boolean known = false;
    for (int i = 0; i + 4 < words.length; i++) {
      known |= !seen.add(String.join(" ", List.of(words).subList(i, i + 5)));
    }
    return !known;
  }

  /**
   * A text without sense: each word follows the one before in some text, or begins anew. It has the
   * pairs of words of real texts, and unlimited variety.
   */
  String walk(List<String> texts, int words) {
    if (chain.isEmpty()) {
      for (String text : texts) {
        String before = "";
        for (String word : text.split("\\s+")) {
          chain.computeIfAbsent(before, it -> new ArrayList<>()).add(word);
          before = word;
          all.add(word);
        }
      }
    }
    StringBuilder out = new StringBuilder();
    String before = "";
    int length = 0;
    for (int i = 0; i < words; i++) {
      List<String> after = chain.get(before);
      boolean jump = after == null || random.nextInt(10) < 6;
      String word =
          jump ? all.get(random.nextInt(all.size())) : after.get(random.nextInt(after.size()));
      word = word.replaceAll("[.!?]$", "");
      length++;
      boolean ends = length > 8 && random.nextInt(14) == 0 || length > 45;
      out.append(
          length == 1 && !word.isEmpty()
              ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
              : word);
      out.append(ends ? ". " : " ");
      if (ends) {
        length = 0;
      }
      before = word;
    }
    return out.toString().strip() + ".";
  }

  private final java.util.Map<String, List<String>> chain = new java.util.HashMap<>();
  private final List<String> all = new ArrayList<>();

  /**
   * A text of one grammar.
   *
   * @param which office, rules or stories
   * @param half its even or odd sentences, so that two halves share no sentence
   */
  String text(int which, int half, int sentences) {
    Grammar grammar = List.of(office, rules, stories).get(which);
    StringBuilder out = new StringBuilder();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      if (open.isEmpty()) {
        for (int k = half; k < grammar.sentences.size(); k += 2) {
          open.add(grammar.sentences.get(k));
        }
      }
      String sentence = fill(grammar, open.remove(random.nextInt(open.size())), 0);
      out.append(Character.toUpperCase(sentence.charAt(0))).append(sentence.substring(1));
      out.append(random.nextInt(4) == 0 ? "\n" : " ");
    }
    return out.toString().strip();
  }

  private String fill(Grammar grammar, String sentence, int depth) {
    Matcher slot = SLOT.matcher(sentence);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (slot.find()) {
      out.append(sentence, at, slot.start());
      List<String> choices = grammar.slots.get(slot.group(1));
      if (slot.group(1).equals("n")) {
        out.append(2 + random.nextInt(random.nextBoolean() ? 40 : 900));
      } else if (choices == null) {
        throw new IllegalStateException("no slot " + slot.group(1));
      } else {
        String chosen = choices.get(random.nextInt(choices.size()));
        out.append(depth > 4 ? chosen : fill(grammar, chosen, depth + 1));
      }
      at = slot.end();
    }
    return out.append(sentence.substring(at)).toString();
  }

  static String resource(String name) {
    try (InputStream in = ReuseTexts.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private record Grammar(List<String> sentences, java.util.Map<String, List<String>> slots) {
    static Grammar read(String file) {
      Grammar grammar = new Grammar(new ArrayList<>(), new java.util.HashMap<>());
      for (String line : resource(file).split("\n")) {
        int equals = line.indexOf(" = ");
        if (equals > 0 && equals < 12) {
          grammar.slots.put(
              line.substring(0, equals).strip(),
              List.of(line.substring(equals + 3).split(" \\| ")));
        } else if (!line.isBlank()) {
          grammar.sentences.add(line.strip());
        }
      }
      return grammar;
    }
  }
}
