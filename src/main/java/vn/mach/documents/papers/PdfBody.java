package vn.mach.documents.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Sets a paper as PDF: the same lines in the same places as the Word document. */
final class PdfBody {

  private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Paper paper;
  private final PageMeasures measures;
  private final Letterhead letterhead;
  private final PdfPages pages;
  private final PdfTables tables;

  private PdfBody(Paper paper, PageMeasures measures, PdfPages pages) {
    this.paper = paper;
    this.measures = measures;
    this.letterhead = Letterhead.of(paper, measures);
    this.pages = pages;
    this.tables = new PdfTables(pages, measures);
  }

  /** The whole file. The same paper gives the same bytes. */
  static byte[] of(Paper paper, PageMeasures measures) {
    try (PdfPages pages = new PdfPages(measures)) {
      new PdfBody(paper, measures, pages).write();
      return pages.finished();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    properties();
    head();
    double signing = new PdfSigning(paper, measures, letterhead, pages).height();
    List<PaperBlock> blocks = paper.body();
    for (int i = 0; i < blocks.size(); i++) {
      if (i == 0) {
        pages.down(6);
      }
      pages.turn(
          PageShape.turns(blocks, i, measures)
              ? PageShape.turned(measures)
              : PageShape.upright(measures));
      block(blocks.get(i), i == blocks.size() - 1 ? signing : kept(i));
    }
    pages.turn(PageShape.upright(measures));
    new PdfSigning(paper, measures, letterhead, pages).write();
  }

  /**
   * What must be on the same page as the end of this block, in pt: the first lines that it
   * introduces.
   */
  private double kept(int block) {
    PaperBlock it = paper.body().get(block);
    boolean introduced =
        introduces(it)
            || it instanceof PaperBlock.Heading && introduces(paper.body().get(block + 1));
    return introduced ? 2 * measures.leading() + measures.gap() : 0;
  }

  private static boolean introduces(PaperBlock block) {
    return block instanceof PaperBlock.Paragraph words && words.introduces();
  }

  private void properties() {
    var catalog = pages.document().getDocumentCatalog();
    catalog.setLanguage("vi-VN");
    PDViewerPreferences preferences =
        new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(
        Typography.clean((paper.head().kind() + " " + paper.head().subject()).strip()));
    information.setAuthor(Typography.clean(paper.head().issuer()));
    GregorianCalendar day = new GregorianCalendar(TimeZone.getTimeZone(HANOI));
    day.setTimeInMillis(paper.head().day().atStartOfDay(HANOI).toInstant().toEpochMilli());
    information.setCreationDate(day);
    pages.document().setDocumentInformation(information);
    pages
        .document()
        .setDocumentId(
            (long)
                List.of(paper.head(), paper.body(), paper.signing(), paper.recipients())
                    .hashCode());
  }

  private void head() throws IOException {
    double right = letterhead.rightWidth(measures.width());
    double top = pages.y();
    pages.tags().open("P");
    PdfHeadLines.centred(pages, letterhead.left(), 0, measures.width() - right, Letterhead.BETWEEN);
    pages.tags().close();
    double lower = pages.y();
    pages.moveTo(top);
    pages.tags().open("P");
    PdfHeadLines.centred(
        pages, letterhead.right(), measures.width() - right, right, Letterhead.BETWEEN);
    pages.tags().close();
    pages.moveTo(Math.min(lower, pages.y()));
    if (!letterhead.title().isEmpty()) {
      pages.down(18);
      pages.tags().open("Title");
      PdfHeadLines.centred(pages, letterhead.title(), 0, measures.width(), Letterhead.ASIDE);
      pages.tags().close();
    }
  }

  private void block(PaperBlock block, double keep) throws IOException {
    double indent = PageMeasures.points(measures.indent());
    switch (block) {
      case PaperBlock.Heading(int level, String words) ->
          heading(Math.clamp(level, 1, 4), Typography.sentence(words), indent, keep);
      case PaperBlock.Paragraph(List<TextRun> runs) ->
          paragraph(
              "P", PdfTextPiece.of(Typography.sentence(runs), measures.text()), 0, indent, keep);
      case PaperBlock.Bullet(List<TextRun> runs, int level) -> {
        int depth = Math.clamp(level, 1, WordStyles.POINTS.length) - 1;
        List<TextRun> dashed =
            new ArrayList<>(List.of(TextRun.text(WordStyles.POINTS[depth] + "\u00a0")));
        dashed.addAll(Typography.sentence(runs));
        pages.tags().open("L");
        pages.tags().open("LI");
        paragraph(
            "LBody",
            PdfTextPiece.of(dashed, measures.text()),
            depth * WordStyles.LEVEL,
            indent,
            keep);
        pages.tags().close();
        pages.tags().close();
      }
      case PaperBlock.Table table -> tables.table(table);
      case PaperBlock.Chart chart -> tables.chart(chart);
    }
  }

  private void heading(int level, String words, double indent, double keep) throws IOException {
    List<LineBreaker.Line> lines =
        LineBreaker.of(
            List.of(PdfTextPiece.of(words, FontStyle.of(level < 4, level > 2), measures.text())),
            measures.width(),
            indent);
    pages.need(
        (lines.size() + 2) * measures.leading()
            + 2 * measures.gap()
            + keep); // a heading never stands last on a page
    pages.down(measures.gap());
    pages.tags().open("H" + level);
    draw(lines, 0, lines.size(), 0, indent, PdfPages.Align.LEFT);
    pages.tags().close();
  }

  /**
   * No line of a paragraph stands alone on a page.
   *
   * @param keep height of what must not be parted from the paragraph's end
   */
  private void paragraph(
      String tag, List<PdfTextPiece> pieces, double left, double indent, double keep)
      throws IOException {
    List<LineBreaker.Line> lines = LineBreaker.of(pieces, measures.width() - left, indent);
    pages.down(measures.gap());
    pages.tags().open(tag);
    int drawn = 0;
    while (drawn < lines.size()) {
      int fit = fitting(lines.size() - drawn, keep);
      draw(lines, drawn, drawn + fit, left, indent, PdfPages.Align.JUSTIFY);
      drawn += fit;
      if (drawn < lines.size()) {
        pages.newPage();
      }
    }
    pages.tags().close();
  }

  private int fitting(int lines, double keep) {
    int fit = (int) Math.min(lines, Math.floor((pages.left() + 0.01) / measures.leading()));
    if (pages.atTop()) {
      return Math.max(1, fit);
    }
    boolean parted = fit == lines && pages.left() - lines * measures.leading() < keep;
    if (parted || fit == lines - 1) {
      fit = parted ? lines - 2 : fit - 1;
    }
    return fit == 1 && lines > 1 ? 0 : Math.max(0, fit);
  }

  private void draw(
      List<LineBreaker.Line> lines,
      int from,
      int to,
      double left,
      double indent,
      PdfPages.Align align)
      throws IOException {
    for (int i = from; i < to; i++) {
      double in = left + (i == 0 ? indent : 0);
      pages.line(lines.get(i), in, measures.width() - in, measures.leading(), align);
    }
  }
}
