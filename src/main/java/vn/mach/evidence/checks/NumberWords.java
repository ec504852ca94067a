package vn.mach.evidence.checks;

import java.util.List;
import java.util.Map;

/**
 * Numbers in words up to 999: mười hai, hai mươi lăm, một trăm linh ba. Whether they are meant as
 * numbers, the noun behind them says.
 */
final class NumberWords {

  private static final Map<String, Integer> ONES =
      Map.ofEntries(
          Map.entry("một", 1),
          Map.entry("hai", 2),
          Map.entry("ba", 3),
          Map.entry("bốn", 4),
          Map.entry("năm", 5),
          Map.entry("sáu", 6),
          Map.entry("bảy", 7),
          Map.entry("bẩy", 7),
          Map.entry("tám", 8),
          Map.entry("chín", 9));
  private static final Map<String, Integer> AFTER_TENS =
      Map.ofEntries(
          Map.entry("mốt", 1),
          Map.entry("một", 1),
          Map.entry("hai", 2),
          Map.entry("ba", 3),
          Map.entry("bốn", 4),
          Map.entry("tư", 4),
          Map.entry("lăm", 5),
          Map.entry("nhăm", 5),
          Map.entry("sáu", 6),
          Map.entry("bảy", 7),
          Map.entry("bẩy", 7),
          Map.entry("tám", 8),
          Map.entry("chín", 9));

  private NumberWords() {}

  /** A value and how many tokens it is long; length 0 where no number stands. */
  record Read(int value, int length) {}

  private static final Read NONE = new Read(0, 0);

  static Read at(List<Token> tokens, int index) {
    Integer hundreds = ONES.get(word(tokens, index));
    if (hundreds != null && word(tokens, index + 1).equals("trăm")) {
      int rest = index + 2;
      if (word(tokens, rest).equals("linh") || word(tokens, rest).equals("lẻ")) {
        Integer one = ONES.get(word(tokens, rest + 1));
        return one == null ? NONE : new Read(hundreds * 100 + one, 4);
      }
      Read tens = tens(tokens, rest);
      return new Read(hundreds * 100 + tens.value, 2 + tens.length);
    }
    Read tens = tens(tokens, index);
    return tens.length > 0
        ? tens
        : hundreds == null || hundreds == 5 ? NONE : new Read(hundreds, 1);
  }

  private static Read tens(List<Token> tokens, int index) {
    String first = word(tokens, index);
    if (first.equals("mười")) {
      Integer one = AFTER_TENS.get(word(tokens, index + 1));
      return one == null ? new Read(10, 1) : new Read(10 + one, 2);
    }
    Integer ten = ONES.get(first);
    if (ten != null && word(tokens, index + 1).equals("mươi")) {
      Integer one = AFTER_TENS.get(word(tokens, index + 2));
      return one == null ? new Read(ten * 10, 2) : new Read(ten * 10 + one, 3);
    }
    return NONE;
  }

  private static String word(List<Token> tokens, int index) {
    return index < tokens.size() && tokens.get(index).isWord() ? tokens.get(index).word() : "";
  }
}
