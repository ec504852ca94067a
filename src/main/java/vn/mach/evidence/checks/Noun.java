package vn.mach.evidence.checks;

import java.util.Set;

/**
 * What a number counts.
 *
 * @param group which nouns are alike: {@code people}, {@code bodies}, {@code events} …; empty for a
 *     noun that is not in the list
 * @param words as printed, folded; empty where none follows the number
 * @param length how many tokens it is long
 */
record Noun(String group, String words, int length) {

  static final Noun NONE = new Noun("", "", 0);

  private static final Set<String> BODIES = Set.of("bodies", "places", "schools", "groups");
  private static final Set<String> CLASSIFIERS = Set.of("ngôi", "căn", "chiếc", "con");
  private static final Set<String> ANY_BODY =
      Set.of("đơn vị", "tổ chức", "tập thể", "cơ sở", "cơ quan", "địa phương", "địa bàn");

  boolean known() {
    return !group.isEmpty();
  }

  boolean isIn(String other) {
    return group.equals(other);
  }

  /** Whether both may be counted together: of one kind, or one of them unnamed. */
  boolean alike(Noun other) {
    if (words.isEmpty() || other.words.isEmpty() || words.equals(other.words)) {
      return true;
    }
    return known()
        && (group.equals(other.group)
            || longer(other)
            || isAnything() && !other.isMeasure()
            || other.isAnything() && !isMeasure()
            || anyBody(other));
  }

  /** "Đơn vị", "tổ chức" and the like stand for bodies, places and schools alike. */
  private boolean anyBody(Noun other) {
    return BODIES.contains(group)
        && BODIES.contains(other.group)
        && (ANY_BODY.contains(words) || ANY_BODY.contains(other.words));
  }

  /** Whether both are named alike: the same words, or one the beginning or the end of the other. */
  boolean same(Noun other) {
    return !words.isEmpty()
        && !other.words.isEmpty()
        && (bare().equals(other.bare())
            || longer(other)
            || known()
                && group.equals(other.group)
                && (starts(words, other.words) || starts(other.words, words)));
  }

  /** "đơn vị máu" is called "đơn vị" where it is clear. */
  private boolean longer(Noun other) {
    return !isIn("people")
        && !other.isIn("people")
        && (words.contains(" ") && starts(other.words, words)
            || other.words.contains(" ") && starts(words, other.words));
  }

  /** Nothing, or a word that may count anything. */
  boolean isVague() {
    return words.isEmpty() || CLASSIFIERS.contains(words);
  }

  /** Without the word that only says what kind of thing is counted: "ngôi nhà" is "nhà". */
  private String bare() {
    int space = words.indexOf(' ');
    return space > 0 && CLASSIFIERS.contains(words.substring(0, space))
        ? words.substring(space + 1)
        : words;
  }

  /** A case (trường hợp) may be of people, bodies or anything. */
  boolean isAnything() {
    return group.equals("any");
  }

  boolean isMeasure() {
    return group.equals("money")
        || group.equals("measure")
        || group.equals("time")
        || group.equals("times");
  }

  private static boolean starts(String longer, String shorter) {
    return longer.startsWith(shorter + " ");
  }
}
