package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Three-way merge of a text that two people changed, sentence by sentence. Where only one changed
 * something, that is taken; where both made the same of it, once; where each made something else,
 * both stay side by side for a person to decide.
 *
 * <p>Takes memory in proportion to the texts, and well under two seconds for the longest that a
 * section may have.
 */
final class ThreeWayMerge {

  private ThreeWayMerge() {}

  /** A part of the outcome. */
  sealed interface Piece {
    /** Nobody disagrees. */
    record Agreed(String text) implements Piece {}

    /** Both changed the same place. */
    record Torn(String base, String mine, String theirs) implements Piece {}
  }

  /** The parts in their order. */
  static List<Piece> merge(String base, String mine, String theirs) {
    List<String> was = SentenceSplitter.pieces(base);
    List<String> one = SentenceSplitter.pieces(mine);
    List<String> other = SentenceSplitter.pieces(theirs);
    int[] inOne = Matches.of(was, one);
    int[] inOther = Matches.of(was, other);
    Joining joining = new Joining();
    int at = 0;
    int atOne = 0;
    int atOther = 0;
    while (at <= was.size()) {
      int next = at;
      while (next < was.size() && (inOne[next] < atOne || inOther[next] < atOther)) {
        next++;
      }
      int endOne = next < was.size() ? inOne[next] : one.size();
      int endOther = next < was.size() ? inOther[next] : other.size();
      joining.add(text(was, at, next), text(one, atOne, endOne), text(other, atOther, endOther));
      if (next < was.size()) {
        joining.add(was.get(next), was.get(next), was.get(next));
      }
      at = next + 1;
      atOne = endOne + 1;
      atOther = endOther + 1;
    }
    return joining.close();
  }

  static boolean torn(List<Piece> pieces) {
    return pieces.stream().anyMatch(Piece.Torn.class::isInstance);
  }

  /** The text, with both sides one after the other where it is torn: theirs, then mine. */
  static String text(List<Piece> pieces) {
    return pieces.stream()
        .map(piece ->
            switch (piece) {
              case Piece.Agreed(String text) -> text;
              case Piece.Torn it ->
                  it.theirs()
                      + (it.theirs().isEmpty() || it.mine().isEmpty() || it.theirs().endsWith("\n")
                          ? ""
                          : "\n")
                      + it.mine();
            })
        .collect(Collectors.joining());
  }

  /** Collects the pieces; neighbours that nobody disagrees about become one. */
  private static final class Joining {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder agreed = new StringBuilder();

    void add(String was, String mine, String theirs) {
      if (mine.equals(theirs) || theirs.equals(was)) {
        agreed.append(mine);
      } else if (mine.equals(was)) {
        agreed.append(theirs);
      } else {
        close();
        pieces.add(new Piece.Torn(was, mine, theirs));
      }
    }

    List<Piece> close() {
      if (!agreed.isEmpty()) {
        pieces.add(new Piece.Agreed(agreed.toString()));
        agreed.setLength(0);
      }
      return pieces;
    }
  }

  private static String text(List<String> pieces, int from, int to) {
    return String.join("", pieces.subList(from, Math.max(from, to)));
  }
}
