package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;

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
    MarkedBlocks blocks = new MarkedBlocks(mark -> note(mark, notes));
    body.forEach(block -> printed.add(blocks.of(block)));
    if (!notes.isEmpty()) {
      printed.add(
          PaperBlock.Paragraph.of(
              notes.entrySet().stream()
                  .map(note -> "(" + note.getValue() + ")\u00a0" + note.getKey())
                  .collect(Collectors.joining("; ", title + " ", "."))));
    }
    return printed;
  }

  private @Nullable FigureMark note(FigureMark mark, Map<String, Integer> notes) {
    if (this == NONE) {
      return null;
    }
    int number = notes.computeIfAbsent(mark.code(), code -> notes.size() + 1);
    return new FigureMark("(" + number + ")", mark.url());
  }
}
