package vn.mach.evidence.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * {@code script/bench figures}: how well the checker reads the report texts of its tests. With
 * {@code -v} it names every miss and false alarm.
 */
final class FiguresBench {

  private FiguresBench() {}

  public static void main(String[] arguments) throws IOException {
    boolean verbose = List.of(arguments).contains("-v");
    Measured known = Measured.of("known");
    Measured unseen = Measured.of("unseen");
    Measured later = Measured.of("later");
    print("known texts (tuned on)", known, verbose);
    print("unseen texts (committed before there was a checker)", unseen, verbose);
    print("later texts (written while it was built)", later, verbose);
    Measured all = known.and(unseen).and(later);
    print("all texts", all, false);
    System.out.println("precision = " + all.precision());
    System.out.println("recall = " + all.recall());
    System.out.println("sound texts alarmed = " + all.alarmed() + " of " + all.sound());
    print("\nown texts of many registers (tuned on)", Measured.of("registers"), verbose);
    print(
        "own texts in three rounds, each read once before it was tuned on (see README.md)",
        Measured.of("rounds"),
        verbose);
    for (String set :
        List.of(
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q")) {
      for (String half : halves(set)) {
        print(
            "own set " + set + ", " + half + " half (its blind readings are in README.md)",
            Measured.book("fresh/" + set + ".txt", half),
            verbose);
      }
    }
    print("published passages, work half (tuned on)", Measured.of("published-work"), verbose);
    Measured test = Measured.of("published-test");
    List<String> relatives =
        Files.readAllLines(Measured.FOLDER.resolve("published-test/relatives.csv"));
    print("published passages, test half", test, false);
    print(
        "  of these, the ones without a relative in the work half",
        test.where(name -> !relatives.contains(name.replace(".txt", ""))),
        false);
  }

  /** The passages of {@code -source} are the sound ones that the contradictions were planted in. */
  private static List<String> halves(String set) {
    return switch (set) {
      case "h" -> List.of("test");
      case "m", "n" -> List.of("work", "work-source");
      case "i", "j", "k", "l", "o", "p", "q" ->
          List.of("work", "work-source", "test", "test-source");
      default -> List.of("work", "test");
    };
  }

  private static void print(String title, Measured measured, boolean verbose) {
    System.out.println(title + ": " + measured.texts().size() + ", sound " + measured.sound());
    System.out.printf("  %-8s %8s %8s %8s %8s%n", "kind", "planted", "found", "missed", "false");
    for (Contradiction kind : Contradiction.values()) {
      if (kind != Contradiction.EVIDENCE && kind != Contradiction.SERIES) {
        row(kind.code(), kind.code(), measured);
      }
    }
    row("all", "", measured);
    System.out.println(
        "  precision "
            + measured.precision()
            + ", recall "
            + measured.recall()
            + ", sound texts alarmed "
            + measured.alarmed()
            + " of "
            + measured.sound());
    if (verbose) {
      measured
          .texts()
          .forEach(it -> {
            it.missed()
                .forEach(one ->
                    System.out.println(
                        "  MISSED "
                            + it.name()
                            + " "
                            + one.kind()
                            + " "
                            + it.text().substring(one.from(), one.to()).replace('\n', ' ')));
            it.wrong()
                .forEach(one ->
                    System.out.println(
                        "  FALSE  "
                            + it.name()
                            + " "
                            + one.kind().code()
                            + " "
                            + one.stated()
                            + "→"
                            + one.computed()
                            + " "
                            + one.quote()));
            it.found().stream()
                .filter(one ->
                    it.expected().stream().anyMatch(other -> other.is(one))
                        && it.expected().stream().noneMatch(other -> other.exactly(one)))
                .forEach(one -> System.out.println("  PLACE  " + it.name() + " " + one));
          });
    }
  }

  private static void row(String title, String kind, Measured measured) {
    System.out.printf(
        "  %-8s %8d %8d %8d %8d%n",
        title,
        measured.planted(kind),
        measured.found(kind),
        measured.missed(kind),
        measured.wrong(kind));
  }
}
