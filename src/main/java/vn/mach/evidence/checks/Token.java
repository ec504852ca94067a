package vn.mach.evidence.checks;

/**
 * A word, a number or a mark of the text.
 *
 * @param word its folded letters; of a number the digits as printed
 * @param depth how many brackets are open around it; a bracket itself counts as outside
 * @param sentence the running number of its sentence in the text
 */
record Token(Kind kind, int from, int to, String word, int depth, int sentence) {

  enum Kind {
    WORD,
    NUMBER,
    MARK
  }

  boolean is(String other) {
    return word.equals(other);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isMark(String marks) {
    return kind == Kind.MARK && marks.contains(word);
  }
}
