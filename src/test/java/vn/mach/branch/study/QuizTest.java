package vn.mach.branch.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

@MachTest
@Tag("slow")
class QuizTest {

  private static final Instant NOON = Instant.parse("2026-07-15T05:00:00Z");

  @Autowired StudyFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private Visitor member;

  @BeforeEach
  void prepare() {
    clock.turnTo(NOON);
    realm = fixture.realm();
    office = visitor("van");
    member = visitor("d2");
  }

  @Test
  void nothingOfWhatIsRightLeavesBeforeTheTestIsOver() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    String attempt = fixture.done(member, test + "/begin");
    String running = member.get(attempt).body();
    assertThat(running).contains("Câu hỏi 1", "Đúng bí mật").doesNotContain(">đúng<");
    assertThat(member.get("/study/questions").statusCode()).isEqualTo(404);
    assertThat(member.get(test + "/results").statusCode()).isEqualTo(404);
    fixture.done(member, attempt + "/end");
    assertThat(member.get(attempt).body())
        .contains("Đúng 0/3 câu", "Đáp án hiện sau")
        .doesNotContain(">đúng<");
    clock.turnTo(LocalDate.of(2026, 7, 21));
    assertThat(member.get(attempt).body()).contains(">đúng<");
  }

  @Test
  void theBestOfSeveralAttemptsCountsAndPassingSettlesTheTask() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    fixture.take(member, test, 1);
    assertThat(state(2)).isEqualTo("open");
    fixture.take(member, test, 2);
    assertThat(state(2)).isEqualTo("settled");
    assertThat(office.get(test + "/results").body()).contains("2/3", "Đạt");
    assertThat(office.get(campaign + "/turnout").body()).contains("1/6", "66,67 %");
    assertThat(member.post(test + "/begin", fixture.form()).body())
        .contains("Đã dùng hết 2 lượt làm bài");
    assertThat(fixture.number(realm, "select count(*) from study_certificates")).isEqualTo(1);
  }

  @Test
  void anAttemptGoesOnAfterACutConnectionAndALateAnswerIsRefusedWithWords() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    String attempt = fixture.done(member, test + "/begin");
    List<String> questions = StudyFixture.questions(member.get(attempt).body());
    fixture.done(member, attempt + "/answers/" + questions.get(0), "option", "2");
    clock.turnTo(NOON.plus(5, ChronoUnit.MINUTES));
    Visitor again = visitor("d2");
    assertThat(fixture.done(again, test + "/begin")).isEqualTo(attempt);
    assertThat(again.get(attempt).body()).contains("Đã lưu");
    fixture.done(again, attempt + "/answers/" + questions.get(1), "option", "2");
    clock.turnTo(NOON.plus(11, ChronoUnit.MINUTES));
    var late = again.post(attempt + "/answers/" + questions.get(2), fixture.form("option", "2"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Đã hết giờ", "Đúng 2/3 câu", "Hết giờ lúc 12:10");
  }

  @Test
  void aManagerGivesSomebodyMoreTimeWithinARunningAttempt() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    String attempt = fixture.done(member, test + "/begin");
    List<String> questions = StudyFixture.questions(member.get(attempt).body());
    fixture.done(office, test + "/extend", "person", "2", "minutes", "15", "reason", "Mất điện");
    clock.turnTo(NOON.plus(20, ChronoUnit.MINUTES));
    fixture.done(member, attempt + "/answers/" + questions.get(0), "option", "2");
    fixture.done(member, attempt + "/end");
    assertThat(member.get(attempt).body()).contains("Đúng 1/3 câu");
    assertThat(office.get(test + "/results").body()).contains("thêm 15 phút");
    assertThat(
            visitor("khac")
                .post(test + "/extend", fixture.form("person", "2", "minutes", "5", "reason", "x"))
                .statusCode())
        .as("a person of another branch")
        .isEqualTo(404);
    assertThat(
            office
                .post(
                    test + "/extend", fixture.form("person", "2", "minutes", "abc", "reason", "x"))
                .body())
        .contains("“abc”");
  }

  @Test
  void nobodyGivesThemselvesTimeAndNobodyIsGivenTimeWithoutEnd() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    Visitor secretary = visitor("bithu");
    String own = fixture.done(secretary, test + "/begin");
    HttpResponse<String> refused =
        secretary.post(
            test + "/extend", fixture.form("person", "1", "minutes", "30", "reason", "x"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("không tự thêm giờ cho mình");
    assertThat(secretary.get(own).body()).contains("12:10");
    fixture.done(office, test + "/extend", "person", "1", "minutes", "30", "reason", "Mất điện");
    assertThat(secretary.get(own).body()).contains("12:40");
    HttpResponse<String> more =
        office.post(test + "/extend", fixture.form("person", "1", "minutes", "600", "reason", "x"));
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("Đã thêm 30 phút");
  }

  @Test
  void whatIsRightIsNotShownWhileSomebodyWithMoreTimeIsStillAtIt() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    String early = fixture.done(member, test + "/begin");
    fixture.done(member, early + "/end");
    Instant closes =
        Instant.ofEpochSecond(
            fixture.number(
                realm, "select extract(epoch from closes_at)::bigint from study_quizzes"));
    clock.turnTo(closes.minus(1, ChronoUnit.MINUTES));
    Visitor late = visitor("d3");
    fixture.done(late, test + "/begin");
    fixture.done(
        visitor("van"), test + "/extend", "person", "3", "minutes", "15", "reason", "Mất điện");
    clock.turnTo(closes.plus(5, ChronoUnit.MINUTES));
    assertThat(visitor("d2").get(early).body()).doesNotContain(">đúng<");
    clock.turnTo(closes.plus(30, ChronoUnit.MINUTES));
    assertThat(visitor("d2").get(early).body()).contains(">đúng<");
  }

  @Test
  void oddAnswersAndOtherPeoplesAttemptsAreNotFound() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    String attempt = fixture.done(member, test + "/begin");
    String question = StudyFixture.questions(member.get(attempt).body()).getFirst();
    Visitor other = visitor("d4");
    assertThat(other.get(attempt).statusCode()).isEqualTo(404);
    assertThat(
            other.post(attempt + "/answers/" + question, fixture.form("option", "2")).statusCode())
        .isEqualTo(404);
    assertThat(member.post(attempt + "/answers/999999", fixture.form("option", "2")).statusCode())
        .isEqualTo(404);
    assertThat(
            member.post(attempt + "/answers/" + question, fixture.form("option", "9")).statusCode())
        .isEqualTo(404);
    assertThat(member.post(attempt + "/answers/" + question, fixture.form("option", "abc")).body())
        .contains("Chưa chọn phương án nào");
  }

  @Test
  void aQuestionWithoutARightOptionIsRefused() {
    Map<String, String> typed =
        fixture.form("unit", "K", "text", "Câu", "options", "A\nB", "right", "3", "topic", "");
    assertThat(office.post("/study/questions", typed).body())
        .contains("Phương án đúng là số từ 1 đến 2");
    typed = fixture.form("unit", "K", "text", "Câu", "options", "A", "right", "1", "topic", "");
    assertThat(office.post("/study/questions", typed).body()).contains("đã ghi 1");
    String campaign = fixture.campaign(office);
    assertThat(
            office
                .post(
                    campaign + "/tests",
                    fixture.form(
                        "title",
                        "T",
                        "opensOn",
                        "2026-07-01",
                        "closesOn",
                        "2026-07-20",
                        "questions",
                        "5",
                        "minutes",
                        "10",
                        "passPercent",
                        "60",
                        "mostAttempts",
                        "2",
                        "topic",
                        ""))
                .body())
        .contains("Cần 5 câu hỏi nhưng chủ đề chỉ có 0");
    assertThat(fixture.number(realm, "select count(*) from study_quizzes")).isZero();
  }

  @Test
  void aContestRanksByPointsThenTheClosestGuessThenTheSecond() {
    String campaign = fixture.campaign(office, "contest", "yes");
    String round = fixture.test(office, campaign, "title", "Vòng 1", "mostAttempts", "7");
    fixture.open(realm, office, campaign);
    fixture.take(visitor("d2"), round, 3, "guess", "9");
    clock.turnTo(NOON.plusSeconds(60));
    fixture.take(visitor("d4"), round, 3, "guess", "3");
    clock.turnTo(NOON.plusSeconds(90));
    fixture.take(visitor("d5"), round, 3, "guess", "3");
    clock.turnTo(NOON.plusSeconds(120));
    fixture.take(visitor("d6"), round, 1, "guess", "3");
    clock.turnTo(NOON.plusSeconds(150));
    fixture.take(visitor("d6"), round, 2, "guess", "3");
    assertThat(office.get(campaign + "/standings").body())
        .as("not before the round is over")
        .contains("Chưa có xếp hạng")
        .doesNotContain("Phạm Thị Mai");
    clock.turnTo(LocalDate.of(2026, 7, 22));
    String page = office.get(campaign + "/standings").body();
    assertThat(page).contains("3 người trả lời đúng tất cả");
    assertThat(page.indexOf("Phạm Thị Mai")).isLessThan(page.indexOf("Võ Văn Tâm"));
    assertThat(page.indexOf("Võ Văn Tâm")).isLessThan(page.indexOf("Trần Văn Đức"));
    assertThat(page.indexOf("Trần Văn Đức")).isLessThan(page.indexOf("Đỗ Thị Lan"));
    assertThat(page).contains("2/3", "9 (lệch 6)");
    fixture.done(office, campaign + "/prizes", "person", "D4", "unit", "", "words", "Giải Nhất");
    fixture.done(
        office, campaign + "/prizes", "person", "", "unit", "A2", "words", "Tập thể xuất sắc");
    assertThat(office.get(campaign + "/standings").body())
        .contains("Giải Nhất", "Tập thể xuất sắc");
  }

  @Test
  void theRoundsOfAContestAreAddedInOneStepOneAWeek() {
    String campaign = fixture.campaign(office, "contest", "yes");
    fixture.test(office, campaign, "title", "Vòng 1", "closesOn", "2026-07-07", "weeks", "8");
    assertThat(
            fixture.text(
                realm,
                """
                select string_agg(round || ' ' || title || ' ' || (opens_at at time zone 'Asia/Ho_Chi_Minh')::text || ' ' || (closes_at at time zone 'Asia/Ho_Chi_Minh')::text, ', ' order by round)
                from study_quizzes where round in (1, 2, 8)\
                """))
        .isEqualTo(
            "1 Vòng 1 2026-07-01 00:00:00 2026-07-07 23:59:59, 2 Vòng 2 2026-07-08 00:00:00 2026-07-14 23:59:59,"
                + " 8 Vòng 8 2026-08-19 00:00:00 2026-08-25 23:59:59");
    assertThat(fixture.number(realm, "select count(*) from study_quizzes")).isEqualTo(8);
    assertThat(fixture.number(realm, "select count(distinct quiz_id) from study_quiz_questions"))
        .as("each has its questions")
        .isEqualTo(8);
    fixture.open(realm, office, campaign);
    assertThat(visitor("d2").get(campaign).body()).contains("Vòng 1", "Vòng 8");
  }

  @Test
  void roundsThatOverlapOrEndAfterTheContestAreRefusedWithWords() {
    String campaign = fixture.campaign(office, "contest", "yes");
    fixture.test(office, campaign, "title", "Thử");
    assertThat(rounds(campaign, "2026-07-08", "2")).contains("phải đóng trước khi vòng sau mở");
    assertThat(rounds(campaign, "2026-07-07", "9")).contains("Vòng thứ 9", "31/08/2026");
    assertThat(rounds(campaign, "2026-07-07", "60")).contains("“60” không phải số từ 1 đến 52");
    assertThat(fixture.number(realm, "select count(*) from study_quizzes")).isEqualTo(1);
  }

  private String rounds(String campaign, String closesOn, String weeks) {
    var answer =
        office.post(
            campaign + "/tests",
            fixture.form(
                "title",
                "Vòng 1",
                "opensOn",
                "2026-07-01",
                "closesOn",
                closesOn,
                "questions",
                "3",
                "minutes",
                "10",
                "passPercent",
                "60",
                "mostAttempts",
                "7",
                "topic",
                "NQ",
                "weeks",
                weeks));
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  @Test
  void organisersAndQuestionWritersTakeNoPartInAContest() {
    String campaign = fixture.campaign(office, "contest", "yes");
    String round = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    fixture.done(office, campaign + "/staff", "person", "D4", "role", "organiser");
    Visitor organiser = visitor("d4");
    assertThat(organiser.get(round).body()).contains("không dự thi");
    assertThat(organiser.post(round + "/begin", fixture.form()).statusCode()).isEqualTo(422);
    String attempt = fixture.done(member, round + "/begin");
    assertThat(member.post(attempt + "/end", fixture.form()).statusCode())
        .as("without a guess")
        .isEqualTo(422);
  }

  private String state(long person) {
    return fixture.text(
        realm, "select state from tasks where kind = 'study' and person_id = " + person);
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/study");
    return visitor;
  }
}
