package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a passage begins and ends: its last equal syllables are rarely its border, since words at
 * the border are exchanged as others are. Whole sentences that are alike are taken in, a few
 * syllables of a foreign one are cut off.
 */
final class Edges {

  private static final double ALIKE = 0.5;
  private static final double TWIN = 0.6;
  private static final int SENTENCES = 20;
  private static final int CHANCE = 3;
  private static final int SLOW = 4; // a word in a map, against one in a row

  private final Syllables mine;
  private final Syllables theirs;
  private final boolean[] quoted;
  private final Effort effort;

  Edges(Syllables mine, Syllables theirs, boolean[] quoted, Effort effort) {
    this.mine = mine;
    this.theirs = theirs;
    this.quoted = quoted;
    this.effort = effort;
  }

  Overlap settle(Overlap found) {
    List<Block> blocks = new ArrayList<>();
    found.blocks().forEach(it -> blocks.add(trimmed(it)));
    Block left = blocks.stream().min(Comparator.comparingInt(Block::a)).orElseThrow();
    Block right = blocks.stream().max(Comparator.comparingInt(Block::b)).orElseThrow();
    Block first = blocks.stream().min(Comparator.comparingInt(Block::c)).orElseThrow();
    Block last = blocks.stream().max(Comparator.comparingInt(Block::d)).orElseThrow();
    int a = left.a();
    int b = right.b();
    int c = first.c();
    int d = last.d();
    if (found.a() == 0
        && found.b() == mine.count - 1
        && found.c() == 0
        && found.d() == theirs.count - 1) {
      return found;
    }
    Continuation on = new Continuation(mine, theirs, quoted);
    int[] leftOn = on.follow(left.a(), left.c(), -1);
    int[] firstOn = on.follow(first.a(), first.c(), -1);
    int[] rightOn = on.follow(right.b(), right.d(), 1);
    int[] lastOn = on.follow(last.b(), last.d(), 1);
    for (int[] at : List.of(begin(leftOn), begin(firstOn))) {
      a = Math.min(a, at[0]);
      c = Math.min(c, at[1]);
    }
    for (int[] at : List.of(end(rightOn), end(lastOn))) {
      b = Math.max(b, at[0]);
      d = Math.max(d, at[1]);
    }
    return around(found.reaching(a, b, c, d));
  }

  /** Without one to three syllables of the next sentence, which are the same by chance. */
  private Block trimmed(Block block) {
    int a = block.a();
    int b = block.b();
    int c = block.c();
    int d = block.d();
    int in = b - mine.opening[b] + 1;
    if (in <= CHANCE && mine.closing[b] > b && b - in > a && d - in > c) {
      b -= in;
      d -= in;
    }
    in = mine.closing[a] - a + 1;
    if (in <= CHANCE && mine.opening[a] < a && a + in < b && c + in < d) {
      a += in;
      c += in;
    }
    return new Block(a, b, c, d, block.matched(), block.weight());
  }

  /** Takes in sentences beside the passage that stand anywhere in the source's passage or by it. */
  private Overlap around(Overlap settled) {
    int a = settled.a();
    int b = settled.b();
    int c = settled.c();
    int d = settled.d();
    boolean more = true;
    for (int turn = 0; turn < SENTENCES && more; turn++) {
      more = false;
      if (a > 0 && mine.opening[a] == a) {
        int from = mine.opening[a - 1];
        int at = twin(from, a - 1, c, d);
        if (at >= 0) {
          a = from;
          c = Math.min(c, at);
          d = Math.max(d, theirs.closing[at]);
          more = true;
        }
      }
      if (b + 1 < mine.count && mine.closing[b] == b) {
        int to = mine.closing[b + 1];
        int at = twin(b + 1, to, c, d);
        if (at >= 0) {
          b = to;
          c = Math.min(c, at);
          d = Math.max(d, theirs.closing[at]);
          more = true;
        }
      }
    }
    // and those of the source, where the rest of a passage was put within ours
    more = true;
    for (int turn = 0; turn < SENTENCES && more; turn++) {
      more = false;
      if (c > 0 && theirs.opening[c] == c && hasTwin(theirs.opening[c - 1], c - 1, a, b)) {
        c = theirs.opening[c - 1];
        more = true;
      }
      if (d + 1 < theirs.count
          && theirs.closing[d] == d
          && hasTwin(d + 1, theirs.closing[d + 1], a, b)) {
        d = theirs.closing[d + 1];
        more = true;
      }
    }
    return settled.reaching(a, b, c, d);
  }

