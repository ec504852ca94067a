package vn.mach.documents.papers;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The foot of the last page: recipients and QR at the left, authority, post and name at the right;
 * never parted.
 */
final class PdfSigning {

  private static final double BEFORE = 14;
  private static final double ADDRESS_SIZE = 8;

  private final PdfPages pages;
  private final double half;
  private final Letterhead letterhead;
  private final HeadLine title;
  private final double size;
  private final List<List<LineBreaker.Line>> recipients;
  private final String address;
  private final boolean party;

  PdfSigning(Paper paper, PageMeasures measures, Letterhead letterhead, PdfPages pages) {
    this.pages = pages;
    this.half = measures.width() / 2;
    this.letterhead = letterhead;
    this.party = paper.layout() == LayoutStandard.PARTY;
    this.title = Recipients.title(paper.layout(), measures);
    this.size = Recipients.size(paper.layout(), measures);
    this.recipients =
        Recipients.lines(paper).stream()
            .map(it ->
                LineBreaker.of(
                    List.of(PdfTextPiece.of(it, FontStyle.REGULAR, size)),
                    half - Letterhead.BETWEEN,
                    0))
            .toList();
    this.address = paper.address() == null ? "" : PaperLinks.address(paper.address());
  }

  /** In pt; 0 where there is nothing to sign, nobody to send it to and no address. */
  double height() {
    double height = Math.max(leftHeight(), rightHeight());
    return height == 0 ? 0 : BEFORE + height;
  }

  private double leftHeight() {
    int lines = recipients.stream().mapToInt(List::size).sum();
    double list = lines == 0 ? 0 : PdfHeadLines.height(title) + lines * size * 1.15;
    return list
        + height(letterhead.leftSigning(), letterhead.leftName())
        + (address.isEmpty() ? 0 : 8 + QrCode.SIZE + addressLines().size() * ADDRESS_SIZE * 1.2);
  }

  private double rightHeight() {
    return height(letterhead.signing(), letterhead.name());
  }

  private double height(List<HeadLine> signing, List<HeadLine> names) {
    double height = 0;
    for (HeadLine line : LineBalancer.all(signing, half - Letterhead.BETWEEN)) {
      height += line.text().lines().count() * PdfHeadLines.height(line);
    }
    for (HeadLine name : names) {
      height += Letterhead.SIGNATURE + PdfHeadLines.height(name);
    }
    return height;
  }

  void write() throws IOException {
    if (height() == 0) {
      return;
    }
    pages.need(height());
    pages.down(BEFORE);
    double top = pages.y();
    if (!letterhead.leftSigning().isEmpty()) {
      signed(letterhead.leftSigning(), letterhead.leftName(), 0);
    }
    recipients();
    qr();
    double lower = pages.y();
    pages.moveTo(top);
    signed(letterhead.signing(), letterhead.name(), half);
    pages.moveTo(Math.min(lower, pages.y()));
  }

  private void signed(List<HeadLine> signing, List<HeadLine> names, double from)
      throws IOException {
    pages.tags().open("P");
    PdfHeadLines.centred(pages, signing, from, half, Letterhead.BETWEEN);
    if (!names.isEmpty()) {
      pages.down(Letterhead.SIGNATURE);
      PdfHeadLines.centred(pages, names, from, half, Letterhead.BETWEEN);
    }
    pages.tags().close();
  }

  private void recipients() throws IOException {
    if (recipients.isEmpty()) {
      return;
    }
    pages.tags().open("P");
    LineBreaker.Line heading =
        LineBreaker.of(List.of(PdfTextPiece.of(title.text(), title.style(), title.size())), half, 0)
            .getFirst();
    pages.line(heading, 0, half, PdfHeadLines.height(title), PdfPages.Align.LEFT);
    if (party) {
      pages.rules(List.of(new double[] {0, pages.y() + 1.2, heading.width(), pages.y() + 1.2}));
    }
    for (List<LineBreaker.Line> lines : recipients) {
      for (LineBreaker.Line line : lines) {
        pages.line(line, 0, half, size * 1.15, PdfPages.Align.LEFT);
      }
    }
    pages.tags().close();
  }

  private List<LineBreaker.Line> addressLines() {
    return LineBreaker.of(
        List.of(new PdfTextPiece(address, FontStyle.REGULAR, ADDRESS_SIZE, 0, 0.35f, address)),
        half - Letterhead.BETWEEN,
        0);
  }

  private void qr() throws IOException {
    if (address.isEmpty()) {
      return;
    }
    pages.down(8);
    BitMatrix squares = QrCode.of(address);
    double side = QrCode.SIZE / squares.getWidth();
    List<double[]> dark = new ArrayList<>();
    for (int y = 0; y < squares.getHeight(); y++) {
      for (int x = 0; x < squares.getWidth(); x++) {
        int from = x;
        while (x < squares.getWidth() && squares.get(x, y)) {
          x++;
        }
        if (x > from) {
          dark.add(
              new double[] {from * side, pages.y() - y * side, (x - from) * side, side + 0.05});
        }
      }
    }
    pages.tags().open("Figure", address);
    pages.picture(dark);
    pages.tags().close();
    pages.down(QrCode.SIZE);
    pages.tags().open("P");
    for (LineBreaker.Line line : addressLines()) {
      pages.line(line, 0, half, ADDRESS_SIZE * 1.2, PdfPages.Align.LEFT);
    }
    pages.tags().close();
  }
}
