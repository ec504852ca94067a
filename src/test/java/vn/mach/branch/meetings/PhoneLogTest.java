package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.branch.attendance.AttendanceCounts.Standing;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** The phone works out how a meeting stands by the rules of the server. */
@MachTest
@Tag("browser")
class PhoneLogTest {

  private static final int HISTORIES = 60;
  private static final Instant FROM = Instant.parse("2026-07-03T12:00:00Z");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private record Told(
      Map<String, String> statuses,
      Map<String, String> heads,
      Map<String, Map<String, String>> clashes) {}

  @Test
  void sixtyRandomHistoriesOfTwoPhonesInAnyOrderStandTheSameOnPhoneAndServer() {
    MeetingFixture at = new MeetingFixture(realms, clock, port);
    String path = at.plan("monthly");
    int clashing = 0;
    int settled = 0;
    try (var phone = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("bithu")) {
      phone.open(path + "/phone");
      for (int seed = 1; seed <= HISTORIES; seed++) {
        List<MeetingAct> acts = history(new Random(seed));
        ActLog inOrder = ActLog.of(acts);
        clashing += inOrder.clashes().isEmpty() ? 0 : 1;
        settled += inOrder.statuses().containsValue(ActStatus.DROPPED) ? 1 : 0;
        Random random = new Random(-seed);
        List<MeetingAct> any = new ArrayList<>(acts);
        Collections.shuffle(any, random);
        assertThat(outcome(phone, any)).as("seed " + seed).isEqualTo(told(inOrder));
        List<MeetingAct> cut = any.subList(0, random.nextInt(any.size() + 1));
        assertThat(outcome(phone, cut)).as("seed " + seed + " cut").isEqualTo(told(ActLog.of(cut)));
      }
    }
    assertThat(clashing).as("histories that end in a clash").isBetween(10, HISTORIES - 5);
    assertThat(settled).as("histories in which a person settled one").isGreaterThan(5);
  }

