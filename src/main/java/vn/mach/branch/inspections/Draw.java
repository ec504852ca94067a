package vn.mach.branch.inspections;

import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import vn.mach.base.kernel.Digests;

/**
 * A choice at random that anybody can repeat: each candidate's code is written after the seed and a
 * colon, and those with the smallest SHA-256 are chosen.
 */
final class Draw {

  private Draw() {}

  /** The chosen codes, in the order of their digests. */
  static List<String> choose(String seed, Collection<String> candidates, int wanted) {
    return candidates.stream()
        .distinct()
        .sorted(Comparator.comparing(code -> digest(seed, code)))
        .limit(wanted)
        .toList();
  }

  /** The digest by which a candidate is ordered, as hexadecimal digits. */
  static String digest(String seed, String code) {
    return HexFormat.of().formatHex(Digests.of(seed + ":" + code));
  }
}
