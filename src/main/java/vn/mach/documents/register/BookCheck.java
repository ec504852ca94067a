package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a book's numbers say against themselves: numbers that are missing, occur twice, or are
 * behind a later day. A book that begins with number 57 was stored elsewhere before: what lies
 * below its first number is not missing.
 */
record BookCheck(List<Missing> missing, List<Double> doubles, List<Line> backdated) {

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
    LocalDate latest = LocalDate.MIN;
    for (Line line : run) {
      if (!same.isEmpty()
          && (same.getFirst().number != line.number
              || !same.getFirst().letter.equals(line.letter))) {
        twice(same);
        same = new ArrayList<>();
      }
      same.add(line);
      if (line.day.isBefore(latest)) {
        backdated.add(line);
      } else {
        latest = line.day;
      }
    }
    twice(same);
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
    return missing.size() + doubles.size() + backdated.size();
  }
}
