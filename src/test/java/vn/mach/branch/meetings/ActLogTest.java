package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActLogTest {

  private static final Instant AT = Instant.parse("2026-07-03T12:00:00Z");

  private static MeetingAct act(int id, @Nullable Integer follows, String of, String text) {
    return new MeetingAct(
        id(id), follows == null ? null : id(follows), "note", of, Map.of("text", text), AT);
  }

  private static UUID id(int n) {
    return new UUID(0, n);
  }

  private static MeetingAct settle(
      int id, ActLog.Clash clash, int keep, @Nullable Integer follows) {
    return new MeetingAct(
        id(id),
        follows == null ? null : id(follows),
        "settle",
        clash.key(),
        Map.of("keep", id(keep).toString(), "dropped", clash.droppedFor(id(keep))),
        AT);
  }

  @Test
  void anActWaitsForTheOneThatItFollowsAndHoldsOnceThatIsThere() {
    MeetingAct first = act(1, null, "a", "một");
    MeetingAct second = act(2, 1, "a", "hai");
    assertThat(ActLog.of(List.of(second)).status(second.id())).isEqualTo(ActStatus.WAITING);
    assertThat(ActLog.of(List.of(second, first)).head("note:a")).contains(second);
  }

  @Test
  void actsAboutDifferentThingsDoNotClash() {
    ActLog log = ActLog.of(List.of(act(1, null, "a", "một"), act(2, null, "b", "hai")));
    assertThat(log.clashes()).isEmpty();
    assertThat(log.heads("note")).hasSize(2);
  }

  @Test
  void twoThatFollowTheSameOneClashAndTheEarlierHoldsMeanwhile() {
    MeetingAct first = act(1, null, "a", "một");
    ActLog log =
        ActLog.of(
            List.of(first, act(2, 1, "a", "hai"), act(3, 1, "a", "ba"), act(4, 3, "a", "bốn")));
    assertThat(log.clashes()).hasSize(1);
    assertThat(log.head("note:a")).contains(first);
    assertThat(log.status(id(2))).isEqualTo(ActStatus.CONFLICT);
    assertThat(log.status(id(4))).isEqualTo(ActStatus.WAITING);
  }

  @Test
  void aPersonSettlesAClashAndWhatFollowsTheKeptOneHolds() {
    List<MeetingAct> acts =
        List.of(act(1, null, "a", "một"), act(2, null, "a", "hai"), act(3, 2, "a", "ba"));
    ActLog.Clash clash = ActLog.of(acts).clashes().getFirst();
    ActLog log =
        ActLog.of(
            java.util.stream.Stream.concat(
                    acts.stream(), java.util.stream.Stream.of(settle(9, clash, 2, null)))
                .toList());
    assertThat(log.clashes()).isEmpty();
    assertThat(log.head("note:a")).contains(acts.get(2));
    assertThat(log.status(id(1))).isEqualTo(ActStatus.DROPPED);
  }

  @Test
  void whatArrivesAfterItWasSettledIsNotDroppedSilently() {
    MeetingAct one = act(1, null, "a", "một");
    MeetingAct two = act(2, null, "a", "hai");
    ActLog.Clash clash = ActLog.of(List.of(one, two)).clashes().getFirst();
    MeetingAct decision = settle(9, clash, 1, null);
    assertThat(ActLog.of(List.of(one, two, decision)).clashes()).isEmpty();
    ActLog later = ActLog.of(List.of(one, two, decision, act(3, 2, "a", "ba")));
    assertThat(later.clashes()).as("something new on the side that was dropped").hasSize(1);
    ActLog again =
        ActLog.of(
            List.of(
                one,
                two,
                decision,
                act(3, 2, "a", "ba"),
                settle(10, later.clashes().getFirst(), 1, 9)));
    assertThat(again.clashes()).isEmpty();
  }

  @Test
  void aDecisionThatNamesOneTwiceIsReadAllTheSame() {
    MeetingAct one = act(1, null, "a", "một");
    MeetingAct two = act(2, null, "a", "hai");
    ActLog.Clash clash = ActLog.of(List.of(one, two)).clashes().getFirst();
    MeetingAct decision =
        new MeetingAct(
            id(9),
            null,
            "settle",
            clash.key(),
            Map.of("keep", id(1).toString(), "dropped", id(2) + " " + id(2)),
            AT);
    assertThat(ActLog.of(List.of(one, two, decision)).head("note:a")).contains(one);
  }

  @Test
  void twoPeopleWhoDecideDifferentlyClashThemselves() {
    MeetingAct one = act(1, null, "a", "một");
    MeetingAct two = act(2, null, "a", "hai");
    ActLog.Clash clash = ActLog.of(List.of(one, two)).clashes().getFirst();
    ActLog log =
        ActLog.of(List.of(one, two, settle(9, clash, 1, null), settle(10, clash, 2, null)));
    assertThat(log.clashes())
        .extracting(ActLog.Clash::thing)
        .contains("note:a", "settle:" + clash.key());
    assertThat(log.head("note:a")).isEmpty();
  }
}
