package vn.mach.evidence.checks;

/**
 * Two or more numbers of a text that contradict each other. The span runs over all of them:
 * fraction to percent, whole to last part, first mention to the other. A number's percent sign, and
 * the word that multiplies it (triệu, tỷ), belong to the number; its unit does not.
 *
 * @param from where the first of them begins, in UTF-16 code units of the NFC text
 * @param to where the last of them ends, exclusive
 * @param stated what the text says, in Vietnamese form and without unit: {@code 97,8}; for {@code
 *     REPEAT} the first of the two
 * @param computed what it should be by the other numbers: a percent with at least two decimals
 *     where they are not zero ({@code 92,37}); for {@code SUM} what the parts add up to; for {@code
 *     REPEAT} the other number; for {@code RANGE} the most that can be
 * @param quote the text of the span, each tab and line end a space
 */
public record Finding(
    int from, int to, Contradiction kind, String stated, String computed, String quote) {

  /** The last word of the message that says why: averages are ratios without a percent. */
  String why() {
    boolean percent = quote.contains("%") || quote.contains("phần trăm");
    return kind == Contradiction.RATIO && !percent ? "average" : kind.code();
  }
}
