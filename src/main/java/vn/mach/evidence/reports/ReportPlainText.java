package vn.mach.evidence.reports;

import java.util.List;
import java.util.stream.Collectors;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;

/**
 * A report's text without anything around it: a line for each paragraph and row, cells separated by
 * tabs.
 */
final class ReportPlainText {

  static final String BETWEEN = "\n\n";

  private ReportPlainText() {}

  static String of(List<PaperBlock> blocks) {
    return blocks.stream().map(ReportPlainText::of).collect(Collectors.joining(BETWEEN));
  }

  private static String of(PaperBlock block) {
    return switch (block) {
      case PaperBlock.Heading it -> it.text();
      case PaperBlock.Paragraph it -> runs(it.runs());
      case PaperBlock.Bullet it -> "- " + runs(it.runs());
      case PaperBlock.Table it ->
          it.caption()
              + "\n"
              + String.join("\t", it.columns())
              + "\n"
              + it.rows().stream()
                  .map(row -> row.stream().map(TableCell::text).collect(Collectors.joining("\t")))
                  .collect(Collectors.joining("\n"));
      case PaperBlock.Chart it -> it.title();
    };
  }

  private static String runs(List<TextRun> runs) {
    return runs.stream().map(TextRun::text).collect(Collectors.joining());
  }
}
