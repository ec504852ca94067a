package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void aRefusalNamesItsFieldItsReasonAndWhatTheReasonTakes() {
    Outcome<String> refused = Outcome.refused("day", "units.refused.late", 3);
    assertThat(refused)
        .isEqualTo(
            new Outcome.Refused<>(
                List.of(new Refusal("day", "units.refused.late", List.<Object>of(3)))));
  }

  @Test
  void nothingIsRefusedWithoutAReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> Outcome.refused(List.of()));
  }

  @Test
  void whatIsAddedToTheListAfterwardsIsNoReason() {
    List<Refusal> reasons = new ArrayList<>(List.of(Refusal.of("a", "b")));
    var refused = new Outcome.Refused<String>(reasons);
    reasons.add(Refusal.of("c", "d"));
    assertThat(refused.refusals()).hasSize(1);
  }

  @Test
  void whatWasDoneMayBeToldOtherwiseAndARefusalStaysWhatItIs() {
    assertThat(Outcome.done(new UnitId(3)).map(UnitId::value)).isEqualTo(Outcome.done(3L));
    assertThat(Outcome.<UnitId>refused("a", "b").map(UnitId::value))
        .isEqualTo(Outcome.refused("a", "b"));
  }
}
