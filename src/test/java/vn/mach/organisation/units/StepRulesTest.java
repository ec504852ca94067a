package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;

class StepRulesTest {

  private static final LocalDate START = LocalDate.parse("2015-01-01");
  private static final LocalDate JULY = LocalDate.parse("2025-07-01");
  private static final LocalDate JUNE = JULY.minusDays(1);

  private final Map<String, List<UnitVersion>> units = new TreeMap<>();
  private Set<String> unreached = Set.of();
  private PartialTree tree;

  StepRulesTest() {
    stands("T", null);
    stands("H", "T");
    stands("X", "H");
    stands("Y", "H");
    stands("X1", "X");
    stands("X2", "X");
    stands("Y1", "Y");
  }

  @Test
  void aUnitThatMovesCountsUnderItsNewParentFromThatDayOn() {
    assertThat(decide(new TreeStep.Move("X", "T"))).isEmpty();
    assertThat(tree.history("X")).extracting(UnitVersion::parent).containsExactly("H", "T");
    assertThat(tree.history("X")).extracting(UnitVersion::to).containsExactly(JUNE, Period.FOREVER);
  }

  @Test
  void whatWasChangedLaterStaysAndOtherLaterChangesAreCarriedOver() {
    units.put(
        "X1",
        List.of(
            new UnitVersion(START, LocalDate.parse("2025-08-31"), "X", "Chi bộ 1", "branch", null),
            new UnitVersion(
                LocalDate.parse("2025-09-01"),
                LocalDate.parse("2025-10-31"),
                "X",
                "Chi bộ một",
                "branch",
                null),
            new UnitVersion(
                LocalDate.parse("2025-11-01"), Period.FOREVER, "T", "Chi bộ một", "branch", null)));
    assertThat(decide(new TreeStep.Move("X1", "Y"), new TreeStep.Rename("X1", "Chi bộ mới")))
        .isEmpty();
    assertThat(tree.history("X1"))
        .extracting(UnitVersion::parent)
        .containsExactly("X", "Y", "Y", "T");
    assertThat(tree.history("X1"))
        .extracting(UnitVersion::name)
        .containsExactly("Chi bộ 1", "Chi bộ mới", "Chi bộ một", "Chi bộ một");
  }

  @Test
  void aUnitNeverComesToStandUnderItself() {
    assertThat(decide(new TreeStep.Move("H", "X1"))).containsExactly("units.refused.cycle");
    assertThat(decide(new TreeStep.Move("X", "X"))).containsExactly("units.refused.cycle");
  }

  @Test
  void whoStandsUnderAnotherAndLaterAboveItIsNoRing() {
    assertThat(decide(new TreeStep.Move("X", "T"), new TreeStep.Move("H", "X"))).isEmpty();
  }

  @Test
  void aRingOnAnyLaterDayIsRefused() {
    units.put(
        "Y",
        List.of(
            new UnitVersion(START, LocalDate.parse("2025-12-31"), "H", "Y", "commune", true),
            new UnitVersion(
                LocalDate.parse("2026-01-01"), Period.FOREVER, "X1", "Y", "commune", true)));
    assertThat(decide(new TreeStep.Move("X", "Y"))).containsExactly("units.refused.cycle");
  }

  @Test
  void aParentMustStandThroughTheWholeVersion() {
    units.put(
        "Y",
        List.of(new UnitVersion(START, LocalDate.parse("2025-12-31"), "H", "Y", "commune", true)));
    units.remove("Y1");
    assertThat(decide(new TreeStep.Move("X1", "Y")))
        .containsExactly("units.refused.parent_not_standing");
    assertThat(decide(new TreeStep.Found("X9", "Chi bộ 9", "branch", null, "Y")))
        .containsExactly("units.refused.parent_not_standing");
  }

  @Test
  void aUnitWithOthersUnderItEndsOnlyWhereTheyAreSentSomewhere() {
    assertThat(decide(new TreeStep.End("X", "Y", null)))
        .containsExactly("units.refused.children_stand");
    assertThat(decide(new TreeStep.End("X", "Y", "Y"))).isEmpty();
    assertThat(tree.history("X")).extracting(UnitVersion::to).containsExactly(JUNE);
    assertThat(tree.successor("X")).isEqualTo("Y");
    assertThat(tree.childrenFrom("Y", JULY)).containsExactly("X1", "X2", "Y1");
  }

  @Test
  void aUnitOfWhichSomethingIsRecordedForLaterIsNotEndedInSilence() {
    units.put(
        "X1",
        List.of(
            new UnitVersion(START, LocalDate.parse("2025-08-31"), "X", "Chi bộ 1", "branch", null),
            new UnitVersion(
                LocalDate.parse("2025-09-01"), Period.FOREVER, "X", "Chi bộ một", "branch", null)));
    assertThat(decide(new TreeStep.End("X1", "X2", null)))
        .containsExactly("units.refused.changed_later");
  }

  @Test
  void severalBecomeANewOne() {
    assertThat(
            decide(
                new TreeStep.Found("Z", "Đảng bộ xã Z", "commune", true, "T"),
                new TreeStep.Merge(List.of("X", "Y"), "Z")))
        .isEmpty();
    assertThat(tree.childrenFrom("Z", JULY)).containsExactly("X1", "X2", "Y1");
    assertThat(tree.successor("X")).isEqualTo("Z");
    assertThat(tree.on("Y", JULY)).isEmpty();
  }

  @Test
  void oneTakesTheOthersIn() {
    assertThat(decide(new TreeStep.Merge(List.of("X", "Y"), "Y"))).isEmpty();
    assertThat(tree.on("Y", JULY)).isPresent();
    assertThat(decide(new TreeStep.Merge(List.of("Y"), "Y")))
        .containsExactly("units.refused.nothing_to_merge");
  }

