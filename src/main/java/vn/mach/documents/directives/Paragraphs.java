package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.List;

/** Splits a text without any numbers: by its headings in capitals and its paragraphs. */
final class Paragraphs {

  private Paragraphs() {}

  static List<TextPiece> split(List<String> lines) {
    boolean parted = lines.stream().anyMatch(String::isEmpty);
    LineJoining joining = LineJoining.of(lines);
    List<TextPiece> pieces = new ArrayList<>();
    List<StringBuilder> paragraph = new ArrayList<>();
    String last = "";
    int depth = 0;
    for (String line : lines) {
      if (!LineJoining.hasWords(line)) {
        flush(pieces, paragraph, depth);
        continue;
      }
      boolean title = line.length() <= 150 && line.length() >= 6 && MarkerReader.isUpper(line);
      if (title) {
        flush(pieces, paragraph, depth);
        pieces.add(new TextPiece(0, "", line, ""));
        depth = 1;
      } else if (!paragraph.isEmpty() && joining.goesOn(last, line)) {
        paragraph.getLast().append(' ').append(line);
      } else {
        if (!parted) {
          flush(pieces, paragraph, depth);
        }
        paragraph.add(new StringBuilder(line));
      }
      last = line;
    }
    flush(pieces, paragraph, depth);
    return pieces;
  }

  private static void flush(List<TextPiece> pieces, List<StringBuilder> paragraph, int depth) {
    if (!paragraph.isEmpty()) {
      pieces.add(new TextPiece(depth, "", "", String.join("\n", paragraph)));
      paragraph.clear();
    }
  }
}
