package vn.mach.voice.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** A secretary talks with members, two by two. */
@MachTest
@Tag("slow")
class TalksTest {

  private static final String NOTES = "Đồng chí muốn học thêm nghiệp vụ";

  @Autowired TalkFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TalkPlans plans;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor secretary;
  private Visitor guest;

  @BeforeEach
  void prepare() {
    clock.turnTo(TalkFixture.DAY);
    realm = fixture.realm();
    secretary = in("bithu");
    guest = in("duc");
  }

  @Test
  void thePlanIsDraftedForAllMembersAndSaysNotWhatWasHeld() {
    String plan = "/talks/units/3";
    assertThat(secretary.get(plan).body()).contains("Còn 5 đảng viên", "Mặc định của sản phẩm");
    fixture.done(secretary, plan + "/draft", Map.of("year", "2026"));
    String body = secretary.get(plan).body();
    assertThat(body).contains("Trần Văn Đức", "Nguyễn Thị Hòa gặp").doesNotContain("Còn 5");
    assertThat(fixture.number("select count(*) from talks where guest_id = 1")).isZero();
    String order = "select string_agg(guest_id::text, ',' order by position) from talks";
    String before = fixture.text(order);
    long second = fixture.number("select id from talks where position = 2");
    fixture.done(secretary, "/talks/lines/" + second + "/up", Map.of());
    assertThat(fixture.text(order)).isNotEqualTo(before).hasSameSizeAs(before);
    assertThat(fixture.post(secretary, plan + "/draft", Map.of("year", "2026")).body())
        .contains("đã có đủ cuộc gặp");
    assertThat(in("xa").get(plan).body()).as("the level above").contains("Trần Văn Đức");
    assertThat(guest.get(plan).statusCode()).isEqualTo(404);
    assertThat(in("canh").get(plan).statusCode()).isEqualTo(404);

    long first = fixture.number("select min(id) from talks where guest_id = 2");
    fixture.done(
        secretary,
        "/talks/" + first + "/notes",
        Map.of("heldOn", "2026-07-15", "notes", NOTES, "version", "0"));
    fixture.done(guest, "/talks/" + first + "/confirm", Map.of("version", "1"));
    assertThat(in("xa").get(plan).body()).doesNotContain("xác nhận", NOTES);
    assertThat(in("xa").get("/talks/" + first).statusCode()).as("by rank").isEqualTo(404);
  }

  @Test
  void theGuestAnswersTheInvitationThatTheyRead() {
    String talk = fixture.invited(secretary, "2026-07-18");
    String read = guest.shown(talk, "/answer");
    fixture.done(
        secretary, talk + "/invite", Map.of("day", "2026-07-20", "at", "6:00", "place", "Trụ sở"));
    var late = fixture.post(guest, talk + "/answer", Map.of("answer", "comes", "shown", read));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Trụ sở");
    String now = guest.shown(talk, "/answer");
    String seen = secretary.shown(talk, "/drop");
    fixture.done(guest, talk + "/answer", Map.of("answer", "comes", "shown", now));
    assertThat(
            fixture
                .post(secretary, talk + "/drop", Map.of("reason", "Chưa trả lời", "shown", seen))
                .body())
        .contains("đã thay đổi từ khi đồng chí mở trang", "Tôi đến", "Chưa trả lời");
  }

  @Test
  void aTalkIsInvitedHeldConfirmedAndCountsWithoutNamingAnybody() {
    String talk = fixture.invited(secretary, "2026-07-18");
    assertThat(guest.get("/tasks").body()).contains("Lời mời gặp, trao đổi hai người");
    assertThat(guest.get(talk).body()).contains("19:30", "Nhà văn hóa", "Tôi đến");
    fixture.done(guest, talk + "/answer", Map.of("answer", "comes"));
    assertThat(secretary.get(talk).body()).contains("Tôi đến");
    clock.turnTo(LocalDate.of(2026, 7, 18));
    hold(talk, 0);
    assertThat(fixture.number("select count(*) from activities")).as("one confirmed").isZero();
    assertThat(guest.get("/tasks").body()).contains("Xem và xác nhận điều đã thống nhất");
    fixture.done(guest, talk + "/confirm", Map.of("version", "1"));

    assertThat(
            fixture.text(
                "select unit_id || ' ' || kind || ' ' || held_on || ' ' || title from activities"))
        .isEqualTo("3 two_person_talk 2026-07-18 Gặp gỡ, trao đổi hai người");
    assertThat(
            fixture.text(
                "select account_id || ' ' || details from audit_log where action = 'activities.recorded_confirmed'"))
        .as("by the system")
        .startsWith("0 ");
    assertThat(guest.get("/tasks").body()).contains("Việc đã thống nhất khi gặp");
    String body = secretary.get(talk).body();
    assertThat(body).contains("Hai người xác nhận ngày 18/07/2026", "được tính vào số liệu");
    assertThat(
            fixture
                .post(
                    secretary,
                    talk + "/notes",
                    Map.of("heldOn", "2026-07-18", "notes", "sửa", "version", "1"))
                .body())
        .contains("không sửa được nữa");
    assertThat(
            fixture.text(
                "select status || ' ' || planned_on from talks where previous_id is not null"))
        .isEqualTo("planned 2026-10-20");
  }

