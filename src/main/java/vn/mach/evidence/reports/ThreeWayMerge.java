package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts together what two people made of one text, sentence by sentence. Where only one changed
 * something, that is taken; where both made the same of it, once; where each made something else,
 * both stay side by side for a person to decide.
 */
final class ThreeWayMerge {

  private ThreeWayMerge() {}

  /** A stretch of the outcome. */
  sealed interface Piece {
    /** Nobody disagrees. */
    record Agreed(String text) implements Piece {}

    /** Both changed the same place. */
    record Torn(String base, String mine, String theirs) implements Piece {}
  }

  /** The stretches in their order. */
  static List<Piece> merge(String base, String mine, String theirs) {
    List<String> was = SentenceSplitter.pieces(base);
    List<String> one = SentenceSplitter.pieces(mine);
    List<String> other = SentenceSplitter.pieces(theirs);
    int[] inOne = matches(was, one);
    int[] inOther = matches(was, other);
    List<Piece> pieces = new ArrayList<>();
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
      add(pieces, text(was, at, next), text(one, atOne, endOne), text(other, atOther, endOther));
      if (next < was.size()) {
        agree(pieces, was.get(next));
      }
      at = next + 1;
      atOne = endOne + 1;
      atOther = endOther + 1;
    }
    return pieces;
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

  private static void add(List<Piece> pieces, String was, String mine, String theirs) {
    if (mine.equals(theirs) || theirs.equals(was)) {
      agree(pieces, mine);
    } else if (mine.equals(was)) {
      agree(pieces, theirs);
    } else {
      pieces.add(new Piece.Torn(was, mine, theirs));
    }
  }

  private static void agree(List<Piece> pieces, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Agreed(String before)) {
      pieces.set(pieces.size() - 1, new Piece.Agreed(before + text));
    } else {
      pieces.add(new Piece.Agreed(text));
    }
  }

  private static String text(List<String> pieces, int from, int to) {
    return String.join("", pieces.subList(from, Math.max(from, to)));
  }

  /**
   * For each piece of the first list where it stands in a longest common subsequence of both; -1:
   * nowhere.
   */
  private static int[] matches(List<String> was, List<String> is) {
    int[][] longest = new int[was.size() + 1][is.size() + 1];
    for (int i = was.size() - 1; i >= 0; i--) {
      for (int j = is.size() - 1; j >= 0; j--) {
        longest[i][j] =
            was.get(i).equals(is.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int[] matches = new int[was.size()];
    Arrays.fill(matches, -1);
    for (int i = 0, j = 0; i < was.size() && j < is.size(); ) {
      if (was.get(i).equals(is.get(j))) {
        matches[i++] = j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return matches;
  }
}
