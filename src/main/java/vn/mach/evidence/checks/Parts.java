package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A list, read in one way of setting its parts apart.
 *
 * @param closed whether "còn lại" names the last part, so that nothing is left over
 * @param ended whether "và" or "còn lại" stands before the last part: then it is the last
 * @param several whether some of the parts say more than one number, of which the first was taken
 * @param unsure whether something in the list may be read in more than one way
 */
record Parts(
    Mention whole,
    List<Part> parts,
    boolean closed,
    boolean ended,
    boolean several,
    boolean unsure) {

  /**
   * One part.
   *
   * @param label the words around its number, folded
   * @param said the word behind its noun; empty where none follows
   * @param named whether the label stands before the number
   */
  record Part(Mention mention, String label, String said, boolean named) {

    private static final int LABEL = 8;

    /** Words before a number that do not name the part. */
    private static final Words SAYING_NOTHING = Words.of("no label");

    /** The words around a part's number, none of the part before it. */
    static Part of(Passage passage, Mention mention, int least) {
      List<Token> tokens = passage.tokens();
      boolean bracket = mention.first() > least && tokens.get(mention.first() - 1).isMark("(");
      int to = bracket ? mention.first() - 1 : mention.first();
      int from = passage.clauseStart(to);
      if (from == to && from > 0 && tokens.get(from - 1).is(":")) {
        from = passage.clauseStart(from - 1);
      }
      StringBuilder label = new StringBuilder();
      boolean named = false;
      for (int i = Math.max(Math.max(from, least), to - LABEL); i < to; i++) {
        label.append(tokens.get(i).word()).append(' ');
        named |= tokens.get(i).isWord() && !SAYING_NOTHING.has(tokens.get(i).word());
      }
      for (int i = mention.last() + 1;
          i <= mention.last() + LABEL
              && i < tokens.size()
              && (tokens.get(i).isWord() || tokens.get(i).kind() == Token.Kind.NUMBER)
              && !tokens.get(i).is("và");
          i++) {
        label.append(tokens.get(i).word()).append(' ');
      }
      int behind = mention.last() + 1 + mention.noun().length();
      String said =
          behind < tokens.size() && tokens.get(behind).isWord() ? tokens.get(behind).word() : "";
      return new Part(mention, label.toString().strip(), said, named);
    }

    BigDecimal value() {
      return mention.value();
    }
  }

  List<String> labels() {
    return parts.stream().map(Part::label).toList();
  }

  BigDecimal total() {
    return parts.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * How far the total is from the whole, as a share of the larger of them in thousandths, rounded
   * up.
   */
  int off() {
    BigDecimal larger = total().max(whole.value());
    BigDecimal difference = total().subtract(whole.value()).abs();
    return larger.signum() <= 0
        ? 0
        : difference.scaleByPowerOfTen(3).divide(larger, 0, RoundingMode.UP).intValue();
  }
}