  @Test
  void onOnesOwnPageTalksAreToldApartByWhomTheyAreWith() {
    fixture.invited(secretary, "2026-07-18");
    assertThat(fixture.number("select count(*) from talks")).isPositive();
    assertThat(guest.get("/me").body())
        .contains("Gặp đồng chí " + fixture.text(OTHER.formatted("host", "host")));
    assertThat(secretary.get("/me").body())
        .contains("Gặp đồng chí " + fixture.text(OTHER.formatted("guest", "guest")));
  }

  private static final String OTHER =
      "select p.full_name from talks t join people_named p on p.person_id = t.%s_id order by t.%s_id limit 1";

  @Test
  void whatWasAgreedIsDoneByWhoeverOwesItAndAThirdSeesThisPointOnly() {
    String talk = fixture.invited(secretary, "2026-07-15");
    fixture.done(
        secretary,
        talk + "/notes",
        Map.of(
            "heldOn",
            "2026-07-15",
            "notes",
            NOTES,
            "version",
            "0",
            "text1",
            "Gửi tài liệu lớp nghiệp vụ",
            "other1",
            "D5",
            "on1",
            "2026-07-30",
            "text2",
            "Đăng ký lớp",
            "who2",
            "guest",
            "on2",
            "2026-08-10"));
    fixture.done(guest, talk + "/confirm", Map.of("version", "1"));
    Visitor third = in("long");
    long point = fixture.number("select id from talk_points where person_id = 5");
    assertThat(third.get("/tasks").body()).contains("/talks/points/" + point);
    assertThat(third.get("/talks/points/" + point).body())
        .contains("Gửi tài liệu lớp nghiệp vụ")
        .doesNotContain(NOTES, "Đăng ký lớp");
    assertThat(third.get(talk).statusCode()).isEqualTo(404);
    assertThat(third.get("/talks/points/" + (point + 1)).statusCode()).isEqualTo(404);
    assertThat(in("anh").get("/talks/points/" + point).statusCode()).isEqualTo(404);
    fixture.done(third, "/talks/points/" + point, Map.of("text", "Đã gửi"));
    assertThat(third.get("/tasks").body()).doesNotContain("/talks/points/" + point);
    assertThat(guest.get(talk).body()).contains("xong ngày 15/07/2026");
    assertThat(fixture.post(guest, "/talks/points/" + point, Map.of("text", "")).body())
        .contains("đã ghi xong ngày 15/07/2026");
  }

  @Test
  void whoeverWasInvitedSaysWhatIsNotRightAndConfirmsOnlyWhatTheyRead() {
    String talk = fixture.invited(secretary, "2026-07-15");
    hold(talk, 0);
    fixture.done(guest, talk + "/object", Map.of("version", "1", "text", "Chưa ghi việc nhà"));
    assertThat(in("bithu").get("/tasks").body()).contains("Xem lại phần ghi của cuộc gặp");
    assertThat(secretary.get(talk).body()).contains("Chưa ghi việc nhà");
    hold(talk, 1);
    HttpResponse<String> old = fixture.post(guest, talk + "/confirm", Map.of("version", "1"));
    assertThat(old.statusCode()).isEqualTo(422);
    assertThat(old.body()).contains("vừa được sửa");
    assertThat(
            fixture
                .post(
                    secretary,
                    talk + "/notes",
                    Map.of("heldOn", "2026-07-15", "notes", "x", "version", "1"))
                .body())
        .as("two windows")
        .contains("vừa được sửa");
    fixture.done(guest, talk + "/confirm", Map.of("version", "2"));
    assertThat(fixture.number("select count(*) from activities")).isEqualTo(1);
  }

