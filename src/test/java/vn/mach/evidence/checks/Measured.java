package vn.mach.evidence.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the checker finds in a folder of texts, held against what a careful reader found in them.
 */
record Measured(List<Compared> texts) {

  static final Path FOLDER =
      Path.of(System.getProperty("texts", "src/test/resources/vn/mach/evidence/checks"));

  /**
   * A finding of the careful reader, as it is beside a text.
   *
   * @param kinds one kind, or several with a slash between them of which either is right
   * @param unsure whether the reader was not sure: then it counts neither as missed nor as false
   */
  record Expected(int from, int to, String kinds, String stated, String computed, boolean unsure) {

    String kind() {
      return kinds.replaceAll("/.*", "");
    }

    /** Of the same kind, and about the same place. */
    boolean is(Finding finding) {
      return List.of(kinds.split("/")).contains(finding.kind().code())
          && finding.from() < to
          && from < finding.to();
    }

    private int common(Finding finding) {
      return Math.min(to, finding.to()) - Math.max(from, finding.from());
    }

    boolean exactly(Finding finding) {
      return is(finding)
          && from == finding.from()
          && to == finding.to()
          && stated.equals(finding.stated())
          && computed.equals(finding.computed());
    }
  }

  /** One text. */
  record Compared(String name, String text, List<Expected> expected, List<Finding> all) {

    /** What was found, without what only touches something unsure. */
    List<Finding> found() {
      return all.stream()
          .filter(it ->
              expected.stream().noneMatch(one -> one.unsure() && one.is(it))
                  || expected.stream().anyMatch(one -> !one.unsure() && one.is(it)))
          .toList();
    }

    /** One finding settles one place: the one that it covers most. */
    List<Expected> missed() {
      List<Expected> open = new ArrayList<>(expected.stream().filter(it -> !it.unsure()).toList());
      all.forEach(it ->
          open.stream()
              .filter(one -> one.is(it))
              .max(Comparator.comparingInt(one -> one.common(it)))
              .ifPresent(open::remove));
      return open;
    }

    List<Finding> wrong() {
      return all.stream().filter(it -> expected.stream().noneMatch(one -> one.is(it))).toList();
    }

    List<Expected> sure() {
      return expected.stream().filter(it -> !it.unsure()).toList();
    }
  }

  static Measured of(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return new Measured(
          files
              .filter(it -> it.toString().endsWith(".txt"))
              .sorted()
              .map(Measured::compare)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file of many texts: a line {@code == name half}, a line {@code ! from, to, kind, stated,
   * computed, unsure} with tabs for each place, then the text.
   */
  static Measured book(String file, String half) {
    try {
      List<Compared> texts = new ArrayList<>();
      for (String one : Files.readString(FOLDER.resolve(file)).split("(?m)^== ")) {
        String[] parts = one.split("\n", 2);
        if (parts[0].endsWith(" " + half)) {
          texts.add(compare(parts[0], parts[1].lines().toList()));
        }
      }
      return new Measured(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Compared compare(String name, List<String> lines) {
    List<Expected> expected =
        lines.stream()
            .filter(it -> it.startsWith("! "))
            .map(it -> List.of(it.substring(2).split("\t")))
            .map(it ->
                new Expected(
                    Integer.parseInt(it.get(0)),
                    Integer.parseInt(it.get(1)),
                    it.get(2),
                    it.get(3),
                    it.size() > 4 ? it.get(4) : "",
                    it.size() > 5))
            .toList();
    String text =
        lines.stream().filter(it -> !it.startsWith("! ")).collect(Collectors.joining("\n")) + "\n";
    return new Compared(name, text, expected, Contradictions.in(text));
  }

  /** Only those texts whose names pass. */
  Measured where(Predicate<String> name) {
    return new Measured(texts.stream().filter(it -> name.test(it.name())).toList());
  }

  Measured and(Measured other) {
    return new Measured(Stream.concat(texts.stream(), other.texts.stream()).toList());
  }

  long planted(String kind) {
    return texts.stream()
        .flatMap(it -> it.sure().stream())
        .filter(it -> kind.isEmpty() || it.kind().equals(kind))
        .count();
  }

  long missed(String kind) {
    return texts.stream()
        .flatMap(it -> it.missed().stream())
        .filter(it -> kind.isEmpty() || it.kind().equals(kind))
        .count();
  }

  long found(String kind) {
    return texts.stream()
        .flatMap(it -> it.found().stream())
        .filter(it -> kind.isEmpty() || it.kind().code().equals(kind))
        .count();
  }

  long wrong(String kind) {
    return texts.stream()
        .flatMap(it -> it.wrong().stream())
        .filter(it -> kind.isEmpty() || it.kind().code().equals(kind))
        .count();
  }

  BigDecimal precision() {
    return share(found("") - wrong(""), found(""));
  }

  BigDecimal recall() {
    return share(planted("") - missed(""), planted(""));
  }

  long sound() {
    return texts.stream().filter(it -> it.expected().isEmpty()).count();
  }

  long alarmed() {
    return texts.stream().filter(it -> it.expected().isEmpty() && !it.all().isEmpty()).count();
  }

  private static BigDecimal share(long part, long base) {
    return base == 0
        ? BigDecimal.ONE
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(base), 3, RoundingMode.HALF_UP);
  }

  private static Compared compare(Path file) {
    try {
      String text = Files.readString(file);
      List<Expected> expected = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(file.toString().replace(".txt", ".tsv")))) {
        List<String> cells = Arrays.asList(line.split("\t", -1));
        if (!cells.getFirst().equals("file")) {
          expected.add(
              new Expected(
                  Integer.parseInt(cells.get(1)),
                  Integer.parseInt(cells.get(2)),
                  cells.get(3),
                  cells.get(4),
                  cells.get(5),
                  cells.size() > 7 && cells.get(7).startsWith("unsure")));
        }
      }
      return new Compared(file.getFileName().toString(), text, expected, Contradictions.in(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
