package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** How acts of a phone are taken in. */
@MachTest
@Tag("slow")
class PhoneActsTest {

  private static final String MADE = "2026-07-03T04:00:00Z";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private MeetingFixture at;
  private String path;

  @BeforeEach
  void aMeeting() {
    at = new MeetingFixture(realms, clock, port).members(3, "official");
    path = at.plan("monthly");
  }

  @Test
  void actsSentTwiceCountOnceAndTheAnswerTellsHowTheMeetingStands() {
    Map<String, Object> begin = act("begin", "", null, Map.of());
    Map<String, Object> mark =
        act("mark", "1", null, Map.of("status", "present", "was", "expected"));
    JsonNode first = took(begin, mark);
    JsonNode again = took(begin, mark, mark);
    assertThat(statuses(first)).containsExactly("applied", "applied");
    assertThat(statuses(again)).containsExactly("applied", "applied", "applied");
    assertThat(again.at("/meeting/acts")).hasSize(2);
    assertThat(again.at("/meeting/status").asString()).isEqualTo("open");
    assertThat(again.at("/meeting/people/0/name").asString()).isEqualTo("Nguyễn Văn A");
    assertThat(again.at("/meeting/people/0/status").asString()).isEqualTo("present");
    assertThat(again.at("/meeting/minutes").asInt()).isEqualTo(90);
  }

  @Test
  void anActWhosePredecessorIsMissingWaitsAndHoldsOnceThatArrives() {
    String note = id();
    Map<String, Object> one = act("note", note, null, Map.of("text", "một"));
    Map<String, Object> two = act("note", note, one.get("id"), Map.of("text", "hai"));
    assertThat(statuses(took(act("begin", "", null, Map.of()), two)))
        .containsExactly("applied", "waiting");
    JsonNode after = took(one);
    assertThat(statuses(after)).containsExactly("applied");
    assertThat(after.at("/meeting/acts"))
        .allMatch(it -> it.get("status").asString().equals("applied"));
  }

  @Test
  void aRefusedOneLeavesNothingHoldsWhatFollowsItAndNothingElse() {
    String vote = id();
    Map<String, Object> wrong = act("vote", vote, null, Map.of("title", "t", "agree", "mười"));
    Map<String, Object> follows =
        act("vote", vote, wrong.get("id"), Map.of("title", "t", "agree", "10"));
    Map<String, Object> other = act("note", id(), null, Map.of("text", "khác"));
    JsonNode answer = took(act("begin", "", null, Map.of()), wrong, follows, other);
    assertThat(statuses(answer)).containsExactly("applied", "refused", "held", "applied");
    assertThat(answer.at("/became/1/words").asString()).contains("“mười”");
    assertThat(answer.at("/meeting/acts")).hasSize(2);
  }

  @Test
  void aMarkOfAPersonWhomTheListKnowsOtherwiseByNowIsRefusedAndNothingIsOverwritten() {
    took(act("begin", "", null, Map.of()));
    at.mark(path, 2, "present", "");
    Map<String, Object> mark =
        act("mark", "2", null, Map.of("status", "absent", "was", "expected"));
    JsonNode answer = took(mark);
    assertThat(statuses(answer)).containsExactly("refused");
    assertThat(answer.at("/became/0/reason").asString())
        .isEqualTo("meetings.refused.marked.present");
    assertThat(answer.at("/meeting/people/1/status").asString()).isEqualTo("present");
    assertThat(
            statuses(took(act("mark", "2", null, Map.of("status", "present", "was", "expected")))))
        .as("the same as the list says begins no second chain")
        .containsExactly("refused");
  }

  @Test
  void aMeetingTakesOnlySoMany() {
    took(act("begin", "", null, Map.of()));
    realms.sql(
        at.realm,
        """
        insert into meeting_acts (id, meeting_id, what, thing, content, made_at, made_by, arrived_at, status)
        select gen_random_uuid(), 1, 'note', 'note:' || gen_random_uuid(), '{"text": "x"}', '2026-07-03T04:00:00Z', 1, now(), 'applied'
        from generate_series(2, %d)\
        """
            .formatted(Meetings.MOST_ACTS));
    JsonNode answer = took(act("note", id(), null, Map.of("text", "quá nhiều")));
    assertThat(statuses(answer)).containsExactly("refused");
    assertThat(answer.at("/became/0/reason").asString()).isEqualTo("meetings.refused.many_acts");
  }

