package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.mach.base.datasets.RowError;
import vn.mach.base.kernel.Period;

class UnitGraphTest {

  @Test
  void aRingOfDaysRefusesEveryRowOnItAndNoOther() {
    assertThat(
            validated(
                List.of(),
                List.of(
                    sent(2, "A", "B", 2015, 2018),
                    sent(3, "B", "C", 2016, 0),
                    sent(4, "C", "A", 2017, 0),
                    sent(5, "A", null, 2019, 0),
                    sent(6, "D", "A", 2019, 0))))
        .isEqualTo(Map.of(2, "cycle", 3, "cycle", 4, "cycle", 5, "fresh", 6, "fresh"));
  }

  @Test
  void aUnderBAndLaterBUnderAIsNoRing() {
    assertThat(
            validated(
                List.of(),
                List.of(
                    sent(2, "A", "B", 2015, 2018),
                    sent(3, "B", null, 2015, 2018),
                    sent(4, "A", null, 2019, 0),
                    sent(5, "B", "A", 2019, 0))))
        .isEqualTo(Map.of(2, "fresh", 3, "fresh", 4, "fresh", 5, "fresh"));
  }

  @Test
  void refusalsGoDownTheTree() {
    assertThat(
            validated(
                List.of(),
                List.of(
                    sent(2, "A", "NONE", 2015, 0),
                    sent(3, "B", "A", 2015, 0),
                    sent(4, "C", "B", 2015, 0))))
        .isEqualTo(Map.of(2, "unknown_parent", 3, "unknown_parent", 4, "unknown_parent"));
  }

  @Test
  void whatStandsGivesWayToNothing() {
    List<UnitRow> standing =
        List.of(row(0, "R", null, 2015, 0), row(0, "A", "R", 2015, 0), row(0, "B", "A", 2015, 0));
    assertThat(validated(standing, List.of(sent(2, "A", "R", 2015, 2020))))
        .isEqualTo(Map.of(2, "changed_since_sent"));
    assertThat(
            validated(
                standing, List.of(sent(2, "A", "R", 2015, 2020), sent(3, "B", "A", 2015, 2020))))
        .isEqualTo(Map.of(2, "changed", 3, "changed"));
    assertThat(validated(standing, List.of(sent(2, "A", "R", 2014, 2016))))
        .isEqualTo(Map.of(2, "parent_not_standing"));
    assertThat(validated(standing, List.of(sent(2, "A", "R", 2016, 0))))
        .isEqualTo(Map.of(2, "overlapping_periods"));
    assertThat(validated(standing, List.of(sent(2, "R", "B", 2015, 0))))
        .isEqualTo(Map.of(2, "changed_since_sent"));
  }

  @Test
  void aGapInTheParentIsSeenAndTwoVersionsSideBySideAreNone() {
    assertThat(
            validated(
                List.of(),
                List.of(
                    sent(2, "A", null, 2015, 2016),
                    sent(3, "A", null, 2017, 2018),
                    sent(4, "A", null, 2020, 0),
                    sent(5, "B", "A", 2015, 2018),
                    sent(6, "C", "A", 2018, 2020))))
        .isEqualTo(
            Map.of(2, "fresh", 3, "fresh", 4, "fresh", 5, "fresh", 6, "parent_not_standing"));
  }

  /**
   * Random rows, many of them bad: however they are shuffled, each keeps its verdict, and what is
   * left is a sound tree.
   */
  @Test
  void theOrderOfRowsDoesNotMatter() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<String, UnitRow> rows = new TreeMap<>();
      for (int i = 0; i < 40; i++) {
        int from = 2010 + random.nextInt(12);
        int to = random.nextBoolean() ? 0 : from + random.nextInt(6);
        String parent = random.nextInt(6) == 0 ? null : "U" + random.nextInt(16);
        UnitRow row = sent(i + 2, "U" + random.nextInt(16), parent, from, to);
        rows.putIfAbsent(row.code() + row.from(), row);
      }
      List<UnitRow> shuffled = new ArrayList<>(rows.values());
      Map<Integer, String> first = validated(List.of(), shuffled);
      Collections.shuffle(shuffled, random);
      assertThat(validated(List.of(), shuffled)).as("seed " + seed).isEqualTo(first);
      List<UnitRow> good =
          shuffled.stream().filter(row -> "fresh".equals(first.get(row.line()))).toList();
      assertThat(validated(List.of(), good).values()).as("seed " + seed).containsOnly("fresh");
    }
  }

  private static UnitRow sent(int line, String code, String parent, int from, int to) {
    return row(line, code, parent, from, to);
  }

  private static UnitRow row(int line, String code, String parent, int from, int to) {
    return new UnitRow(
        line,
        code,
        "Tên",
        "branch",
        parent,
        null,
        LocalDate.of(from, 1, 1),
        to == 0 ? Period.FOREVER : LocalDate.of(to, 12, 31),
        null);
  }

  private static Map<Integer, String> validated(List<UnitRow> standing, List<UnitRow> sent) {
    Map<Integer, String> verdicts = new TreeMap<>();
    UnitGraph.validate(standing, sent)
        .verdicts()
        .forEach((line, verdict) ->
            verdicts.put(
                line,
                switch (verdict) {
                  case UnitGraph.Verdict.Fresh fresh -> "fresh";
                  case UnitGraph.Verdict.Changed changed -> "changed";
                  case UnitGraph.Verdict.Same same -> "same";
                  case UnitGraph.Verdict.Refused(RowError error) -> error.reason();
                }));
    return verdicts;
  }
}
