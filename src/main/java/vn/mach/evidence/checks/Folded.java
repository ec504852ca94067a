package vn.mach.evidence.checks;

/**
 * The text as the rules read it: lower case, full-width signs and the many kinds of space and dash
 * as their plain ones. Every character stays in its place, so offsets are those of the text itself.
 */
final class Folded {

  private Folded() {}

  static String fold(String text) {
    char[] folded = new char[text.length()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(text.charAt(i));
    }
    return new String(folded);
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c == '\f' || c == 0x0b ? ' ' : Character.toLowerCase(c);
    }
    if (c >= '！' && c <= '～') {
      return Character.toLowerCase((char) (c - '！' + '!'));
    }
    return switch (c) {
      case '\u00a0', '\u2007', '\u202f', '\u3000', '\ufeff', '\u200b' -> ' ';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      case '\u2044', '\u2215' -> '/';
      case '\u2028', '\u2029', '\u0085' -> '\n';
      case '“', '”', '«', '»', '„' -> '"';
      default -> c >= '\u2000' && c <= '\u200a' ? ' ' : Character.toLowerCase(c);
    };
  }
}