  @Test
  void aMemberAsksForATalkAndOnlyTheOneAskedKnows() {
    String ask = "/talks/ask";
    assertThat(guest.get(ask).body())
        .contains("Nguyễn Thị Hòa", "Vũ Đình Long", "Phạm Thu Hằng")
        .doesNotContain("Hoàng Thị Mai");
    String talk = fixture.done(guest, ask, Map.of("host", "5-3", "wish", "Chuyện riêng của tôi"));
    assertThat(in("long").get("/tasks").body()).contains("Đề nghị được gặp");
    assertThat(in("long").get(talk).body()).contains("Chuyện riêng của tôi");
    assertThat(secretary.get(talk).statusCode()).as("the secretary was not asked").isEqualTo(404);
    assertThat(secretary.get("/talks/units/3").body()).contains("Chưa có cuộc gặp nào");
    assertThat(fixture.post(guest, ask, Map.of("host", "5-3", "wish", "lại")).body())
        .contains("Vũ Đình Long đang chờ trả lời");
    assertThat(fixture.post(guest, ask, Map.of("host", "6-4", "wish", "x")).body())
        .as("leads another branch")
        .contains("Chọn một người trong danh sách");
    fixture.done(in("long"), talk + "/invite", Map.of("day", "2026-07-16", "place", "Trụ sở"));
    assertThat(fixture.post(guest, talk + "/answer", Map.of("answer", "other_day")).body())
        .contains("Cho biết ngày nào tiện");
    fixture.done(guest, talk + "/answer", Map.of("answer", "other_day", "text", "Thứ bảy"));
    assertThat(in("long").get(talk).body()).contains("Thứ bảy");
    fixture.done(in("long"), talk + "/drop", Map.of("reason", "Đi công tác, sẽ hẹn lại"));
    assertThat(guest.get(talk).body()).contains("Đi công tác, sẽ hẹn lại", "Không gặp");
    assertThat(fixture.number("select count(*) from tasks where state = 'open'")).isZero();
  }

  @Test
  void toWhoeverHasNoAccountTheNotesAreReadAloud() {
    fixture.done(
        secretary,
        "/talks/units/3/lines",
        Map.of("year", "2026", "guest", "D7", "host", "D1", "on", "2026-07-15"));
    String talk = "/talks/" + fixture.number("select max(id) from talks");
    hold(talk, 0);
    assertThat(secretary.get(talk).body()).contains("Đặng Hải Yên không có tài khoản");
    fixture.done(secretary, talk + "/confirm", Map.of("version", "1"));
    assertThat(secretary.get(talk).body()).contains("Đã đọc cho người được gặp nghe");
    String other = fixture.invited(secretary, "2026-07-15");
    hold(other, 0);
    assertThat(fixture.post(secretary, other + "/confirm", Map.of("version", "1")).body())
        .contains("Trần Văn Đức có tài khoản và tự xác nhận");
  }

  @Test
  void inAUnitOfTwoATalkCountsAtTheLevelAbove() {
    Visitor small = in("canh");
    fixture.done(
        small,
        "/talks/units/4/lines",
        Map.of("year", "2026", "guest", "D9", "host", "D6", "on", "2026-07-15"));
    String talk = "/talks/" + fixture.number("select max(id) from talks");
    hold(small, talk, 0);
    fixture.done(small, talk + "/confirm", Map.of("version", "1"));
    assertThat(fixture.text("select unit_id::text from activities")).isEqualTo("2");
  }

  @Test
  void toReadTheNotesNeedsTheCodeAReasonAndTheConsentOfWhoeverWasInvited() {
    String talk = fixture.invited(secretary, "2026-07-15");
    hold(talk, 0);
    String code = fixture.text("select code from talks");
    Visitor office = in("xa");
    assertThat(
            fixture
                .post(office, "/talks/read", Map.of("code", "GG-00000-00000", "reason", "x"))
                .body())
        .contains("“GG-00000-00000”");
    HttpResponse<String> asked =
        fixture.post(office, "/talks/read", Map.of("code", code, "reason", "Xếp lịch học"));
    assertThat(asked.statusCode()).isEqualTo(302);
    assertThat(office.get(talk).statusCode()).isEqualTo(404);
    long request = fixture.number("select id from named_file_requests");
    assertThat(
            fixture
                .post(
                    secretary,
                    "/named-files/requests/" + request,
                    Map.of("answer", "grant", "reason", "x"))
                .statusCode())
        .as("the host does not decide")
        .isEqualTo(404);
    assertThat(guest.get("/tasks").body()).contains("Đề nghị được đọc hồ sơ chỉ định người đọc");
    assertThat(
            fixture
                .post(
                    guest,
                    "/named-files/requests/" + request,
                    Map.of("answer", "grant", "reason", "Được"))
                .statusCode())
        .isEqualTo(302);
    assertThat(office.get(talk).body()).contains(NOTES).doesNotContain("Sửa phần ghi");
    assertThat(fixture.post(office, talk + "/confirm", Map.of("version", "1")).statusCode())
        .isEqualTo(404);
    assertThat(guest.get("/named-files").body()).contains(code);
  }

