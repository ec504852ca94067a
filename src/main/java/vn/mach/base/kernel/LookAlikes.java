package vn.mach.base.kernel;

/**
 * Letters that look like Vietnamese ones and are others: Eth and African D for Đ, Cyrillic and
 * Greek letters that input methods and scanners leave inside Latin words.
 */
final class LookAlikes {

  private static final String FOREIGN = "АВЕКМНОРСТУХІЈЅԚԜҮаеорсухіјѕԁһԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿοϲ";
  private static final String LATIN = "ABEKMHOPCTYXIJSQWYaeopcyxijsdhqwl" + "ABEZHIKMNOPTYXCJoc";

  private LookAlikes() {}

  /** Đ for the letters that look the same; any other as it is. */
  static char stroked(char c) {
    return switch (c) {
      case 'Ð', 'Ɖ' -> 'Đ';
      case 'ð', 'ɖ' -> 'đ';
      default -> c;
    };
  }

  static boolean isStroked(char c) {
    return stroked(c) != c;
  }

  /**
   * Latin letters for those that look the same, in words that are otherwise Latin: a word of
   * another script stays.
   *
   * @param alone also in words that have no Latin letter or digit but only such letters
   */
  static String latin(String text, boolean alone) {
    int first = 0;
    while (first < text.length() && !isForeign(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder latin = new StringBuilder(text);
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        replaceInWord(latin, begin, i, alone);
        begin = i + 1;
      }
    }
    return latin.toString();
  }

  private static void replaceInWord(StringBuilder text, int begin, int end, boolean alone) {
    boolean isLatin = alone;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (isForeign(c)) {
        if (FOREIGN.indexOf(c) < 0) {
          return; // a word of that script
        }
      } else if (Character.isLetterOrDigit(c)) {
        isLatin = true;
      }
    }
    for (int i = begin; isLatin && i < end; i++) {
      int at = FOREIGN.indexOf(text.charAt(i));
      if (at >= 0) {
        text.setCharAt(i, LATIN.charAt(at));
      }
    }
  }

  private static boolean isForeign(char c) {
    return c >= '\u0370' && c <= '\u052f' && Character.isLetter(c);
  }

  /** The plain sign for wide letters and digits, and for every dash and slash of a symbol. */
  static char plainSign(char c) {
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    return switch (c) {
      case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣' -> '-';
      case '⁄', '∕' -> '/';
      default -> c;
    };
  }
}
