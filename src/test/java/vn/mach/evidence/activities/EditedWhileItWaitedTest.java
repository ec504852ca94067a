package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.activities.ActivityFixture.done;
import static vn.mach.evidence.activities.ActivityFixture.key;
import static vn.mach.evidence.activities.ActivityFixture.reason;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.testing.MachTest;

/**
 * Somebody changes or corrects a record on a device, does not learn whether it arrived, edits it
 * again and sends that.
 */
@MachTest
@Import(ActivityFixture.class)
class EditedWhileItWaitedTest {

  @Autowired ActivityFixture fixture;
  @Autowired Activities activities;
  @Autowired ActivitiesSql sql;

  private ActivityFixture.World world;
  private Actor secretary;
  private ActivityInput typed;
  private ActivityInput edited;

  @BeforeEach
  void aBranch() {
    world = fixture.world();
    secretary = world.actor("bithu1");
    typed = world.inspection("CB1", "15/07/2026");
    edited = world.inspection("CB1", "14/07/2026");
  }

  @Test
  void aDraftThatWasConfirmedMeanwhileIsCorrectedByTheEdit() {
    ActivityId draft = done(world.in(() -> activities.record(secretary, key(), typed, false)));
    done(world.in(() -> activities.change(secretary, "một", draft, typed, true)));
    ActivityId now =
        done(
            world.in(() ->
                activities.change(
                    secretary, "hai", draft, edited, true, List.of("một"), "Sửa trên máy")));
    assertThat(world.counting(draft)).isZero();
    assertThat(world.counting(now)).isEqualTo(1);
    assertThat(day(now)).isEqualTo("2026-07-14");
  }

  @Test
  void aDraftThatIsOneStillTakesTheEditAndNothingElseUnderTheFormerKey() {
    ActivityId draft = done(world.in(() -> activities.record(secretary, key(), typed, false)));
    ActivityId now =
        done(
            world.in(() ->
                activities.change(
                    secretary, "hai", draft, edited, true, List.of("một"), "Sửa trên máy")));
    assertThat(now).isEqualTo(draft);
    assertThat(reason(world.in(() -> activities.change(secretary, "một", draft, typed, true))))
        .isEqualTo("audit.refused.key_used");
    assertThat(day(draft)).isEqualTo("2026-07-14");
  }

  @Test
  void aCorrectionThatArrivedIsCorrectedByTheEdit() {
    ActivityId wrong = done(world.in(() -> activities.record(secretary, key(), typed, true)));
    ActivityId arrived =
        done(
            world.in(() ->
                activities.correct(
                    secretary, "một", wrong, world.inspection("CB1", "13/07/2026"), "Sai ngày")));
    ActivityId now =
        done(
            world.in(() ->
                activities.correct(secretary, "hai", wrong, edited, "Sai ngày", List.of("một"))));
    assertThat(world.counting(arrived)).isZero();
    assertThat(world.counting(now)).isEqualTo(1);
    assertThat(day(now)).isEqualTo("2026-07-14");
  }

  private String day(ActivityId id) {
    return world.in(() -> sql.show(secretary, Right.SEE, id)).orElseThrow().heldOn().toString();
  }
}
