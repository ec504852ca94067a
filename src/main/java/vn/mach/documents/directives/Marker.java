package vn.mach.documents.directives;

/**
 * What may number a clause at the start of a line.
 *
 * @param style of the numbering
 * @param variant the signs around the number: {@code 1.} and {@code 1)} number different levels
 * @param ordinal which one of its row; 0 where the style does not count
 * @param above of {@code 2.1.3} the part before the last number: {@code 2.1}; else empty
 * @param printed as it stands in the text
 * @param rest of the line
 */
record Marker(Style style, String variant, int ordinal, String above, String printed, String rest) {

  /** Styles of numbering from the top of a text downwards, as official papers use them. */
  enum Style {
    APPENDIX,
    PART,
    CHAPTER,
    /** Mục, of a chapter. */
    SECTION,
    SUBSECTION,
    CAPITAL,
    ROMAN,
    ARTICLE,
    /** Khoản, by its name. */
    PARAGRAPH,
    NUMBER,
    NUMBERS,
    /** Một là, thứ hai. */
    IN_WORDS,
    LETTER,
    SMALL_ROMAN,
    DASH,
    PLUS,
    BULLET;

    /** Whether the style says by itself that a clause begins. */
    boolean named() {
      return this == APPENDIX
          || this == PART
          || this == CHAPTER
          || this == SECTION
          || this == SUBSECTION
          || this == ARTICLE
          || this == PARAGRAPH
          || this == IN_WORDS;
    }

    boolean counts() {
      return this != DASH && this != PLUS && this != BULLET && this != IN_WORDS;
    }
  }

  /** Whether both number one level: of {@code 2.1.3} also what is above it. */
  boolean sameLevel(Marker other) {
    return style == other.style
        && (style == Style.NUMBERS ? parts() == other.parts() : variant.equals(other.variant));
  }

  /** Whether only the sign behind the number differs: {@code 1.} and {@code 2/}. */
  boolean alike(Marker other) {
    return style == other.style && brackets() == other.brackets();
  }

  private int brackets() {
    return variant.startsWith("(") ? 2 : variant.endsWith(")") ? 1 : 0;
  }

  int parts() {
    return above.isEmpty() ? 0 : above.split("\\.", -1).length;
  }
}
