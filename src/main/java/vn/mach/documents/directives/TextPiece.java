package vn.mach.documents.directives;

/**
 * A piece of a text that was split: what a clause says, before it has a key.
 *
 * @param depth 0 for what stands under nothing
 * @param number as printed; empty where there is none
 * @param heading one line; empty where there is none
 * @param body lines
 */
record TextPiece(int depth, String number, String heading, String body) {

  /** All its words, without its number. */
  String words() {
    return heading.isEmpty() ? body : body.isEmpty() ? heading : heading + "\n" + body;
  }

  int length() {
    return number.length() + heading.length() + body.length();
  }
}
