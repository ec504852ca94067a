package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Refusal;
import vn.mach.evidence.figures.DefinitionRules.FigureTyped;
import vn.mach.evidence.figures.DefinitionRules.MinimumTyped;

class DefinitionRulesTest {

  private static final Set<String> KINDS = Set.of("inspection", "contest");

  @Test
  void everythingThatIsWrongIsSaidAtOnceBesideItsField() {
    FigureTyped typed =
        new FigureTyped("mã có dấu cách", "", "Entries", "sum", "meeting", "", "a|b", "by_phone");
    assertThat(DefinitionRules.of(typed, KINDS))
        .extracting(Refusal::field)
        .containsExactly("code", "nameVi", "kind", "amount", "tag", "form");
    assertThat(
            DefinitionRules.of(
                new FigureTyped(
                    "KT.1/TU", "Kiểm tra", "Inspections", "count", "inspection", "", "", ""),
                KINDS))
        .isEmpty();
  }

  @Test
  void aCodeThatWouldHideAPageOfTheModuleIsNotTaken() {
    assertThat(
            DefinitionRules.of(
                new FigureTyped(
                    "targets", "Kiểm tra", "Inspections", "count", "inspection", "", "", ""),
                KINDS))
        .extracting(Refusal::reason)
        .containsExactly("figures.refused.not_a_code");
  }

  @Test
  void minimumsAreReadAsPeopleWriteThemOneForEachClass() {
    List<Refusal> refusals = new ArrayList<>();
    var read =
        DefinitionRules.minimums(
            List.of(
                new MinimumTyped("branch", "", "90,5"),
                new MinimumTyped("branch", "yes", "95.25"),
                new MinimumTyped("", "", "")),
            Set.of("branch"),
            true,
            refusals);
    assertThat(refusals).isEmpty();
    assertThat(read)
        .extracting(DefinitionRules.Minimum::minimum)
        .containsExactly(new BigDecimal("90.5"), new BigDecimal("95.25"));
    assertThat(read).extracting(DefinitionRules.Minimum::committee).containsExactly(null, true);
  }

  @Test
  void minimumsThatCannotBeMeantAreRefused() {
    List<Refusal> refusals = new ArrayList<>();
    DefinitionRules.minimums(
        List.of(
            new MinimumTyped("branch", "", "2"),
            new MinimumTyped("branch", "", "3"),
            new MinimumTyped("ship", "", "1"),
            new MinimumTyped("branch", "no", "-1"),
            new MinimumTyped("branch", "yes", "101")),
        Set.of("branch"),
        true,
        refusals);
    assertThat(refusals)
        .extracting(Refusal::reason)
        .containsExactly(
            "figures.refused.minimum_twice",
            "figures.refused.minimum_kind",
            "figures.refused.not_a_number",
            "figures.refused.over_100");
    refusals.clear();
    DefinitionRules.minimums(
        List.of(new MinimumTyped("", "", "")), Set.of("branch"), true, refusals);
    assertThat(refusals).extracting(Refusal::reason).containsExactly("figures.refused.no_minimum");
  }
}
