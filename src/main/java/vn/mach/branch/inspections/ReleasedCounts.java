package vn.mach.branch.inspections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of files that may be given out. All files of a year are split into blocks of at least
 * {@value #ENOUGH}, and nothing is shown but sums of whole blocks: so no sum or difference of what
 * is shown tells how many files a smaller group has. Files of a unit that has fewer count in a
 * block of the next unit above that has enough together with them (ADR 42).
 */
final class ReleasedCounts {

  /** The fewest files of which a number is given out. */
  static final int ENOUGH = 5;

  /** The kind of a block that holds all kinds without a block of their own at its unit. */
  static final String OTHERS = "";

  /** So many files, of the unit and those below it that have none of their own for them. */
  record Block(long unit, String kind, int files) {}

  private final Map<Long, List<Long>> children;
  private final Map<Long, Map<String, Integer>> files;
  private final List<Block> blocks = new ArrayList<>();

  private ReleasedCounts(Map<Long, List<Long>> children, Map<Long, Map<String, Integer>> files) {
    this.children = children;
    this.files = files;
  }

  /**
   * The blocks of a year.
   *
   * @param parents the unit above each unit; null: it stands at the top
   * @param files how many files of each kind each unit has
   */
  static List<Block> of(Map<Long, @Nullable Long> parents, Map<Long, Map<String, Integer>> files) {
    Map<Long, List<Long>> children = new HashMap<>();
    List<Long> tops = new ArrayList<>();
    parents.forEach((unit, parent) -> {
      if (parent == null || !parents.containsKey(parent)) {
        tops.add(unit);
      } else {
        children.computeIfAbsent(parent, it -> new ArrayList<>()).add(unit);
      }
    });
    List<Block> all = new ArrayList<>();
    for (long top : tops) {
      ReleasedCounts counts = new ReleasedCounts(children, files);
      Map<String, Integer> left = counts.collect(top);
      counts.addToSmallest(top, sum(left));
      all.addAll(counts.blocks);
    }
    return all;
  }

  /** Makes the blocks of a unit and all below it; answers what is too little for one. */
  private Map<String, Integer> collect(long unit) {
    Map<String, Integer> pool = new TreeMap<>(files.getOrDefault(unit, Map.of()));
    for (long child : children.getOrDefault(unit, List.of())) {
      collect(child).forEach((kind, count) -> pool.merge(kind, count, Integer::sum));
    }
    if (sum(pool) < ENOUGH) {
      return pool;
    }
    List<Block> own = new ArrayList<>();
    int others = 0;
    for (Map.Entry<String, Integer> kind : pool.entrySet()) {
      if (kind.getValue() >= ENOUGH) {
        own.add(new Block(unit, kind.getKey(), kind.getValue()));
      } else {
        others += kind.getValue();
      }
    }
    if (others > 0 && others < ENOUGH) {
      Block smallest = own.stream().min(Comparator.comparingInt(Block::files)).orElseThrow();
      own.remove(smallest);
      others += smallest.files();
    }
    if (others > 0) {
      own.add(new Block(unit, OTHERS, others));
    }
    blocks.addAll(own);
    return Map.of();
  }

  /**
   * What is left at the top joins the smallest block, which then belongs to the top; without any
   * block nothing is given out.
   */
  private void addToSmallest(long top, int left) {
    if (left == 0 || blocks.isEmpty()) {
      return;
    }
    Block smallest = blocks.stream().min(Comparator.comparingInt(Block::files)).orElseThrow();
    blocks.remove(smallest);
    int files = left + smallest.files();
    for (Block other : List.copyOf(blocks)) {
      if (other.unit() == top && other.kind().equals(OTHERS)) {
        blocks.remove(other);
        files += other.files();
      }
    }
    blocks.add(new Block(top, OTHERS, files));
  }

  private static int sum(Map<String, Integer> pool) {
    return pool.values().stream().mapToInt(Integer::intValue).sum();
  }
}
