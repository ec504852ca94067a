package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.documents.directives.Marker.Style;

/** A clause while the lines of a text are read one after the other. */
final class PieceBuilder {

  private static final int LONGEST_HEADING = 250;

  private final int depth;
  private final String number;
  private final @Nullable Style style;
  private final List<StringBuilder> lines = new ArrayList<>();
  private String last;
  private boolean title;
  private boolean headingIsOpen;
  private int headings = 1;

  PieceBuilder(int depth, String number, @Nullable Style style, String rest) {
    this.depth = depth;
    this.number = number;
    this.style = style;
    this.last = rest;
    lines.add(new StringBuilder(rest));
    title = style != null && style.compareTo(Style.ARTICLE) < 0 && MarkerReader.isUpper(rest);
    headingIsOpen =
        rest.isEmpty() && style != null && style.compareTo(Style.PARAGRAPH) <= 0 || title;
  }

  int depth() {
    return depth;
  }

  /** Whether it is headed by a line in capitals. */
  boolean isTitle() {
    return title;
  }

  void makeTitle() {
    title = true;
    headingIsOpen = true;
  }

  /** Whether the line belongs to the heading: a chapter's stands below its number. */
  boolean takesHeading(String line) {
    if (!headingIsOpen || headings > 3 || line.length() > LONGEST_HEADING) {
      return false;
    }
    boolean none = lines.getFirst().isEmpty();
    return none
        ? !line.endsWith(";") && !(line.endsWith(".") && line.length() > 100)
        : title && MarkerReader.isUpper(line);
  }

  void addHeading(String line) {
    StringBuilder first = lines.getFirst();
    title |= MarkerReader.isUpper(line);
    first.append(first.isEmpty() ? "" : " ").append(line);
    headings++;
    headingIsOpen = title;
    last = line;
  }

  void addLine(String line, LineJoining joining) {
    headingIsOpen = false;
    StringBuilder end = lines.getLast();
    if (end.isEmpty()) {
      end.append(line);
    } else if (LineJoining.isOpen(last) || joining.goesOn(last, line) && !counts(line)) {
      end.append(' ').append(line);
    } else {
      lines.add(new StringBuilder(line));
    }
    last = line;
  }

  /** What may be a number that was not taken for one stays at the start of a line. */
  private static boolean counts(String line) {
    return MarkerReader.read(line).stream().anyMatch(it -> it.style().counts());
  }

  /**
   * The clause, and under it the items of a list in it whose lines bear no signs.
   *
   * @param above whether others stand under it
   */
  List<TextPiece> finished(boolean above) {
    List<String> text = lines.stream().map(StringBuilder::toString).toList();
    boolean headed = isHeading(text.getFirst(), above || text.size() > 1);
    String heading = headed ? text.getFirst() : "";
    List<String> body = headed ? text.subList(1, text.size()) : text;
    List<TextPiece> found = new ArrayList<>();
    int list = listBegins(body, heading);
    int listEnds = list < 0 ? 0 : listEnds(body, list);
    if (list < 0 || style == null && !title) {
      found.add(new TextPiece(depth, number, heading, String.join("\n", body)));
      return found;
    }
    found.add(new TextPiece(depth, number, heading, String.join("\n", body.subList(0, list))));
    int below = Math.min(9, depth + 1);
    for (String item : body.subList(list, listEnds)) {
      found.add(new TextPiece(below, "", "", item));
    }
    if (listEnds < body.size()) {
      found.add(
          new TextPiece(depth, "", "", String.join("\n", body.subList(listEnds, body.size()))));
    }
    return found;
  }

  private boolean isHeading(String first, boolean more) {
    if (first.isEmpty() || first.length() > LONGEST_HEADING) {
      return false;
    }
    if (title) {
      return true;
    }
    char end = first.charAt(first.length() - 1);
    boolean sentence = end == '.' || end == ';' || end == ',' || LineJoining.isOpen(first);
    boolean heads = style != null && style.compareTo(Style.ARTICLE) <= 0;
    return !sentence && (heads || more && style != null && first.length() <= 120);
  }

  /** The first line behind one that ends with a colon, where lines follow that end as items do. */
  private static int listBegins(List<String> body, String heading) {
    if (heading.endsWith(":") && body.size() > 1 && body.getFirst().endsWith(";")) {
      return 0;
    }
    for (int i = 0; i + 2 < body.size(); i++) {
      if (body.get(i).endsWith(":") && body.get(i + 1).endsWith(";")) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int listEnds(List<String> body, int begins) {
    int end = begins;
    while (end < body.size() && body.get(end).endsWith(";")) {
      end++;
    }
    return Math.min(body.size(), end + 1);
  }
}
