package vn.mach.documents.papers;

/**
 * One line of a head, title or signing, centred in its column; it may be broken with {@code \n}.
 *
 * @param size in pt
 * @param rule length of the rule under it as a part of the line's own length; 0: no rule
 */
record HeadLine(String text, double size, boolean bold, boolean italic, double rule) {

  static HeadLine plain(String text, double size) {
    return new HeadLine(text, size, false, false, 0);
  }

  static HeadLine bold(String text, double size) {
    return new HeadLine(text, size, true, false, 0);
  }

  static HeadLine italic(String text, double size) {
    return new HeadLine(text, size, false, true, 0);
  }

  HeadLine ruled(double part) {
    return new HeadLine(text, size, bold, italic, part);
  }

  HeadLine withText(String other) {
    return new HeadLine(other, size, bold, italic, rule);
  }

  /** Width of the longest of its lines, in pt. */
  double width() {
    return text.lines().mapToDouble(it -> TextMetrics.width(it, style(), size)).max().orElse(0);
  }

  FontStyle style() {
    return FontStyle.of(bold, italic);
  }
}
