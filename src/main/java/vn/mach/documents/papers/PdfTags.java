package vn.mach.documents.papers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/**
 * Tells in the PDF what is a heading, a paragraph, a table's cell: for those who listen to it, and
 * for those who copy from it.
 */
final class PdfTags {

  private static final COSName ARTIFACT = COSName.getPDFName("Artifact");

  private final COSDictionary root;
  private final Deque<COSDictionary> open = new ArrayDeque<>();
  private final COSArray numbers = new COSArray();
  private int next;
  private COSArray onPage = new COSArray();
  private final List<COSDictionary[]> links = new ArrayList<>();

  PdfTags(PDDocument document) {
    PDStructureTreeRoot tree = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(tree);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marked);
    root = tree.getCOSObject();
    COSDictionary whole = element("Document", root);
    root.setItem(COSName.K, whole);
    open.push(whole);
  }

  /** Begins an element in the one that is open. */
  void open(String type) {
    COSDictionary element = element(type, top());
    add(top(), element);
    open.push(element);
  }

  /** As {@link #open}, with words for what cannot be read. */
  void open(String type, String words) {
    open(type);
    top().setString(COSName.ALT, words);
  }

  void close() {
    open.pop();
  }

  /** A new page: what is drawn from now on is counted separately. */
  void page(PDPage page) {
    onPage = new COSArray();
    page.getCOSObject().setInt(COSName.STRUCT_PARENTS, next);
    numbers.add(COSInteger.get(next));
    numbers.add(onPage);
    next++;
  }

  /** What is drawn until {@code endMarkedContent} belongs to the open element. */
  void content(PDPageContentStream stream, PDPage page) throws IOException {
    COSDictionary element = top();
    int number = onPage.size();
    onPage.add(element);
    COSDictionary piece = new COSDictionary();
    if (element.getDictionaryObject(COSName.PG) == null) {
      element.setItem(COSName.PG, page);
    }
    if (element.getDictionaryObject(COSName.PG) == page.getCOSObject()) {
      add(element, COSInteger.get(number));
    } else {
      piece.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
      piece.setItem(COSName.PG, page);
      piece.setInt(COSName.MCID, number);
      add(element, piece);
    }
    stream.beginMarkedContent(COSName.getPDFName(element.getNameAsString(COSName.S)), number);
  }

  /** What is drawn until {@code endMarkedContent} says nothing: lines, page numbers. */
  void artifact(PDPageContentStream stream) throws IOException {
    stream.beginMarkedContent(ARTIFACT);
  }

  /** A link that was drawn in the open element. */
  void link(PDAnnotation link, PDPage page) {
    open("Link");
    COSDictionary element = top();
    close();
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.OBJR);
    reference.setItem(COSName.OBJ, link);
    reference.setItem(COSName.PG, page);
    element.setItem(COSName.K, reference);
    links.add(new COSDictionary[] {link.getCOSObject(), element});
  }

  void finish() {
    for (COSDictionary[] link : links) {
      link[0].setInt(COSName.STRUCT_PARENT, next);
      numbers.add(COSInteger.get(next));
      numbers.add(link[1]);
      next++;
    }
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    root.setItem(COSName.PARENT_TREE, tree);
    root.setInt(COSName.PARENT_TREE_NEXT_KEY, next);
  }

  private COSDictionary top() {
    return open.element();
  }

  private static COSDictionary element(String type, COSDictionary parent) {
    COSDictionary element = new COSDictionary();
    element.setItem(COSName.TYPE, COSName.STRUCT_ELEM);
    element.setName(COSName.S, type);
    element.setItem(COSName.P, parent);
    return element;
  }

  /** The only child stands alone, several in an array. */
  private static void add(COSDictionary element, org.apache.pdfbox.cos.COSBase child) {
    var before = element.getItem(COSName.K);
    if (before == null) {
      element.setItem(COSName.K, child);
    } else if (before instanceof COSArray several) {
      several.add(child);
    } else {
      COSArray several = new COSArray();
      several.add(before);
      several.add(child);
      element.setItem(COSName.K, several);
    }
  }
}
