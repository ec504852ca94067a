package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How near names are to what somebody wrote: by the words that they share, of which rare ones weigh
 * more; usual abbreviations are written out, one wrong letter in a word counts nearly as none.
 * Numbers must agree: "ấp 2" is never near "ấp 12".
 */
final class NearNames {

  /** How much of both names must be shared, by weight. */
  private static final double NEAR = 0.55;

  /** From here on the nearest may be meant, and so much ahead of the next it clearly is. */
  private static final double LIKELY = 0.7;

  private static final double AHEAD = 0.1;
  private static final double MISTYPED = 0.85;

  /** Where both have a word of their own it is mostly another name: "ấp Tây" and "ấp Đông". */
  private static final double OTHER = 0.6;

  private static final int SHORTEST_MISTYPED = 4;

  /** What stands behind names what is above. */
  private static final Pattern BEHIND = Pattern.compile("[,;(]| thuộc | trực thuộc ");

  private static final Map<String, String> WRITTEN_OUT =
      Map.of(
          "cb", "chi bo",
          "db", "dang bo",
          "du", "dang uy",
          "dbcs", "dang bo co so",
          "cbcs", "chi bo co so",
          "tt", "thi tran",
          "vp", "van phong",
          "bql", "ban quan ly",
          "ubnd", "uy ban nhan dan",
          "kp", "khu pho");

  private final List<Name> names = new ArrayList<>();
  private final Map<String, Integer> frequencies = new HashMap<>();

  /** A country has hundreds of thousands of names, of few words, under few units. */
  private final Map<String, String> shared = new HashMap<>();

  private final Map<String, Above> aboves = new HashMap<>();

  /** What stands above a unit: whoever names it too is understood. */
  record Above(String name, Set<String> words) {}

  record Name(String code, String name, Above above, Set<String> words) {
    AskedUnit.Near near() {
      return new AskedUnit.Near(
          code, name + (above.name.isEmpty() ? "" : ", " + above.name) + " (" + code + ")");
    }
  }

  /**
   * @param score from 0 to 1
   * @param explained whether each word of the cell is in the name or in that above it
   */
  record Scored(Name name, double score, boolean explained) {
    AskedUnit.Near near() {
      return name.near();
    }
  }

  void add(String code, String name, String above) {
    Set<String> words = shared(words(name));
    names.add(
        new Name(
            code,
            name,
            aboves.computeIfAbsent(above, it -> new Above(it, shared(words(it)))),
            words));
    words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
  }

  private Set<String> shared(Set<String> words) {
    return words.stream()
        .map(word -> shared.computeIfAbsent(word, it -> it))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The nearest first; empty where none is near. */
  List<Scored> nearest(String cell, int most) {
    Matcher behind = BEHIND.matcher(cell);
    boolean named = behind.find() && behind.start() > 0;
    Set<String> asked = words(named ? cell.substring(0, behind.start()) : cell);
    Set<String> above = words(named ? cell.substring(behind.end()) : "");
    return names.stream()
        .filter(name -> above.stream().allMatch(word -> likeness(word, name.above.words) > 0))
        .map(name -> scored(asked, name))
        .filter(it -> it.score >= NEAR)
        .sorted(
            Comparator.comparingDouble((Scored it) -> -it.score)
                .thenComparing(it -> it.near().label()))
        .limit(most)
        .toList();
  }

  /** The code of the one that is clearly nearest; empty for none. */
  static String likely(List<Scored> nearest) {
    boolean clear =
        !nearest.isEmpty()
            && nearest.getFirst().explained
            && nearest.getFirst().score >= LIKELY
            && (nearest.size() == 1 || nearest.getFirst().score - nearest.get(1).score >= AHEAD);
    return clear ? nearest.getFirst().name.code : "";
  }

  private Scored scored(Set<String> asked, Name name) {
    Set<String> own = new HashSet<>(asked);
    own.removeIf(word -> name.above.words.contains(word) && !name.words.contains(word));
    if (own.isEmpty() || !numbers(own).equals(numbers(name.words))) {
      return new Scored(name, 0, false);
    }
    double shared = 0;
    for (String word : own) {
      shared += weight(word) * likeness(word, name.words);
    }
    boolean explained = own.stream().allMatch(word -> likeness(word, name.words) > 0);
    boolean whole = name.words.stream().allMatch(word -> likeness(word, own) > 0);
    double score = 2 * shared / (weight(own) + weight(name.words));
    return new Scored(name, explained || whole ? score : score * OTHER, explained);
  }

  private static double likeness(String word, Set<String> words) {
    if (words.contains(word)) {
      return 1;
    }
    return words.stream().anyMatch(it -> mistyped(word, it)) ? MISTYPED : 0;
  }

  private double weight(Collection<String> words) {
    return words.stream().mapToDouble(this::weight).sum();
  }

  private double weight(String word) {
    return Math.log(1 + (names.size() + 1.0) / Math.max(1, frequencies.getOrDefault(word, 1)));
  }

  private static Set<String> numbers(Set<String> words) {
    Set<String> numbers = new HashSet<>(words);
    numbers.removeIf(word -> word.chars().noneMatch(Character::isDigit));
    return numbers;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : SheetAnswers.comparable(text).split(" ")) {
      words.addAll(List.of(WRITTEN_OUT.getOrDefault(word, word).split(" ")));
    }
    words.remove("");
    return words;
  }

  /** Whether one letter was left out, put in or taken for another, or two changed places. */
  private static boolean mistyped(String one, String other) {
    if (Math.min(one.length(), other.length()) < SHORTEST_MISTYPED
        || Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int from = 0;
    while (from < Math.min(one.length(), other.length())
        && one.charAt(from) == other.charAt(from)) {
      from++;
    }
    int a = one.length();
    int b = other.length();
    while (a > from && b > from && one.charAt(a - 1) == other.charAt(b - 1)) {
      a--;
      b--;
    }
    int left = a - from;
    int right = b - from;
    return left <= 1 && right <= 1
        || left == 2
            && right == 2
            && one.charAt(from) == other.charAt(from + 1)
            && one.charAt(from + 1) == other.charAt(from);
  }
}
