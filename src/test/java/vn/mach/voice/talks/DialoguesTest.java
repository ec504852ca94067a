package vn.mach.voice.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** A committee holds a dialogue conference with its members. */
@MachTest
@Tag("slow")
class DialoguesTest {

  @Autowired TalkFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private String dialogue;

  @BeforeEach
  void prepare() {
    clock.turnTo(TalkFixture.DAY);
    realm = fixture.realm();
    office = in("xa");
    dialogue = fixture.done(office, "/talks/dialogues", form(Map.of()));
  }

  @Test
  void itIsAnnouncedToAllBelowWithDayAndPlaceAndToNobodyElse() {
    for (String login : new String[] {"bithu", "duc", "canh"}) {
      assertThat(in(login).get("/talks/dialogues").body())
          .contains("Đối thoại về nông thôn mới", "24/07/2026", "14:00", "Hội trường xã");
    }
    assertThat(in("duc").get("/calendar?month=2026-07").body())
        .contains("Đối thoại về nông thôn mới");
    String own =
        fixture.done(
            in("bithu"), "/talks/dialogues", form(Map.of("unit", "X1", "title", "Riêng X1")));
    assertThat(in("canh").get(own).statusCode()).as("the neighbour").isEqualTo(404);
    assertThat(in("xa").get(own).statusCode()).as("from above").isEqualTo(200);
    fixture.done(
        office,
        dialogue + "/edit",
        Map.of("heldOn", "2026-07-27", "place", "Sân kho", "questionsUntil", "2026-07-24"));
    assertThat(in("duc").get(dialogue).body()).contains("27/07/2026", "Sân kho");
    assertThat(
            fixture.text(
                "select string_agg(distinct t.due_on::text, ' ') from tasks t join task_subjects s on s.id = t.subject_id where s.kind = 'dialogue_gather'"))
        .as("the units below have the new day for their questions")
        .isEqualTo("2026-07-24");
    assertThat(fixture.post(in("bithu"), dialogue + "/edit", form(Map.of())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoAsksIsShownToTheOrganisersOnlyWhereTheyWish() {
    ask("duc", "Đường thôn bao giờ xong?", false);
    ask("anh", "Có lớp nghề không?", true);
    String gather = office.get(dialogue).body();
    assertThat(gather)
        .contains("Đường thôn bao giờ xong?", "Lê Quang Ánh")
        .doesNotContain("Trần Văn Đức");
    assertThat(in("bithu").get(dialogue).body()).doesNotContain("Đường thôn", "lớp nghề");
    assertThat(in("duc").get(dialogue).body())
        .contains("Đường thôn bao giờ xong?", "Không nêu tên")
        .doesNotContain("lớp nghề");
    assertThat(
            fixture.number(
                "select count(*) from audit_log where details::text like '%Đường%' or action = 'talks.question'"))
        .isZero();
  }

  @Test
  void questionsThatAskTheSameAreAnsweredOnceAndEachAskerIsTold() {
    ask("duc", "Đường thôn bao giờ xong?", false);
    ask("anh", "Khi nào làm đường?", false);
    ask("bithu", "Có lớp nghề không?", false);
    long head = question("Đường thôn%");
    assertThat(
            fixture.post(office, dialogue + "/merge", Map.of("head", Long.toString(head))).body())
        .contains("Đánh dấu ít nhất một câu hỏi khác");
    fixture.done(
        office,
        dialogue + "/merge",
        Map.of("head", Long.toString(head), "others", Long.toString(question("Khi nào%"))));
    String one = "/talks/dialogues/questions/" + head;
    assertThat(
            fixture.post(office, one + "/answer", Map.of("where", "hall", "text", "Quý IV")).body())
        .as("before its day")
        .contains("chỉ trả lời tại hội trường từ ngày họp");
    clock.turnTo(LocalDate.of(2026, 7, 24));
    fixture.done(
        in("xa"),
        one + "/answer",
        Map.of("where", "hall", "text", "Xong trong quý IV", "wording", "Tiến độ đường thôn?"));
    for (String login : new String[] {"duc", "anh"}) {
      Visitor asker = in(login);
      assertThat(asker.get("/tasks").body()).contains("Câu hỏi của đồng chí đã được trả lời");
      assertThat(asker.get(dialogue).body())
          .contains("Xong trong quý IV", "Tiến độ đường thôn?", "Tại hội trường");
      long own =
          fixture.number(
              "select id from dialogue_questions where account_id = (select id from accounts where login = '"
                  + login
                  + "')");
      fixture.done(asker, "/talks/dialogues/questions/" + own + "/seen", Map.of());
      assertThat(asker.get("/tasks").body()).contains("Không còn việc nào phải làm");
    }
    assertThat(in("canh").get(dialogue).body())
        .as("all read the answer")
        .contains("Xong trong quý IV")
        .doesNotContain("Khi nào làm đường?", "Có lớp nghề không?");
    assertThat(in("xa").get("/tasks/board?unit=2").body()).doesNotContain("Câu hỏi của đồng chí");
  }

  @Test
  void whatIsOpenAfterwardsIsOwedInWorkingDaysAndCanBeGivenToABranch() {
    ask("duc", "Đường thôn bao giờ xong?", false);
    long id = question("Đường%");
    String one = "/talks/dialogues/questions/" + id;
    assertThat(
            fixture
                .post(office, dialogue + "/hold", Map.of("expected", "9", "present", "7"))
                .body())
        .contains("Ngày 24/07/2026 chưa đến");
    clock.turnTo(LocalDate.of(2026, 7, 24));
    office = in("xa");
    assertThat(
            fixture
                .post(office, dialogue + "/hold", Map.of("expected", "7", "present", "x"))
                .body())
        .contains("“x” không phải là số hợp lệ");
    fixture.done(
        office,
        dialogue + "/hold",
        Map.of("expected", "9", "present", "7", "conclusion", "Ghi nhận"));
    assertThat(
            fixture.text(
                "select kind || ' ' || unit_id || ' ' || expected || '/' || present || ' ' || held_on from activities"))
        .isEqualTo("dialogue 2 9/7 2026-07-24");
    assertThat(fixture.number("select count(*) from activity_amounts"))
        .as("one question would point at one person")
        .isZero();
    assertThat(fixture.text("select due_on::text from dialogue_questions"))
        .as("ten working days after Friday 24 July")
        .isEqualTo("2026-08-07");
    assertThat(in("duc").get(dialogue).body()).contains("Trả lời trước ngày 07/08/2026");
    assertThat(fixture.post(office, one + "/assign", Map.of("unit", "K")).body())
        .contains("“K” không khớp");
    fixture.done(office, one + "/assign", Map.of("unit", "X1"));
    assertThat(
            fixture.text(
                "select unit_id || ' ' || due_on from tasks where kind = 'dialogue_answer' and state = 'open'"))
        .isEqualTo("3 2026-08-07");
    clock.turnTo(LocalDate.of(2026, 8, 10));
    assertThat(in("bithu").get(dialogue).body()).contains("quá hạn");
    fixture.done(in("bithu"), one + "/answer", Map.of("where", "after", "text", "Quý IV"));
    assertThat(in("duc").get(dialogue).body()).contains("Quý IV", "trả lời muộn");
    assertThat(
            fixture.number(
                "select count(*) from tasks where kind = 'dialogue_answer' and state = 'open'"))
        .isZero();
    assertThat(
            fixture
                .post(in("bithu"), one + "/answer", Map.of("where", "after", "text", "x"))
                .body())
        .contains("đã được trả lời");
  }

  @Test
  void withFiveQuestionsAndMoreTheirNumberIsAnAmountOfTheActivity() {
    for (int at = 1; at <= 5; at++) {
      ask(at % 2 == 0 ? "duc" : "anh", "Câu hỏi số " + at, false);
    }
    clock.turnTo(LocalDate.of(2026, 7, 24));
    fixture.done(in("xa"), dialogue + "/hold", Map.of("expected", "9", "present", "9"));
    assertThat(fixture.text("select amount || ' ' || value from activity_amounts"))
        .startsWith("questions 5");
  }

  @Test
  void aConferenceThatWasHeldIsOneEntryOfTheCalendar() {
    clock.turnTo(LocalDate.of(2026, 7, 24));
    fixture.done(in("xa"), dialogue + "/hold", Map.of("expected", "9", "present", "9"));
    assertThat(fixture.number("select count(*) from activities")).isPositive();
    assertThat(in("xa").get("/calendar?on=2026-07-24").body())
        .contains(dialogue)
        .doesNotContain("/activities/");
  }

  @Test
  void questionsAreTakenUntilTheirDayAndNotWithoutEnd() {
    assertThat(fixture.post(in("duc"), dialogue + "/questions", Map.of("text", " ")).statusCode())
        .isEqualTo(422);
    Visitor asker = in("duc");
    for (int at = 1; at <= 10; at++) {
      fixture.done(asker, dialogue + "/questions", Map.of("text", "Câu " + at));
    }
    assertThat(fixture.post(asker, dialogue + "/questions", Map.of("text", "Câu 11")).body())
        .contains("nhiều nhất 10 câu hỏi");
    clock.turnTo(LocalDate.of(2026, 7, 23));
    assertThat(fixture.post(in("anh"), dialogue + "/questions", Map.of("text", "Muộn")).body())
        .contains("Hết hạn nhận câu hỏi ngày 22/07/2026", "Muộn");
  }

  @Test
  void theUnitsBelowAreAskedToGatherAndSayThatTheySentAll() {
    assertThat(in("bithu").get("/tasks").body()).contains("Gửi câu hỏi cho hội nghị đối thoại");
    fixture.done(in("bithu"), dialogue + "/gathered", Map.of());
    assertThat(in("bithu").get("/tasks").body()).contains("Không còn việc nào phải làm");
    assertThat(fixture.post(in("bithu"), dialogue + "/gathered", Map.of()).body())
        .contains("không còn việc gửi câu hỏi");
    fixture.done(office, dialogue + "/cancel", Map.of("reason", "Bão số 3"));
    assertThat(in("duc").get(dialogue).body()).contains("Đã hủy", "Bão số 3");
    assertThat(fixture.number("select count(*) from tasks where state = 'open'")).isZero();
    assertThat(fixture.post(in("duc"), dialogue + "/questions", Map.of("text", "x")).body())
        .contains("Hội nghị đã hủy");
  }

  @Test
  void theSameFormTwiceIsOneQuestionAndOneConference() {
    Map<String, String> question = Map.of("key", "q", "text", "Một câu");
    Visitor asker = in("duc");
    fixture.done(asker, dialogue + "/questions", question);
    fixture.done(asker, dialogue + "/questions", question);
    assertThat(fixture.number("select count(*) from dialogue_questions")).isEqualTo(1);
    Map<String, String> again = form(Map.of("key", "d"));
    assertThat(fixture.done(office, "/talks/dialogues", again))
        .isEqualTo(fixture.done(office, "/talks/dialogues", again));
  }

  @Test
  void filesAndTheApiHaveAnswersAndNeverWhoAsked() {
    ask("anh", "Đường thôn bao giờ xong?", true);
    fixture.done(office, dialogue + "/down", Map.of("text", "Câu hỏi trên giấy"));
    clock.turnTo(LocalDate.of(2026, 7, 24));
    fixture.done(
        in("xa"),
        "/talks/dialogues/questions/" + question("Đường%") + "/answer",
        Map.of("where", "hall", "text", "Quý IV"));
    String sheet = fixture.text("select string_agg(s::text, ' ') from dialogue_questions_sheet s");
    assertThat(sheet).contains("Quý IV").doesNotContain("trên giấy", "Ánh", "D3");
    String api = in("canh").get("/api/v1" + dialogue).body();
    assertThat(api).contains("Quý IV", "hall").doesNotContain("trên giấy", "Ánh", "D3");
  }

  private void ask(String login, String text, boolean named) {
    fixture.done(
        in(login),
        dialogue + "/questions",
        named ? Map.of("text", text, "named", "yes") : Map.of("text", text));
  }

  private long question(String like) {
    return fixture.number("select id from dialogue_questions where text like '" + like + "'");
  }

  private static Map<String, String> form(Map<String, String> more) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "unit",
                "X",
                "title",
                "Đối thoại về nông thôn mới",
                "heldOn",
                "2026-07-24",
                "startsAt",
                "14:00",
                "place",
                "Hội trường xã",
                "questionsUntil",
                "2026-07-22"));
    form.putAll(more);
    return form;
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/talks");
    return visitor;
  }
}
