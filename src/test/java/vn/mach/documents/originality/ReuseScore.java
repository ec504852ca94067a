package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision, recall and granularity by characters, and plagdet = F1 / log2(1 + granularity), as
 * defined by Potthast and others for the PAN tasks (COLING 2010): averaged over the copies and over
 * what was found, on both sides.
 */
final class ReuseScore {

  private double precision;
  private int found;
  private double recall;
  private int copies;
  private double parts;
  private int seen;
  int texts;
  int reported;

  void add(ReuseCases.Suspicious text, List<Passage> passages) {
    texts++;
    reported += passages.isEmpty() ? 0 : 1;
    for (Passage one : passages) {
      List<ReuseCases.Copy> right = new ArrayList<>();
      text.copies().stream().filter(it -> meets(it, one)).forEach(right::add);
      long own =
          union(right.stream().map(it -> clip(it.from(), it.to(), one.from(), one.to())).toList());
      long other =
          union(
              right.stream()
                  .map(it -> clip(it.sourceFrom(), it.sourceTo(), one.sourceFrom(), one.sourceTo()))
                  .toList());
      precision +=
          (double) (own + other) / (one.to() - one.from() + one.sourceTo() - one.sourceFrom());
      found++;
    }
    for (ReuseCases.Copy copy : text.copies()) {
      List<Passage> right = passages.stream().filter(it -> meets(copy, it)).toList();
      long own =
          union(
              right.stream().map(it -> clip(it.from(), it.to(), copy.from(), copy.to())).toList());
      long other =
          union(
              right.stream()
                  .map(it ->
                      clip(it.sourceFrom(), it.sourceTo(), copy.sourceFrom(), copy.sourceTo()))
                  .toList());
      recall +=
          (double) (own + other) / (copy.to() - copy.from() + copy.sourceTo() - copy.sourceFrom());
      copies++;
      if (!right.isEmpty()) {
        seen++;
        parts += right.size();
      }
    }
  }

  private static boolean meets(ReuseCases.Copy copy, Passage found) {
    return copy.source() == found.source()
        && copy.from() < found.to()
        && found.from() < copy.to()
        && copy.sourceFrom() < found.sourceTo()
        && found.sourceFrom() < copy.sourceTo();
  }

  private static int[] clip(int from, int to, int low, int high) {
    return new int[] {Math.max(from, low), Math.min(to, high)};
  }

  private static long union(List<int[]> ranges) {
    List<int[]> sorted = new ArrayList<>(ranges);
    sorted.sort((one, two) -> Integer.compare(one[0], two[0]));
    long sum = 0;
    int end = 0;
    for (int[] range : sorted) {
      int from = Math.max(range[0], end);
      if (range[1] > from) {
        sum += range[1] - from;
        end = range[1];
      }
    }
    return sum;
  }

  double precision() {
    return found == 0 ? 1 : precision / found;
  }

  double recall() {
    return copies == 0 ? 1 : recall / copies;
  }

  double granularity() {
    return seen == 0 ? 1 : parts / seen;
  }

  double plagdet() {
    double sum = precision() + recall();
    double both = sum == 0 ? 0 : 2 * precision() * recall() / sum;
    return both / (Math.log(1 + granularity()) / Math.log(2));
  }
}
