package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * {@code script/bench originality [texts|index [DOCUMENTS]]}: how well known copies are found, by
 * kind, and how fast among many; against Lucene and plain winnowing in the same run. With {@code
 * -v} it names every miss and false alarm of the texts that it was tuned on.
 */
final class OriginalityBench {

  private static final int RUNS = 3;
  private static final int EACH = 20; // texts of each kind in one run
  private static final long TUNED = 11;
  private static final long KEPT_BACK = 7_001;

  private OriginalityBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    boolean verbose = words.remove("-v");
    String part = words.isEmpty() ? "" : words.getFirst();
    if (!part.equals("index")) {
      texts("texts that it was tuned on", TUNED, "prose-a.txt", verbose);
      if (!verbose) {
        texts("kept back: other seeds, other prose", KEPT_BACK, "prose-b.txt", false);
      }
    }
    if (!part.equals("texts")) {
      OriginalityIndexBench.run(words.size() > 1 ? Integer.parseInt(words.get(1)) : 200_000);
    }
    System.exit(0);
  }

  private static void texts(String title, long seed, String prose, boolean verbose)
      throws Exception {
    Scores own = new Scores();
    Scores lucene = new Scores();
    Scores winnowing = new Scores();
    for (long run = seed; run < seed + RUNS; run++) {
      ReuseCases cases = new ReuseCases(run, prose, EACH);
      ReuseSearch search =
          new ReuseSearch(new MemorySources(cases.base), new MemorySources(cases.corpus));
      Winnowing plain = new Winnowing(cases.base, cases.corpus);
      try (LuceneReuse other = new LuceneReuse(new ByteBuffersDirectory(), cases.base)) {
        for (int i = 0; i < cases.corpus.size(); i++) {
          other.add(i, cases.corpus.get(i));
        }
        other.ready();
        for (ReuseCases.Suspicious one : cases.suspicious) {
          List<Passage> found = search.check(one.text());
          own.add(one, found);
          lucene.add(one, other.check(one.text()));
          winnowing.add(one, plain.check(one.text()));
          if (verbose) {
            ReuseMisses.print(cases, one, found);
          }
        }
      }
    }
    System.out.println(title);
    System.out.println(
        "kind           texts   precision recall granularity plagdet reported   Lucene winnowing");
    own.kinds.forEach((kind, score) -> print(kind, score, lucene, winnowing));
    print("all", own.all, lucene, winnowing);
    System.out.printf(
        Locale.ROOT,
        "plagdet originality = %.3f; Lucene with alignment = %.3f; winnowing = %.3f%n%n",
        own.all.plagdet(),
        lucene.all.plagdet(),
        winnowing.all.plagdet());
  }

  private static void print(String kind, ReuseScore score, Scores lucene, Scores winnowing) {
    System.out.printf(
        Locale.ROOT,
        "%-14s %5d   %.3f     %.3f  %.3f       %.3f   %d of %d   %.3f  %.3f%n",
        kind,
        score.texts,
        score.precision(),
        score.recall(),
        score.granularity(),
        score.plagdet(),
        score.reported,
        score.texts,
        lucene.kinds.getOrDefault(kind, lucene.all).plagdet(),
        winnowing.kinds.getOrDefault(kind, winnowing.all).plagdet());
  }

  private static final class Scores {
    final Map<String, ReuseScore> kinds = new LinkedHashMap<>();
    final ReuseScore all = new ReuseScore();

    void add(ReuseCases.Suspicious one, List<Passage> found) {
      kinds.computeIfAbsent(one.kind(), it -> new ReuseScore()).add(one, found);
      all.add(one, found);
    }
  }
}
