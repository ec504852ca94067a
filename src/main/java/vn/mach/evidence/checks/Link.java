package vn.mach.evidence.checks;

import java.util.List;

/**
 * Whether a percent is said of the number before it: "229/321 chi bộ … (đạt 71,34%)", "79 đồng chí,
 * chiếm 32,24%". Between the two only what is counted may stand, then a word of joining. A percent
 * of something else ("9/12 xã có tỷ lệ hộ nghèo 4,5%") is not linked.
 */
final class Link {

  /** What may stand between the last comma or bracket and the percent. */
  private static final Words JOINING = Words.of("joining");

  /** Words that begin a quantity of their own: what follows them is no longer the fraction. */
  private static final Words OTHER_QUANTITY = Words.of("other quantity");

  /** "đạt tỷ lệ thu hút 95,15%": leads over what is named to the percent. */
  private static final Words RATE_OF = Words.of("rate of");

  private static final int RATE = 6;
  private static final Words NEW_THING = Words.of("new thing");

  private static final int LONG = 45;
  private static final int SHORT = 16;

  private final Passage passage;
  private final List<Token> tokens;

  Link(Passage passage) {
    this.passage = passage;
    this.tokens = passage.tokens();
  }

  /** Whether the percent is said of the number, which stands before it. */
  boolean joins(Mention number, Mention percent) {
    int from = number.last() + 1;
    int to = percent.first();
    if (number.sentence() != percent.sentence()
        || percent.depth() < number.depth()
        || to - from > LONG) {
      return false;
    }
    int joining = joiningFrom(from, to);
    if (barred(
        from,
        joining < to && joining > from && tokens.get(joining - 1).is(";") ? joining - 1 : to)) {
      return false;
    }
    if (joining == to - 1 && tokens.get(joining).is("với")) {
      return false;
    }
    if (joining > from && tokens.get(joining - 1).isMark("([")) {
      return onlyNouns(from + number.noun().length(), joining - 1);
    }
    if (joining == from || joining > 0 && tokens.get(joining - 1).isMark(",;:-=\"")) {
      return true;
    }
    return joining < to
        && to - from <= SHORT
        && oneQuantity(from + number.noun().length(), joining);
  }

  /** Where the words begin that lead to the percent: "đạt tỷ lệ …%". */
  int leadingTo(Mention percent) {
    return joiningFrom(passage.sentenceStart(percent.first()), percent.first());
  }

  /**
   * Whether no new thing is named behind a comma: "5 khoản thu đạt thấp, chủ yếu là tiền đất
   * (46%)".
   */
  private boolean onlyNouns(int from, int to) {
    for (int i = from; i < to; i++) {
      int behind = passage.behindBracket(i);
      if (behind > i && behind < to) {
        i = behind;
      } else if (tokens.get(i).is(",") && NEW_THING.at(passage, i + 1) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the way leads over another point of a list, another percent, or out of a bracket. */
  private boolean barred(int from, int to) {
    for (int i = from; i < to; i++) {
      int behind = passage.behindBracket(i);
      if (behind > i && behind < to) {
        i = behind;
      } else if (tokens.get(i).isMark(";%") || passage.closes(i)) {
        return true;
      }
    }
    return false;
  }

  /** Where the words of joining begin that end before the percent. */
  private int joiningFrom(int from, int to) {
    int joining = to;
    for (int i = to - 1; i > Math.max(from, to - RATE); i--) {
      if (RATE_OF.at(passage, i) > 0) {
        joining = i;
      } else if (Nouns.at(tokens, i).known() || !tokens.get(i).isWord()) {
        break;
      }
    }
    while (joining > from && JOINING.has(tokens.get(joining - 1).word())) {
      joining--;
    }
    return joining;
  }

  /**
   * Whether only what is counted is there, with its verbs; a comma only between nouns ("cán bộ,
   * công chức").
   */
  private boolean oneQuantity(int from, int to) {
    for (int i = from; i < to; i++) {
      int behind = passage.behindBracket(i);
      if (behind > i && behind < to) {
        i = behind;
      } else if (OTHER_QUANTITY.has(tokens.get(i).word())) {
        return false;
      } else if (tokens.get(i).isMark(",:") && !Nouns.at(tokens, i + 1).known()) {
        return false;
      }
    }
    return true;
  }
}
