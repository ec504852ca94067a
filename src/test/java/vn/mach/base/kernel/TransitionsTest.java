package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import org.junit.jupiter.api.Test;

class TransitionsTest {

  enum Plan {
    DRAFT,
    UNDER_WAY,
    DONE
  }

  enum Step {
    WRITE,
    PUT_OFF,
    START,
    FINISH
  }

  private static final Transitions<Plan, Step> PLANS =
      Transitions.of(
          begin(Step.WRITE, Plan.DRAFT),
          from(Plan.DRAFT, Step.START, Plan.UNDER_WAY),
          from(Plan.UNDER_WAY, Step.PUT_OFF, Plan.DRAFT),
          from(Plan.UNDER_WAY, Step.FINISH, Plan.DONE));

  @Test
  void aStepLeadsWhereTheTableSaysAndNowhereElse() {
    assertThat(PLANS.after(Plan.DRAFT, Step.START)).contains(Plan.UNDER_WAY);
    assertThat(PLANS.after(Plan.DRAFT, Step.FINISH)).isEmpty();
    assertThat(PLANS.allows(Plan.UNDER_WAY, Step.FINISH)).isTrue();
    assertThat(PLANS.allows(Plan.DONE, Step.PUT_OFF)).isFalse();
  }

  @Test
  void aStepThatBeginsSomethingIsNotTakenAgain() {
    assertThat(PLANS.allows(Plan.DRAFT, Step.WRITE)).isFalse();
  }

  @Test
  void aStatusFromWhichNothingLeadsIsFinal() {
    assertThat(PLANS.isFinal(Plan.DONE)).isTrue();
    assertThat(PLANS.isFinal(Plan.DRAFT)).isFalse();
  }

  @Test
  void theDiagramShowsEachRowInItsOrderAndTheFinalStatuses() {
    assertThat(PLANS.diagram())
        .isEqualTo(
            """
            stateDiagram-v2
              [*] --> draft: write
              draft --> under_way: start
              under_way --> draft: put off
              under_way --> done: finish
              done --> [*]
            """);
  }

  @Test
  void oneStepCannotLeadFromOneStatusToTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Transitions.of(
                from(Plan.DRAFT, Step.START, Plan.UNDER_WAY),
                from(Plan.DRAFT, Step.START, Plan.DONE)))
        .withMessageContaining("START");
  }
}
