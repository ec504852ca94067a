package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.evidence.checks.Finding;

/**
 * A contradiction at its place in a report.
 *
 * @param place among all of the report, from 1
 * @param block the block of the body in which it begins, from 0
 * @param kind a code of {@link vn.mach.evidence.checks.Contradiction}
 */
record PassageFinding(
    int place, int block, String kind, String stated, String computed, String quote) {

  /** Findings of {@link ReportPlainText#of} put beside the blocks that the text was made of. */
  static List<PassageFinding> of(List<PaperBlock> body, List<Finding> findings) {
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    for (PaperBlock block : body) {
      starts.add(at);
      at += ReportPlainText.of(List.of(block)).length() + ReportPlainText.BETWEEN.length();
    }
    List<PassageFinding> found = new ArrayList<>();
    for (Finding it : findings) {
      found.add(
          new PassageFinding(
              found.size() + 1,
              before(starts, it.from()),
              it.kind().code(),
              it.stated(),
              it.computed(),
              it.quote()));
    }
    return found;
  }

  private static int before(List<Integer> starts, int offset) {
    int block = 0;
    while (block + 1 < starts.size() && starts.get(block + 1) <= offset) {
      block++;
    }
    return block;
  }
}
