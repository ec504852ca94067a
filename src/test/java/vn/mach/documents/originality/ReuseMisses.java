package vn.mach.documents.originality;

import java.util.List;
import java.util.Locale;

/** Prints texts in which something was missed or found wrongly. */
final class ReuseMisses {

  private static final double GOOD = 0.93;
  private static final int SHOWN = 60;

  private ReuseMisses() {}

  static void print(ReuseCases cases, ReuseCases.Suspicious one, List<Passage> found) {
    ReuseScore score = new ReuseScore();
    score.add(one, found);
    if (score.plagdet() >= GOOD || one.copies().isEmpty() && found.isEmpty()) {
      return;
    }
    System.out.printf(Locale.ROOT, "---- %s: plagdet %.3f%n", one.kind(), score.plagdet());
    for (ReuseCases.Copy it : one.copies()) {
      System.out.printf(
          "  copy  %d-%d of %d, source %d %d-%d: %s%n",
          it.from(),
          it.to(),
          one.text().length(),
          it.source(),
          it.sourceFrom(),
          it.sourceTo(),
          ends(one.text(), it.from(), it.to()));
    }
    for (Passage it : found) {
      System.out.printf(
          Locale.ROOT,
          "  found %d-%d, source %d %d-%d, density %.2f: %s || %s%n",
          it.from(),
          it.to(),
          it.source(),
          it.sourceFrom(),
          it.sourceTo(),
          it.density(),
          ends(one.text(), it.from(), it.to()),
          ends(cases.corpus.get(it.source()), it.sourceFrom(), it.sourceTo()));
    }
  }

  private static String ends(String text, int from, int to) {
    String cut = text.substring(from, to).replace('\n', ' ');
    return cut.length() < 2 * SHOWN
        ? cut
        : cut.substring(0, SHOWN) + " … " + cut.substring(cut.length() - SHOWN);
  }
}