  @Test
  void theSameFormTwiceIsOneTalkAndOneActivity() {
    Map<String, String> line =
        Map.of("key", "once", "year", "2026", "guest", "D2", "host", "D1", "on", "2026-07-20");
    fixture.done(secretary, "/talks/units/3/lines", line);
    fixture.done(secretary, "/talks/units/3/lines", line);
    assertThat(fixture.number("select count(*) from talks")).isEqualTo(1);
    String talk = "/talks/" + fixture.number("select id from talks");
    hold(talk, 0);
    Map<String, String> confirm = Map.of("key", "twice", "version", "1");
    fixture.done(guest, talk + "/confirm", confirm);
    fixture.done(guest, talk + "/confirm", confirm);
    assertThat(fixture.number("select count(*) from activities")).isEqualTo(1);
    assertThat(fixture.number("select count(*) from talks")).as("and one next").isEqualTo(2);
  }

  @Test
  void wrongDaysOddHoursAndUnknownPeopleAreQuoted() {
    assertThat(
            fixture
                .post(
                    secretary,
                    "/talks/units/3/lines",
                    Map.of("year", "2026", "guest", "D99", "host", "D1", "on", "2027-07-20"))
                .body())
        .contains("“D99” không khớp");
    assertThat(
            fixture
                .post(
                    secretary,
                    "/talks/units/3/lines",
                    Map.of("year", "2026", "guest", "D1", "host", "D1", "on", "2027-07-20"))
                .body())
        .contains("không tự gặp mình", "20/07/2027 không thuộc năm 2026");
    String talk = fixture.invited(secretary, "2026-07-18");
    assertThat(
            fixture
                .post(
                    secretary,
                    talk + "/invite",
                    Map.of("day", "2026-07-01", "at", "25:99", "place", ""))
                .body())
        .contains("“25:99” không phải là giờ");
    assertThat(
            fixture
                .post(secretary, talk + "/invite", Map.of("day", "2026-07-01", "place", "x"))
                .body())
        .contains("Ngày 01/07/2026 đã qua");
    String body =
        fixture
            .post(
                secretary,
                talk + "/notes",
                Map.of(
                    "heldOn",
                    "2026-07-15",
                    "notes",
                    NOTES,
                    "version",
                    "0",
                    "text1",
                    "Một việc",
                    "other1",
                    "Không Ai",
                    "on1",
                    "2026-08-01"))
            .body();
    assertThat(body).as("all typed is still there").contains("“Không Ai”", NOTES, "Một việc");
    assertThat(
            fixture
                .post(
                    secretary,
                    talk + "/notes",
                    Map.of("heldOn", "2026-07-30", "notes", "x", "version", "0"))
                .body())
        .contains("Ngày 30/07/2026 chưa đến");
  }

  @Test
  void aTalkOfDecemberIsAskedForInNovemberAndOnce() {
    fixture.done(
        secretary,
        "/talks/units/3/lines",
        Map.of("year", "2026", "guest", "D2", "host", "D1", "on", "2026-12-01"));
    String asked = "select count(*) from tasks where kind = 'talk_lead' and state = 'open'";
    CurrentRealm.run(realm, () -> plans.oweLeads());
    assertThat(fixture.number(asked)).isZero();
    clock.turnTo(LocalDate.of(2026, 11, 1));
    CurrentRealm.run(realm, () -> plans.oweLeads());
    CurrentRealm.run(realm, () -> plans.oweLeads());
    assertThat(fixture.number(asked)).isEqualTo(1);
    assertThat(in("bithu").get("/tasks").body()).contains("Gặp, trao đổi hai người theo kế hoạch");
  }

  @Test
  void aNumberIsSetFromADayOnWithItsSource() {
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = in("quantri");
    Map<String, String> rule =
        Map.of(
            "rule",
            "talks_each_year",
            "validFrom",
            "2027-01-01",
            "value",
            "2",
            "source",
            "Kế hoạch 15-KH/ĐU");
    assertThat(fixture.post(secretary, "/talks/rules", rule).statusCode()).isEqualTo(404);
    fixture.done(administrator, "/talks/rules", rule);
    assertThat(fixture.post(administrator, "/talks/rules", rule).body())
        .contains("01/01/2027 đã có mức này");
    assertThat(secretary.get("/talks/units/3?year=2027").body())
        .contains("đủ 2 cuộc", "Kế hoạch 15-KH/ĐU");
    assertThat(secretary.get("/talks/units/3?year=2026").body()).contains("đủ 1 cuộc");
  }

  private void hold(String talk, int version) {
    hold(secretary, talk, version);
  }

  private void hold(Visitor host, String talk, int version) {
    fixture.done(
        host,
        talk + "/notes",
        Map.of(
            "heldOn",
            clock.instant().toString().substring(0, 10),
            "notes",
            NOTES,
            "nextOn",
            "2026-10-20",
            "version",
            Integer.toString(version),
            "text1",
            "Đăng ký lớp nghiệp vụ",
            "who1",
            "guest",
            "on1",
            "2026-08-10"));
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/talks");
    return visitor;
  }
}
