package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.mach.voice.concerns.SmallGroups.Group;
import vn.mach.voice.concerns.SmallGroups.Row;

/**
 * Tries to work out what is not said. The attacker knows the rule itself: they take every table
 * that there could be, publish it, and keep those that look like what was published. What all of
 * these agree in is known to them.
 */
class SmallGroupsTest {

  private static final int SMALLEST = 5;
  private static final int LARGEST = 9;

  @Test
  void noHiddenNumberIsWorkedOutFromAnyTableOfUpToFiveLevels() {
    for (int levels = 1; levels <= 5; levels++) {
      Map<List<Row>, List<Set<Integer>>> possible = new HashMap<>();
      int tables = (int) Math.pow(LARGEST + 1, levels);
      for (int table = 0; table < tables; table++) {
        int[] values = values(table, levels);
        List<Set<Integer>> seen =
            possible.computeIfAbsent(
                publish(values), rows -> new ArrayList<>(empty(values.length)));
        for (int i = 0; i < levels; i++) {
          seen.get(i).add(values[i]);
        }
      }
      for (int table = 0; table < tables; table++) {
        int[] values = values(table, levels);
        List<Set<Integer>> seen = possible.get(publish(values));
        for (int i = 0; i < levels; i++) {
          if (values[i] < SMALLEST) {
            assertThat(seen.get(i))
                .as("%s of %s", i, java.util.Arrays.toString(values))
                .contains(0, 1, 2, 3, 4);
          } else {
            assertThat(seen.get(i)).containsExactly(values[i]);
          }
        }
      }
    }
  }

  /** Without the rule for rows of several levels the attack finds something: so it can. */
  @Test
  void theAttackFindsWhatAPlainTotalGivesAway() {
    Set<Integer> first = new HashSet<>();
    for (int table = 0; table < 100; table++) {
      int[] values = values(table, 2);
      if (values[0] < SMALLEST && values[1] < SMALLEST && values[0] + values[1] == 8) {
        first.add(values[0]);
      }
    }
    assertThat(first).containsExactly(4);
  }

  @Test
  void noPartOfAGroupLeavesAFewThatCouldBeWorkedOut() {
    Random random = new Random(16);
    for (int i = 0; i < 20_000; i++) {
      int received = random.nextInt(30);
      int answered = random.nextInt(received + 1);
      int inTime = random.nextInt(answered + 1);
      int helped = random.nextInt(answered + 1);
      int notHelped = random.nextInt(answered - helped + 1);
      List<Integer> days = random.ints(answered, 0, 40).boxed().toList();
      for (Row row :
          SmallGroups.publish(
              List.of("life"),
              List.of("branch"),
              List.of(
                  new Group(
                      "life", "branch", received, answered, inTime, days, helped, notHelped,
                      List.of())),
              SMALLEST)) {
        fewLeft(row.received(), row.answered());
        fewLeft(row.answered(), row.inTime());
        if (row.helped() != null) {
          assertThat(row.helped()).isGreaterThanOrEqualTo(SMALLEST);
          assertThat(row.notHelped()).isGreaterThanOrEqualTo(SMALLEST);
        }
        assertThat(row.medianDays() == null || row.answered() != null).isTrue();
      }
    }
  }

  private static void fewLeft(Integer whole, Integer part) {
    if (part != null) {
      assertThat(whole).isNotNull();
      assertThat(part).isGreaterThanOrEqualTo(SMALLEST);
      assertThat(whole - part)
          .satisfiesAnyOf(
              left -> assertThat(left).isZero(),
              left -> assertThat(left).isGreaterThanOrEqualTo(SMALLEST));
    }
  }

  private static List<Row> publish(int[] values) {
    List<String> levels = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      levels.add("l" + i);
      groups.add(new Group("life", "l" + i, values[i], 0, 0, List.of(), 0, 0, List.of()));
    }
    return SmallGroups.publish(List.of("life"), levels, groups, SMALLEST);
  }

  private static int[] values(int table, int levels) {
    int[] values = new int[levels];
    for (int i = 0, rest = table; i < levels; i++, rest /= LARGEST + 1) {
      values[i] = rest % (LARGEST + 1);
    }
    return values;
  }

  private static List<Set<Integer>> empty(int levels) {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      sets.add(new HashSet<>());
    }
    return sets;
  }
}
