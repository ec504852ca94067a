package vn.mach.branch.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whoever sees only counts learns of no group of one to four files, whatever they add up or take
 * away from one another.
 */
class ReleasedCountsTest {

  private static final List<String> KINDS = List.of("regular", "compliance", "thematic", "signs");

  /** A tree with files; units are numbered from 0, a parent before its children. */
  private record World(Map<Long, Long> parents, Map<Long, Map<String, Integer>> files) {

    List<Long> children(long unit) {
      return parents.entrySet().stream()
          .filter(it -> it.getValue() != null && it.getValue() == unit)
          .map(Map.Entry::getKey)
          .toList();
    }

    boolean under(long unit, long top) {
      Long at = unit;
      while (at != null && at != top) {
        at = parents.get(at);
      }
      return at != null;
    }
  }

  /** What the page shows of a unit: by kind; no number where nothing is shown. */
  private interface Shown {
    Map<String, Integer> of(long unit);
  }

  @Test
  void noSumOrDifferenceInTwoHundredRandomTreesLeavesFewerThanFive() {
    for (int seed = 1; seed <= 200; seed++) {
      World world = random(new Random(seed));
      List<ReleasedCounts.Block> blocks = ReleasedCounts.of(world.parents, world.files);
      Shown shown = unit -> sums(world, blocks, unit);
      assertThat(leaks(world, shown)).as("tree of seed %d", seed).isEmpty();
    }
  }

  @Test
  void hidingSmallCellsAloneWouldNotDo() {
    int found = 0;
    for (int seed = 1; seed <= 200; seed++) {
      World world = random(new Random(seed));
      found += leaks(world, unit -> onlySmallOnesHidden(world, unit)).isEmpty() ? 0 : 1;
    }
    assertThat(found).as("trees in which the same attack finds something").isGreaterThan(100);
  }

  @Test
  void everyFileIsCountedOnceWhereTheTreeHasEnough() {
    for (int seed = 1; seed <= 200; seed++) {
      World world = random(new Random(seed));
      List<ReleasedCounts.Block> blocks = ReleasedCounts.of(world.parents, world.files);
      int all =
          world.parents.keySet().stream()
              .filter(it -> world.parents.get(it) == null)
              .mapToInt(top -> filesUnder(world, top))
              .filter(it -> it >= ReleasedCounts.ENOUGH)
              .sum();
      assertThat(blocks.stream().mapToInt(ReleasedCounts.Block::files).sum()).isEqualTo(all);
      assertThat(new TreeSet<>(blocks.stream().map(it -> it.unit() + it.kind()).toList()))
          .as("one block of a kind at a unit")
          .hasSize(blocks.size());
    }
  }

  @Test
  void aNumberIsNeverTheCountOfAGroupThatIsTooSmall() {
    for (int seed = 1; seed <= 200; seed++) {
      World world = random(new Random(seed));
      for (ReleasedCounts.Block block : ReleasedCounts.of(world.parents, world.files)) {
        assertThat(block.files()).isGreaterThanOrEqualTo(ReleasedCounts.ENOUGH);
      }
    }
  }

  private static int filesUnder(World world, long top) {
    return world.files.entrySet().stream()
        .filter(it -> world.under(it.getKey(), top))
        .mapToInt(it -> sumOf(it.getValue()))
        .sum();
  }

  /** All remainders of one to four that somebody comes to who subtracts what is shown. */
  private static List<String> leaks(World world, Shown shown) {
    List<String> leaks = new ArrayList<>();
    for (long unit : world.parents.keySet()) {
      Map<String, Integer> own = shown.of(unit);
      List<Map<String, Integer>> below = world.children(unit).stream().map(shown::of).toList();
      look(leaks, unit + " alone", total(own));
      own.forEach((kind, count) -> look(leaks, unit + " " + kind, count));
      look(leaks, unit + " without its kinds", total(own) - sumOf(own));
      if (total(own) > 0) {
        // every choice of children, up to six of them, taken from the unit
        int chosen = Math.min(below.size(), 6);
        for (int choice = 1; choice < 1 << chosen; choice++) {
          int rest = total(own);
          Map<String, Integer> kinds = new HashMap<>(own);
          for (int at = 0; at < chosen; at++) {
            if ((choice >> at & 1) == 1) {
              rest -= total(below.get(at));
              below.get(at).forEach((kind, count) -> kinds.merge(kind, -count, Integer::sum));
            }
          }
          look(leaks, unit + " less children " + choice, rest);
        }
        look(
            leaks,
            unit + " less all children",
            total(own) - below.stream().mapToInt(ReleasedCountsTest::total).sum());
        for (String kind : own.keySet()) {
          look(
              leaks,
              unit + " less children of " + kind,
              own.get(kind) - below.stream().mapToInt(it -> it.getOrDefault(kind, 0)).sum());
        }
      }
    }
    return leaks;
  }

  private static void look(List<String> leaks, String what, int rest) {
    if (rest != 0 && Math.abs(rest) < ReleasedCounts.ENOUGH) {
      leaks.add(what + ": " + rest);
    }
  }

  private static int sumOf(Map<String, Integer> kinds) {
    return kinds.entrySet().stream()
        .filter(it -> !it.getKey().equals("total"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static int total(Map<String, Integer> kinds) {
    return kinds.getOrDefault("total", sumOf(kinds));
  }

  private static Map<String, Integer> sums(
      World world, List<ReleasedCounts.Block> blocks, long unit) {
    Map<String, Integer> sums = new TreeMap<>();
    blocks.stream()
        .filter(it -> world.under(it.unit(), unit))
        .forEach(it -> sums.merge(it.kind(), it.files(), Integer::sum));
    return sums;
  }

  /** The usual way: true sums, those under five left out. */
  private static Map<String, Integer> onlySmallOnesHidden(World world, long unit) {
    Map<String, Integer> sums = new TreeMap<>();
    world.files.forEach((at, kinds) -> {
      if (world.under(at, unit)) {
        kinds.forEach((kind, count) -> sums.merge(kind, count, Integer::sum));
      }
    });
    int all = sumOf(sums);
    sums.values().removeIf(it -> it < ReleasedCounts.ENOUGH);
    if (all >= ReleasedCounts.ENOUGH) {
      sums.put("total", all);
    }
    return sums;
  }

  private static World random(Random random) {
    Map<Long, Long> parents = new TreeMap<>();
    Map<Long, Map<String, Integer>> files = new HashMap<>();
    int units = 2 + random.nextInt(40);
    for (long unit = 0; unit < units; unit++) {
      boolean top = unit == 0 || random.nextInt(20) == 0;
      parents.put(unit, top ? null : (long) random.nextInt((int) unit));
      for (String kind : KINDS) {
        if (random.nextInt(3) == 0) {
          files
              .computeIfAbsent(unit, it -> new TreeMap<>())
              .put(kind, 1 + random.nextInt(random.nextBoolean() ? 3 : 12));
        }
      }
    }
    return new World(parents, files);
  }
}