  /** The first syllable of the sentence like one's own, near the passage in the source; or -1. */
  private int twin(int from, int to, int low, int high) {
    if (to - from < 3 || quoted(from, to)) {
      return -1;
    }
    int at = low > 0 ? theirs.opening[low - 1] : 0;
    int end = high + 1 < theirs.count ? theirs.closing[high + 1] : high;
    double best = TWIN;
    int found = -1;
    while (at <= end) {
      int close = theirs.closing[at];
      if (close - at <= 3 * (to - from) + 3) {
        double alike = alike(from, to, at, close);
        if (alike > best) {
          best = alike;
          found = theirs.opening[at];
        }
      }
      at = close + 1;
    }
    return found;
  }

  private boolean hasTwin(int from, int to, int low, int high) {
    if (to - from < 3) {
      return false;
    }
    for (int at = mine.opening[low]; at <= high; at = mine.closing[at] + 1) {
      if (alike(at, mine.closing[at], from, to) > TWIN) {
        return true;
      }
    }
    return false;
  }

  private int[] begin(int[] pair) {
    int atMine = pair[0];
    int atTheirs = pair[1];
    for (int turn = 0; turn < SENTENCES; turn++) {
      int open = mine.opening[atMine];
      int openTheirs = theirs.opening[atTheirs];
      if (atMine == open) {
        if (atTheirs > openTheirs && atTheirs - openTheirs <= 3) {
          atTheirs = openTheirs;
        }
        if (atMine == 0 || atTheirs == 0 || atTheirs != openTheirs) {
          break;
        }
        int before = mine.opening[atMine - 1];
        int beforeTheirs = theirs.opening[atTheirs - 1];
        if (quoted(before, atMine - 1)
            || alike(before, atMine - 1, beforeTheirs, atTheirs - 1) < ALIKE) {
          break;
        }
        atMine = before;
        atTheirs = beforeTheirs;
      } else if (belongs(open, atMine - 1, openTheirs, atTheirs - 1)) {
        atMine = open;
        atTheirs = openTheirs;
      } else {
        break;
      }
    }
    return new int[] {atMine, atTheirs};
  }

  private int[] end(int[] pair) {
    int atMine = pair[0];
    int atTheirs = pair[1];
    for (int turn = 0; turn < SENTENCES; turn++) {
      int close = mine.closing[atMine];
      int closeTheirs = theirs.closing[atTheirs];
      if (atMine == close) {
        if (atTheirs < closeTheirs && closeTheirs - atTheirs <= 3) {
          atTheirs = closeTheirs;
        }
        if (atMine + 1 >= mine.count || atTheirs + 1 >= theirs.count || atTheirs != closeTheirs) {
          break;
        }
        int after = mine.closing[atMine + 1];
        int afterTheirs = theirs.closing[atTheirs + 1];
        if (quoted(atMine + 1, after)
            || alike(atMine + 1, after, atTheirs + 1, afterTheirs) < ALIKE) {
          break;
        }
        atMine = after;
        atTheirs = afterTheirs;
      } else if (belongs(atMine + 1, close, atTheirs + 1, closeTheirs)) {
        atMine = close;
        atTheirs = closeTheirs;
      } else {
        break;
      }
    }
    return new int[] {atMine, atTheirs};
  }

  // Whether the rest of a sentence beside the last match was written for the rest of the other.
  private boolean belongs(int from, int to, int fromTheirs, int toTheirs) {
    int size = to - from + 1;
    int sizeTheirs = toTheirs - fromTheirs + 1;
    if (quoted(from, to)) {
      return false;
    }
    if (size <= 2 && sizeTheirs <= 4) {
      return true;
    }
    if (sizeTheirs <= 0) {
      return false;
    }
    if (size <= 10 && Math.abs(size - sizeTheirs) <= 2 + size / 4) {
      return true;
    }
    return alike(from, to, fromTheirs, toTheirs) >= 0.35;
  }

  private boolean quoted(int from, int to) {
    if (!effort.allows(to - from + 1L)) {
      return true;
    }
    for (int i = from; i <= to; i++) {
      if (quoted[i]) {
        return true;
      }
    }
    return false;
  }

  /** How many words two parts share, whatever their order: 0 none or no more effort, 1 all. */
  double alike(int from, int to, int fromTheirs, int toTheirs) {
    if (!effort.allows(SLOW * (2L + to - from + toTheirs - fromTheirs))) {
      return 0;
    }
    Map<Integer, Integer> words = new HashMap<>();
    double sum = 0;
    for (int i = from; i <= to; i++) {
      if (mine.kind[i] == Syllables.WORD) {
        words.merge(mine.plain[i], 1, Integer::sum);
        sum += Common.weight(mine.plain[i]);
      }
    }
    double shared = 0;
    for (int j = fromTheirs; j <= toTheirs; j++) {
      if (theirs.kind[j] == Syllables.WORD) {
        double weight = Common.weight(theirs.plain[j]);
        sum += weight;
        Integer left = words.get(theirs.plain[j]);
        if (left != null && left > 0) {
          words.put(theirs.plain[j], left - 1);
          shared += 2 * weight;
        }
      }
    }
    return sum == 0 ? 0 : shared / sum;
  }
}
