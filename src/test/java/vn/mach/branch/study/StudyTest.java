package vn.mach.branch.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.attendance.AttendanceStatus;
import vn.mach.documents.papers.Papers;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class StudyTest {

  @Autowired StudyFixture fixture;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AttendanceLists lists;
  @Autowired CertificatesSql certificates;
  @Autowired Papers papers;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;

  @BeforeEach
  void prepare() {
    clock.turnTo(StudyFixture.DAY);
    realm = fixture.realm();
    office = visitor("van");
  }

  @Test
  void aCampaignIsOpenedAsItsPageShowedIt() {
    String campaign = fixture.campaign(office);
    String shown = office.shown(campaign, "/open");
    fixture.done(
        office,
        campaign + "/edit",
        "unit",
        "K",
        "title",
        "Tên khác",
        "startsOn",
        "2026-07-01",
        "endsOn",
        "2026-12-31",
        "official",
        "yes",
        "essayPass",
        "50");
    var late = office.post(campaign + "/open", fixture.form("shown", shown));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Tên khác");
  }

  @Test
  void whoIsDueHasATaskAndASessionCountsThemAtEveryLevelAndIsRecordedAsAnActivity() {
    String campaign = fixture.campaign(office, "attendance", "yes", "activityKind", "quan-triet");
    Visitor member = visitor("d2");
    assertThat(member.get(campaign).statusCode()).as("a draft").isEqualTo(404);
    fixture.open(realm, office, campaign);
    assertThat(fixture.number(realm, "select count(*) from tasks where kind = 'study'"))
        .isEqualTo(6);
    assertThat(member.get("/tasks").body()).contains("Quán triệt Nghị quyết");

    Visitor secretary = visitor("bithu");
    String session = session(secretary, campaign, "A1", "hall", "branch");
    assertThat(secretary.get(session).body()).contains("0 trên 3 người");
    mark(session, 1, AttendanceStatus.PRESENT);
    mark(session, 2, AttendanceStatus.PRESENT);
    assertThat(office.get(campaign + "/turnout").body()).as("live").contains("2/6");
    fixture.done(secretary, session + "/hold", "othersPresent", "4");
    assertThat(secretary.get(session).body()).contains("2 trên 3 người", "4 trên 5 người");

    assertThat(office.get(campaign + "/turnout").body()).contains("2/6", "33,33 %", "4/5", "1/1");
    assertThat(office.get(campaign + "/turnout?unit=2").body()).contains("2/6", "Đơn vị A1");
    assertThat(secretary.get(campaign + "/turnout?unit=3").body()).contains("2/3", "66,67 %");
    assertThat(secretary.get(campaign + "/turnout?unit=4").statusCode()).isEqualTo(404);
    assertThat(
            fixture.text(
                realm,
                "select expected || ' ' || present || ' ' || status from activities where kind = 'quan-triet'"))
        .isEqualTo("8 6 confirmed");
    assertThat(
            fixture.text(
                realm,
                "select string_agg(amount || '=' || value, ' ' order by amount) from activity_amounts"))
        .isEqualTo("members_due=3 members_present=2 others_due=5 others_present=4");
    assertThat(
            fixture.number(
                realm, "select count(*) from tasks where kind = 'study' and state = 'settled'"))
        .isEqualTo(2);
    assertThat(fixture.number(realm, "select count(*) from study_certificates")).isEqualTo(2);
  }

  @Test
  void aHeldSessionOfADirectiveSettlesWhatTheUnitOwesForIt() {
    realms.sql(
        realm,
        """
        insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (900, '12-NQ/K', 'resolution', 'Về học tập', 1, '2026-06-01');
        insert into directive_versions (id, directive_id, number, status, text, issued_on, issued_at) overriding system value
          values (900, 900, 1, 'issued', '', '2026-06-01', now());
        insert into cascades (directive_id, version_id, version_number, sent_on, sent_at) values (900, 900, 1, '2026-06-01', now());
        insert into adoptions (directive_id, unit_id, unit_kind, version_id, arrived_at, asked_plan, asked_study, asked_report)
          values (900, 3, 'branch', 900, now(), false, true, false)\
        """);
    String campaign =
        fixture.campaign(
            office, "directive", "12-NQ/K", "attendance", "yes", "activityKind", "quan-triet");
    fixture.open(realm, office, campaign);
    String session = session(office, campaign, "A1", "hall", "branch");
    mark(session, 1, AttendanceStatus.PRESENT);
    fixture.done(office, session + "/hold", "othersPresent", "0");
    assertThat(
            fixture.text(
                realm,
                "select studied_on || ' ' || study_present || '/' || study_due from adoptions"))
        .isEqualTo("2026-07-15 1/3");
    assertThat(fixture.number(realm, "select directive_id from activities")).isEqualTo(900);
  }

  @Test
  void aPersonWhoWasAtTwoSitesCountsOnceAndWhoCameIsNotExpectedAgain() {
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    String first = session(office, campaign, "K", "online", "class");
    String second = session(office, campaign, "A", "viewing_site", "class");
    mark(first, 2, AttendanceStatus.PRESENT);
    mark(second, 2, AttendanceStatus.PRESENT);
    assertThat(office.get(campaign + "/turnout").body()).contains("1/6").doesNotContain("2/6");
    String third = session(office, campaign, "A1", "hall", "branch");
    assertThat(office.get(third).body()).contains("0 trên 2 người");
    String cadres = session(office, campaign, "K", "hall", "key_cadres");
    assertThat(office.get(cadres).body()).contains("0 trên 1 người");
  }

  @Test
  void aMemberSaysThatTheyStudiedByThemselvesAndTheTaskIsDone() {
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    String session = session(office, campaign, "A1", "self_study", "branch");
    Visitor member = visitor("d2");
    clock.turnTo(Instant.parse("2026-07-15T02:00:00Z"));
    assertThat(member.get(session).body()).contains("Tôi đã tự nghiên cứu xong");
    fixture.done(member, session + "/self");
    assertThat(member.get(session).body()).contains("Có mặt");
    assertThat(
            fixture.number(
                realm,
                "select count(*) from tasks where kind = 'study' and state = 'settled' and person_id = 2"))
        .isEqualTo(1);
    Visitor other = visitor("d4");
    assertThat(other.post(session + "/self", fixture.form()).statusCode()).isEqualTo(422);
  }

  @Test
  void theAdministratorSetsFromWhichAgeMembersMayBeExcused() {
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = visitor("quantri");
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    String source = "Hướng dẫn 9-HD/BTGDVTW";
    HttpResponse<String> refused =
        administrator.post(
            "/study/rules",
            fixture.form("age", "bảy mươi", "validFrom", "01/07/2026", "source", source));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("“bảy mươi” không phải số tuổi từ 40 đến 120", source);
    assertThat(office.get("/study/rules").statusCode()).isEqualTo(404);
    fixture.done(
        administrator, "/study/rules", "age", "90", "validFrom", "01/07/2026", "source", source);
    assertThat(administrator.get("/study/rules").body()).contains("90", "01/07/2026", source);
    assertThat(
            administrator
                .post(
                    "/study/rules",
                    fixture.form("age", "85", "validFrom", "01/07/2026", "source", source))
                .body())
        .contains("Đã có độ tuổi áp dụng từ ngày đó");
    assertThat(office.get(campaign + "/people?elderly=yes").body())
        .contains("Không có ai ở tuổi được xét miễn")
        .doesNotContain("Lê Quang Ánh");
  }

  @Test
  void theElderlyAreExcusedWithAReasonAndNoLongerDue() {
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    assertThat(office.get(campaign + "/people?elderly=yes").body())
        .contains("Lê Quang Ánh", "86 tuổi")
        .doesNotContain("Trần Văn Đức");
    assertThat(
            office
                .post(campaign + "/excuse", fixture.form("person", "3", "reason", ""))
                .statusCode())
        .isEqualTo(422);
    fixture.done(office, campaign + "/excuse", "person", "3", "reason", "Tuổi cao, sức yếu");
    assertThat(office.get(campaign + "/turnout").body()).contains("0/5");
    assertThat(
            fixture.text(realm, "select state from tasks where kind = 'study' and person_id = 3"))
        .isEqualTo("excused");
    Visitor elsewhere = visitor("khac");
    assertThat(
            elsewhere
                .post(campaign + "/excuse", fixture.form("person", "2", "reason", "x"))
                .statusCode())
        .as("a person of another branch")
        .isEqualTo(404);
  }

  @Test
  void whatCannotBeIsSaidBesideItsField() {
    HttpResponse<String> answer =
        office.post(
            "/study",
            fixture.form(
                "unit",
                "Z9",
                "title",
                "",
                "startsOn",
                "2026-13-01",
                "endsOn",
                "",
                "links",
                "javascript:alert(1)",
                "essayPass",
                "abc",
                "directive",
                "1-XX/YY"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("“Z9”", "“abc”", "“1-XX/YY”", "“javascript:alert(1)”", "2026-13-01");
    answer =
        office.post(
            "/study",
            fixture.form(
                "unit", "K", "title", "Đợt", "startsOn", "2026-07-10", "endsOn", "2026-07-01"));
    assertThat(answer.body()).contains("Ngày 01/07/2026 trước ngày 10/07/2026");
    String campaign = fixture.campaign(office);
    assertThat(
            office
                .post(
                    campaign + "/sessions",
                    fixture.form(
                        "unit",
                        "K",
                        "title",
                        "T",
                        "form",
                        "hall",
                        "level",
                        "class",
                        "heldOn",
                        "2026-07-15",
                        "from",
                        "25:00",
                        "until",
                        "8h",
                        "othersDue",
                        "nhiều"))
                .body())
        .contains("“25:00”", "“nhiều”");
  }

  @Test
  void theSameFormTwiceIsOneCampaignAndOneSession() {
    Map<String, String> typed =
        fixture.form(
            "unit",
            "K",
            "title",
            "Đợt",
            "startsOn",
            "2026-07-01",
            "endsOn",
            "2026-07-31",
            "official",
            "yes");
    String first = office.post("/study", typed).headers().firstValue("location").orElseThrow();
    assertThat(office.post("/study", typed).headers().firstValue("location")).contains(first);
    assertThat(fixture.number(realm, "select count(*) from study_campaigns")).isEqualTo(1);
  }

  @Test
  void theLearningRecordStaysWithThePersonWhoMovesToAnotherBranch() {
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    String session = session(office, campaign, "A1", "hall", "branch");
    mark(session, 2, AttendanceStatus.PRESENT);
    fixture.done(office, session + "/hold", "othersPresent", "0");
    realms.sql(
        realm,
        """
        update memberships set valid_to = '2026-07-19' where person_id = 2;
        insert into memberships (person_id, valid_from, unit_id, status) values (2, '2026-07-20', 4, 'official');
        update grants set unit_id = 4 where account_id = (select id from accounts where login = 'd2')\
        """);
    clock.turnTo(LocalDate.of(2026, 7, 25));
    Visitor member = visitor("d2");
    assertThat(member.get("/study/mine").body())
        .contains("Quán triệt Nghị quyết", "Đơn vị A1", "đã dự học", "Trang kiểm tra");
    assertThat(member.get(campaign).statusCode()).isEqualTo(200);
    assertThat(office.get(campaign + "/turnout?unit=3").body()).as("stays").contains("1/3");
  }

  @Test
  void marksThatAFileBroughtInStandInTheLearningRecord() {
    String campaign = fixture.campaign(office);
    fixture.open(realm, office, campaign);
    realms.sql(
        realm,
        """
        insert into study_marks (campaign_id, person_id, kind, points, maximum, marked_on)
        values (1, 2, 'quiz', 8.5, 10, '2026-07-20'), (1, 2, 'essay', 17, 20, '2026-07-20')\
        """);
    Visitor member = visitor("d2");
    assertThat(member.get("/study/mine").body())
        .contains("bài kiểm tra 8,5/10 điểm", "bài thu hoạch 17/20 điểm");
    assertThat(member.get("/me").body())
        .contains("bài kiểm tra 8,5/10 điểm", "bài thu hoạch 17/20 điểm");
  }

  @Test
  void theAverageOfTheTurnoutHasMarksFromFilesAndEachPersonOnce() {
    String campaign = fixture.campaign(office);
    String test = fixture.test(office, campaign);
    fixture.open(realm, office, campaign);
    fixture.take(visitor("d2"), test, 3);
    realms.sql(
        realm,
        """
        insert into study_marks (campaign_id, person_id, kind, points, maximum, marked_on) values
          (1, 2, 'quiz', 10, 100, '2026-07-20'), (1, 4, 'quiz', 8.5, 10, '2026-07-20'), (1, 5, 'essay', 1, 20, '2026-07-20')\
        """);
    // d2 has 3 of 3 by the test itself, d4 8.5 of 10 by a file: 92.5
    assertThat(office.get(campaign + "/turnout").body()).contains("92,5 %");
    assertThat(office.get(campaign + "/turnout?unit=4").body()).contains("85 %");
  }

  @Test
  void theSquareOnACertificateLeadsToThePageThatChecksIt() throws Exception {
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    String session = session(office, campaign, "A1", "hall", "branch");
    mark(session, 2, AttendanceStatus.PRESENT);
    fixture.done(office, session + "/hold", "othersPresent", "0");
    String code = fixture.text(realm, "select code from study_certificates");
    String address = "https://mach.example.org" + realm.prefix() + CertificatePages.PATH + code;
    byte[] pdf =
        CurrentRealm.call(
            realm,
            () ->
                papers.pdf(
                    CertificatePages.paper(certificates.byCode(code).orElseThrow(), address)));
    String read = read(pdf);
    assertThat(read).isEqualTo(address);
    assertThat(
            new Visitor(port, realm)
                .get(read.substring(("https://mach.example.org" + realm.prefix()).length()))
                .body())
        .contains("Trần Văn Đức", "có giá trị");
  }

  /** What a camera reads from the printed page. */
  private static String read(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
      int[] points = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(
                  new HybridBinarizer(
                      new RGBLuminanceSource(page.getWidth(), page.getHeight(), points))),
              Map.of(DecodeHintType.TRY_HARDER, true))
          .getText();
    }
  }

  @Test
  void anybodyMayCheckACertificateAndSeesWhetherItWasWithdrawn() {
    String campaign = fixture.campaign(office, "attendance", "yes");
    fixture.open(realm, office, campaign);
    String session = session(office, campaign, "A1", "hall", "branch");
    mark(session, 2, AttendanceStatus.PRESENT);
    fixture.done(office, session + "/hold", "othersPresent", "0");
    String code = fixture.text(realm, "select code from study_certificates");
    Visitor nobody = new Visitor(port, realm);
    String page = nobody.get("/study/certificates/check/" + code).body();
    assertThat(page)
        .contains("Trần Văn Đức", "Quán triệt Nghị quyết", "15/07/2026", "có giá trị")
        .doesNotContain("Đơn vị A1");
    assertThat(nobody.get("/study/certificates/check/AAAAAAAAAAAAAAAAAAAA").statusCode())
        .isEqualTo(404);
    assertThat(visitor("d2").get("/study/certificates/1.pdf").body()).startsWith("%PDF-");
    assertThat(visitor("d4").get("/study/certificates/1.pdf").statusCode()).isEqualTo(404);
    fixture.done(office, "/study/certificates/1/withdraw", "reason", "Cấp nhầm");
    assertThat(nobody.get("/study/certificates/check/" + code).body())
        .contains("đã bị thu hồi")
        .doesNotContain("Cấp nhầm");
  }

  private String session(Visitor visitor, String campaign, String unit, String form, String level) {
    return fixture.done(
        visitor,
        campaign + "/sessions",
        "unit",
        unit,
        "title",
        "Buổi " + unit,
        "form",
        form,
        "level",
        level,
        "heldOn",
        "2026-07-15",
        "from",
        "08:00",
        "until",
        "11:00",
        "othersDue",
        "5");
  }

  private void mark(String session, long person, AttendanceStatus status) {
    long id = Long.parseLong(session.substring(session.lastIndexOf('/') + 1));
    CurrentRealm.run(
        realm,
        () ->
            transaction.executeWithoutResult(tx ->
                lists.mark(
                    Actor.system(),
                    lists.of("session", id).orElseThrow(),
                    new PersonId(person),
                    status,
                    null,
                    "tick")));
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/study");
    return visitor;
  }
}
