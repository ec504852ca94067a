package vn.mach.documents.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;

/**
 * The pages of a PDF as they fill from the top down; all measures in pt, {@code x} from the left
 * margin, heights from the top down.
 */
final class PdfPages implements AutoCloseable {

  /**
   * Letters of Liberation Serif reach so far above and below their line, as a part of their size.
   */
  private static final double ASCENT = 0.891;

  private static final double HEIGHT = 1.107;

  private final PDDocument document = new PDDocument();
  private final PageMeasures measures;
  private final Map<FontStyle, PDType0Font> fonts = new EnumMap<>(FontStyle.class);
  private final List<TrueTypeFont> files = new ArrayList<>();
  private final PdfTags tags = new PdfTags(document);
  private PageShape shape;
  private PDPage page;
  private PDPageContentStream stream;
  private double y;

  @SuppressWarnings("NullAway.Init") // the first page fills page and stream
  PdfPages(PageMeasures measures) throws IOException {
    this.measures = measures;
    this.shape = PageShape.upright(measures);
    newPage();
  }

  PDDocument document() {
    return document;
  }

  PdfTags tags() {
    return tags;
  }

  /** The number is in the middle of the top margin, on every page but the first. */
  void newPage() throws IOException {
    if (stream != null) {
      stream.close();
    }
    page = new PDPage(new PDRectangle((float) shape.width(), (float) shape.height()));
    document.addPage(page);
    stream = new PDPageContentStream(document, page);
    tags.page(page);
    int number = document.getNumberOfPages();
    if (number > 1) {
      PdfTextPiece printed =
          PdfTextPiece.of(String.valueOf(number), FontStyle.REGULAR, measures.text());
      y = shape.height() - shape.number();
      tags.artifact(stream);
      show(
          List.of(printed),
          (shape.across() - printed.width()) / 2,
          baseline(printed.size(), printed.size() * HEIGHT),
          0);
      stream.endMarkedContent();
    }
    y = shape.height() - shape.top();
  }

  /** Goes on to a page of the other shape, if this one is not of it. */
  void turn(PageShape next) throws IOException {
    if (next.turned() != shape.turned()) {
      shape = next;
      newPage();
    }
  }

  /** Width of the text on this page. */
  double across() {
    return shape.across();
  }

  /** What is left on the page. */
  double left() {
    return y - shape.bottom();
  }

  /** What a whole page has. */
  double height() {
    return shape.down();
  }

  boolean atTop() {
    return left() >= height() - 0.01;
  }

  /** Goes on to a new page if less than this is left; never from the top of one. */
  void need(double height) throws IOException {
    if (left() < height && !atTop()) {
      newPage();
    }
  }

  double y() {
    return y;
  }

  void moveTo(double height) {
    y = height;
  }

  /** Down by a space; at the top of a page after the first there is none to leave. */
  void down(double height) {
    if (!atTop() || document.getNumberOfPages() == 1) {
      y -= height;
    }
  }

  enum Align {
    LEFT,
    CENTRE,
    RIGHT,
    JUSTIFY
  }

  /** Draws one line into the open element and goes down by its height. */
  void line(LineBreaker.Line line, double x, double width, double height, Align align)
      throws IOException {
    double free = width - line.width();
    int gaps = line.pieces().stream().mapToInt(PdfTextPiece::gaps).sum();
    double stretch = align == Align.JUSTIFY && line.full() && gaps > 0 ? free / gaps : 0;
    double from =
        x
            + switch (align) {
              case LEFT, JUSTIFY -> 0;
              case CENTRE -> free / 2;
              case RIGHT -> free;
            };
    if (!line.pieces().isEmpty()) {
      double size =
          line.pieces().stream()
              .filter(it -> it.rise() == 0)
              .mapToDouble(PdfTextPiece::size)
              .max()
              .orElse(measures.text());
      tags.content(stream, page);
      List<PDAnnotationLink> links = show(line.pieces(), from, baseline(size, height), stretch);
      stream.endMarkedContent();
      for (PDAnnotationLink link : links) {
        tags.link(link, page);
        page.getAnnotations().add(link);
      }
    }
    y -= height;
  }

