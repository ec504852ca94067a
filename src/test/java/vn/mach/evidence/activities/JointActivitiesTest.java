package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.evidence.activities.ActivityFixture.done;
import static vn.mach.evidence.activities.ActivityFixture.key;
import static vn.mach.evidence.activities.ActivityFixture.reason;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Paging;
import vn.mach.testing.MachTest;
import vn.mach.testing.Visitor;

/** A meeting that several branches held together is the meeting of each of them. */
@MachTest
@Tag("slow")
@Import(ActivityFixture.class)
class JointActivitiesTest {

  @Autowired ActivityFixture fixture;
  @Autowired Activities activities;
  @Autowired ActivitiesSql sql;
  @LocalServerPort int port;

  private ActivityFixture.World world;
  private Actor office;

  @BeforeEach
  void aProvince() {
    world = fixture.world();
    office = world.actor("xa1");
  }

  @Test
  void aSecondMeetingOnADayIsAskedAboutWhicheverOfItsBranchesHeldTheFirst() {
    done(asked(meeting("CB1", "CB2", "20", "18"), false));
    assertThat(reason(asked(meeting("CB1", "", "20", "18"), false)))
        .as("it held one")
        .isEqualTo("activities.refused.again");
    assertThat(reason(asked(meeting("CB2", "", "20", "18"), false)))
        .as("it took part in one")
        .isEqualTo("activities.refused.again");
    assertThat(reason(asked(meeting("CB3", "CB2", "20", "18"), false)))
        .as("one of those that take part took part in one")
        .isEqualTo("activities.refused.again");
    done(asked(meeting("CB3", "", "20", "18"), false));
    done(asked(meeting("CB2", "", "20", "18"), true));
    assertThat(new Visitor(port, world.realm).signIn("xa1").get(grid("CB2")).body())
        .as("the months of a branch show what it took part in")
        .contains("Đã ghi:", "05/06/2026");
  }

  @Test
  void asManyAreExpectedAsBelongToAllOfItsBranches() {
    members("CB1", 10, 1);
    members("CB2", 12, 100);
    done(asked(meeting("CB1", "CB2", "22", "20"), true));
    assertThat(reason(asked(meeting("CB1", "CB2", "10", "10"), true)))
        .contains("attendance_unusual");
    assertThat(reason(asked(meeting("CB1", "", "22", "20"), true))).contains("attendance_unusual");
  }

  @Test
  void whoSeesABranchFindsWhatItTookPartInOnEveryWay() {
    ActivityId id = done(asked(meeting("CB2", "CB1", "20", "18"), true));
    Actor secretary = world.actor("bithu1");
    assertThat(found(secretary, "", "")).containsExactly(id);
    assertThat(found(secretary, "CB1", "yes")).containsExactly(id);
    assertThat(found(world.actor("bithu9"), "", "")).isEmpty();
    assertThat(found(office, "", "")).as("once").containsExactly(id);
    assertThat(found(office, "CB1", "yes")).containsExactly(id);
    assertThat(found(office, "XA1", "")).as("once").containsExactly(id);
    assertThat(found(office, "CB3", "")).isEmpty();
    String ref = world.in(() -> sql.show(office, Right.SEE, id)).orElseThrow().ref();
    assertThat(world.in(() -> sql.byRef(secretary, Right.SEE, ref))).contains(id);
    assertThat(world.in(() -> sql.byRef(secretary, Right.RECORD, ref))).isEmpty();
    assertThat(world.in(() -> sql.recent(secretary, world.unit("CB1"), 5)))
        .extracting(ActivityRow::id)
        .containsExactly(id);
    assertThat(new Visitor(port, world.realm).signIn("bithu1").get("/activities/csv").body())
        .contains("participants", "Sinh hoạt chung", "CB1");
  }

  @Test
  void whoTookPartInWhatWasConfirmedStaysAsItIs() {
    ActivityId id = done(asked(meeting("CB2", "CB1", "20", "18"), true));
    String other = Long.toString(world.unit("CB3").value());
    assertThatThrownBy(() ->
            world.sql(
                "update activity_participants set unit_id = "
                    + other
                    + " where activity_id = "
                    + id.value()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private List<ActivityId> found(Actor actor, String unit, String own) {
    String number = unit.isEmpty() ? "" : Long.toString(world.unit(unit).value());
    ActivityFilter filter =
        new ActivityFilter(number, own, "", "", "", "", "", "", "", "", "sinh hoat chung");
    List<ActivityId> found =
        world.in(() -> sql.list(actor, filter, new Paging(1, 10))).stream()
            .map(ActivityRow::id)
            .toList();
    assertThat(world.in(() -> sql.count(actor, filter))).isEqualTo(found.size());
    return found;
  }

  private String grid(String unit) {
    return "/activities/grid?kind=branch_meeting&from=2026-06&to=2026-06&unit="
        + world.unit(unit).value();
  }

  private void members(String unit, int number, int first) {
    String numbers = "generate_series(" + first + ", " + (first + number - 1) + ") n";
    world.sql(
        "insert into people (id, code, full_name) select n, 'M' || n, 'Đảng viên ' || n from "
            + numbers);
    world.sql(
        "insert into memberships (person_id, valid_from, unit_id, status) select n, '2020-01-01', "
            + world.unit(unit).value()
            + ", 'official' from "
            + numbers);
  }

  private Outcome<ActivityId> asked(ActivityInput typed, boolean again) {
    return world.in(() -> activities.record(office, key(), typed, true, again, List.of(), ""));
  }

  private ActivityInput meeting(String unit, String participants, String expected, String present) {
    return new ActivityInput(
        "",
        Long.toString(world.unit(unit).value()),
        "branch_meeting",
        "",
        "Sinh hoạt chung",
        "2026-06-05",
        "",
        expected,
        present,
        "",
        Map.of(),
        "",
        participants);
  }
}
