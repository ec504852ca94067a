package vn.mach.evidence.reports;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the pieces of one version of a text stand in another. Memory grows with the texts. Time
 * grows with the product of pieces and differences, so work has a limit; what is not compared any
 * more counts as different.
 */
final class Matches {

  /** The sum of squares of pieces that are compared at once: some tenths of a second. */
  private static final long MOST_WORK = 6_000L * 6_000L;

  /** Pieces by number: a comparison looks at each of them many times. */
  private final int[] was;

  private final int[] is;

  /**
   * Where those stand that both have, between what they begin and end with alike: all others match
   * nothing.
   */
  private int[] keptWas = {};

  private int[] keptIs = {};

  private final int[] matches;
  private long left = MOST_WORK;

  private Matches(int[] was, int[] is) {
    this.was = was;
    this.is = is;
    this.matches = new int[was.length];
    Arrays.fill(matches, -1);
  }

  /**
   * For each piece of the first list where it stands in a long (mostly the longest) common
   * subsequence of both; -1: nowhere.
   */
  static int[] of(List<String> was, List<String> is) {
    Map<String, Integer> numbers = new HashMap<>();
    Matches found = new Matches(numbered(was, numbers), numbered(is, numbers));
    found.match(numbers.size());
    return found.matches;
  }

  private static int[] numbered(List<String> pieces, Map<String, Integer> numbers) {
    return pieces.stream()
        .mapToInt(piece -> numbers.computeIfAbsent(piece, it -> numbers.size()))
        .toArray();
  }

  /**
   * What is too much to compare at once is parted at pieces that stand once in both, and in the
   * same order.
   */
  private void match(int numbers) {
    int start = 0;
    while (start < Math.min(was.length, is.length) && was[start] == is[start]) {
      matches[start] = start;
      start++;
    }
    int endWas = was.length;
    int endIs = is.length;
    while (endWas > start && endIs > start && was[endWas - 1] == is[endIs - 1]) {
      matches[--endWas] = --endIs;
    }
    int[] inWas = counts(was, start, endWas, numbers);
    int[] inIs = counts(is, start, endIs, numbers);
    keptWas = IntStream.range(start, endWas).filter(at -> inIs[was[at]] > 0).toArray();
    keptIs = IntStream.range(start, endIs).filter(at -> inWas[is[at]] > 0).toArray();
    if (compare(0, keptWas.length, 0, keptIs.length)) {
      return;
    }
    int at = 0;
    int there = 0;
    for (int[] anchor : anchors(inWas, inIs)) {
      compare(at, anchor[0], there, anchor[1]);
      matches[keptWas[anchor[0]]] = keptIs[anchor[1]];
      at = anchor[0] + 1;
      there = anchor[1] + 1;
    }
    compare(at, keptWas.length, there, keptIs.length);
  }

  private static int[] counts(int[] pieces, int from, int to, int numbers) {
    int[] counts = new int[numbers];
    for (int at = from; at < to; at++) {
      counts[pieces[at]]++;
    }
    return counts;
  }

  /** Compares a part of what was kept; false where that would be too much work. */
  private boolean compare(int fromWas, int toWas, int fromIs, int toIs) {
    long pieces = (long) (toWas - fromWas) + (toIs - fromIs);
    if (pieces * pieces > left) {
      return false;
    }
    left -= pieces * pieces;
    List<Integer> one = Arrays.stream(keptWas, fromWas, toWas).map(at -> was[at]).boxed().toList();
    List<Integer> other = Arrays.stream(keptIs, fromIs, toIs).map(at -> is[at]).boxed().toList();
    int at = fromWas;
    int there = fromIs;
    for (Change change : new MyersDiffWithLinearSpace<Integer>().computeDiff(one, other, null)) {
      while (at < fromWas + change.startOriginal) {
        matches[keptWas[at++]] = keptIs[there++];
      }
      at = fromWas + change.endOriginal;
      there = fromIs + change.endRevised;
    }
    while (at < toWas) {
      matches[keptWas[at++]] = keptIs[there++];
    }
    return true;
  }

  /**
   * Places among what was kept (in the one text, in the other) of pieces that stand once in each:
   * the longest run that rises in both.
   */
  private List<int[]> anchors(int[] inWas, int[] inIs) {
    int[] place = new int[inIs.length];
    for (int there = 0; there < keptIs.length; there++) {
      place[is[keptIs[there]]] = there;
    }
    int[] once =
        IntStream.range(0, keptWas.length)
            .filter(at -> inWas[was[keptWas[at]]] == 1 && inIs[was[keptWas[at]]] == 1)
            .toArray();
    int[] before = new int[once.length];
    int[] ends = new int[once.length]; // of the rising runs of each length, that which ends lowest
    int longest = 0;
    for (int i = 0; i < once.length; i++) {
      int low = 0;
      int high = longest;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (place[was[keptWas[once[ends[middle]]]]] < place[was[keptWas[once[i]]]]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      longest = Math.max(longest, low + 1);
    }
    List<int[]> run = new ArrayList<>();
    for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = before[i]) {
      run.add(new int[] {once[i], place[was[keptWas[once[i]]]]});
    }
    return run.reversed();
  }
}
