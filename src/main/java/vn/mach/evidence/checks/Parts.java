package vn.mach.evidence.checks;

import java.math.BigDecimal;
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

  /** How far the total is from the whole, as a share of the whole in thousandths, rounded up. */
  int off() {
    BigDecimal difference = total().subtract(whole.value()).abs();
    return whole.value().signum() <= 0
        ? Integer.MAX_VALUE
        : difference
            .scaleByPowerOfTen(3)
            .divide(whole.value(), 0, java.math.RoundingMode.UP)
            .min(BigDecimal.valueOf(1_000_000))
            .intValue();
  }
}