  @Test
  void oneBecomesSeveralAndEachBelowGoesToOneOfThem() {
    var first = new TreeStep.Part("XA", "Xã A", true, List.of("X1"));
    assertThat(
            decide(
                new TreeStep.Split(
                    "X", List.of(first, new TreeStep.Part("XB", "Xã B", true, List.of("X2"))))))
        .isEmpty();
    assertThat(tree.childrenFrom("XA", JULY)).containsExactly("X1");
    assertThat(tree.successor("X")).isEqualTo("XA");

    assertThat(
            decide(
                new TreeStep.Split(
                    "X", List.of(first, new TreeStep.Part("XB", "Xã B", true, List.of())))))
        .containsExactly("units.refused.children_stand");
    assertThat(
            decide(
                new TreeStep.Split(
                    "X", List.of(first, new TreeStep.Part("XB", "Xã B", true, List.of("Y1"))))))
        .containsExactly("units.refused.not_a_child");
    assertThat(
            decide(
                new TreeStep.Split(
                    "X", List.of(first, new TreeStep.Part("X", "Xã X", true, List.of("X2"))))))
        .isEmpty();
    assertThat(tree.on("X", JULY).orElseThrow().name()).isEqualTo("Xã X");
  }

  @Test
  void aCodeIsGivenOnce() {
    assertThat(decide(new TreeStep.Found("X1", "Chi bộ 1", "branch", null, "Y")))
        .containsExactly("units.refused.duplicate");
    assertThat(
            decide(
                new TreeStep.Found("Z", "Z", "branch", null, "Y"),
                new TreeStep.Found("Z", "Z", "branch", null, "Y")))
        .containsExactly("units.refused.duplicate");
    assertThat(decide(new TreeStep.Found("chi bộ", "Z", "branch", null, "Y")))
        .containsExactly("units.refused.not_a_code");
  }

  @Test
  void whoseCodeEndedBeforeMayStandAgain() {
    units.put(
        "X1",
        List.of(
            new UnitVersion(
                START, LocalDate.parse("2024-12-31"), "X", "Chi bộ 1", "branch", null)));
    assertThat(decide(new TreeStep.Found("X1", "Chi bộ 1", "branch", null, "Y"))).isEmpty();
    assertThat(tree.history("X1")).hasSize(2);
  }

  @Test
  void aUnitThatDoesNotStandOnTheDayIsNotTouched() {
    units.put(
        "X1",
        List.of(
            new UnitVersion(
                START, LocalDate.parse("2024-12-31"), "X", "Chi bộ 1", "branch", null)));
    assertThat(decide(new TreeStep.Rename("X1", "Z")))
        .containsExactly("units.refused.unit_not_standing");
    assertThat(decide(new TreeStep.End("X2", "X1", null)))
        .containsExactly("units.refused.unit_not_standing");
    assertThat(decide(new TreeStep.Rename("Q", "Z"))).containsExactly("units.refused.unknown_unit");
  }

  @Test
  void whatTheRightDoesNotReachIsAsIfUnknownAndTheOwnPlaceIsAMatterOfThoseAbove() {
    unreached = Set.of("T", "H", "Y", "Y1");
    assertThat(decide(new TreeStep.Move("X1", "Y"))).containsExactly("units.refused.unknown_unit");
    assertThat(decide(new TreeStep.Move("X", null)))
        .containsExactly("units.refused.matter_of_those_above");
    assertThat(decide(new TreeStep.Found("Z", "Z", "branch", null, null)))
        .containsExactly("units.refused.top_is_not_yours");
    assertThat(
            decide(
                new TreeStep.Found("X3", "Chi bộ 3", "branch", null, "X"),
                new TreeStep.Move("X1", "X3")))
        .isEmpty();
  }

  @Test
  void aRefusalSaysWhichStep() {
    tree = new PartialTree(units, Map.of(), units.keySet(), true, List.of(kind("branch", null)));
    List<Refusal> refusals =
        StepRules.decide(
            tree,
            JULY,
            List.of(new TreeStep.Rename("X", "Xã mới"), new TreeStep.ChangeKind("X", "palace")));
    assertThat(refusals)
        .containsExactly(Refusal.of("steps", "units.refused.unknown_kind", 2, "palace"));
  }

  @Test
  void aKindThatIsNoneOnTheDayIsRefusedAndAUnitOfItStays() {
    units.put("D", List.of(new UnitVersion(START, Period.FOREVER, "T", "D", "district", true)));
    assertThat(decide(new TreeStep.Found("D2", "Huyện mới", "district", null, "T")))
        .containsExactly("units.refused.kind_not_then");
    assertThat(decide(new TreeStep.ChangeKind("X", "district")))
        .containsExactly("units.refused.kind_not_then");
    assertThat(decide(new TreeStep.Rename("D", "Huyện cũ"))).isEmpty();
  }

  private static UnitKind kind(String code, LocalDate to) {
    return new UnitKind(code, code, code, 1, LocalDate.MIN, to == null ? Period.FOREVER : to, "");
  }

  private void stands(String code, String parent) {
    units.put(code, List.of(new UnitVersion(START, Period.FOREVER, parent, code, "commune", true)));
  }

  private List<String> decide(TreeStep... steps) {
    Set<String> reached = new java.util.HashSet<>(units.keySet());
    reached.removeAll(unreached);
    tree =
        new PartialTree(
            units,
            Map.of(),
            reached,
            unreached.isEmpty(),
            List.of(kind("branch", null), kind("commune", null), kind("district", JUNE)));
    return StepRules.decide(tree, JULY, Stream.of(steps).toList()).stream()
        .map(Refusal::reason)
        .toList();
  }
}
