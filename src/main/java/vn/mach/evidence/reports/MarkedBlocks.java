package vn.mach.evidence.reports;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;

/** Blocks of a report with other marks at their figures; nothing else changes. */
final class MarkedBlocks {

  private final Function<FigureMark, @Nullable FigureMark> change;

  /**
   * @param change of each mark that is there; null: it is left out
   */
  MarkedBlocks(Function<FigureMark, @Nullable FigureMark> change) {
    this.change = change;
  }

  PaperBlock of(PaperBlock block) {
    return switch (block) {
      case PaperBlock.Heading it -> it;
      case PaperBlock.Chart it -> it;
      case PaperBlock.Paragraph it ->
          new PaperBlock.Paragraph(it.runs().stream().map(this::run).toList());
      case PaperBlock.Bullet it ->
          new PaperBlock.Bullet(it.runs().stream().map(this::run).toList(), it.level());
      case PaperBlock.Table it ->
          new PaperBlock.Table(
              it.caption(),
              it.columns(),
              it.rows().stream()
                  .map(row ->
                      row.stream()
                          .map(cell -> new TableCell(cell.text(), mark(cell.figure())))
                          .toList())
                  .toList(),
              it.numeric());
    };
  }

  private TextRun run(TextRun run) {
    return new TextRun(run.text(), run.bold(), run.italic(), mark(run.figure()));
  }

  private @Nullable FigureMark mark(@Nullable FigureMark mark) {
    return mark == null ? null : change.apply(mark);
  }
}
