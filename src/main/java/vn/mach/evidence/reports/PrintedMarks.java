package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;

/** What is printed behind the numbers of a report: a setting of its template. */
enum PrintedMarks {
  /** Each number's own code. */
  MARKS,
  /** Small numbers, and the codes in a list at the end. */
  NOTES,
  /** Nothing: the report is found by its QR only. */
  NONE;

  String code() {
    return Codes.code(this);
  }

  static PrintedMarks of(String code) {
    return Codes.of(PrintedMarks.class, code);
  }

  /**
   * The body as it is printed.
   *
   * @param title of the list of codes
   */
  List<PaperBlock> print(List<PaperBlock> body, String title) {
    if (this == MARKS) {
      return body;
    }
    Map<String, Integer> notes = new LinkedHashMap<>();
    List<PaperBlock> printed = new ArrayList<>();
    body.forEach(block -> printed.add(block(block, notes)));
    if (!notes.isEmpty()) {
      printed.add(PaperBlock.Paragraph.of(title));
      notes.forEach(
          (code, number) -> printed.add(PaperBlock.Bullet.of("(" + number + ") " + code)));
    }
    return printed;
  }

  private PaperBlock block(PaperBlock block, Map<String, Integer> notes) {
    return switch (block) {
      case PaperBlock.Heading it -> it;
      case PaperBlock.Chart it -> it;
      case PaperBlock.Paragraph it -> new PaperBlock.Paragraph(runs(it.runs(), notes));
      case PaperBlock.Bullet it -> new PaperBlock.Bullet(runs(it.runs(), notes), it.level());
      case PaperBlock.Table it ->
          new PaperBlock.Table(
              it.caption(),
              it.columns(),
              it.rows().stream()
                  .map(row ->
                      row.stream()
                          .map(cell -> new TableCell(cell.text(), mark(cell.figure(), notes)))
                          .toList())
                  .toList(),
              it.numeric());
    };
  }

  private List<TextRun> runs(List<TextRun> runs, Map<String, Integer> notes) {
    return runs.stream()
        .map(run -> new TextRun(run.text(), run.bold(), run.italic(), mark(run.figure(), notes)))
        .toList();
  }

  private @Nullable FigureMark mark(@Nullable FigureMark mark, Map<String, Integer> notes) {
    if (mark == null || this == NONE) {
      return null;
    }
    int number = notes.computeIfAbsent(mark.code(), code -> notes.size() + 1);
    return new FigureMark("(" + number + ")", mark.url());
  }
}
