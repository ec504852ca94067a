package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a book's numbers say against themselves: numbers that are missing, occur twice, or whose day
 * does not fit the order of the others. A book that begins with number 57 was stored elsewhere
 * before: what lies below its first number is not missing.
 */
record BookCheck(List<Missing> missing, List<Double> doubles, List<Misdated> misdated) {

  /** One number of the book, in the order of run and number. */
  record Line(
      EntryId id,
      LocalDate runFrom,
      String runKind,
      int number,
      String letter,
      LocalDate day,
      String symbol) {}

  /** Numbers of a run that nothing bears, from the first to the last. */
  record Missing(LocalDate runFrom, String runKind, int first, int last) {}

  /** The lines that bear one number. */
  record Double(List<Line> lines) {}

  /**
   * A line that stands out of the order of days.
   *
   * @param before the last line before it that is in order; null: none
   * @param after the first one behind it; null: none
   */
  record Misdated(Line line, @Nullable Line before, @Nullable Line after) {}

  private record RunKey(LocalDate from, String kind) {}

  private static final BookCheck SOUND = new BookCheck(List.of(), List.of(), List.of());

  /**
   * @param lines in the order of run and number
   * @param elsewhere numbers of a run that stand outside the book, for outgoing papers those of
   *     directives
   */
  static BookCheck of(List<Line> lines, Function<Line, List<Integer>> elsewhere) {
    Map<RunKey, List<Line>> runs = new LinkedHashMap<>();
    lines.forEach(line ->
        runs.computeIfAbsent(new RunKey(line.runFrom, line.runKind), key -> new ArrayList<>())
            .add(line));
    BookCheck all = new BookCheck(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    runs.values().forEach(run -> all.look(run, elsewhere.apply(run.getFirst())));
    return all;
  }

  private void look(List<Line> run, List<Integer> elsewhere) {
    TreeSet<Integer> borne = new TreeSet<>();
    run.forEach(line -> borne.add(line.number));
    borne.addAll(elsewhere);
    int expected = run.getFirst().number;
    for (int number : borne.tailSet(expected)) {
      if (number > expected) {
        missing.add(
            new Missing(run.getFirst().runFrom, run.getFirst().runKind, expected, number - 1));
      }
      expected = number + 1;
    }
    List<Line> same = new ArrayList<>();
    for (Line line : run) {
      if (!same.isEmpty()
          && (same.getFirst().number != line.number
              || !same.getFirst().letter.equals(line.letter))) {
        twice(same);
        same = new ArrayList<>();
      }
      same.add(line);
    }
    twice(same);
    lookAtDays(run);
  }

  /**
   * As many lines as possible are taken as right, their days in the order of their numbers (a
   * longest non-decreasing subsequence, of several the one that takes the earlier lines); the rest
   * is wrong. So one wrong day is one line, wherever it stands.
   */
  private void lookAtDays(List<Line> run) {
    int[] length = new int[run.size()]; // of the longest that begins with the line
    List<LocalDate> latestFirst =
        new ArrayList<>(); // of those of each length, its latest first day
    for (int i = run.size() - 1; i >= 0; i--) {
      LocalDate day = run.get(i).day;
      int low = 0;
      int high = latestFirst.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (latestFirst.get(middle).isBefore(day)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      length[i] = low + 1;
      if (low == latestFirst.size()) {
        latestFirst.add(day);
      } else {
        latestFirst.set(low, day);
      }
    }
    int wanted = latestFirst.size();
    Line before = null;
    List<Line> wrong = new ArrayList<>();
    for (int i = 0; i < run.size(); i++) {
      Line line = run.get(i);
      if (length[i] == wanted && (before == null || !line.day.isBefore(before.day))) {
        name(wrong, before, line);
        before = line;
        wanted--;
      } else {
        wrong.add(line);
      }
    }
    name(wrong, before, null);
  }

  private void name(List<Line> wrong, @Nullable Line before, @Nullable Line after) {
    wrong.forEach(line -> misdated.add(new Misdated(line, before, after)));
    wrong.clear();
  }

  private void twice(List<Line> same) {
    if (same.size() > 1) {
      doubles.add(new Double(List.copyOf(same)));
    }
  }

  boolean sound() {
    return equals(SOUND);
  }

  int count() {
    return missing.size() + doubles.size() + misdated.size();
  }
}
