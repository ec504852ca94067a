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
