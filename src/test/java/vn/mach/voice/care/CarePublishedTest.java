package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tries to work out what is not said of a year. The attacker knows the rule: they take every table
 * that there could be, publish it, and keep those that look the same.
 */
class CarePublishedTest {

  private static final int LARGEST = 7;

  @Test
  void noSmallNumberOfHouseholdsIsWorkedOutFromAnyTableOfUpToFiveKinds() {
    for (int kinds = 1; kinds <= 5; kinds++) {
      Map<List<CarePublished.Row>, List<Set<Integer>>> possible = new HashMap<>();
      int tables = (int) Math.pow(LARGEST + 1, kinds);
      for (int table = 0; table < tables; table++) {
        int[] values = values(table, kinds);
        List<Set<Integer>> seen =
            possible.computeIfAbsent(publish(values), rows -> empty(values.length));
        for (int i = 0; i < kinds; i++) {
          seen.get(i).add(values[i]);
        }
      }
      for (int table = 0; table < tables; table++) {
        int[] values = values(table, kinds);
        List<Set<Integer>> seen = possible.get(publish(values));
        for (int i = 0; i < kinds; i++) {
          if (values[i] < CarePublished.SMALLEST) {
            assertThat(seen.get(i)).contains(0, 1, 2, 3, 4);
          } else {
            assertThat(seen.get(i)).containsExactly(values[i]);
          }
        }
      }
    }
  }

  @Test
  void theMoneyOfFewHouseholdsIsNeverSaid() {
    List<CarePublished.Row> rows =
        CarePublished.rows(
            List.of(
                new CarePublished.Counted("illness", 9, 0),
                new CarePublished.Counted("elderly", 4, 0),
                new CarePublished.Counted("hardship_grant", 3, 6_000_000),
                new CarePublished.Counted("gift", 12, 3_600_000)));
    assertThat(rows)
        .contains(
            new CarePublished.Row("illness", 9, 0L), new CarePublished.Row("gift", 12, 3_600_000L))
        .noneMatch(row -> row.kindCodes().contains("hardship") && row.moneyVnd() != null);
  }

  private static List<CarePublished.Row> publish(int[] values) {
    List<CarePublished.Counted> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      all.add(new CarePublished.Counted("k" + i, values[i], 0));
    }
    return CarePublished.rows(all);
  }

  private static int[] values(int table, int kinds) {
    int[] values = new int[kinds];
    int rest = table;
    for (int i = 0; i < kinds; i++) {
      values[i] = rest % (LARGEST + 1);
      rest /= LARGEST + 1;
    }
    return values;
  }

  private static List<Set<Integer>> empty(int size) {
    List<Set<Integer>> seen = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      seen.add(new HashSet<>());
    }
    return seen;
  }
}
