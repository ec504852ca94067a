package vn.mach.documents.originality;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** {@code script/bench originality}. */
final class OriginalityBench {

  private OriginalityBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean verbose = words.remove("-v");
    long seed = words.isEmpty() ? 1 : Long.parseLong(words.get(0));
    String prose = words.size() > 1 ? words.get(1) : "prose-a.txt";
    int each = words.size() > 2 ? Integer.parseInt(words.get(2)) : 12;
    List<String> foreign = words.size() > 3 ? foreign(Path.of(words.get(3))) : List.of();
    Map<String, ReuseScore> scores = new LinkedHashMap<>();
    ReuseScore all = new ReuseScore();
    for (long run = seed; run < seed + 3; run++) {
      ReuseCases cases = new ReuseCases(run, prose, foreign, each);
      ReuseSearch search =
          new ReuseSearch(new MemorySources(cases.base), new MemorySources(cases.corpus));
      for (ReuseCases.Suspicious one : cases.suspicious) {
        List<Passage> found = search.check(one.text());
        ReuseScore alone = new ReuseScore();
        alone.add(one, found);
        all.add(one, found);
        scores.computeIfAbsent(one.kind(), it -> new ReuseScore()).add(one, found);
        if (verbose && (alone.plagdet() < 0.93 || one.copies().isEmpty() && !found.isEmpty())) {
          Misses.print(cases, one, found, alone);
        }
      }
    }
    scores.forEach(OriginalityBench::print);
    print("all", all);
  }

  private static void print(String kind, ReuseScore score) {
    System.out.printf(
        Locale.ROOT,
        "%-14s precision %.3f recall %.3f granularity %.3f plagdet %.3f reported %d/%d%n",
        kind,
        score.precision(),
        score.recall(),
        score.granularity(),
        score.plagdet(),
        score.reported,
        score.texts);
  }

  private static List<String> foreign(Path folder) throws Exception {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".txt")).sorted().toList()) {
        text.append(Files.readString(file).strip()).append('\n');
        if (text.length() > 1300) {
          texts.add(text.toString());
          text.setLength(0);
        }
      }
    }
    return texts;
  }

  private static final class Misses {
    static void print(
        ReuseCases cases, ReuseCases.Suspicious one, List<Passage> found, ReuseScore alone) {
      System.out.printf(
          Locale.ROOT,
          "---- %s plagdet %.3f p %.3f r %.3f g %.2f%n",
          one.kind(),
          alone.plagdet(),
          alone.precision(),
          alone.recall(),
          alone.granularity());
      for (ReuseCases.Copy it : one.copies()) {
        System.out.println(
            "  copy  "
                + it.from() + "-" + it.to() + " of " + one.text().length() + " source " + it.source()
                + " " + it.sourceFrom() + "-" + it.sourceTo()
                + " of " + cases.corpus.get(it.source()).length()
                + " | " + ends(one.text(), it.from(), it.to()));
      }
      for (Passage it : found) {
        System.out.printf(
            Locale.ROOT, "  found %d-%d source %d %d-%d density %.2f | %s || %s%n",
            it.from(), it.to(), it.source(), it.sourceFrom(), it.sourceTo(), it.density(),
            ends(one.text(), it.from(), it.to()),
            ends(cases.corpus.get(it.source()), it.sourceFrom(), it.sourceTo()));
      }
    }

    private static String ends(String text, int from, int to) {
      String cut = text.substring(from, to).replace('\n', ' ');
      return cut.length() < 130 ? cut : cut.substring(0, 60) + " … " + cut.substring(cut.length() - 60);
    }
  }
}
