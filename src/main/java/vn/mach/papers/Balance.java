package vn.mach.papers;

import java.util.ArrayList;
import java.util.List;

/** Breaks a centred line that is too long into as few lines as possible, all about equally long: no single word is left below. */
final class Balance {

  private Balance() {}

  static List<HeadLine> all(List<HeadLine> lines, double width) {
    return lines.stream().map(line -> line.withText(String.join("\n", lines(line, width)))).toList();
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

  /** Two lines that part behind a comma, if both fit and neither is much shorter: {@code …, nhiệm / vụ …} reads badly. */
  private static String[] halves(HeadLine line, double width) {
    String text = line.text();
    for (int comma = text.indexOf(", "); comma >= 0; comma = text.indexOf(", ", comma + 1)) {
      double first = Metrics.width(text.substring(0, comma + 1), line.style(), line.size());
      double second = Metrics.width(text.substring(comma + 2), line.style(), line.size());
      if (first <= width && second <= width && Math.min(first, second) * 2.2 > Math.max(first, second)) {
        return new String[] {text.substring(0, comma + 1), text.substring(comma + 2)};
      }
    }
    return new String[0];
  }

  private static List<String> greedy(HeadLine line, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : line.text().split("\n", -1)) {
      StringBuilder current = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        String longer = current.isEmpty() ? word : current + " " + word;
        if (!current.isEmpty() && Metrics.width(longer, line.style(), line.size()) > width) {
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
