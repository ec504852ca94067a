package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/**
 * Sixty random histories of acts, from one phone or from two that did not know of each other, are
 * delivered in any order, doubled and cut. A plain map says what one phone's history ends in.
 */
@MachTest
@Tag("slow")
class ActsInAnyOrderTest {

  private static final int HISTORIES = 60;
  private static final int MEMBERS = 6;
  private static final Instant FROM = Instant.parse("2026-07-03T12:00:00Z");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Meetings meetings;
  @Autowired MeetingPlanning planning;
  @Autowired MeetingsSql sql;
  @Autowired HeldMeetings held;
  @LocalServerPort int port;

  private MeetingFixture at;

  @BeforeEach
  void prepare() {
    at = new MeetingFixture(realms, clock, port).members(MEMBERS, "official");
  }

  /**
   * What was done, in order, and what it ends in by a plain map: the thing and its last content.
   */
  private record History(List<MeetingAct> acts, Map<String, Map<String, String>> last) {}

  @Test
  void actsInAnyOrderDoubledAndCutEndAsInOrderOrInAConflictThatIsShown() {
    int withClash = 0;
    for (int seed = 1; seed <= HISTORIES; seed++) {
      Random random = new Random(seed);
      boolean two = seed % 3 == 0;
      History history = history(random, two);
      MeetingId inOrder = meeting(seed, "a");
      MeetingId shuffled = meeting(seed, "b");
      history.acts.forEach(it -> deliver(inOrder, renamed(it, inOrder)));
      List<MeetingAct> sent = new ArrayList<>(history.acts);
      history.acts.stream().filter(it -> random.nextInt(3) == 0).forEach(sent::add);
      Collections.shuffle(sent, random);
      int cut = random.nextInt(sent.size());
      sent.subList(0, cut).forEach(it -> deliver(shuffled, renamed(it, shuffled)));
      sent.forEach(it -> deliver(shuffled, renamed(it, shuffled)));
      HeldMeeting one = CurrentRealm.call(at.realm, () -> held.of(sql.find(inOrder).orElseThrow()));
      HeldMeeting other =
          CurrentRealm.call(at.realm, () -> held.of(sql.find(shuffled).orElseThrow()));
      assertThat(state(other)).as("seed " + seed).isEqualTo(state(one));
      assertThat(attendance(shuffled)).as("seed " + seed).isEqualTo(attendance(inOrder));
      assertThat(other.log().waiting().isEmpty() || !other.log().clashes().isEmpty()).isTrue();
      if (other.log().clashes().isEmpty()) {
        assertThat(state(other)).as("seed " + seed).isEqualTo(history.last);
      } else {
        withClash++;
        assertThat(at.body("/meetings/" + shuffled.value()))
            .as("seed " + seed)
            .contains("Hai bản khác nhau, cần chọn một");
      }
    }
    assertThat(withClash).as("histories of two phones that clash").isBetween(5, 20);
  }

  private History history(Random random, boolean two) {
    List<MeetingAct> acts = new ArrayList<>();
    Map<String, Map<String, String>> last = new TreeMap<>();
    acts.add(made("begin", "", null, Map.of(), 0));
    last.put("begin", Map.of());
    List<Map<String, UUID>> known = List.of(new HashMap<>(), new HashMap<>());
    List<String> notes =
        List.of(new UUID(1, random.nextInt()).toString(), new UUID(2, random.nextInt()).toString());
    for (int i = 1; i <= 14; i++) {
      Map<String, UUID> phone = known.get(two ? random.nextInt(2) : 0);
      String what = random.nextBoolean() ? "mark" : "note";
      String of =
          what.equals("mark")
              ? Integer.toString(1 + random.nextInt(MEMBERS))
              : notes.get(random.nextInt(2));
      Map<String, String> content =
          what.equals("mark")
              ? Map.of("status", List.of("present", "excused", "absent").get(random.nextInt(3)))
              : Map.of("text", "ý kiến " + i);
      MeetingAct act = made(what, of, phone.get(what + of), content, i);
      phone.put(what + of, act.id());
      acts.add(act);
      last.put(act.thing(), content);
    }
    return new History(acts, last);
  }

  private static MeetingAct made(
      String what,
      String of,
      @org.jspecify.annotations.Nullable UUID follows,
      Map<String, String> content,
      int n) {
    return new MeetingAct(UUID.randomUUID(), follows, what, of, content, FROM.plusSeconds(n));
  }

  /** The same act for another meeting: ids are of the whole realm. */
  private static MeetingAct renamed(MeetingAct act, MeetingId meeting) {
    UUID follows = act.follows();
    return new MeetingAct(
        named(act.id(), meeting),
        follows == null ? null : named(follows, meeting),
        act.what(),
        act.of(),
        act.content(),
        act.madeAt());
  }

  private static UUID named(UUID id, MeetingId meeting) {
    return new UUID(
        id.getMostSignificantBits(), id.getLeastSignificantBits() ^ meeting.value() << 20);
  }

  private MeetingId meeting(int seed, String which) {
    NewMeeting plan =
        new NewMeeting(
            new UnitId(3),
            MeetingKind.EXTRAORDINARY,
            LocalDate.of(2026, 7, 3),
            LocalTime.of(19, 30),
            "",
            "",
            false);
    return CurrentRealm.call(
        at.realm,
        () ->
            switch (planning.plan(Actor.system(), seed + which, plan)) {
              case Outcome.Done<MeetingId>(MeetingId id) -> id;
              case Outcome.Refused<MeetingId> refused -> throw new AssertionError(refused);
            });
  }

  private void deliver(MeetingId meeting, MeetingAct act) {
    Outcome<ActStatus> outcome =
        CurrentRealm.call(at.realm, () -> meetings.act(Actor.system(), meeting, act));
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private static Map<String, Map<String, String>> state(HeldMeeting it) {
    Map<String, Map<String, String>> state = new TreeMap<>();
    for (String what : List.of("begin", "mark", "note")) {
      it.log().heads(what).forEach(act -> state.put(act.thing(), act.content()));
    }
    return state;
  }

  private Map<Long, String> attendance(MeetingId meeting) {
    Map<Long, String> said = new TreeMap<>();
    CurrentRealm.run(
        at.realm,
        () ->
            jdbc.sql(
                    "select person_id, status from attendance_marks where kind = 'meeting' and subject = ?")
                .param(meeting.value())
                .query(row -> {
                  said.put(row.getLong(1), row.getString(2));
                }));
    return said;
  }
}