  @Test
  void aDecisionThatNamesOneTwiceHoldsUpNobody() {
    String note = id();
    Map<String, Object> one = act("note", note, null, Map.of("text", "một"));
    Map<String, Object> two = act("note", note, null, Map.of("text", "hai"));
    Map<String, Object> odd =
        act(
            "settle",
            "note:" + note + "@",
            null,
            Map.of(
                "keep", one.get("id").toString(), "dropped", two.get("id") + " " + two.get("id")));
    took(act("begin", "", null, Map.of()), odd, one);
    assertThat(statuses(took(two))).containsExactly("dropped");
  }

  @Test
  void whatIsNoListOfActsIsRefusedAsAWhole() {
    for (String odd :
        List.of(
            "", "{}", "null", "[null]", "[1]", "[[]]", "[{\"content\":{\"a\":[1]}}]", "[{", "x")) {
      assertThat(send(at.secretary, odd).statusCode()).as(odd).isEqualTo(400);
    }
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i <= SentActs.MOST; i++) {
      many.add(act("note", id(), null, Map.of("text", "x")));
    }
    assertThat(send(at.secretary, json.writeValueAsString(many)).statusCode()).isEqualTo(400);
    String vast = "[" + " ".repeat(SentActs.LONGEST) + "]";
    assertThat(send(at.secretary, vast).statusCode()).isEqualTo(400);
    assertThat(statuses(took(Map.of()))).containsExactly("refused");
    assertThat(statuses(took(changed("id", "1-1-1-1-1")))).containsExactly("refused");
    assertThat(statuses(took(changed("follows", "x")))).containsExactly("refused");
    assertThat(statuses(took(changed("made_at", "hôm qua")))).containsExactly("refused");
    assertThat(statuses(took(changed("made_at", "+999999-01-01T00:00:00Z"))))
        .containsExactly("refused");
    assertThat(statuses(took(changed("what", "erase")))).containsExactly("refused");
    assertThat(statuses(took(changed("of", "' or 1=1")))).containsExactly("refused");
  }

  @Test
  void onlyWhoRecordsForTheBranchGetsTheMeetingOrSendsActs() {
    for (String login : List.of("quansat", "canh")) {
      Visitor other = at.signIn(login);
      assertThat(other.get(path + "/phone").statusCode()).as(login).isEqualTo(404);
      assertThat(other.get(path + "/phone/meeting").statusCode()).as(login).isEqualTo(404);
      assertThat(send(other, "[]").statusCode()).as(login).isEqualTo(404);
    }
    assertThat(at.secretary.get(path + "/phone").body()).doesNotContain("Nguyễn Văn");
    HttpResponse<String> kept = at.secretary.get(path + "/phone/meeting");
    assertThat(kept.body()).contains("Nguyễn Văn A");
    assertThat(kept.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private Map<String, Object> changed(String field, String value) {
    Map<String, Object> act = act("note", id(), null, Map.of("text", "x"));
    act.put(field, value);
    return act;
  }

  private static Map<String, Object> act(
      String what, String of, @Nullable Object follows, Map<String, String> content) {
    Map<String, Object> act = new HashMap<>();
    act.put("id", id());
    act.put("follows", follows);
    act.put("what", what);
    act.put("of", of);
    act.put("content", content);
    act.put("made_at", MADE);
    return act;
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @SafeVarargs
  private JsonNode took(Map<String, Object>... acts) {
    HttpResponse<String> answer = send(at.secretary, json.writeValueAsString(acts));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> send(Visitor visitor, String acts) {
    return visitor.post(path + "/phone/acts", Map.of("acts", acts));
  }

  private static List<String> statuses(JsonNode answer) {
    return answer.get("became").valueStream().map(it -> it.get("status").asString()).toList();
  }
}
