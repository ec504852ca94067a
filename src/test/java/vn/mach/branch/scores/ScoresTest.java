package vn.mach.branch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class ScoresTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private Visitor secretary;
  private Visitor follower;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X1/A", "X/X1/B").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official'), (3, '2020-01-01', 2, 'official');
        insert into followers (unit_id, person_id, valid_from) values (3, 3, '2026-01-01')\
        """);
    realms.account(realm, "bithu", "secretary", "A");
    realms.account(realm, "xa", "office", "X1");
    realms.account(realm, "anh", "observer", "B");
    realms.account(realm, "hoa", "member", "A");
    realms.sql(realm, "update accounts set person_id = 3 where login = 'anh'");
    office = signedIn("xa");
    secretary = signedIn("bithu");
    follower = signedIn("anh");
  }

  /** The second form of the rules: 15/20/45/20, the third part with a thematic item of 15. */
  @Test
  void anOfficeBuildsAFormAndABranchIsScoredOnItWithAndWithoutAThematicMeeting() {
    buildForm();
    realms.sql(
        realm,
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, expected, present, recorded_by, recorded_at, confirmed_by, confirmed_at)
        values ('m', 3, 'branch_meeting', 'Sinh hoạt', '2026-07-03', 'confirmed', 20, 17, 0, now(), 0, now())\
        """);
    String without = opened("2026-07-03");
    String body = secretary.get(without).body();
    assertThat(body).as("the attendance is filled in").contains("value=\"85\"");
    assertThat(body)
        .as("no thematic meeting in the month: its item is left out from the start")
        .containsPattern("name=\"out5\" value=\"yes\" checked");
    propose(
        without,
        Map.of(
            "item1", "1", "item2", "85", "item3", "1", "item4", "25", "out5", "yes", "item6",
            "18"));
    // 15 + (8 + 10) + 25 + 18 = 76 of 85: 89.41 %
    assertThat(secretary.get(without).body())
        .contains("76/85 điểm", "89,41", "Khá", "không áp dụng");

    String with = opened("2026-06-10");
    propose(
        with,
        Map.of(
            "item1", "1", "item2", "92", "item3", "1", "item4", "25", "item5", "12,5", "item6",
            "18"));
    // 15 + (10 + 10) + (25 + 12.5) + 18 = 90.5 of 100
    assertThat(secretary.get(with).body()).contains("90,5/100 điểm", "90,5", "Tốt");
  }

  /** The first form of the rules, with the answers that ScoreCountTest works out by hand. */
  @Test
  void theFormOfAWardIsEnteredAsDataAndGivesThePointsOfBothMonths() {
    draft("100");
    section("Thời gian", "5");
    section("Dự sinh hoạt", "5");
    section("Chuẩn bị", "10");
    section("Tiến hành", "30");
    section("Chủ trì", "10");
    section("Nguyên tắc", "5");
    section("Thực hiện nghị quyết tháng trước", "30");
    section("Kết thúc", "5");
    item(1, fields("Bắt đầu đúng giờ", "radio", "5", "options", "Đúng giờ = 5\nMuộn = 3"));
    item(2, fields("Tỷ lệ dự", "banded", "4", "options", "90 = 4\n75 = 3\n65 = 2\nthấp hơn = 1"));
    item(2, fields("Ai vắng cũng có lý do", "yes_no", "1"));
    item(3, fields("Tài liệu gửi trước", "number", "10"));
    item(4, fields("Nội dung thường kỳ", "number", "20"));
    item(4, fields("Sinh hoạt chuyên đề", "number", "10", "applies", "thematic"));
    item(5, fields("Điều hành, thảo luận", "number", "10"));
    item(6, fields("Tập trung dân chủ", "yes_no", "5"));
    item(
        7,
        fields(
            "Việc đã làm xong",
            "banded",
            "30",
            "options",
            "90 = 30\n80 = 27\n70 = 24\n60 = 20\n50 = 15\nthấp hơn = 10"));
    item(8, fields("Thông qua biên bản", "yes_no", "5"));
    assertThat(
            office
                .post("/scores/forms/1/issue", Map.of("key", key(), "validFrom", "2026-01-01"))
                .statusCode())
        .isEqualTo(302);
    Map<String, String> thematic = new HashMap<>(Map.of("item1", "1", "item2", "95"));
    thematic.putAll(Map.of("item3", "1", "item4", "9", "item5", "18", "item6", "10"));
    thematic.putAll(Map.of("item7", "9", "item8", "1", "item9", "85", "item10", "1"));
    String with = opened("2026-06-10");
    propose(with, thematic);
    assertThat(secretary.get(with).body()).contains("93/100 điểm", "Tốt");

    Map<String, String> monthly = new HashMap<>(thematic);
    monthly.remove("item6");
    monthly.putAll(Map.of("item2", "75", "item3", "0", "out6", "yes", "item9", "79,99"));
    String without = opened("2026-07-03");
    propose(without, monthly);
    assertThat(secretary.get(without).body()).contains("78/90 điểm", "86,67", "Khá");
  }

  private static Map<String, String> fields(
      String title, String kind, String maximum, String... others) {
    Map<String, String> fields =
        new HashMap<>(Map.of("title", title, "kind", kind, "maximum", maximum));
    for (int i = 0; i < others.length; i += 2) {
      fields.put(others[i], others[i + 1]);
    }
    return fields;
  }

  @Test
  void theBranchProposesVotesAndItsFollowerConfirmsAndAFigureCanCountIt() {
    buildForm();
    String sheet = voted();
    assertThat(secretary.post(sheet + "/confirm", Map.of("key", "c", "remarks", "")).statusCode())
        .as("not by the branch itself")
        .isEqualTo(404);
    assertThat(office.post(sheet + "/confirm", Map.of("key", "c", "remarks", "")).statusCode())
        .as("nor past its follower")
        .isEqualTo(404);
    assertThat(follower.get("/scores").body()).contains("Đơn vị A");
    assertThat(
            follower
                .post(sheet + "/confirm", Map.of("key", "c", "remarks", "Chuẩn bị tốt"))
                .statusCode())
        .isEqualTo(302);
    assertThat(secretary.get(sheet).body())
        .contains("đã xác nhận", "Chuẩn bị tốt", "Tán thành 2/2");
    assertThat(value("select status from activities where kind = 'meeting_score'"))
        .isEqualTo("confirmed");
    assertThat(
            value(
                "select string_agg(amount || '=' || value, ' ' order by amount) from activity_amounts"))
        .isEqualTo("good_percent=100 score_percent=91");
    assertThat(value("select band from scores_confirmed")).isEqualTo("good");
  }

  @Test
  void whoConfirmsDoesNotConfirmAnotherOutcomeThanThePageShowed() {
    buildForm();
    String sheet = voted();
    String shown = shown(follower.get(sheet).body());
    follower.post(sheet + "/give-back", Map.of("key", "g", "remarks", "Xem lại"));
    Map<String, String> other = new HashMap<>(all());
    other.put("item6", "1");
    assertThat(propose(sheet, other).statusCode()).isEqualTo(302);
    assertThat(vote(sheet, "2", "0", "2").statusCode()).isEqualTo(302);
    HttpResponse<String> refused =
        follower.post(sheet + "/confirm", Map.of("key", "c", "remarks", "", "shown", shown));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Kết quả của phiếu đã đổi");
    assertThat(
            follower
                .post(
                    sheet + "/confirm",
                    Map.of("key", "d", "remarks", "", "shown", shown(refused.body())))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void theVoteIsOnTheProposalThatThePageShowedAndNoProposalTakesThePlaceOfAnother() {
    buildForm();
    String sheet = opened("2026-06-10");
    propose(sheet, all());
    String read = secretary.shown(sheet, "/vote");
    Map<String, String> other = new HashMap<>(all());
    other.put("item6", "1");
    propose(sheet, other);
    HttpResponse<String> late =
        secretary.post(
            sheet + "/vote",
            Map.of("key", "v", "inFavour", "2", "against", "0", "base", "2", "shown", read));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang");
    Map<String, String> third = new HashMap<>(all());
    third.putAll(Map.of("key", "p", "shown", read));
    assertThat(secretary.post(sheet + "/propose", third).statusCode()).isEqualTo(422);
    String now = secretary.shown(sheet, "/vote");
    assertThat(
            secretary
                .post(
                    sheet + "/vote",
                    Map.of("key", "w", "inFavour", "2", "against", "0", "base", "2", "shown", now))
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void aFormIsIssuedAsItsPageShowedIt() {
    draft("100");
    section("Thời gian", "15");
    String form = "/scores/forms/1";
    String shown = office.shown(form, "/issue");
    section("Phần thêm", "10");
    HttpResponse<String> late =
        office.post(form + "/issue", Map.of("key", "i", "validFrom", "2026-01-01", "shown", shown));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Phần thêm");
  }

  private static String shown(String page) {
    Matcher shown = Pattern.compile("name=\"shown\"[^>]* value=\"([^\"]+)\"").matcher(page);
    assertThat(shown.find()).isTrue();
    return shown.group(1);
  }

  @Test
  void whatIsConfirmedIsOnlyWithdrawnWithAReasonAndMayBeScoredAnew() {
    buildForm();
    String sheet = voted();
    follower.post(sheet + "/confirm", Map.of("key", "c", "remarks", ""));
    assertThat(propose(sheet, all()).statusCode()).isEqualTo(422);
    assertThat(follower.post(sheet + "/withdraw", Map.of("key", "w", "reason", "")).statusCode())
        .isEqualTo(422);
    follower.post(sheet + "/withdraw", Map.of("key", "w", "reason", "Nhầm buổi"));
    assertThat(secretary.get(sheet).body()).contains("Phiếu đã thu hồi: Nhầm buổi");
    assertThat(value("select status from activities where kind = 'meeting_score'"))
        .isEqualTo("withdrawn");
    assertThat(opened("2026-06-10")).isNotEqualTo(sheet);
  }

  @Test
  void withoutAFollowerTheLevelAboveConfirms() {
    buildForm();
    realms.sql(realm, "delete from followers");
    String sheet = voted();
    assertThat(office.post(sheet + "/give-back", Map.of("key", "g", "remarks", "")).body())
        .contains("Hãy ghi vì sao trả lại");
    String read = shown(office.get(sheet).body());
    propose(sheet, all());
    vote(sheet, "1", "1", "2");
    HttpResponse<String> other =
        office.post(
            sheet + "/give-back", Map.of("key", "o", "remarks", "Cho phiếu cũ", "shown", read));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Cho phiếu cũ");
    assertThat(
            office
                .post(sheet + "/give-back", Map.of("key", "g", "remarks", "Thiếu ghi chú"))
                .statusCode())
        .isEqualTo(302);
    assertThat(secretary.get(sheet).body()).contains("Thiếu ghi chú", "đang chấm");
    propose(sheet, all());
    vote(sheet, "2", "0", "2");
    assertThat(office.post(sheet + "/confirm", Map.of("key", "c", "remarks", "")).statusCode())
        .isEqualTo(302);
  }

  @Test
  void aVotedScoreIsATaskOfTheFollowerAndOneGivenBackOfTheBranch() {
    buildForm();
    String sheet = voted();
    String confirm = "Xác nhận điểm sinh hoạt";
    String again = "Chấm lại điểm sinh hoạt";
    assertThat(follower.get("/").body()).contains(confirm, "10/06/2026");
    assertThat(secretary.get("/").body()).doesNotContain(confirm);
    propose(sheet, all());
    assertThat(follower.get("/").body()).as("voted anew first").doesNotContain(confirm);
    vote(sheet, "2", "0", "2");
    follower.post(sheet + "/give-back", Map.of("key", "g", "remarks", "Thiếu ghi chú"));
    assertThat(follower.get("/").body()).doesNotContain(confirm);
    assertThat(secretary.get("/").body()).contains(again);
    propose(sheet, all());
    vote(sheet, "2", "0", "2");
    assertThat(secretary.get("/").body()).doesNotContain(again);
    assertThat(follower.get("/").body()).contains(confirm);
    assertThat(follower.post(sheet + "/confirm", Map.of("key", "c", "remarks", "")).statusCode())
        .isEqualTo(302);
    assertThat(follower.get("/").body()).doesNotContain(confirm);
  }

  @Test
  void aVotedScoreOfABranchWithoutAFollowerIsATaskOfTheUnitAbove() {
    buildForm();
    realms.sql(realm, "delete from followers");
    voted();
    assertThat(office.get("/tasks").body()).contains("Xác nhận điểm sinh hoạt");
    assertThat(follower.get("/").body()).doesNotContain("Xác nhận điểm sinh hoạt");
  }

  @Test
  void aVoteNeedsMoreThanHalfOfItsBase() {
    buildForm();
    String sheet = opened("2026-06-10");
    propose(sheet, all());
    assertThat(vote(sheet, "10", "2", "20").body()).contains("10/20 chưa quá nửa");
    assertThat(vote(sheet, "11", "10", "20").body()).contains("nhiều hơn 20 người");
    assertThat(vote(sheet, "nhiều", "0", "20").body()).contains("“nhiều”");
    assertThat(vote(sheet, "11", "2", "20").statusCode()).isEqualTo(302);
  }

  @Test
  void aBranchTakesTheNearestFormAboveItInForceOnThatDay() {
    buildForm();
    assertThat(
            secretary
                .post("/scores", Map.of("key", "o", "unit", "A", "heldOn", "2025-12-31"))
                .body())
        .contains("Ngày 31/12/2025 chưa có biểu");
    office.post("/scores/forms/1/copy", Map.of("key", key()));
    assertThat(
            office
                .post("/scores/forms/2/issue", Map.of("key", key(), "validFrom", "2026-07-01"))
                .statusCode())
        .isEqualTo(302);
    assertThat(office.get("/scores/forms/1").body()).contains("30/06/2026");
    String june = opened("2026-06-10");
    String july = opened("2026-07-10");
    assertThat(value("select string_agg(form_id::text, ' ' order by held_on) from score_sheets"))
        .isEqualTo("1 2");
    assertThat(june).isNotEqualTo(july);
    assertThat(
            office
                .post(
                    "/scores/forms/2/sections", Map.of("key", key(), "title", "X", "maximum", "5"))
                .body())
        .contains("Biểu đã áp dụng thì không sửa");
  }

  @Test
  void aFormWhoseMaximaDoNotAddUpIsRefusedWithTheNumbers() {
    draft("100");
    office.post(
        "/scores/forms/1/sections", Map.of("key", key(), "title", "Chuẩn bị", "maximum", "15"));
    office.post(
        "/scores/sections/1/items",
        Map.of(
            "key",
            key(),
            "title",
            "Tài liệu",
            "kind",
            "yes_no",
            "maximum",
            "10",
            "applies",
            "always"));
    HttpResponse<String> answer =
        office.post("/scores/forms/1/issue", Map.of("key", key(), "validFrom", "2026-01-01"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "các nội dung cộng lại được 10 điểm, nhóm ghi 15 điểm",
            "cộng lại được 15 điểm, biểu ghi 100 điểm");
    assertThat(
            office
                .post(
                    "/scores/sections/1/items",
                    Map.of(
                        "key",
                        key(),
                        "title",
                        "B",
                        "kind",
                        "radio",
                        "maximum",
                        "5",
                        "applies",
                        "always",
                        "options",
                        "năm điểm"))
                .body())
        .contains("Không đọc được dòng “năm điểm”");
  }

  @Test
  void aYearIsGoodWhenEveryMonthIsFairAndSevenAreGood() {
    buildForm();
    for (int month = 1; month <= 12; month++) {
      realms.sql(
          realm,
          """
          insert into score_sheets (form_id, unit_id, held_on, subject_kind, subject, status, points, maximum, band, confirmed_by, confirmed_at)
          values (1, 3, make_date(2025, %1$d, 5), 'sample', %1$d, 'confirmed', 80, 100, '%2$s', 0, now())\
          """
              .formatted(month, month <= 7 ? "good" : "fair"));
    }
    assertThat(secretary.get("/scores/units/3?year=2025").body())
        .contains("Năm sinh hoạt xếp loại tốt", "7 tháng tốt trong 12 tháng");
    realms.sql(
        realm,
        """
        update score_sheets set status = 'withdrawn', withdrawn_reason = 'x' where subject = 1;
        insert into score_sheets (form_id, unit_id, held_on, subject_kind, subject, status, points, maximum, band, confirmed_by, confirmed_at)
        values (1, 3, '2025-01-05', 'sample', 1, 'confirmed', 60, 100, 'average', 0, now())\
        """);
    assertThat(secretary.get("/scores/units/3?year=2025").body()).contains("Không đạt loại tốt");
  }

  @Test
  void anOfficeSetsFromADayOnWhenAYearIsGoodAndEarlierYearsStayAsTheyWere() {
    buildForm();
    for (int year = 2025; year <= 2026; year++) {
      realms.sql(
          realm,
          """
          insert into score_sheets (form_id, unit_id, held_on, subject_kind, subject, status, points, maximum, band, confirmed_by, confirmed_at)
          select 1, 3, make_date(%1$d, n, 5), 'sample', %1$d * 100 + n, 'confirmed', 80, 100, case when n <= 8 then 'good' else 'fair' end, 0, now()
          from generate_series(1, 12) n\
          """
              .formatted(year));
    }
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = signedIn("quantri");
    Map<String, String> rule =
        Map.of(
            "leastBand", "fair", "goodMeetings", "9", "validFrom", "2026-03-01", "source", "HD 12");
    assertThat(post(secretary, rule).statusCode()).isEqualTo(404);
    assertThat(post(administrator, rule).statusCode()).isEqualTo(302);
    assertThat(administrator.get("/scores/year-rules").body())
        .contains("HD 12", "01/03/2026", "06/07/2018");
    assertThat(secretary.get("/scores/units/3?year=2025").body())
        .contains("Năm sinh hoạt xếp loại tốt", "ít nhất 7 tháng tốt");
    assertThat(secretary.get("/scores/units/3?year=2026").body())
        .contains("ít nhất 9 tháng tốt", "HD 12")
        .doesNotContain("Năm sinh hoạt xếp loại tốt");
    assertThat(post(administrator, rule).body()).contains("Đã có quy định từ ngày ấy");
    Map<String, String> thirteen = new HashMap<>(rule);
    thirteen.putAll(Map.of("goodMeetings", "13", "validFrom", "2027-01-01"));
    assertThat(post(administrator, thirteen).statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> post(Visitor visitor, Map<String, String> rule) {
    Map<String, String> form = new HashMap<>(rule);
    form.put("key", key());
    return visitor.post("/scores/year-rules", form);
  }

  @Test
  void membersSeeWhatIsConfirmedAndNothingBefore() {
    buildForm();
    String sheet = voted();
    Visitor member = signedIn("hoa");
    assertThat(member.get(sheet).statusCode()).isEqualTo(404);
    follower.post(sheet + "/confirm", Map.of("key", "c", "remarks", ""));
    assertThat(member.get(sheet).body()).contains("đã xác nhận");
  }

  private void buildForm() {
    draft("100");
    section("Thời gian", "15");
    section("Dự sinh hoạt", "20");
    section("Nội dung", "45");
    section("Kết luận", "20");
    item(
        1,
        Map.of(
            "title",
            "Đúng giờ",
            "kind",
            "radio",
            "maximum",
            "15",
            "options",
            "Đúng giờ = 15\nMuộn = 8"));
    item(
        2,
        Map.of(
            "title",
            "Tỷ lệ dự",
            "kind",
            "banded",
            "maximum",
            "10",
            "attendance",
            "yes",
            "options",
            "90 = 10\n80 = 8\nthấp hơn = 2"));
    item(2, Map.of("title", "Vắng có lý do", "kind", "yes_no", "maximum", "10"));
    item(3, Map.of("title", "Nội dung thường kỳ", "kind", "number", "maximum", "30"));
    item(
        3,
        Map.of(
            "title",
            "Sinh hoạt chuyên đề",
            "kind",
            "number",
            "maximum",
            "15",
            "applies",
            "thematic"));
    item(4, Map.of("title", "Kết luận rõ", "kind", "number", "maximum", "20"));
    HttpResponse<String> answer =
        office.post("/scores/forms/1/issue", Map.of("key", key(), "validFrom", "2026-01-01"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private void draft(String maximum) {
    HttpResponse<String> answer =
        office.post(
            "/scores/forms",
            Map.of(
                "key",
                key(),
                "unit",
                "X1",
                "title",
                "Biểu của xã",
                "source",
                "HD 05",
                "maximum",
                maximum,
                "goodFrom",
                "90",
                "fairFrom",
                "70",
                "averageFrom",
                "50"));
    assertThat(answer.headers().firstValue("location").orElse(answer.body()))
        .endsWith("/scores/forms/1");
  }

  private void section(String title, String maximum) {
    office.post(
        "/scores/forms/1/sections", Map.of("key", key(), "title", title, "maximum", maximum));
  }

  private void item(int section, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(Map.of("key", key(), "applies", "always"));
    form.putAll(fields);
    HttpResponse<String> answer = office.post("/scores/sections/" + section + "/items", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private static Map<String, String> all() {
    return Map.of(
        "item1", "1", "item2", "92", "item3", "1", "item4", "25", "item5", "13", "item6", "18");
  }

  private String voted() {
    String sheet = opened("2026-06-10");
    assertThat(propose(sheet, all()).statusCode()).isEqualTo(302);
    assertThat(vote(sheet, "2", "0", "2").statusCode()).isEqualTo(302);
    return sheet;
  }

  private String opened(String day) {
    HttpResponse<String> answer =
        secretary.post("/scores", Map.of("key", key(), "unit", "A", "heldOn", day));
    Matcher path =
        Pattern.compile("/scores/\\d+")
            .matcher(answer.headers().firstValue("location").orElse(answer.body()));
    assertThat(path.find()).as(answer.body()).isTrue();
    return path.group();
  }

  private HttpResponse<String> propose(String sheet, Map<String, String> answers) {
    Map<String, String> form = new HashMap<>(answers);
    form.put("key", key());
    return secretary.post(sheet + "/propose", form);
  }

  private HttpResponse<String> vote(String sheet, String inFavour, String against, String base) {
    return secretary.post(
        sheet + "/vote",
        Map.of("key", key(), "inFavour", inFavour, "against", against, "base", base));
  }

  private String key() {
    return "k" + ++keys;
  }

  private String value(String sql) {
    return CurrentRealm.call(realm, () -> jdbc.sql(sql).query(String.class).single());
  }

  private Visitor signedIn(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/scores");
    visitor.get("/access/me");
    return visitor;
  }
}
