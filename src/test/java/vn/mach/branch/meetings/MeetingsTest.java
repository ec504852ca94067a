package vn.mach.branch.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class MeetingsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private MeetingFixture at;

  @BeforeEach
  void prepare() {
    at = new MeetingFixture(realms, clock, port);
  }

  @Test
  void of22MembersOfWhom20AreOfficialAVoteNeeds11ThoughFourAreAway() {
    at.members(20, "official").members(2, "probationary");
    String path = at.open("monthly");
    at.present(path, 1, 17);
    at.present(path, 21, 21);
    at.mark(path, 18, "excused", "Ốm");
    at.act(path, "vote", Map.of("title", "Nghị quyết tháng 7", "agree", "11", "disagree", "6"));
    at.act(path, "vote", Map.of("title", "Việc khác", "agree", "10", "disagree", "7"));
    assertThat(at.body(path))
        .contains(
            "18/22 có mặt (81,82 %)",
            "Cơ số biểu quyết 20 đảng viên chính thức, cần ít nhất 11 phiếu")
        .containsPattern("(?s)Nghị quyết tháng 7</strong>\\s*<span[^>]*>Thông qua<")
        .containsPattern("(?s)Việc khác</strong>\\s*<span[^>]*>Không thông qua<")
        .contains("cần 11 trên cơ số 20");
  }

  @Test
  void anExemptMemberWhoComesCountsOnBothSides() {
    at.members(18, "official")
        .members(2, "probationary")
        .members(1, "exempt")
        .members(1, "temporary_out");
    String path = at.open("monthly");
    at.present(path, 1, 15);
    at.present(path, 19, 20);
    assertThat(at.body(path))
        .contains("17/20 có mặt (85 %)", "Cơ số biểu quyết 18", "ít nhất 10 phiếu");
    at.present(path, 21, 21);
    assertThat(at.body(path))
        .contains("18/21 có mặt (85,71 %)", "Cơ số biểu quyết 19", "ít nhất 10 phiếu");
  }

  @Test
  void theAgendaHasTheStepsAndWhatTheBranchHasToTalkAbout() {
    at.members(5, "official");
    realms.sql(
        at.realm,
        """
        insert into directives (symbol, kind, title, issuer_id, issued_on) values ('05-CT/ĐU', 'directive', 'Về phòng chống lụt bão', 1, '2026-06-20')
        """);
    String path = at.plan("combined");
    at.done(at.secretary, path + "/draft", Map.of());
    at.done(at.secretary, path + "/items", Map.of("title", "Sửa đường tổ 4", "topic", "yes"));
    assertThat(at.body(path))
        .contains(
            "Khai mạc: điểm danh",
            "Nội dung chuyên đề",
            "05-CT/ĐU: Về phòng chống lụt bão",
            "Sửa đường tổ 4");
    at.done(at.secretary, path + "/draft", Map.of());
    assertThat(at.body(path).split("05-CT/ĐU")).as("drafted again it is there once").hasSize(2);
  }

  @Test
  void aDirectiveThatWasSentDownIsOnTheAgendaOfThoseItAsksSomethingOf() {
    at.members(5, "official");
    realms.sql(
        at.realm,
        """
        insert into directives (id, symbol, kind, title, issuer_id, issued_on) values
          (1, '06-CT/ĐU', 'directive', 'Cho chi bộ khác', 1, '2026-06-20'), (2, '07-CT/ĐU', 'directive', 'Cho chi bộ này', 1, '2026-01-10'),
          (3, '08-CT/ĐU', 'directive', 'Chưa gửi ai', 1, '2026-06-21'), (4, '09-CT/ĐU', 'directive', 'Đã hết hiệu lực', 1, '2026-06-22');
        insert into directive_versions (id, directive_id, number, status, text, issued_on, issued_at)
          select id, id, 1, 'issued', 'x', '2026-06-25', now() from directives where id <> 3;
        insert into cascades (directive_id, version_id, version_number, sent_on, sent_at, ended_on)
          select id, id, 1, '2026-06-25', now(), case id when 4 then date '2026-07-01' end from directives where id <> 3;
        insert into adoptions (directive_id, unit_id, unit_kind, version_id, arrived_at, asked_plan, asked_study, asked_report) values
          (1, 4, 'branch', 1, now(), true, false, false), (2, 3, 'branch', 2, now(), true, false, false), (4, 3, 'branch', 4, now(), true, false, false)\
        """);
    String path = at.plan("monthly");
    at.done(at.secretary, path + "/draft", Map.of());
    assertThat(at.body(path))
        .contains("07-CT/ĐU: Cho chi bộ này", "08-CT/ĐU: Chưa gửi ai")
        .doesNotContain("06-CT/ĐU", "09-CT/ĐU");
  }

  @Test
  void anOfficeSetsTheStepsOfTheAgendaFromADayOnAndEarlierMeetingsKeepTheirs() {
    at.members(3, "official");
    realms.account(at.realm, "quantri", "administrator", null);
    Visitor administrator = at.signIn("quantri");
    String steps = "/meetings/steps";
    Map<String, String> opening =
        Map.of(
            "step",
            "opening",
            "title",
            "Chào cờ, khai mạc",
            "minutes",
            "7",
            "validFrom",
            "2026-07-04",
            "source",
            "HD 09");
    at.done(administrator, steps, opening);
    at.done(
        administrator,
        steps,
        Map.of("step", "scoring", "ends", "yes", "validFrom", "2026-07-04", "source", "HD 09"));
    at.done(
        administrator,
        steps,
        Map.of(
            "title",
            "Đọc báo Đảng",
            "minutes",
            "3",
            "position",
            "15",
            "validFrom",
            "2026-07-04",
            "source",
            "HD 09"));
    assertThat(administrator.get(steps).body())
        .contains("Chào cờ, khai mạc", "Đọc báo Đảng", "HD 09", "03/07/2026", "04/07/2026");

    String before = at.plan("monthly");
    at.done(at.secretary, before + "/draft", Map.of());
    assertThat(at.body(before))
        .contains("Khai mạc: điểm danh", "Chấm điểm cuộc họp")
        .doesNotContain("Chào cờ", "Đọc báo Đảng");
    String after = at.plan(Map.of("kind", "extraordinary", "day", "2026-07-04"));
    at.done(at.secretary, after + "/draft", Map.of());
    String agenda = at.body(after);
    assertThat(agenda)
        .contains("Chào cờ, khai mạc", "Đọc báo Đảng")
        .doesNotContain("Khai mạc: điểm danh", "Chấm điểm cuộc họp");
    assertThat(agenda.indexOf("Chào cờ")).isLessThan(agenda.indexOf("Đọc báo Đảng"));
    assertThat(agenda.indexOf("Đọc báo Đảng")).isLessThan(agenda.indexOf("phổ biến văn bản mới"));

    assertThat(at.post(administrator, steps, opening).body()).contains("đã có dòng từ ngày ấy");
    assertThat(
            at.post(
                    administrator,
                    steps,
                    Map.of(
                        "step", "scoring", "ends", "yes", "validFrom", "2026-08-01", "source", "x"))
                .body())
        .contains("Ngày 01/08/2026 chương trình không có bước này");
    HttpResponse<String> bare =
        at.post(administrator, steps, Map.of("validFrom", "2026-08-01", "source", "x"));
    assertThat(bare.statusCode()).as("a new step without a title").isEqualTo(422);
    assertThat(at.post(at.secretary, steps, opening).statusCode()).isEqualTo(404);
  }

  @Test
  void aTopicComesBackByItselfUntilItIsDone() {
    at.members(5, "official");
    String first = at.plan("monthly");
    at.done(at.secretary, first + "/items", Map.of("title", "Sửa đường tổ 4", "topic", "yes"));
    at.done(at.secretary, first + "/open", Map.of());
    close(first);
    String second = at.plan(Map.of("kind", "extraordinary"));
    at.done(at.secretary, second + "/draft", Map.of());
    assertThat(at.body(second)).contains("Sửa đường tổ 4", "Việc theo dõi");
    at.done(at.secretary, second + "/open", Map.of());
    String body = at.body(second);
    String of = itemOf(body, "Sửa đường tổ 4");
    at.act(
        second,
        UUID.randomUUID(),
        "item",
        of,
        "",
        Map.of("conclusion", "Đã sửa xong", "done", "yes"));
    close(second);
    String third = at.plan(Map.of("kind", "extraordinary"));
    at.done(at.secretary, third + "/draft", Map.of());
    assertThat(at.body(third)).doesNotContain("Sửa đường tổ 4");
  }

  private static String itemOf(String body, String title) {
    var found =
        java.util.regex.Pattern.compile("write/item\\?of=([0-9a-f-]{36})\">" + title).matcher(body);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void closingRecordsTheActivityTheMinutesTheNumbersAndTheTasks() throws IOException {
    at.members(20, "official").members(2, "probationary");
    realms.sql(
        at.realm,
        "insert into posts (person_id, unit_id, post, valid_from) values (1, 3, 'secretary', '2024-01-01')");
    String path = at.open("monthly");
    at.act(path, UUID.randomUUID(), "begin", "", "", Map.of());
    at.present(path, 1, 18);
    at.mark(path, 19, "excused", "Đi công tác");
    at.act(
        path,
        UUID.randomUUID(),
        "item",
        at.items(path).get(1),
        "",
        Map.of("speakers", "Đồng chí A: nhất trí", "conclusion", "Phổ biến xong văn bản mới"));
    at.act(
        path,
        "vote",
        Map.of(
            "title", "Thông qua nghị quyết", "agree", "17", "disagree", "1", "resolution", "yes"));
    at.act(
        path, "task", Map.of("title", "Rà soát hộ khó khăn", "person", "2", "dueOn", "20/07/2026"));
    close(path);
    assertThat(at.body(path))
        .contains("18/22 có mặt (81,82 %)", "01-BB/CB", "01-NQ/CB", "Rà soát hộ khó khăn");
    assertThat(
            one(
                "select expected || '/' || present || ' ' || kind || ' ' || status from activities where kind <> 'meeting_attendance'"))
        .isEqualTo("22/18 branch_meeting confirmed");
    assertThat(attendance())
        .isEqualTo(
            "absent 3, excused 1, guests 0, not_due_present 0, official_due 20, official_present 18, probationary_due 2, probationary_present 0, temporary_due 0, temporary_present 0");
    assertThat(
            one(
                "select t.person_id || ' ' || t.due_on from tasks t where kind = 'meeting_conclusion'"))
        .isEqualTo("2 2026-07-20");
    String word = word(path + "/file/minutes.docx");
    assertThat(word)
        .contains(
            "BIÊN BẢN",
            "01-BB/CB",
            "Có mặt: 18/22 đảng viên phải dự (81,82",
            "Nguyễn Văn S (Đi công tác)",
            "Vắng không có lý do: 03 đồng chí",
            "Phổ biến xong văn bản mới",
            "cần 11 phiếu",
            "NGƯỜI GHI BIÊN BẢN",
            "CHỦ TRÌ");
    assertThat(word(path + "/file/resolution.docx")).contains("NGHỊ QUYẾT", "01-NQ/CB", "BÍ THƯ");
    byte[] pdf = bytes(path + "/file/minutes.pdf");
    assertThat(new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF");
  }

  /** Who came by standing, as figures count it: the amounts of the one activity that holds it. */
  private String attendance() {
    return one(
        "select string_agg(m.amount || ' ' || m.value, ', ' order by m.amount) from activity_amounts m join activities a on a.id = m.activity_id where a.kind = 'meeting_attendance' and a.status = 'confirmed'");
  }

  @Test
  void aClosedMeetingIsOneEntryOfTheCalendarThoughItRecordedActivities() {
    at.members(20, "official");
    String path = at.open("monthly");
    at.act(path, UUID.randomUUID(), "begin", "", "", Map.of());
    at.present(path, 1, 20);
    close(path);
    assertThat(one("select count(*) from activities"))
        .as("the meeting and who came")
        .isEqualTo("2");
    String month = at.body("/calendar?on=2026-07-03");
    assertThat(month).contains(path).doesNotContain("/activities/");
  }

  @Test
  void aResolutionThatFailsByItsBaseGetsNoNumber() {
    at.members(22, "official");
    String path = at.open("monthly");
    at.present(path, 1, 12);
    at.act(
        path,
        "vote",
        Map.of("title", "Nghị quyết", "agree", "11", "disagree", "1", "resolution", "yes"));
    assertThat(at.body(path)).contains("Không thông qua", "cần 12 trên cơ số 22");
    close(path);
    assertThat(at.body(path)).contains("01-BB/CB").doesNotContain("01-NQ/CB");
  }

  @Test
  void twoThirdsAreOfAllOfficialMembersOfTheBranch() {
    at.members(9, "official");
    String path = at.open("monthly");
    at.present(path, 1, 7);
    at.act(path, "vote", Map.of("title", "Kết nạp", "agree", "6", "rule", "two_thirds"));
    at.act(path, "vote", Map.of("title", "Chuyển chính thức", "agree", "5", "rule", "two_thirds"));
    assertThat(at.body(path))
        .containsPattern("(?s)Kết nạp</strong>\\s*<span[^>]*>Thông qua<")
        .containsPattern("(?s)Chuyển chính thức</strong>\\s*<span[^>]*>Không thông qua<")
        .contains("cần 6 trên cơ số 9 (hai phần ba)");
  }

  @Test
  void openedAgainWithAReasonItCountsOnlyAfterItIsClosedAgainUnderTheSameNumber() {
    at.members(5, "official");
    String path = at.open("monthly");
    at.present(path, 1, 3);
    close(path);
    assertThat(at.post(at.secretary, path + "/reopen", Map.of("reason", "")).statusCode())
        .isEqualTo(422);
    at.done(at.secretary, path + "/reopen", Map.of("reason", "Ghi thiếu một đồng chí"));
    assertThat(one("select count(*) from activities where status = 'confirmed'")).isEqualTo("0");
    at.mark(path, 4, "present", "");
    close(path);
    assertThat(one("select present from activities where status = 'confirmed' and present > 0"))
        .isEqualTo("4");
    assertThat(attendance()).contains("official_present 4");
    assertThat(one("select minutes_symbol from meetings")).isEqualTo("01-BB/CB");
    at.done(at.secretary, path + "/withdraw", Map.of("reason", "Ghi nhầm chi bộ"));
    assertThat(one("select count(*) from activities where status = 'confirmed'")).isEqualTo("0");
    assertThat(at.body(path)).contains("Đã thu hồi", "Ghi nhầm chi bộ");
  }

  @Test
  void aWithdrawnMeetingTakesItsConfirmedScoreWithIt() {
    Scored scored = scored();
    at.done(at.signIn("xa"), scored.sheet + "/confirm", Map.of("remarks", ""));
    assertThat(one("select count(*) from scores_confirmed")).isEqualTo("1");
    at.done(at.secretary, scored.meeting + "/withdraw", Map.of("reason", "Ghi nhầm chi bộ"));
    assertThat(one("select count(*) from scores_confirmed")).isEqualTo("0");
    assertThat(one("select withdrawn_reason from score_sheets")).isEqualTo("Ghi nhầm chi bộ");
    assertThat(one("select status from activities where kind = 'meeting_score'"))
        .isEqualTo("withdrawn");
  }

  @Test
  void nobodyIsAskedForTheScoreOfAWithdrawnMeeting() {
    Scored scored = scored();
    at.done(at.signIn("xa"), scored.sheet + "/give-back", Map.of("remarks", "Thiếu ghi chú"));
    assertThat(openTasks()).isEqualTo("score_again");
    at.done(at.secretary, scored.meeting + "/withdraw", Map.of("reason", "Ghi nhầm chi bộ"));
    assertThat(openTasks()).isEmpty();
  }

  private String openTasks() {
    return one(
        "select coalesce(string_agg(s.kind, ' '), '') from tasks t join task_subjects s on s.id = t.subject_id where s.module = 'scores' and t.state = 'open'");
  }

  /** A closed meeting and the sheet of its score, by their addresses. */
  private record Scored(String meeting, String sheet) {}

  /** Five of five voted for 9 points of 10. */
  private Scored scored() {
    at.members(4, "official").members(1, "exempt");
    realms.sql(
        at.realm,
        """
        insert into score_forms (unit_id, code, version, title, source, maximum, good_from, fair_from, average_from, status, valid_from, valid_to, changed_at)
          values (2, 'BD', 1, 'Biểu', 'HD 05', 10, 90, 70, 50, 'issued', '2026-01-01', 'infinity', now());
        insert into score_sections (form_id, position, title, maximum) values (1, 1, 'Một', 10);
        insert into score_items (section_id, position, title, kind, maximum, bonus, applies)
          values (1, 1, 'Nội dung', 'number', 10, false, 'always');\
        """);
    String path = at.open("monthly");
    at.present(path, 1, 5);
    close(path);
    String sheet =
        at.done(at.secretary, path + "/score", Map.of())
            .headers()
            .firstValue("location")
            .orElseThrow()
            .replaceFirst(".*(/scores/\\d+).*", "$1");
    at.done(at.secretary, sheet + "/propose", Map.of("item1", "9"));
    assertThat(at.body(sheet))
        .as("the base of the meeting, with the exempt member who came")
        .containsPattern("name=\"base\"[^>]*value=\"5\"|value=\"5\"[^>]*name=\"base\"");
    at.done(at.secretary, sheet + "/vote", Map.of("inFavour", "5", "against", "0", "base", "5"));
    return new Scored(path, sheet);
  }

  @Test
  void anOfficeSetsFromADayOnHowLongAMeetingLastsAndEarlierOnesStayAsTheyWere() {
    at.members(3, "official");
    realms.account(at.realm, "quantri", "administrator", null);
    Visitor administrator = at.signIn("quantri");
    String path = at.open("monthly");
    at.act(path, UUID.randomUUID(), "begin", "", "", Map.of());
    assertThat(at.body(path)).contains("quy định ít nhất 90 phút");
    Map<String, String> typed =
        Map.of("rule", "minutes", "value", "100", "validFrom", "2026-07-04", "source", "HD 09");
    at.done(administrator, "/meetings/rules", typed);
    assertThat(administrator.get("/meetings/rules").body()).contains("HD 09", "04/07/2026");
    assertThat(at.body(path)).as("of the day before").contains("quy định ít nhất 90 phút");
    clock.turnTo(java.time.LocalDate.of(2026, 7, 4));
    String later =
        MeetingFixture.path(
            at.done(
                at.secretary,
                "/meetings",
                Map.of(
                    "unit",
                    "B1",
                    "kind",
                    "extraordinary",
                    "day",
                    "2026-07-04",
                    "startsAt",
                    "19:30")));
    at.done(at.secretary, later + "/draft", Map.of());
    at.done(at.secretary, later + "/open", Map.of());
    at.act(later, UUID.randomUUID(), "begin", "", "", Map.of());
    assertThat(at.body(later)).contains("quy định ít nhất 100 phút", "HD 09");
    assertThat(at.post(administrator, "/meetings/rules", typed).body())
        .contains("đã có dòng từ ngày ấy");
    assertThat(at.post(at.secretary, "/meetings/rules", typed).statusCode()).isEqualTo(404);
  }

  @Test
  void aYearIsPlannedInOneStepAndClosingSettlesItsDuty() {
    at.members(5, "official");
    Map<String, String> year =
        Map.of(
            "unit",
            "B1",
            "scope",
            "own",
            "year",
            "2026",
            "dayOfMonth",
            "31",
            "startsAt",
            "19h30",
            "place",
            "Nhà văn hóa",
            "thematic",
            "8, 11");
    at.done(at.secretary, "/meetings/year", year);
    at.done(at.secretary, "/meetings/year", year);
    assertThat(one("select count(*) || ' ' || min(held_on) || ' ' || max(held_on) from meetings"))
        .isEqualTo("6 2026-07-31 2026-12-31");
    assertThat(one("select count(*) from meetings where kind = 'combined'")).isEqualTo("2");
    assertThat(
            one(
                "select string_agg(kind || n, ' ' order by kind) from (select kind, count(*) n from tasks where state = 'open' group by kind) t"))
        .isEqualTo("meeting_monthly6 meeting_thematic2");
    clock.turnTo(java.time.LocalDate.of(2026, 7, 31));
    String path = "/meetings/" + one("select min(id) from meetings");
    at.done(at.secretary, path + "/open", Map.of());
    close(path);
    assertThat(
            one("select state from tasks where kind = 'meeting_monthly' order by due_on limit 1"))
        .isEqualTo("settled");
  }

  @Test
  void aMeetingMonthlyAndThematicTogetherIsTwoActivitiesAndAsksFor120Minutes() {
    at.members(5, "official");
    String path = at.plan(Map.of("kind", "combined", "theme", "Học tập và làm theo Bác"));
    at.done(at.secretary, path + "/open", Map.of());
    at.act(path, UUID.randomUUID(), "begin", "", "", Map.of());
    assertThat(at.body(path)).contains("quy định ít nhất 120 phút", "42-HD/BTCTW, 28/10/2025");
    at.present(path, 1, 5);
    close(path);
    assertThat(
            one(
                "select string_agg(kind || ' ' || expected || '/' || present, ', ' order by kind) from activities where status = 'confirmed' and expected > 0"))
        .isEqualTo("branch_meeting 5/5, thematic_meeting 5/5");
  }

  @Test
  void byGroupsTheAttendanceIsThatOfAllGroups() throws IOException {
    at.members(6, "official");
    String path = at.plan(Map.of("byGroups", "yes"));
    at.done(at.secretary, path + "/groups", Map.of("groups", "Tổ 1\nTổ 2"));
    Map<String, String> groups = new HashMap<>(Map.of("groups", "Tổ 1\nTổ 2"));
    for (int i = 1; i <= 6; i++) {
      groups.put("in-" + i, i <= 4 ? "1" : "2");
    }
    at.done(at.secretary, path + "/groups", groups);
    assertThat(at.body(path)).contains("Họp theo tổ không đúng quy định", "42-HD/BTCTW");
    at.done(at.secretary, path + "/open", Map.of());
    at.present(path, 1, 3);
    at.present(path, 5, 5);
    close(path);
    assertThat(word(path + "/file/minutes.docx"))
        .contains("Tổ 1: có mặt 03/04", "Tổ 2: có mặt 01/02", "Có mặt: 04/06");
  }

  @Test
  void membersAndTheFollowerAreInvitedAndSeeTheMeeting() {
    at.members(3, "official");
    realms.sql(
        at.realm,
        """
        insert into people (id, code, full_name) values (90, 'F1', 'Lê Thị Cấp Trên');
        insert into memberships (person_id, valid_from, unit_id, status) values (90, '2020-01-01', 4, 'official');
        insert into followers (unit_id, person_id, valid_from) values (3, 90, '2026-01-01');
        """);
    realms.account(at.realm, "theodoi", "member", "B2");
    realms.account(at.realm, "khac", "member", "B2");
    realms.sql(at.realm, "update accounts set person_id = 90 where login = 'theodoi'");
    String path = at.plan("monthly");
    Visitor follower = at.signIn("theodoi");
    assertThat(follower.get(path).statusCode()).as("before the invitation").isEqualTo(404);
    at.done(at.secretary, path + "/draft", Map.of());
    at.done(at.secretary, path + "/invite", Map.of());
    assertThat(follower.get(path).statusCode()).isEqualTo(200);
    assertThat(follower.get("/meetings").body()).contains("Sinh hoạt chi bộ tháng 7/2026");
    assertThat(follower.get("/tasks").body())
        .contains("19:30 ngày 03/07/2026, tại Nhà văn hóa tổ 4");
    assertThat(at.signIn("khac").get(path).statusCode()).isEqualTo(404);
    assertThat(one("select count(*) from tasks where kind = 'meeting_invite'")).isEqualTo("4");
  }

  @Test
  void whoLooksFromAboveSeesNumbersAndWhoIsInsideSeesNames() {
    at.members(3, "official");
    String path = at.open("monthly");
    at.present(path, 1, 2);
    close(path);
    assertThat(at.signIn("xa").get(path).body()).contains("2/3 có mặt", "Nguyễn Văn C");
    Visitor observer = at.signIn("quansat");
    assertThat(observer.get(path).body()).contains("2/3 có mặt").doesNotContain("Nguyễn Văn C");
    assertThat(observer.get(path + "/file/minutes.docx").statusCode()).isEqualTo(404);
    assertThat(at.signIn("canh").get(path).statusCode()).isEqualTo(404);
    assertThat(at.post(at.signIn("quansat"), path + "/reopen", Map.of("reason", "x")).statusCode())
        .isEqualTo(404);
    assertThat(at.signIn("xa").get("/meetings/board?unit=2&month=2026-07").body())
        .contains("Đơn vị B1", "1/1", "2/3 có mặt (66,67 %)");
  }

  @Test
  void whatCannotBeIsSaidBesideItsField() {
    at.members(3, "official");
    assertThat(
            at.post(
                    at.secretary,
                    "/meetings",
                    Map.of(
                        "unit", "B1", "kind", "monthly", "day", "31/02/2026", "startsAt", "25:00"))
                .body())
        .contains("“25:00” không phải giờ");
    assertThat(
            at.post(
                    at.secretary,
                    "/meetings",
                    Map.of(
                        "unit", "B2", "kind", "monthly", "day", "2026-07-03", "startsAt", "19:30"))
                .body())
        .contains("“B2” không khớp đơn vị nào");
    String path = at.open("monthly");
    assertThat(
            at.post(
                    at.secretary,
                    path + "/acts/" + UUID.randomUUID(),
                    Map.of(
                        "what",
                        "vote",
                        "of",
                        UUID.randomUUID().toString(),
                        "title",
                        "A",
                        "agree",
                        "abc"))
                .body())
        .contains("“abc” không phải số phiếu");
    assertThat(
            at.post(
                    at.secretary,
                    path + "/acts/" + UUID.randomUUID(),
                    Map.of("what", "mark", "of", "999", "status", "present"))
                .body())
        .contains("“999” không có trong danh sách dự họp");
    assertThat(
            at.post(at.secretary, path + "/acts/" + UUID.randomUUID(), Map.of("what", "dance"))
                .statusCode())
        .isEqualTo(422);
    assertThat(at.secretary.get(path + "/acts/x").statusCode()).isEqualTo(404);
  }

  @Test
  void ofTwoWhoWriteTheDraftOfTheResolutionAtOnceTheSecondIsShownWhatTheFirstWrote() {
    at.members(5, "official");
    String path = at.plan("monthly");
    String page = at.secretary.get(path + "/prepare").body();
    String shown = page.replaceAll("(?s).*name=\"shown\"[^>]* value=\"([0-9a-f]+)\".*", "$1");
    at.done(
        at.secretary,
        path + "/prepare",
        Map.of("resolution", "Của người thứ nhất", "shown", shown));
    HttpResponse<String> second =
        at.post(
            at.secretary,
            path + "/prepare",
            Map.of("resolution", "Của người thứ hai", "shown", shown));
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body())
        .contains("người khác đã đổi mục này thành “Của người thứ nhất”")
        .contains(">Của người thứ hai</textarea>");
    String now =
        second.body().replaceAll("(?s).*name=\"shown\"[^>]* value=\"([0-9a-f]+)\".*", "$1");
    at.done(at.secretary, path + "/prepare", Map.of("resolution", "Của cả hai", "shown", now));
    assertThat(at.secretary.get(path + "/prepare").body()).contains("Của cả hai");
  }

  @Test
  void whoClosesAMeetingIsShownTheResolutionThatSomebodyWroteMeanwhile() {
    at.members(5, "official");
    String path = at.open("monthly");
    at.present(path, 1, 5);
    String shown = at.secretary.shown(path + "/close", "/close");
    at.done(at.secretary, path + "/prepare", Map.of("resolution", "Của người kia"));
    Map<String, String> typed =
        new HashMap<>(Map.of("summary", "Nhất trí", "resolution", "", "shown", shown));
    HttpResponse<String> late = at.post(at.secretary, path + "/close", typed);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("người khác đã đổi mục này thành “Của người kia”", "Nhất trí");
    typed.put("resolution", "Của người kia");
    at.done(at.secretary, path + "/close", typed);
  }

  @Test
  void ofTwoWhoShareOutTheGroupsTheSecondIsTold() {
    at.members(5, "official");
    String path = at.plan(Map.of("byGroups", "yes"));
    at.done(at.secretary, path + "/groups", Map.of("groups", "Tổ 1\nTổ 2"));
    String shown = at.secretary.shown(path + "/prepare", "/groups");
    at.done(at.secretary, path + "/groups", Map.of("groups", "Tổ 1\nTổ 2", "in-1", "2"));
    assertThat(
            at.post(
                    at.secretary,
                    path + "/groups",
                    Map.of("groups", "Tổ 1\nTổ 2", "in-1", "1", "shown", shown))
                .body())
        .contains("đã thay đổi từ khi đồng chí mở trang");
  }

  private void close(String path) {
    at.done(
        at.secretary,
        path + "/close",
        Map.of(
            "chair",
            "1",
            "minuteTaker",
            "2",
            "summary",
            "Nhất trí",
            "resolution",
            "Chi bộ quyết nghị thực hiện."));
  }

  private String one(String sql) {
    return CurrentRealm.call(
        at.realm,
        () ->
            jdbc.sql(sql)
                .query((row, number) -> String.valueOf(row.getObject(1)))
                .list()
                .getFirst());
  }

  private byte[] bytes(String path) {
    return at.secretary.bytes(
        HttpRequest.newBuilder(URI.create(at.secretary.base() + path)).build());
  }

  /** The text of a Word document, each paragraph closed by a space. */
  private String word(String path) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(path)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .replaceAll("</w:p>", " ")
              .replaceAll("<[^>]*>", "")
              .replace('\u00a0', ' ');
        }
      }
    }
    throw new AssertionError("no document in " + path);
  }
}
