package vn.mach.documents.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.documents.directives.Marker.Style;

/**
 * Splits the text of an official paper into its numbered clauses: a line that begins with a number
 * is one where its number continues a row that is open, or begins one. What stands before the first
 * is one clause without a number; so is what is signed. A text without any number is split by its
 * paragraphs. Runs in linear time and memory.
 */
final class ClauseSplitter {

  /** A paper of 200 pages has some 600,000 letters. */
  static final int LONGEST_TEXT = 1_500_000;

  static final int LONGEST_CLAUSE = 30_000; // a cell of a workbook holds no more
  static final int MOST_CLAUSES = 5_000;

  private static final int DEEPEST = 9;

  private static final Pattern CLOSING =
      Pattern.compile(
          "^(?:Nơi nhận|NƠI NHẬN|T/M |TM\\. |T/L |TL\\. |K/T |KT\\. |TUQ\\. |T/M\\. |Q\\. ).*");
  private static final Pattern CITES =
      Pattern.compile(
          "^(?:căn cứ|xét|theo đề nghị|thực hiện|trên cơ sở) .*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final List<PieceBuilder> pieces = new ArrayList<>();
  private final OpenMarkers open = new OpenMarkers();
  private final LineJoining joining;
  private boolean closing;
  private boolean paragraphEnded = true;
  private int markers;

  private ClauseSplitter(List<String> lines) {
    this.joining = LineJoining.of(lines);
  }

  /**
   * The pieces of a text, in its order; every word of the text is in one of them.
   *
   * @param text in the form of {@link Text#lines}
   */
  static Outcome<List<TextPiece>> split(String text) {
    if (text.isBlank()) {
      return Outcome.refused("text", "directives.clauses.refused.no_text");
    }
    if (text.length() > LONGEST_TEXT) {
      return Outcome.refused("text", "directives.clauses.refused.text_long", LONGEST_TEXT);
    }
    List<String> lines = text.lines().map(String::strip).toList();
    ClauseSplitter splitter = new ClauseSplitter(lines);
    lines.forEach(splitter::line);
    List<TextPiece> found = new ArrayList<>();
    if (splitter.markers == 0) {
      found.addAll(Paragraphs.split(lines));
    } else {
      for (int i = 0; i < splitter.pieces.size(); i++) {
        PieceBuilder piece = splitter.pieces.get(i);
        boolean above =
            i + 1 < splitter.pieces.size() && splitter.pieces.get(i + 1).depth() > piece.depth();
        found.addAll(piece.finished(above));
      }
    }
    return checked(found);
  }

  private static Outcome<List<TextPiece>> checked(List<TextPiece> pieces) {
    if (pieces.isEmpty()) {
      return Outcome.refused("text", "directives.clauses.refused.no_text");
    }
    if (pieces.size() > MOST_CLAUSES) {
      return Outcome.refused("text", "directives.clauses.refused.many", MOST_CLAUSES);
    }
    int longest = pieces.stream().mapToInt(TextPiece::length).max().orElse(0);
    return longest > LONGEST_CLAUSE
        ? Outcome.refused("text", "directives.clauses.refused.clause_long", LONGEST_CLAUSE, longest)
        : Outcome.done(pieces);
  }

  private void line(String line) {
    if (!LineJoining.hasWords(line)) {
      paragraphEnded = true; // a blank line, or one of dashes or stars
      return;
    }
    Marker marker = closing && !beginsAnew(line) ? null : marker(line);
    if (marker != null) {
      begin(marker);
    } else if (!closing && CLOSING.matcher(line).matches() && markers > 0) {
      closing = true;
      open.clear();
      add(new PieceBuilder(0, "", null, line));
    } else {
      text(line);
    }
    paragraphEnded = LineJoining.ended(line);
  }

  /** Behind what is signed an appendix may follow, or what the paper puts into force. */
  private static boolean beginsAnew(String line) {
    return MarkerReader.read(line).stream()
        .anyMatch(it ->
            it.style().compareTo(Style.SECTION) <= 0
                || it.ordinal() == 1 && (it.style() == Style.ROMAN || it.style() == Style.ARTICLE));
  }

  private @Nullable Marker marker(String line) {
    return open.best(MarkerReader.read(line), line, paragraphEnded, markers == 0);
  }

  private void begin(Marker marker) {
    boolean counts = marker.style().counts() || marker.style().named();
    if (markers == 0 && !counts && CITES.matcher(marker.rest()).matches()) {
      text(marker.printed() + " " + marker.rest()); // what a paper is based on stands before it
      return;
    }
    closing = false;
    markers++;
    int depth = Math.min(DEEPEST, open.enter(marker));
    add(new PieceBuilder(depth, marker.printed(), marker.style(), marker.rest()));
  }

  private void text(String line) {
    PieceBuilder last = pieces.isEmpty() ? null : pieces.getLast();
    if (last == null) {
      add(new PieceBuilder(0, "", null, line));
    } else if (last.takesHeading(line)) {
      last.addHeading(line);
    } else if (markers > 0 && !closing && isTitle(line)) {
      // a heading without a number stands where the last one in capitals stood
      int depth = titleDepth();
      open.leave(depth);
      PieceBuilder title = new PieceBuilder(depth, "", null, line);
      title.makeTitle();
      add(title);
    } else {
      last.addLine(line, joining);
    }
  }

  private int titleDepth() {
    for (PieceBuilder piece : pieces.reversed()) {
      if (piece.isTitle()) {
        return piece.depth();
      }
    }
    return 0;
  }

  private boolean isTitle(String line) {
    return paragraphEnded
        && line.length() >= 6
        && line.length() <= 150
        && line.indexOf(' ') > 0
        && line.indexOf('\t') < 0
        && MarkerReader.isUpper(line);
  }

  private void add(PieceBuilder piece) {
    pieces.add(piece);
  }
}
