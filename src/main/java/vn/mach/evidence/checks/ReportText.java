package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A report's text, read once: its prose with the numbers in it, and its tables.
 *
 * @param end how far it was read: the length of the text, or less where it has more numbers than
 *     {@value #MOST_NUMBERS}
 */
record ReportText(String text, int end, List<Passage> passages, List<TextTable> tables) {

  /** One for each 40 letters of the longest section: no report has as many. */
  static final int MOST_NUMBERS = 5_000;

  private static final Pattern BULLET =
      Pattern.compile(
          "[ \\t]{0,40}+(?:([-+*•·▪◦]|\\(?\\d{1,2}[.)]|[a-zđ][.)]|[ivx]{1,5}[.)]|\\d{1,2}(?:\\.\\d{1,2}){1,3}\\.?)[ \\t]{1,20})");
  private static final int WRAPPED = 55;

  /** How much longer the next line may be where both were broken at the same width. */
  private static final int RAGGED = 20;

  private static final int WIDE = 60;

  /** Reads text in NFC. */
  static ReportText read(String whole) {
    int end = end(whole);
    String text = whole.substring(0, end);
    String folded = Folded.fold(text);
    List<Passage> passages = new ArrayList<>();
    List<TextTable> tables = new ArrayList<>();
    Lexer lexer = new Lexer(text, folded);
    List<TextLine> lines = SpacedLines.tables(folded, lines(folded));
    for (int i = 0; i < lines.size(); ) {
      int next = i + 1;
      if (lines.get(i).cells() >= 3) {
        while (next < lines.size() && lines.get(next).cells() >= 3) {
          next++;
        }
        TextTable.read(folded, lines.subList(i, next)).ifPresent(tables::add);
      } else if (!lines.get(i).blank()) {
        while (next < lines.size() && goesOn(text, folded, lines.get(next - 1), lines.get(next))) {
          next++;
        }
        passages.add(
            lexer.passage(
                lines.get(i).from() + lines.get(i).bulletEnd(),
                lines.get(next - 1).to(),
                lines.get(i).bullet()));
      }
      i = next;
    }
    tables.addAll(LabelledLines.tables(folded, lines));
    tables.addAll(PhrasedLines.tables(folded, lines));
    return new ReportText(whole, end, passages, tables);
  }

  /** Where the line begins with the first number that is not read; in a long line that number. */
  private static int end(String text) {
    int numbers = 0;
    for (int i = 0; i < text.length(); i++) {
      if (beginsNumber(text, i) && ++numbers > MOST_NUMBERS) {
        int line = text.lastIndexOf('\n', i);
        return line > i / 2 ? line : i;
      }
    }
    return text.length();
  }

  private static boolean beginsNumber(String text, int at) {
    return Character.isDigit(text.charAt(at))
        && (at == 0 || !Character.isDigit(text.charAt(at - 1)));
  }

  /** How many numbers stand in the text before the offset. */
  int numbers(int before) {
    return (int) IntStream.range(0, before).filter(it -> beginsNumber(text, it)).count();
  }

  /** Text between two offsets as it is quoted. */
  String quote(int from, int to) {
    return text.substring(from, to).replaceAll("[\\t\\r\\n]", " ");
  }

  Finding finding(int from, int to, Contradiction kind, String stated, String computed) {
    return new Finding(from, to, kind, stated, computed, quote(from, to));
  }

  private static List<TextLine> lines(String folded) {
    List<TextLine> lines = new ArrayList<>();
    for (int from = 0; from <= folded.length(); ) {
      int end = folded.indexOf('\n', from);
      int to = end < 0 ? folded.length() : end;
      int last = to > from && folded.charAt(to - 1) == '\r' ? to - 1 : to;
      lines.add(line(folded, from, last));
      from = to + 1;
    }
    return lines;
  }

  private static TextLine line(String folded, int from, int to) {
    String line = folded.substring(from, to);
    long tabs = line.strip().chars().filter(c -> c == '\t').count();
    long bars = line.chars().filter(c -> c == '|').count();
    Matcher bullet = BULLET.matcher(line);
    boolean point = bullet.lookingAt();
    String mark =
        point
            ? bullet
                .group(1)
                .replaceAll("\\d+", "1")
                .replaceAll("[ivx]+", "i")
                .replaceAll("[a-hj-uwyzđ]", "a")
            : "";
    long cells = Math.max(tabs, bars) + 1;
    return new TextLine(
        from,
        to,
        line.length() / cells > WIDE ? 1 : (int) cells,
        line.isBlank(),
        mark,
        point ? bullet.end() : 0);
  }

  /**
   * Whether the second line only goes on with the first: text that was broken at the edge of a
   * page.
   */
  private static boolean goesOn(String text, String folded, TextLine one, TextLine two) {
    if (two.blank() || two.cells() >= 3 || !two.bullet().isEmpty()) {
      return false;
    }
    String first = folded.substring(one.from(), one.to()).strip();
    String second = text.substring(two.from(), two.to()).strip();
    char last = first.charAt(first.length() - 1);
    char begin = second.charAt(0);
    boolean small =
        Character.isLowerCase(begin) || Character.isDigit(begin) || begin == '(' || begin == '%';
    if (".:!?".indexOf(last) >= 0) {
      return false;
    }
    return last == ','
        || small
        || last != ';'
            && first.length() >= WRAPPED
            && second.length() <= first.length() + RAGGED
            && !isCapitals(text.substring(one.from(), one.to()));
  }

  private static boolean isCapitals(String line) {
    return line.chars().noneMatch(Character::isLowerCase);
  }
}