  /** Two phones that know of each other's acts from time to time, and settle what they see. */
  private static List<MeetingAct> history(Random random) {
    List<MeetingAct> acts = new ArrayList<>();
    List<List<MeetingAct>> known = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 1; i <= 24; i++) {
      List<MeetingAct> mine = known.get(random.nextInt(2));
      if (random.nextInt(5) == 0) {
        mine.clear();
        mine.addAll(acts);
      }
      ActLog log = ActLog.of(mine);
      MeetingAct act;
      if (!log.clashes().isEmpty() && random.nextInt(3) == 0) {
        ActLog.Clash clash = log.clashes().getFirst();
        UUID keep = clash.acts().get(random.nextInt(clash.acts().size())).id();
        act =
            made(
                random,
                log.head("settle:" + clash.key()).map(MeetingAct::id).orElse(null),
                "settle",
                clash.key(),
                Map.of("keep", keep.toString(), "dropped", clash.droppedFor(keep)),
                i);
      } else {
        String of = new UUID(0, random.nextInt(6)).toString();
        act =
            made(
                random,
                log.head("note:" + of).map(MeetingAct::id).orElse(null),
                "note",
                of,
                Map.of("text", "ý kiến " + i),
                i);
      }
      mine.add(act);
      acts.add(act);
    }
    return acts;
  }

  private static MeetingAct made(
      Random random,
      @Nullable UUID follows,
      String what,
      String of,
      Map<String, String> content,
      int second) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new MeetingAct(id, follows, what, of, content, FROM.plusSeconds(second / 2));
  }

  private static Told told(ActLog log) {
    Map<String, String> statuses = new TreeMap<>();
    log.statuses().forEach((id, status) -> statuses.put(id.toString(), status.code()));
    Map<String, String> heads = new TreeMap<>();
    for (String what : List.of("note", "settle")) {
      log.heads(what).forEach(act -> heads.put(act.thing(), act.id().toString()));
    }
    Map<String, Map<String, String>> clashes = new TreeMap<>();
    for (ActLog.Clash clash : log.clashes()) {
      Map<String, String> dropped = new TreeMap<>();
      clash.acts().forEach(act -> dropped.put(act.id().toString(), clash.droppedFor(act.id())));
      clashes.put(clash.key(), dropped);
    }
    return new Told(statuses, heads, clashes);
  }

  private Told outcome(Browser phone, List<MeetingAct> acts) {
    List<Map<String, Object>> sent = new ArrayList<>();
    for (MeetingAct act : acts) {
      Map<String, Object> it = new HashMap<>();
      it.put("id", act.id().toString());
      it.put("follows", act.follows() == null ? null : act.follows().toString());
      it.put("what", act.what());
      it.put("of", act.of());
      it.put("content", act.content());
      it.put("made_at", act.madeAt().toString());
      sent.add(it);
    }
    return json.readValue(
        phone
            .page()
            .evaluate(
                """
                acts => {
                  const log = machMeetingLog.outcome(acts);
                  const heads = ['note', 'settle'].flatMap(log.heads).map(act => [machMeetingLog.thing(act), act.id]);
                  return JSON.stringify({
                    statuses: log.statuses, heads: Object.fromEntries(heads),
                    clashes: Object.fromEntries(log.clashes.map(clash => [clash.key,
                      Object.fromEntries(clash.sides.map(side => [side.id, clash.droppedFor(side.id)]))]))
                  });
                }\
                """,
                sent)
            .toString(),
        Told.class);
  }

  @Test
  void basesOfVotesAndOfAttendanceAreThoseOfTheServer() {
    MeetingFixture at = new MeetingFixture(realms, clock, port);
    String path = at.plan("monthly");
    List<String> standings =
        List.of("official", "probationary", "temporary_in", "temporary_out", "exempt", "guest");
    List<String> said = List.of("expected", "present", "excused", "absent");
    try (var phone = new Browser(port, at.realm, Browser.PHONE, "vi").signIn("bithu")) {
      phone.open(path + "/phone");
      for (int seed = 1; seed <= 20; seed++) {
        Random random = new Random(seed);
        List<Map<String, Object>> people = new ArrayList<>();
        Map<String, long[]> counted = new TreeMap<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
          String standing = standings.get(random.nextInt(6));
          int status = random.nextInt(4);
          boolean due = standings.indexOf(standing) < 3;
          people.add(Map.of("standing", standing, "counted", due, "status", said.get(status)));
          long[] counts = counted.computeIfAbsent(standing, _ -> new long[4]);
          counts[0]++;
          if (status > 0) {
            counts[status]++;
          }
        }
        AttendanceCounts counts =
            new AttendanceCounts(
                counted.entrySet().stream()
                    .map(it -> standing(it.getKey(), it.getValue()))
                    .toList(),
                new Standing("guest", false, 0, 0, 0, 0));
        for (String rule : List.of("half", "two_thirds")) {
          Map<String, String> content =
              Map.of("title", "t", "agree", "" + random.nextInt(20), "disagree", "3", "rule", rule);
          VoteResult vote = VoteResult.of(made(random, null, "vote", "v", content, 1), counts);
          Map<String, Object> expected =
              new TreeMap<>(
                  Map.of(
                      "due",
                      counts.due(),
                      "present",
                      counts.present(),
                      "excused",
                      counts.excused(),
                      "absent",
                      counts.absent(),
                      "open",
                      counts.open(),
                      "base",
                      vote.base(),
                      "needed",
                      vote.needed(),
                      "passed",
                      vote.passed(),
                      "tooMany",
                      vote.tooMany()));
          String told =
              phone
                  .page()
                  .evaluate(
                      """
                      it => {
                        const counts = machMeetingLog.counts(it.people), vote = machMeetingLog.vote(it.content, counts);
                        return JSON.stringify({due: counts.due, present: counts.present, excused: counts.excused, absent: counts.absent,
                          open: counts.open, base: vote.base, needed: vote.needed, passed: vote.passed, tooMany: vote.tooMany});
                      }\
                      """,
                      Map.of("people", people, "content", content))
                  .toString();
          Map<String, Object> on = json.readValue(told, new TypeReference<>() {});
          assertThat(new TreeMap<>(on).toString())
              .as("seed " + seed + " " + rule)
              .isEqualTo(expected.toString());
        }
      }
    }
  }

  private static Standing standing(String standing, long[] counts) {
    boolean due = List.of("official", "probationary", "temporary_in").contains(standing);
    return new Standing(standing, due, counts[0], counts[1], counts[2], counts[3]);
  }
}
