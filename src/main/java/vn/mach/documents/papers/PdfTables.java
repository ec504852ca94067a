package vn.mach.documents.papers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets tables and charts into a PDF's pages. A row is never parted, and the head of a table is on
 * each of its pages.
 */
final class PdfTables {

  private static final double AIR = 2;
  private static final double BAR_HEIGHT = 8;

  private final PdfPages pages;
  private final PageMeasures measures;

  PdfTables(PdfPages pages, PageMeasures measures) {
    this.pages = pages;
    this.measures = measures;
  }

  /** The cells of a row, broken into lines. */
  private record Row(List<List<LineBreaker.Line>> cells, double height) {}

  void table(PaperBlock.Table table) throws IOException {
    if (table.columns().isEmpty()) {
      caption(table.caption(), 0);
      return;
    }
    ColumnWidths columns = ColumnWidths.of(table, pages.across(), measures.table());
    Row head =
        row(
            columns,
            i ->
                List.of(
                    PdfTextPiece.of(
                        Typography.clean(table.columns().get(i)), FontStyle.BOLD, columns.size())));
    Row first = table.rows().isEmpty() ? head : row(columns, table, table.rows().getFirst());
    caption(table.caption(), Math.min(pages.height() / 2, head.height + first.height));
    pages.tags().open("Table");
    draw(head, columns, table, true);
    for (List<TableCell> cells : table.rows()) {
      Row row = row(columns, table, cells);
      if (pages.left() < row.height && !pages.atTop()) {
        pages.newPage();
        draw(head, columns, table, true);
      }
      draw(row, columns, table, false);
    }
    pages.tags().close();
    pages.down(measures.gap());
  }

  private Row row(ColumnWidths columns, PaperBlock.Table table, List<TableCell> cells) {
    return row(
        columns,
        i -> {
          if (i >= cells.size()) {
            return List.of();
          }
          PdfTextPiece text =
              PdfTextPiece.of(
                  Typography.cell(cells.get(i).text(), table.numeric().contains(i)),
                  FontStyle.REGULAR,
                  columns.size());
          FigureMark mark = cells.get(i).figure();
          return mark == null
              ? List.of(text)
              : List.of(text, PdfTextPiece.mark(mark, columns.size()));
        });
  }

  private Row row(ColumnWidths columns, java.util.function.IntFunction<List<PdfTextPiece>> cell) {
    List<List<LineBreaker.Line>> cells = new ArrayList<>(columns.widths().length);
    int most = 1;
    int fits = (int) Math.max(1, (pages.height() * 0.8) / leading(columns.size()));
    for (int i = 0; i < columns.widths().length; i++) {
      List<LineBreaker.Line> lines =
          LineBreaker.of(cell.apply(i), columns.widths()[i] - 2 * ColumnWidths.PADDING + 0.02, 0);
      cells.add(lines.size() > fits ? lines.subList(0, fits) : lines);
      most = Math.max(most, cells.getLast().size());
    }
    return new Row(cells, most * leading(columns.size()) + 2 * AIR);
  }

  private static double leading(double size) {
    return size * 1.15;
  }

  private void draw(Row row, ColumnWidths columns, PaperBlock.Table table, boolean head)
      throws IOException {
    double top = pages.y();
    double below = top - row.height;
    double x = 0;
    List<double[]> rules = new ArrayList<>();
    pages.tags().open("TR");
    for (int i = 0; i < row.cells.size(); i++) {
      double width = columns.widths()[i];
      List<LineBreaker.Line> lines = row.cells.get(i);
      double free = head ? (row.height - lines.size() * leading(columns.size())) / 2 : AIR;
      pages.moveTo(top - free);
      pages.tags().open(head ? "TH" : "TD");
      for (LineBreaker.Line line : lines) {
        PdfPages.Align align =
            head
                ? PdfPages.Align.CENTRE
                : table.numeric().contains(i) ? PdfPages.Align.RIGHT : PdfPages.Align.LEFT;
        pages.line(
            line,
            x + ColumnWidths.PADDING,
            width - 2 * ColumnWidths.PADDING,
            leading(columns.size()),
            align);
      }
      pages.tags().close();
      rules.add(new double[] {x, top, x, below});
      x += width;
    }
    pages.tags().close();
    rules.add(new double[] {x, top, x, below});
    rules.add(new double[] {0, below, x, below});
    if (head) {
      rules.add(new double[] {0, top, x, top});
    }
    pages.rules(rules);
    pages.moveTo(below);
  }

  void chart(PaperBlock.Chart chart) throws IOException {
    double size = measures.table();
    ChartWidths widths = ChartWidths.of(chart, measures.width(), size);
    caption(chart.title(), 2 * leading(size));
    for (ChartBar bar : chart.bars()) {
      List<LineBreaker.Line> label = words(bar.label(), widths.label());
      List<LineBreaker.Line> text = words(bar.text(), widths.text());
      double height = Math.max(label.size(), text.size()) * leading(size) + 2 * AIR;
      pages.need(height);
      double top = pages.y();
      pages.tags().open("P");
      words(label, 0, widths.label(), top, height);
      double scale = widths.bar() - 2 * ColumnWidths.PADDING;
      double x = widths.label() + ColumnWidths.PADDING;
      double high = top - (height - BAR_HEIGHT) / 2;
      pages.box(x, high, scale, BAR_HEIGHT, 0.886f);
      pages.box(x, high, scale * ChartWidths.part(bar), BAR_HEIGHT, 0.333f);
      words(text, widths.label() + widths.bar(), widths.text(), top, height);
      pages.tags().close();
      pages.moveTo(top - height);
    }
    pages.down(measures.gap());
  }

  private List<LineBreaker.Line> words(String text, double width) {
    return LineBreaker.of(
        List.of(PdfTextPiece.of(Typography.clean(text), FontStyle.REGULAR, measures.table())),
        width - 2 * ColumnWidths.PADDING + 0.02,
        0);
  }

  private void words(
      List<LineBreaker.Line> lines, double x, double width, double top, double height)
      throws IOException {
    double leading = leading(measures.table());
    pages.moveTo(top - (height - lines.size() * leading) / 2);
    for (LineBreaker.Line line : lines) {
      pages.line(
          line,
          x + ColumnWidths.PADDING,
          width - 2 * ColumnWidths.PADDING,
          leading,
          PdfPages.Align.LEFT);
    }
  }

  /**
   * @param next height of what must be on the same page
   */
  private void caption(String words, double next) throws IOException {
    if (words.isBlank()) {
      pages.need(next);
      pages.down(measures.gap());
      return;
    }
    double leading = leading(measures.text());
    HeadLine line = HeadLine.bold(Typography.sentence(words), measures.text());
    List<LineBreaker.Line> lines =
        LineBreaker.of(
            List.of(
                PdfTextPiece.of(
                    LineBalancer.all(List.of(line), pages.across()).getFirst().text(),
                    FontStyle.BOLD,
                    measures.text())),
            pages.across(),
            0);
    pages.need(measures.gap() * 3 + lines.size() * leading + next);
    pages.down(measures.gap() * 2);
    pages.tags().open("Caption");
    for (LineBreaker.Line printed : lines) {
      pages.line(printed, 0, pages.across(), leading, PdfPages.Align.CENTRE);
    }
    pages.tags().close();
    pages.down(measures.gap());
  }
}