  private double baseline(double size, double height) {
    return y - (height - size * HEIGHT) / 2 - size * ASCENT;
  }

  private List<PDAnnotationLink> show(
      List<PdfTextPiece> pieces, double x, double baseline, double stretch) throws IOException {
    List<PDAnnotationLink> links = new ArrayList<>();
    double at = shape.left() + x;
    stream.beginText();
    stream.newLineAtOffset((float) at, (float) baseline);
    for (PdfTextPiece piece : pieces) {
      stream.setFont(font(piece.style()), (float) piece.size());
      stream.setTextRise((float) piece.rise());
      stream.setNonStrokingColor(piece.grey());
      String text = PdfText.drawable(piece.text(), piece.style());
      if (stretch == 0 || piece.gaps() == 0) {
        stream.showText(text);
      } else {
        stream.showTextWithPositioning(PdfText.stretched(text, -stretch * 1000 / piece.size()));
      }
      double width = piece.width() + piece.gaps() * stretch;
      if (!piece.address().isEmpty()) {
        links.add(link(piece, at, baseline, width));
      }
      at += width;
    }
    stream.endText();
    return links;
  }

  private static PDAnnotationLink link(
      PdfTextPiece piece, double x, double baseline, double width) {
    PDAnnotationLink link = new PDAnnotationLink();
    link.setRectangle(
        new PDRectangle(
            (float) x,
            (float) (baseline + piece.rise() - 2),
            (float) width,
            (float) (piece.size() + 3)));
    PDBorderStyleDictionary none = new PDBorderStyleDictionary();
    none.setWidth(0);
    link.setBorderStyle(none);
    link.setContents(piece.text().strip());
    link.setPrinted(true);
    PDActionURI action = new PDActionURI();
    action.setURI(piece.address());
    link.setAction(action);
    return link;
  }

  /** A filled box that says nothing; its upper left corner at {@code x} and {@code top}. */
  void box(double x, double top, double width, double height, float grey) throws IOException {
    tags.artifact(stream);
    stream.setNonStrokingColor(grey);
    stream.addRect(
        (float) (shape.left() + x), (float) (top - height), (float) width, (float) height);
    stream.fill();
    stream.setNonStrokingColor(0f);
    stream.endMarkedContent();
  }

  /** Boxes that make one picture in the open element: {@code x, top, width, height} each. */
  void picture(List<double[]> boxes) throws IOException {
    tags.content(stream, page);
    stream.setNonStrokingColor(0f);
    for (double[] box : boxes) {
      stream.addRect(
          (float) (shape.left() + box[0]),
          (float) (box[1] - box[3]),
          (float) box[2],
          (float) box[3]);
    }
    stream.fill();
    stream.endMarkedContent();
  }

  /** Straight lines that say nothing: {@code x1, y1, x2, y2} each. */
  void rules(List<double[]> rules) throws IOException {
    tags.artifact(stream);
    stream.setLineWidth(0.5f);
    for (double[] rule : rules) {
      stream.moveTo((float) (shape.left() + rule[0]), (float) rule[1]);
      stream.lineTo((float) (shape.left() + rule[2]), (float) rule[3]);
    }
    stream.stroke();
    stream.endMarkedContent();
  }

  private PDType0Font font(FontStyle style) throws IOException {
    PDType0Font font = fonts.get(style);
    if (font == null) {
      try (InputStream stream = TextMetrics.open(style)) {
        TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(stream));
        files.add(file);
        file.setEnableGsub(
            false); // no ligatures in Vietnamese, and looking for them took three quarters of the
        // time
        font = PDType0Font.load(document, file, true);
      }
      fonts.put(style, font);
    }
    return font;
  }

  byte[] finished() throws IOException {
    stream.close();
    tags.finish();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
    for (TrueTypeFont file : files) {
      file.close();
    }
  }
}
