package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A text cut into pieces so that the findings can be marked in it, also where they overlap.
 *
 * @param findings the numbers (from 1) of the findings that the piece belongs to
 * @param begins of those, the ones whose span begins with this piece
 * @param ends of those, the ones whose span ends with it
 */
record Marked(String text, List<Integer> findings, List<Integer> begins, List<Integer> ends) {

  static List<Marked> of(String text, List<Finding> findings) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    findings.forEach(it -> cuts.addAll(List.of(it.from(), it.to())));
    List<Marked> pieces = new ArrayList<>();
    int from = 0;
    for (int to : cuts.tailSet(0, false)) {
      pieces.add(piece(text, findings, from, to));
      from = to;
    }
    return pieces;
  }

  private static Marked piece(String text, List<Finding> findings, int from, int to) {
    List<Integer> inside = new ArrayList<>();
    List<Integer> begins = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).from() <= from && to <= findings.get(i).to()) {
        inside.add(i + 1);
        if (findings.get(i).from() == from) {
          begins.add(i + 1);
        }
        if (findings.get(i).to() == to) {
          ends.add(i + 1);
        }
      }
    }
    return new Marked(text.substring(from, to), inside, begins, ends);
  }
}
