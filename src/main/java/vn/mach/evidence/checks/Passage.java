package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.List;

/**
 * A part of prose: a paragraph, a heading or one point of a list.
 *
 * @param bullet what the point begins with ({@code -}, {@code +}); of numbered points only the kind
 *     of number; empty where it is none
 * @param tokens without the bullet
 * @param partners of each bracket in {@code tokens} the index of its other half, −1 for everything
 *     else
 */
record Passage(
    int from, int to, String bullet, List<Token> tokens, int[] partners, List<Mention> mentions) {

  private static final int BREATH = 60;
  private static final int SIGHT = 30;

  /** The index behind the bracket that opens at this token; the token's own where it opens none. */
  int behindBracket(int token) {
    return partners[token] > token ? partners[token] : token;
  }

  /** Whether the bracket at this token is a closing one. */
  boolean closes(int token) {
    return partners[token] >= 0 && partners[token] < token;
  }

  /** Whether nothing else stands in the bracket of this token. */
  boolean alone(int token) {
    return token > 0 && partners[token - 1] == token + 1;
  }

  /**
   * Where the clause of the token begins: behind the last comma, semicolon, colon, dash or bracket,
   * or at the sentence's first token; never further back than anybody can read in one breath.
   */
  int clauseStart(int token) {
    int start = token;
    int least = Math.max(0, token - BREATH);
    while (start > least
        && tokens.get(start - 1).sentence() == tokens.get(token).sentence()
        && !tokens.get(start - 1).isMark(",;:()[]-.\"")) {
      start--;
    }
    return start;
  }

  /** The first token of the sentence. */
  int sentenceStart(int token) {
    return firstOf(tokens.get(token).sentence());
  }

  /** Behind the last token of the sentence. */
  int sentenceEnd(int token) {
    return firstOf(tokens.get(token).sentence() + 1);
  }

  /** The first token of the sentence or of a later one; found by halving. */
  private int firstOf(int sentence) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (tokens.get(middle).sentence() < sentence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The index of the first mention that begins at the token or behind it; found by halving. */
  int mentionFrom(int token) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (mentions.get(middle).first() < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a number not far from this one has the value: then it may be what was added up. */
  boolean says(BigDecimal value, Mention around) {
    int at = mentionFrom(around.first());
    return mentions.subList(Math.max(0, at - SIGHT), Math.min(mentions.size(), at + SIGHT)).stream()
        .anyMatch(it ->
            it.value().compareTo(value) == 0
                || it.base() != null && it.base().value().compareTo(value) == 0);
  }

  /** Whether these words stand at the index, one token each. */
  boolean at(int index, String... words) {
    if (index < 0 || index + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(index + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }
}
