package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Concerns on their way: sent, handed on, asked back, answered, joined, late, withdrawn. */
@MachTest
@Tag("slow")
class ConcernsTest {

  private static final Pattern CODE =
      Pattern.compile("data-code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Concerns concerns;
  @Autowired ConcernAgenda agenda;
  @LocalServerPort int port;

  private Realm realm;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1", "K/X/X2", "K/Y").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'),
          (4, 'D4', 'Phạm Thu Hà');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'official'), (3, '2020-01-01', 2, 'official'), (4, '2020-01-01', 1, 'official')\
        """);
    realms.account(realm, "hoa", "member", "X1");
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "xa2", "office", "X");
    realms.account(realm, "khoi", "office", "K");
    realms.account(realm, "quantri", "administrator", null);
    realms.sql(
        realm,
        """
        update accounts set person_id = 1 where login = 'hoa'; update accounts set person_id = 2 where login = 'bithu';
        update accounts set person_id = 3 where login = 'xa'; update accounts set person_id = 4 where login = 'khoi'\
        """);
  }

  @Test
  void anAnswerThatWaitsForItsCheckIsReadByNobodyInTheBranchAndNotByTheSender() {
    Visitor member = in("hoa");
    send(member, "branch", "proposal", "Đề nghị lùi giờ họp");
    Visitor secretary = in("bithu");
    String path = opened(secretary, "Đề nghị lùi giờ họp");
    act(secretary, station() + "/answer", Map.of("text", "Từ tháng sau họp lúc 19 giờ"));
    assertThat(secretary.get(path).body()).contains("chờ kiểm tra", "họp lúc 19 giờ");
    assertThat(member.get(path).body())
        .contains("Đề nghị lùi giờ họp")
        .doesNotContain("họp lúc 19 giờ");
  }

  @Test
  void aConcernGoesToTheBranchIsAskedBackAndTheClockStopsUntilTheReply() {
    String code = send(in("hoa"), "body", "wish", "Mong có lớp tối");
    Visitor secretary = in("bithu");
    String path = opened(secretary, "Mong có lớp tối");
    assertThat(secretary.get(path).body())
        .contains("Nguyễn Thị Hòa", "Hạn 29/07/2026"); // 10 working days after 15 July
    clock.turnTo(LocalDate.of(2026, 7, 20));
    act(secretary, station() + "/ask", Map.of("text", "Lớp môn nào?"));
    assertThat(secretary.get(path).body()).contains("Thời hạn tạm dừng");
    assertThat(board("X1")).isZero();
    clock.turnTo(LocalDate.of(2026, 8, 3));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    assertThat(byCode(anybody, code, "", "").body()).contains("Lớp môn nào?");
    assertThat(byCode(anybody, code, "say", "Tin học").body()).contains("Đã ghi nhận");
    // three of ten days were used up to 20 July; seven are left after 3 August
    assertThat(in("bithu").get(path).body())
        .contains("Tin học", "Hạn 12/08/2026", "không tính 10 ngày chờ");
  }

  @Test
  void whoeverHasTheWrongOneSaysWhoseItIsAndOnlyThatUnitIsLateThen() {
    send(in("hoa"), "body", "wish", "Đường vào thôn ngập");
    Visitor secretary = in("bithu");
    String path = opened(secretary, "Đường vào thôn ngập");
    assertThat(
            act(secretary, station() + "/hand", Map.of("unit", "", "reason", "Không thuộc"))
                .statusCode())
        .isEqualTo(422);
    clock.turnTo(LocalDate.of(2026, 7, 17));
    act(in("bithu"), station() + "/hand", Map.of("unit", "X", "reason", "Thuộc đảng bộ xã"));
    clock.turnTo(LocalDate.of(2026, 8, 10));
    assertThat(in("xa").get(path).body()).contains("Thuộc đảng bộ xã", "quá hạn");
    assertThat(board("X1")).as("the branch handed it on in time").isZero();
    assertThat(board("X")).isEqualTo(1);
  }

  @Test
  void theSecondPersonAgreesToTheAnswerThatTheyReadAndNotUnderAnAccountOfBefore() {
    realms.account(realm, "xa3", "office", "X");
    send(in("hoa"), "body", "proposal", "Đề nghị sửa quy chế");
    String path = opened(in("bithu"), "Đề nghị sửa quy chế");
    act(in("bithu"), station() + "/hand", Map.of("unit", "X", "reason", "Thuộc xã"));
    Visitor writer = in("xa");
    act(writer, station() + "/answer", Map.of("text", "Câu thứ nhất", "changed", ""));
    String first = Long.toString(number("select max(id) from concern_answers"));
    Visitor second = in("xa2");
    assertThat(second.get(path).body()).contains("name=\"shown\" value=\"" + first + "\"");
    act(in("xa3"), station() + "/check", Map.of("answer", "back", "reason", "Chưa rõ"));
    act(writer, station() + "/answer", Map.of("text", "Câu thứ hai", "changed", ""));
    assertThat(act(second, station() + "/check", Map.of("answer", "good", "shown", first)).body())
        .contains("đã được thay bằng câu khác", "Câu thứ hai");
    realms.sql(realm, "update accounts set closed_at = now() where login = 'xa'");
    realms.account(realm, "xamoi", "office", "X");
    realms.sql(realm, "update accounts set person_id = 3 where login = 'xamoi'");
    assertThat(act(in("xamoi"), station() + "/check", Map.of("answer", "good")).body())
        .contains("Người soạn không tự kiểm tra");
    String now = Long.toString(number("select max(id) from concern_answers"));
    act(second, station() + "/check", Map.of("answer", "good", "shown", now));
    assertThat(number("select count(*) from concern_answers where state = 'given'")).isEqualTo(1);
  }

  @Test
  void whileAnAnswerWaitsForTheSecondPersonNoOtherIsProposedBesideIt() {
    realms.account(realm, "xa3", "office", "X");
    send(in("hoa"), "body", "proposal", "Đề nghị sửa quy chế");
    String path = opened(in("bithu"), "Đề nghị sửa quy chế");
    act(in("bithu"), station() + "/hand", Map.of("unit", "X", "reason", "Thuộc xã"));
    act(in("xa"), station() + "/answer", Map.of("text", "Câu của người thứ nhất", "changed", ""));
    assertThat(
            act(in("xa3"), station() + "/answer", Map.of("text", "Câu của người thứ hai"))
                .statusCode())
        .isEqualTo(422);
    assertThat(number("select count(*) from concern_answers")).isEqualTo(1);
    act(in("xa2"), station() + "/check", Map.of("answer", "good"));
    assertThat(in("xa").get(path).body()).contains("Câu của người thứ nhất");
  }

  @Test
  void nobodyAnswersOverWhatTheSenderAddedMeanwhile() {
    String code = send(in("hoa"), "body", "wish", "Xin đổi giờ họp");
    Visitor secretary = in("bithu");
    String path = opened(secretary, "Xin đổi giờ họp");
    String shown = secretary.shown(path, "/answer");
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    byCode(anybody, code, "say", "Thật ra là xin đổi chỗ họp");
    HttpResponse<String> late =
        act(secretary, station() + "/answer", Map.of("text", "Họp lúc 19 giờ", "shown", shown));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("đã thay đổi từ khi đồng chí mở trang", "xin đổi chỗ họp", "Họp lúc 19 giờ");
    String now = secretary.shown(path, "/answer");
    assertThat(
            act(secretary, station() + "/answer", Map.of("text", "Họp ở nhà văn hóa", "shown", now))
                .statusCode())
        .isEqualTo(302);
    assertThat(secretary.get(path).body()).contains("Họp ở nhà văn hóa");
  }

  @Test
  void aProposalIsAnsweredOnlyAfterASecondPersonAgreed() {
    String code = send(in("hoa"), "body", "proposal", "Đề nghị sửa quy chế");
    String path = opened(in("bithu"), "Đề nghị sửa quy chế");
    act(in("bithu"), station() + "/hand", Map.of("unit", "X", "reason", "Thuộc xã"));
    Visitor writer = in("xa");
    act(writer, station() + "/answer", Map.of("text", "Đã sửa điều 5", "changed", "Quy chế mới"));
    assertThat(writer.get(path).body()).contains("Chờ một người khác kiểm tra");
    assertThat(act(writer, station() + "/check", Map.of("answer", "good")).body())
        .contains("Người soạn không tự kiểm tra");
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    assertThat(byCode(anybody, code, "", "").body()).doesNotContain("Đã sửa điều 5");
    act(in("xa2"), station() + "/check", Map.of("answer", "good"));
    assertThat(byCode(anybody, code, "", "").body()).contains("Đã sửa điều 5", "Quy chế mới");
    assertThat(byCode(anybody, code, "helped", "Tốt").body()).contains("đã giúp được");
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isZero();
  }

  @Test
  void theSenderComesBackOnceToTheLevelAbove() {
    String code = send(in("hoa"), "body", "wish", "Xin hỗ trợ nhà ở");
    opened(in("bithu"), "Xin hỗ trợ nhà ở");
    act(in("bithu"), station() + "/answer", Map.of("text", "Chưa có nguồn"));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    assertThat(byCode(anybody, code, "back", "Chưa rõ lý do").body())
        .contains("cấp trên trực tiếp");
    opened(in("xa"), "Xin hỗ trợ nhà ở");
    act(in("xa"), station() + "/answer", Map.of("text", "Có nguồn tháng 9"));
    assertThat(byCode(anybody, code, "", "").body()).contains("Chưa có nguồn", "Có nguồn tháng 9");
    assertThat(byCode(anybody, code, "back", "Lần nữa").body()).contains("một lần");
  }

  @Test
  void threeThatAreTheSameAreAnsweredOnceAndEachSenderReadsIt() {
    String first = send(in("hoa"), "body", "wish", "Nước sạch một");
    String second = send(in("hoa"), "body", "wish", "Nước sạch hai");
    String third = send(in("hoa"), "branch", "wish", "Nước sạch ba");
    Visitor secretary = in("bithu");
    String main = "/concerns/" + nth(1);
    HttpResponse<String> done =
        secretary.post(
            "/concerns/stations/" + number("select min(id) from concern_stations") + "/merge",
            Map.of("others", nth(2) + "", "key", key()));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    act(
        secretary,
        "/concerns/stations/" + number("select min(id) from concern_stations") + "/merge",
        Map.of("others", nth(3) + ""));
    assertThat(secretary.get(main).body()).contains("Gộp 2 ý kiến");
    act(
        secretary,
        "/concerns/stations/" + number("select min(id) from concern_stations") + "/answer",
        Map.of("text", "Trạm bơm chạy lại từ thứ hai"));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    for (String code : new String[] {first, second, third}) {
      assertThat(byCode(anybody, code, "", "").body()).contains("Trạm bơm chạy lại");
    }
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isZero();
  }

  @Test
  void whereTheOneThatOthersWereJoinedToIsWithdrawnTheOthersAreAnsweredAllTheSame() {
    String first = send(in("hoa"), "body", "wish", "Nước sạch một");
    String second = send(in("hoa"), "body", "wish", "Nước sạch hai");
    String third = send(in("hoa"), "body", "wish", "Nước sạch ba");
    long main = number("select min(id) from concern_stations");
    act(in("bithu"), "/concerns/stations/" + main + "/merge", Map.of("others", nth(2) + ""));
    act(in("bithu"), "/concerns/stations/" + main + "/merge", Map.of("others", nth(3) + ""));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    byCode(anybody, first, "withdraw", "");
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isEqualTo(1);
    assertThat(number("select count(*) from concern_states where state = 'merged'")).isEqualTo(1);
    act(
        in("bithu"),
        "/concerns/stations/"
            + number("select id from concern_stations where state = 'open'")
            + "/answer",
        Map.of("text", "Trạm bơm chạy lại từ thứ hai"));
    for (String code : new String[] {second, third}) {
      assertThat(byCode(anybody, code, "", "").body()).contains("Trạm bơm chạy lại");
    }
    assertThat(byCode(anybody, third, "back", "Chưa được").statusCode()).isEqualTo(200);
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isEqualTo(1);
  }

  @Test
  void whoseJointConcernWasAnsweredMayComeBackThoughItsSenderWithdrawsIt() {
    String first = send(in("hoa"), "body", "wish", "Nước sạch một");
    String second = send(in("hoa"), "body", "wish", "Nước sạch hai");
    long main = number("select min(id) from concern_stations");
    act(in("bithu"), "/concerns/stations/" + main + "/merge", Map.of("others", nth(2) + ""));
    act(in("bithu"), "/concerns/stations/" + main + "/answer", Map.of("text", "Xong rồi"));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    byCode(anybody, first, "withdraw", "");
    assertThat(byCode(anybody, second, "", "").body()).contains("Xong rồi");
    assertThat(byCode(anybody, second, "back", "Chưa xong").statusCode()).isEqualTo(200);
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isEqualTo(1);
  }

  @Test
  void severalBodiesAnswerEachItsPoint() {
    String code = send(in("hoa"), "body", "wish", "Đường và trường học");
    opened(in("bithu"), "Đường và trường học");
    assertThat(
            act(in("bithu"), station() + "/split", Map.of("points", "X: đường\nkhông có: trường"))
                .body())
        .contains("không có: trường");
    act(in("bithu"), station() + "/split", Map.of("points", "X: đường vào thôn\nK: trường học"));
    long road = number("select id from concern_stations where point = 'đường vào thôn'");
    long school = number("select id from concern_stations where point = 'trường học'");
    act(in("xa"), "/concerns/stations/" + road + "/answer", Map.of("text", "Sửa trong tháng 8"));
    assertThat(number("select count(*) from concern_states where state = 'answered'")).isZero();
    act(in("khoi"), "/concerns/stations/" + school + "/answer", Map.of("text", "Xây năm sau"));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    assertThat(byCode(anybody, code, "", "").body()).contains("Sửa trong tháng 8", "Xây năm sau");
  }

  @Test
  void moreTimeIsTakenOnceAndTheSenderReadsWhy() {
    String code = send(in("hoa"), "body", "wish", "Xin mượn hội trường");
    opened(in("bithu"), "Xin mượn hội trường");
    String at = station();
    assertThat(act(in("bithu"), at + "/extend", Map.of("days", "11", "reason", "Bận")).statusCode())
        .isEqualTo(422);
    assertThat(
            act(in("bithu"), at + "/extend", Map.of("days", "abc", "reason", "Bận")).statusCode())
        .isEqualTo(422);
    act(in("bithu"), at + "/extend", Map.of("days", "5", "reason", "Chờ lịch của xã"));
    assertThat(act(in("bithu"), at + "/extend", Map.of("days", "5", "reason", "Nữa")).body())
        .contains("một lần");
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    assertThat(byCode(anybody, code, "", "").body()).contains("Chờ lịch của xã", "Hạn 05/08/2026");
  }

  @Test
  void withdrawingDeletesWhatWasSaidAndNobodyOwesAnAnswer() {
    String code = send(in("hoa"), "body", "wish", "Điều không nên nói");
    String path = opened(in("bithu"), "Điều không nên nói");
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    byCode(anybody, code, "withdraw", "");
    assertThat(in("bithu").get(path).body())
        .doesNotContain("Điều không nên nói")
        .contains("đã rút");
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isZero();
  }

  @Test
  void theSameFormSentTwiceIsOneConcernWithTheSameCode() {
    Visitor hoa = in("hoa");
    Map<String, String> form = form("confidential", "wish", "Một lần thôi");
    realms.sql(realm, "insert into concern_receivers values (3, 2, '2026-01-01')");
    String first = code(hoa.post("/concerns", form));
    assertThat(code(hoa.post("/concerns", form))).isEqualTo(first);
    assertThat(number("select count(*) from concerns")).isEqualTo(1);
  }

  @Test
  void withoutAReceiverNothingIsTakenConfidentiallyAndItIsSaidBesideTheField() {
    HttpResponse<String> refused = in("hoa").post("/concerns", form("confidential", "wish", "Kín"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Chưa nơi nào cử người nhận", ">Kín<");
    assertThat(number("select count(*) from concerns")).isZero();
  }

  @Test
  void aGuestWritesUnderALinkOfTheOfficeWhereTheRealmLetsThem() {
    assertThat(
            act(in("bithu"), "/concerns/links", Map.of("linkUnit", "X1", "last", "2026-12-31"))
                .body())
        .contains("chưa cho phép");
    act(in("quantri"), "/concerns/settings", Map.of("guests", "yes", "smallestGroup", "5"));
    String page =
        act(in("bithu"), "/concerns/links", Map.of("linkUnit", "X1", "last", "2026-12-31")).body();
    Matcher link = Pattern.compile("/concerns/guest/[0-9a-f-]{36}").matcher(page);
    assertThat(link.find()).isTrue();
    Visitor guest = new Visitor(port, realm);
    assertThat(guest.get(link.group()).body()).contains("Đơn vị X1");
    code(guest.post(link.group(), form("body", "proposal", "Người dân góp ý")));
    assertThat(in("bithu").get("/concerns").body()).contains("Kiến nghị");
    for (int i = 1; i < SendLimit.OF_ADDRESS; i++) {
      code(guest.post(link.group(), form("body", "proposal", "Góp ý " + i)));
    }
    HttpResponse<String> more = guest.post(link.group(), form("body", "proposal", "Quá nhiều"));
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("quá nhiều ý kiến gửi từ đây");
    act(in("quantri"), "/concerns/settings", Map.of("smallestGroup", "5"));
    assertThat(guest.get(link.group()).statusCode()).isEqualTo(404);
  }

  @Test
  void anUrgentOneHasTheShortTermAndOneOpenToTheBranchIsReadThere() {
    Map<String, String> form = form("branch", "wish", "Cần ngay");
    form.put("urgent", "yes");
    code(in("hoa").post("/concerns", form));
    realms.account(realm, "duc", "member", "X1");
    realms.account(realm, "la", "member", "X2");
    String path = "/concerns/" + latest();
    assertThat(in("duc").get(path).body()).contains("Cần ngay", "Hạn 20/07/2026");
    assertThat(in("la").get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyWhatIsOpenToTheBranchAndNotAnsweredComesOntoTheAgendaOfItsMeeting() {
    send(in("hoa"), "branch", "wish", "Thôn chưa có chỗ họp");
    send(in("hoa"), "body", "wish", "Chỉ cấp ủy đọc");
    LocalDate day = LocalDate.of(2026, 8, 3);
    CurrentRealm.run(
        realm,
        () ->
            assertThat(agenda.proposals(new UnitId(3), day.minusMonths(3), day))
                .extracting(AgendaProposal::title)
                .containsExactly("Thôn chưa có chỗ họp"));
  }

  @Test
  void whatWasSaidAboutTheAnswerIsDeletedToo() {
    String code = send(in("hoa"), "body", "wish", "Xin một việc");
    String path = opened(in("bithu"), "Xin một việc");
    act(in("bithu"), station() + "/answer", Map.of("text", "Đã làm"));
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    byCode(anybody, code, "not_helped", "Điều chỉ mình tôi biết");
    assertThat(in("bithu").get(path).body()).contains("Điều chỉ mình tôi biết");
    byCode(anybody, code, "withdraw", "");
    assertThat(in("bithu").get(path).body()).doesNotContain("Điều chỉ mình tôi biết");
  }

  @Test
  void whatIsOwedAboutAConfidentialOneIsSeenByItsReaderAloneAndInNoCountOrLog() {
    realms.sql(realm, "insert into concern_receivers values (3, 2, '2026-01-01')");
    realms.account(realm, "nhap", "clerk", "X1");
    Visitor office = in("xa");
    String board = office.get("/tasks/board?unit=3").body();
    Map<String, String> form = form("confidential", "wish", "Điều kín");
    form.put("urgent", "yes");
    code(in("hoa").post("/concerns", form));
    long task = number("select id from tasks where state = 'open'");
    String path = "/concerns/" + latest();
    clock.turnTo(LocalDate.of(2026, 7, 30)); // long overdue
    assertThat(in("bithu").get("/tasks").body()).contains("/tasks/" + task);
    for (String login : new String[] {"xa", "khoi", "nhap", "quantri"}) {
      Visitor other = in(login);
      assertThat(other.get("/tasks/" + task).statusCode()).as(login).isEqualTo(404);
      for (String what : new String[] {"late", "due", "done"}) {
        assertThat(other.get("/tasks/counted?unit=3&what=" + what).body())
            .as(login)
            .doesNotContain(path, "/tasks/" + task + "\"");
      }
    }
    for (String login : new String[] {"xa", "khoi", "bithu"}) {
      assertThat(in(login).get("/access/audit").body()).doesNotContain("concerns:");
    }
    clock.turnTo(LocalDate.of(2026, 7, 15));
    assertThat(counts(in("xa").get("/tasks/board?unit=3").body())).isEqualTo(counts(board));
    act(in("bithu"), station() + "/ask", Map.of("text", "Khi nào?"));
    assertThat(
            number(
                "select count(*) from tasks where state = 'open' and kind in ('concern', 'concern_named')"))
        .isZero();
  }

  @Test
  void theTaskOfAConfidentialOneTakesNoNumberOfThoseThatOthersSee() {
    realms.sql(realm, "insert into concern_receivers values (3, 2, '2026-01-01')");
    send(in("hoa"), "body", "wish", "Ai cũng biết");
    long seen = number("select max(id) from tasks");
    long subject = number("select max(id) from task_subjects");
    Map<String, String> form = form("confidential", "wish", "Điều kín");
    form.put("urgent", "yes");
    code(in("hoa").post("/concerns", form));
    assertThat(number("select max(id) from tasks")).isGreaterThan(1_000_000_000_000L);
    assertThat(number("select max(id) from task_subjects")).isGreaterThan(1_000_000_000_000L);
    send(in("hoa"), "body", "wish", "Ai cũng biết nữa");
    assertThat(number("select max(id) from tasks where id < 1000000000000")).isEqualTo(seen + 1);
    assertThat(number("select max(id) from task_subjects where id < 1000000000000"))
        .isEqualTo(subject + 1);
  }

  @Test
  void theNumbersOfConcernsAndFilesDoNotTellInWhichOrderTheyWereSent() {
    realms.sql(realm, "insert into concern_receivers values (3, 2, '2026-01-01')");
    for (int i = 0; i < 6; i++) {
      send(in("hoa"), i % 2 == 0 ? "body" : "confidential", "wish", "Ý " + i);
    }
    assertThat(number("select max(id) - min(id) from concerns")).isGreaterThan(1_000);
    assertThat(number("select min(id) from concerns")).isGreaterThanOrEqualTo(100_000_000);
  }

  @Test
  void aConfidentialOneIsJoinedWithConfidentialOnesOnly() {
    realms.sql(realm, "insert into concern_receivers values (3, 2, '2026-01-01')");
    send(in("hoa"), "body", "wish", "Cùng việc, mở");
    Map<String, String> form = form("confidential", "wish", "Cùng việc, kín");
    form.put("urgent", "yes");
    code(in("hoa").post("/concerns", form));
    assertThat(in("bithu").get("/concerns/" + nth(1)).body()).doesNotContain("Cùng việc, kín");
    HttpResponse<String> joined =
        act(
            in("bithu"),
            "/concerns/stations/" + number("select min(id) from concern_stations") + "/merge",
            Map.of("others", nth(2) + ""));
    assertThat(joined.statusCode()).isEqualTo(422);
  }

  @Test
  void whoOpensAFileOfAConfidentialOneIsKept() {
    realms.sql(realm, "insert into concern_receivers values (3, 2, '2026-01-01')");
    Map<String, String> form = form("confidential", "wish", "Có ảnh");
    form.put("urgent", "yes");
    code(in("hoa").post("/concerns", form));
    realms.sql(
        realm,
        "insert into concern_files (concern_id, name, media_type, content) select id, '1.jpg', 'image/jpeg', '\\xffd8' from concerns");
    String path = "/concerns/files/" + number("select id from concern_files");
    assertThat(in("bithu").get(path).statusCode()).isEqualTo(200);
    assertThat(number("select count(*) from named_file_looks")).isEqualTo(1);
    assertThat(in("xa").get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void oneAccountAndOneConcernTakeOnlySoMuch() {
    Visitor hoa = in("hoa");
    String code = send(hoa, "body", "wish", "Ý đầu");
    for (int i = 1; i < SendLimit.OF_ACCOUNT; i++) {
      send(hoa, "body", "wish", "Ý " + i);
    }
    HttpResponse<String> more = hoa.post("/concerns", form("body", "wish", "Quá nhiều"));
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("tối đa 20 ý kiến", ">Quá nhiều<");
    Visitor anybody = new Visitor(port, realm);
    anybody.get("/concerns/code");
    for (int i = 0; i < ConcernTalk.MOST_MESSAGES; i++) {
      assertThat(byCode(anybody, code, "say", "Thêm " + i).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> full = byCode(anybody, code, "say", "Nữa");
    assertThat(full.statusCode()).isEqualTo(422);
    assertThat(full.body()).contains("tối đa 100 lượt");
  }

  @Test
  void manySentAtTheSameMomentAreNoMoreThanOneAfterTheOther() throws InterruptedException {
    act(in("quantri"), "/concerns/settings", Map.of("guests", "yes", "smallestGroup", "5"));
    String page =
        act(in("bithu"), "/concerns/links", Map.of("linkUnit", "X1", "last", "2026-12-31")).body();
    Matcher link = Pattern.compile("/concerns/guest/[0-9a-f-]{36}").matcher(page);
    assertThat(link.find()).isTrue();
    Visitor guest = new Visitor(port, realm);
    guest.get(link.group());
    AtomicInteger taken = new AtomicInteger();
    List<Thread> senders =
        IntStream.range(0, 3 * SendLimit.OF_ADDRESS)
            .mapToObj(it ->
                Thread.startVirtualThread(() -> {
                  Map<String, String> form = form("body", "proposal", "Cùng lúc " + it);
                  if (guest.post(link.group(), form).statusCode() == 200) {
                    taken.incrementAndGet();
                  }
                }))
            .toList();
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(taken).hasValue(SendLimit.OF_ADDRESS);
  }

  @Test
  void whatWasRefusedIsNotCounted() {
    Visitor hoa = in("hoa");
    for (int i = 0; i < SendLimit.OF_ACCOUNT + 5; i++) {
      assertThat(hoa.post("/concerns", form("body", "wish", "")).statusCode()).isEqualTo(422);
    }
    send(hoa, "body", "wish", "Ý đầu");
  }

  /** The numbers of a board. */
  private static String counts(String board) {
    Matcher number = Pattern.compile(">\\s*(\\d+)\\s*<").matcher(board);
    StringBuilder all = new StringBuilder();
    while (number.find()) {
      all.append(number.group(1)).append(' ');
    }
    return all.toString();
  }

  private Visitor in(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/concerns/new");
    return visitor;
  }

  private Map<String, String> form(String openness, String kind, String text) {
    return new HashMap<>(
        Map.of(
            "kind",
            kind,
            "subject",
            "life",
            "openness",
            openness,
            "text",
            text,
            "unit",
            "X1",
            "key",
            key()));
  }

  private String key() {
    return UUID.randomUUID() + "-" + ++keys;
  }

  private String send(Visitor sender, String openness, String kind, String text) {
    return code(sender.post("/concerns", form(openness, kind, text)));
  }

  private static String code(HttpResponse<String> answer) {
    Matcher code = CODE.matcher(answer.body());
    assertThat(code.find()).as(answer.body()).isTrue();
    return code.group(1);
  }

  /** The page of the latest concern, which the visitor reads there. */
  private String opened(Visitor visitor, String text) {
    String path = "/concerns/" + latest();
    assertThat(visitor.get(path).body()).contains(text);
    return path;
  }

  /** The concern that came to a unit as the latest. */
  private long latest() {
    return number("select concern_id from concern_stations order by id desc limit 1");
  }

  /** The concern that came to a unit as the first, second, … */
  private long nth(int nth) {
    return number(
        "select concern_id from concern_stations order by id limit 1 offset " + (nth - 1));
  }

  private String station() {
    return "/concerns/stations/"
        + number("select max(id) from concern_stations where state in ('open', 'checking')");
  }

  private HttpResponse<String> act(Visitor visitor, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", key());
    HttpResponse<String> answer = visitor.post(path, form);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 302, 422);
    return answer;
  }

  private HttpResponse<String> byCode(Visitor visitor, String code, String act, String text) {
    return visitor.post(
        "/concerns/code", Map.of("code", code, "act", act, "text", text, "key", key()));
  }

  /** Open tasks of the unit that are late today. */
  private long board(String unit) {
    return number(
        "select count(*) from tasks where state = 'open' and kind = 'concern' and due_on < '2026-08-10' and unit_id = (select id from units where code = '"
            + unit
            + "')");
  }

  private long number(String sql) {
    long[] number = new long[1];
    CurrentRealm.run(
        realm, () -> number[0] = jdbc.sql(sql).query((row, at) -> row.getLong(1)).single());
    return number[0];
  }
}
