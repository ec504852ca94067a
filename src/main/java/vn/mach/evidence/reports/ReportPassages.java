package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import vn.mach.base.kernel.Text;
import vn.mach.documents.papers.PaperBlock;

/** The passages of a report that somebody can ask about: paragraphs, points, tables and charts. */
final class ReportPassages {

  private static final int SHOWN = 100;

  /**
   * @param block of the body, from 0
   * @param words its beginning
   */
  record Passage(int block, String words) {}

  private ReportPassages() {}

  static List<Passage> of(List<PaperBlock> body) {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (!(body.get(i) instanceof PaperBlock.Heading)) {
        String words = Text.line(ReportPlainText.of(List.of(body.get(i))));
        passages.add(new Passage(i, Text.shortened(words, SHOWN)));
      }
    }
    return passages;
  }
}
