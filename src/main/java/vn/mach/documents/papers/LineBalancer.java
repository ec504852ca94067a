package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks a centred line that is too long into as few lines as possible, all about equally long: no
 * single word is left below.
 */
final class LineBalancer {

  private static final Pattern BEGINS =
      Pattern.compile(
          "^(?:và|về|của|các|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|khối|nhiệm vụ|giai đoạn|nhiệm kỳ|năm)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private LineBalancer() {}

  static List<HeadLine> all(List<HeadLine> lines, double width) {
    return lines.stream()
        .map(line -> line.withText(String.join("\n", lines(line, width))))
        .toList();
  }

  static List<String> lines(HeadLine line, double width) {
    List<String> greedy = greedy(line, width);
    if (greedy.size() == 1) {
      return greedy;
    }
    String[] halves = halves(line, width);
    if (greedy.size() == 2 && halves.length == 2) {
      return List.of(halves);
    }
    double enough = width;
    double tooLittle = width / 2;
    while (enough - tooLittle > 1) {
      double middle = (enough + tooLittle) / 2;
      if (greedy(line, middle).size() == greedy.size()) {
        enough = middle;
      } else {
        tooLittle = middle;
      }
    }
    return greedy(line, enough);
  }

  /**
   * Two lines that part where sense does, if both fit and neither is much shorter: behind a comma,
   * or before a word that begins something of its own. {@code …, nhiệm / vụ …} and {@code ỦY BAN
   * NHÂN / DÂN …} read badly.
   */
  private static String[] halves(HeadLine line, double width) {
    String text = line.text();
    String[] best = new String[0];
    double least = Double.MAX_VALUE;
    for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
      String before = text.substring(0, space);
      String behind = text.substring(space + 1);
      if (before.endsWith(",") || BEGINS.matcher(behind).find()) {
        double first = TextMetrics.width(before, line.style(), line.size());
        double second = TextMetrics.width(behind, line.style(), line.size());
        double apart = Math.abs(first - second) * (before.endsWith(",") ? 0.5 : 1);
        if (first <= width
            && second <= width
            && Math.min(first, second) * 2.2 > Math.max(first, second)
            && apart < least) {
          best = new String[] {before, behind};
          least = apart;
        }
      }
    }
    return best;
  }

  private static List<String> greedy(HeadLine line, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : line.text().split("\n", -1)) {
      StringBuilder current = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        String longer = current.isEmpty() ? word : current + " " + word;
        if (!current.isEmpty() && TextMetrics.width(longer, line.style(), line.size()) > width) {
          lines.add(current.toString());
          current = new StringBuilder(word);
        } else {
          current = new StringBuilder(longer);
        }
      }
      lines.add(current.toString());
    }
    return lines;
  }
}
