package vn.mach.evidence.checks;

import java.util.List;

/** What the words around a number make of it: a bound, a change, another time's number, a name. */
final class Roles {

  private static final Words BOUNDS = Words.of("bound");
  private static final Words CHANGES = Words.of("change");
  private static final Words BEHIND_CHANGE = Words.of("behind change");
  private static final Words MORE_THAN = Words.of("compared with more");
  private static final Words PLANNED = Words.of("planned");
  private static final Words PLANNED_NEARBY = Words.of("planned nearby");
  private static final Words OTHER_TIME = Words.of("other time");
  private static final Words PLANS = Words.of("plan");
  private static final Words BROUGHT_OVER = Words.of("brought over");
  private static final Words EACH = Words.of("each");
  private static final Words NOT_EACH = Words.of("not each");
  private static final Words GRADES = Words.of("grade");
  private static final int GRADE = 16;
  private static final Words ALWAYS_NAMES = Words.of("always name");
  private static final Words WHOLE_WORDS = Words.of("no name though it ends like one");
  private static final Words NAMES = Words.of("name");
  private static final Words PAPERS = Words.of("paper");

  private final String text;
  private final Passage passage;
  private final List<Token> tokens;

  Roles(String text, Passage passage) {
    this.text = text;
    this.passage = passage;
    this.tokens = passage.tokens();
  }

  Mention.Role ofPercent(int first, int last) {
    int clause = passage.clauseStart(first);
    if (bound(first, clause)
        || passage.at(last + 1, "trở", "lên")
        || passage.at(last + 1, "trở", "xuống")
        || range(first, last)) {
      return Mention.Role.BOUND;
    }
    if (passage.at(first - 1, "từ") || change(first, clause)) {
      return Mention.Role.CHANGE;
    }
    if (planned(first, clause)) {
      return Mention.Role.PLANNED;
    }
    if (compared(first, clause) || comparedBehind(last)) {
      return Mention.Role.COMPARED;
    }
    return each(first, last, clause) ? Mention.Role.EACH : Mention.Role.PLAIN;
  }

  Mention.Role ofCount(int first, int last, Noun noun) {
    int clause = passage.clauseStart(first);
    int behind = last + 1 + noun.length();
    if (name(first, noun) || range(first, last)) {
      return Mention.Role.NAME;
    }
    if (bound(first, clause)
        || passage.at(behind, "trở", "lên")
        || passage.at(behind, "trở", "xuống")
        || passage.at(behind, "phần", "trăm")) {
      return Mention.Role.BOUND;
    }
    if (change(first, clause) || noun.words().equals("điểm")) {
      return Mention.Role.CHANGE;
    }
    if (planned(first, clause)) {
      return Mention.Role.PLANNED;
    }
    if (compared(first, clause)) {
      return Mention.Role.COMPARED;
    }
    return each(first, last, clause) || slashed(behind) ? Mention.Role.EACH : Mention.Role.PLAIN;
  }

  private boolean bound(int first, int clause) {
    return first > clause && BOUNDS.before(passage, first) || mark(first - 1, "><≥≤");
  }

  private boolean change(int first, int clause) {
    int at = first - 1;
    while (at > clause && BEHIND_CHANGE.has(word(at))) {
      at--;
    }
    return at >= clause && CHANGES.has(word(at)) || MORE_THAN.between(passage, clause, first);
  }

  private boolean planned(int first, int clause) {
    for (int i = Math.max(clause, first - 5); i < first; i++) {
      if (PLANNED.at(passage, i) > 0) {
        return true;
      }
      if (PLANNED_NEARBY.at(passage, i) > 0 && first - i <= 4) {
        return !hasBetween(i, first, "đạt");
      }
    }
    return false;
  }

  private boolean compared(int first, int clause) {
    for (int i = Math.max(clause, first - 6); i < first; i++) {
      if (OTHER_TIME.at(passage, i) > 0 && !BROUGHT_OVER.between(passage, clause, first)
          || passage.at(i, "so", "với") && !word(i + 2).equals("tổng")) {
        return !hasBetween(i, first, "đạt") && !hasBetween(i, first, "chiếm");
      }
    }
    return false;
  }

  /** A percent of another time's number: "bằng 102,5% so với cùng kỳ". */
  private boolean comparedBehind(int last) {
    for (int i = last + 1; i <= last + 4 && i + 1 < tokens.size() && tokens.get(i).isWord(); i++) {
      if (passage.at(i, "cùng", "kỳ")
          || passage.at(i, "so", "với")
              && !word(i + 2).matches("tổng|số")
              && PLANS.at(passage, i + 2) == 0
          || passage.at(i, "so", "cùng")) {
        return true;
      }
    }
    return false;
  }

  private boolean each(int first, int last, int clause) {
    String before = word(first - 1);
    if (slashed(last + 1) || before.equals("mỗi")) {
      return true;
    }
    return EACH.between(passage, Math.max(clause, first - 5), first)
        && !NOT_EACH.between(passage, clause, first)
        && !GRADES.between(
            passage,
            Math.max(passage.sentenceStart(first), first - GRADE),
            Math.min(passage.sentenceEnd(first), first + GRADE));
  }

  /** "…/người": a slash with a word behind it. */
  private boolean slashed(int index) {
    return index + 1 < tokens.size()
        && tokens.get(index).isMark("/")
        && tokens.get(index + 1).isWord()
        && Character.isLetter(word(index + 1).charAt(0))
        && !passage.at(index + 1, "tổng");
  }

  private boolean name(int first, Noun noun) {
    String before = word(first - 1);
    boolean year = tokens.get(first).word().length() == 4 && noun.words().isEmpty();
    boolean large =
        tokens.get(first).word().length() > 2
            && !year
            && (!noun.words().isEmpty() || mark(first + 1, "/"));
    if (WHOLE_WORDS.before(passage, first)) {
      return false;
    }
    if (ALWAYS_NAMES.has(before) && !(large && noun.known())
        || passage.at(first - 2, "nhiệm", "kỳ")) {
      return true;
    }
    if (before.equals("số")
        && (word(first - 2).equals("tổng") || word(first - 2).equals("trong"))) {
      return false;
    }
    if (NAMES.has(before) && !noun.known() && !large) {
      return true;
    }
    return first > 1
        && PAPERS.has(before)
        && !noun.known()
        && Character.isUpperCase(text.charAt(tokens.get(first - 2).from()));
  }

  /** "30 - 50", "5-7%", "từ 35 đến 50": neither end is a value. */
  private boolean range(int first, int last) {
    for (int i = last + 1; passage.at(first - 1, "từ") && i <= last + 3; i++) {
      if (passage.at(i, "đến") && number(i + 1)) {
        return true;
      }
    }
    return dash(last + 1) && number(last + 2)
        || dash(first - 1) && number(first - 2)
        || passage.at(first - 1, "đến")
            && (number(first - 2) || mark(first - 2, "%") && number(first - 3));
  }

  private boolean dash(int index) {
    return mark(index, "-");
  }

  private boolean mark(int index, String marks) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isMark(marks);
  }

  private boolean number(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == Token.Kind.NUMBER;
  }

  private boolean hasBetween(int from, int to, String word) {
    for (int i = from; i < to; i++) {
      if (word(i).equals(word)) {
        return true;
      }
    }
    return false;
  }

  private String word(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isWord()
        ? tokens.get(index).word()
        : "";
  }
}
