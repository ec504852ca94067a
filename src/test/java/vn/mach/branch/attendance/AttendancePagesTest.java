package vn.mach.branch.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class AttendancePagesTest {

  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  @Autowired TestRealms realms;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired AttendanceLists lists;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private AttendanceFixture fixture;
  private Realm realm;
  private AttendanceListId id;
  private String at;

  @BeforeEach
  void prepare() {
    clock.turnTo(AttendanceFixture.DAY);
    fixture = new AttendanceFixture(realms, lists, transaction, jdbc);
    realm = fixture.plant();
    id = fixture.meeting(realm);
    at = "/attendance/" + id.value();
  }

  @Test
  void aMemberScansTheCodeOnTheScreenAndPressesOnce() {
    Visitor secretary = visitor("bithu");
    String screen = secretary.get(at + "/screen").body();
    String code = found(screen, Pattern.compile("data-code=\"(\\d{6})\""));
    assertThat(screen).contains("hall-qr", "Có mặt 0 / 4");

    Visitor phone = visitor("d1");
    String page = phone.get(at + "/here?code=" + code).body();
    assertThat(page).contains("Đã đọc được mã");
    HttpResponse<String> answer = phone.post(at + "/here", Map.of("ticket", found(page, TICKET)));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(phone.get(at + "/here").body()).contains("Đã ghi nhận có mặt");
    assertThat(row(1).how()).isEqualTo("qr");
    assertThat(secretary.get(at + "/people").body()).contains("1 / 4", "quét mã");
  }

  @Test
  void aMemberTypesTheCodeAlsoWithoutTheShortWay() {
    Visitor phone = visitor("d2");
    phone.get(at + "/here");
    assertThat(phone.post(at + "/here", Map.of("code", spaced(code()))).statusCode())
        .isEqualTo(302);
    assertThat(row(2).how()).isEqualTo("code");
    assertThat(phone.get(at + "/here").body()).contains("Đã ghi nhận có mặt");
  }

  @Test
  void theSecretaryMarksThoseWhoAreAwayAndThenAllOthersAtOnce() {
    Visitor secretary = visitor("bithu");
    assertThat(secretary.get(at).body()).contains("Những người còn lại (4) đều có mặt");
    secretary.post(at + "/people/2", Map.of("key", "a", "status", "excused", "reason", "Ốm"));
    for (int sent = 0; sent < 2; sent++) { // a double tap
      assertThat(secretary.post(at + "/rest", Map.of("key", "b")).statusCode()).isEqualTo(302);
    }
    assertThat(secretary.get(at).body()).contains("3 / 4").doesNotContain("Những người còn lại (");
    assertThat(row(2).status()).isEqualTo(AttendanceStatus.EXCUSED);
    assertThat(row(1).status()).isEqualTo(AttendanceStatus.PRESENT);
  }

  @Test
  void anOldOrWrongCodeSaysWhatToDoAndGuessingIsStopped() {
    Visitor phone = visitor("d1");
    String page = phone.get(at + "/here").body();
    HttpResponse<String> wrong =
        phone.post(at + "/here", Map.of("code", wrong(), "ticket", found(page, TICKET)));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("nhập mã đang chiếu");
    for (int guess = 0; guess < 8; guess++) {
      phone.post(at + "/here", Map.of("code", wrong()));
    }
    HttpResponse<String> right = phone.post(at + "/here", Map.of("code", code()));
    assertThat(right.statusCode()).isEqualTo(422);
    assertThat(right.body()).contains("chờ 2 phút");
    assertThat(row(1).status()).isEqualTo(AttendanceStatus.EXPECTED);
  }

  @Test
  void guessesAtSeveralListsOfARoundAreCountedTogether() {
    fixture.in(
        realm,
        () ->
            lists.openForUnits(
                Actor.system(),
                new AttendanceRound("campaign", 9, "Học nghị quyết", AttendanceFixture.DAY, "/"),
                List.of(fixture.list("session", 1, 2), fixture.list("session", 2, 3))));
    AttendanceListId own = fixture.in(realm, () -> lists.of("session", 1).orElseThrow());
    AttendanceListId other = fixture.in(realm, () -> lists.of("session", 2).orElseThrow());
    Visitor phone = visitor("d1");
    String here = "/attendance/" + own.value() + "/here";
    String there = "/attendance/" + other.value() + "/here";
    phone.get(here);
    String right = HallCode.at(fixture.secret(realm, other), clock.instant());
    String wrong = String.format("%06d", (Integer.parseInt(right) + 7) % 1_000_000);
    for (int guess = 0; guess < 4; guess++) {
      phone.post(here, Map.of("code", wrong));
      phone.post(there, Map.of("code", wrong));
    }
    HttpResponse<String> answer = phone.post(there, Map.of("code", right));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("chờ 2 phút");
  }

  @Test
  void theCodeOfAListIsNotGoodInACopyOfItsRealm() {
    Realm copy = fixture.plant();
    assertThat(fixture.meeting(copy)).isEqualTo(id);
    for (Realm each : List.of(realm, copy)) {
      realms.sql(each, "update attendance_lists set secret = '\\x0102030405060708'");
    }
    Visitor phone = new Visitor(port, copy).signIn("d1");
    String page = phone.get(at + "/here").body();
    String ticket = found(visitor("d1").get(at + "/here").body(), TICKET);
    String there = HallCode.at(fixture.secret(copy, id), clock.instant());
    assertThat(
            phone
                .post(at + "/here", Map.of("code", code(), "ticket", found(page, TICKET)))
                .statusCode())
        .as("the code of the other realm")
        .isEqualTo(422);
    assertThat(CheckInTicket.open(fixture.secret(realm, id), ticket, clock.instant())).isPresent();
    assertThat(CheckInTicket.open(fixture.secret(copy, id), ticket, clock.instant())).isEmpty();
    assertThat(
            phone
                .post(at + "/here", Map.of("code", there, "ticket", found(page, TICKET)))
                .statusCode())
        .isLessThan(400);
  }

  @Test
  void whoIsNotSignedInComesBackToTheCodeAfterSigningIn() {
    Visitor phone = new Visitor(port, realm);
    HttpResponse<String> answer = phone.get(at + "/here?code=123456");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location").orElse(""))
        .contains("/sign-in?next=")
        .contains("here%3Fcode%3D123456");
  }

  @Test
  void twoAtOnceAndTheSamePersonTwiceCountOnce() {
    Visitor phone = visitor("d1");
    String ticket = found(phone.get(at + "/here").body(), TICKET);
    String code = code();
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 20)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() ->
                    phone.post(at + "/here", Map.of("code", code, "ticket", ticket)).statusCode()))
            .toList();
    assertThat(all).allSatisfy(it -> assertThat(it.join()).isEqualTo(303));
    visitor("bithu").get(at);
    tick("1", "present", "");
    AttendanceCounts counts = fixture.in(realm, () -> lists.counts(id));
    assertThat(counts.present()).isEqualTo(1);
    assertThat(row(1).how()).as("the first true statement").isEqualTo("code");
  }

  @Test
  void theSecretaryTicksExcusesWithAReasonAndCorrects() {
    tick("1", "present", "");
    HttpResponse<String> without = tick("2", "excused", "");
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Ghi lý do vắng");
    tick("2", "excused", "Ốm");
    tick("1", "absent", "");
    assertThat(row(2).reason()).isEqualTo("Ốm");
    String history = visitor("bithu").get(at + "/people/1").body();
    assertThat(history).contains("Vắng không lý do", "trước khi sửa", "bithu");
    assertThat(tick("1", "somewhere", "").statusCode()).isEqualTo(422);
    assertThat(tick("7", "present", "").statusCode()).as("of another branch").isEqualTo(404);
  }

  @Test
  void theNumbersAtTheFootOfASheetMustAgree() {
    Map<String, String> sheet = new HashMap<>();
    for (int person = 1; person <= 3; person++) {
      sheet.put("status." + person, "present");
    }
    sheet.put("status.4", "excused");
    sheet.put("reason.4", "Công tác");
    sheet.putAll(Map.of("due", "4", "present", "3", "excused", "1", "absent", "1"));
    HttpResponse<String> wrong = entry(sheet);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Có mặt 3 + vắng có lý do 1 + vắng không lý do 1 = 5");
    sheet.putAll(Map.of("present", "2", "absent", "1"));
    assertThat(entry(sheet).body()).contains("Phiếu ghi 2 nhưng danh sách ở trên có 3");
    sheet.putAll(Map.of("present", "ba"));
    assertThat(entry(sheet).body()).contains("«ba» không phải là số người");
    sheet.putAll(Map.of("present", "3", "absent", "0"));
    assertThat(entry(sheet).statusCode()).isEqualTo(302);
    assertThat(row(4).reason()).isEqualTo("Công tác");
    assertThat(row(1).how()).isEqualTo("sheet");
  }

  @Test
  void aTypedSheetDoesNotReplaceWhatSomebodyNotedMeanwhile() {
    String page = visitor("bithu").get(at + "/entry").body();
    assertThat(page).contains("name=\"was.4\"");
    tick("4", "excused", "Công tác");
    Map<String, String> sheet = new HashMap<>();
    for (int person = 1; person <= 4; person++) {
      sheet.put("status." + person, "present");
      sheet.put("was." + person, "expected");
    }
    HttpResponse<String> late = entry(sheet);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("người khác đã ghi: vắng có lý do", "name=\"was.4\"");
    assertThat(row(4).reason()).isEqualTo("Công tác");
    assertThat(row(1).how()).isNotEqualTo("sheet");
    sheet.put("was.4", "excused");
    assertThat(entry(sheet).statusCode()).as("they looked, and the sheet is right").isEqualTo(302);
    assertThat(row(4).reason()).isNull();
  }

  @Test
  void seventeenAndTwoAndTwoOfTwentyIsRefusedWhereItIsTyped() {
    HttpResponse<String> wrong =
        post(
            visitor("bithu"),
            at + "/numbers",
            Map.of("due", "20", "present", "17", "excused", "2", "absent", "2"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("= 21, khác số phải dự 20", "value=\"17\"");
    assertThat(
            post(
                    visitor("bithu"),
                    at + "/numbers",
                    Map.of("due", "20", "present", "17", "excused", "2", "absent", "1"))
                .statusCode())
        .isEqualTo(302);
    assertThat(fixture.in(realm, () -> lists.counts(id)).guests()).isEqualTo(17);
  }

  @Test
  void aGuestWhoIsRefusedLeavesTheNumbersBesideAsTheyAre() {
    Visitor secretary = visitor("bithu");
    Map<String, String> numbers =
        Map.of("due", "20", "present", "17", "excused", "2", "absent", "1");
    assertThat(post(secretary, at + "/numbers", numbers).statusCode()).isEqualTo(302);
    HttpResponse<String> refused = post(secretary, at + "/guests", Map.of("person", "Không có ai"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("value=\"Không có ai\"", "value=\"17\"", "name=\"shown\"");
  }

  @Test
  void aGuestIsAddedAndDoesNotCountAmongThoseDue() {
    Visitor office = visitor("xa");
    assertThat(post(office, at + "/guests", Map.of("person", "D5")).statusCode()).isEqualTo(302);
    assertThat(post(office, at + "/guests", Map.of("person", "D5")).statusCode()).isEqualTo(422);
    assertThat(post(visitor("bithu"), at + "/guests", Map.of("person", "D6")).statusCode())
        .as("out of the secretary's sight")
        .isEqualTo(422);
    AttendanceCounts counts = fixture.in(realm, () -> lists.counts(id));
    assertThat(counts.due()).isEqualTo(4);
    assertThat(counts.present()).isZero();
    assertThat(counts.guests()).isEqualTo(1);
  }

  @Test
  void aClosedListTakesNothingUntilItIsOpenedAgainWithAReason() {
    Visitor secretary = visitor("bithu");
    assertThat(post(secretary, at + "/close", Map.of()).statusCode()).isEqualTo(302);
    assertThat(tick("1", "present", "").statusCode()).isEqualTo(422);
    Visitor phone = visitor("d1");
    String page = phone.get(at + "/here").body();
    assertThat(page).contains("Danh sách đã khóa");
    assertThat(post(secretary, at + "/reopen", Map.of("reopenReason", "")).statusCode())
        .isEqualTo(422);
    assertThat(post(secretary, at + "/reopen", Map.of("reopenReason", "Sót người")).statusCode())
        .isEqualTo(302);
    assertThat(tick("1", "present", "").statusCode()).isEqualTo(302);
  }

  @Test
  void aForeignListIsNotThereButWhoStandsInItsHallIsToldWhatToDo() {
    Visitor other = visitor("d5");
    assertThat(other.get(at + "/here").statusCode()).isEqualTo(404);
    assertThat(other.get(at + "/here?code=" + code()).body())
        .contains("không có trong danh sách này");
    assertThat(visitor("canh").get(at).statusCode()).isEqualTo(404);
    assertThat(visitor("d1").get(at).statusCode()).as("a member does not keep it").isEqualTo(404);
  }

  @Test
  void whoComesToAnotherSiteOfTheDayCountsOnceAndTurnoutShowsIt() {
    long round =
        fixture.in(
            realm,
            () ->
                lists.openForUnits(
                    Actor.system(),
                    new AttendanceRound(
                        "campaign", 9, "Học nghị quyết", AttendanceFixture.DAY, "/"),
                    List.of(fixture.list("session", 1, 2), fixture.list("session", 2, 3))));
    AttendanceListId elsewhere = fixture.in(realm, () -> lists.of("session", 2).orElseThrow());
    Visitor phone = visitor("d1");
    String page = phone.get("/attendance/" + elsewhere.value() + "/here").body();
    String code = HallCode.at(fixture.secret(realm, elsewhere), clock.instant());
    for (int i = 0; i < 2; i++) {
      assertThat(
              phone
                  .post(
                      "/attendance/" + elsewhere.value() + "/here",
                      Map.of("code", code, "ticket", found(page, TICKET)))
                  .statusCode())
          .isEqualTo(303);
    }
    assertThat(phone.get("/attendance/" + elsewhere.value() + "/here").body())
        .contains("Tính vào danh sách của Đơn vị A");
    String board = visitor("xa").get("/attendance/turnout?round=" + round).body();
    assertThat(board).contains("Học nghị quyết", "data-present=\"1\"", "12,5");
    assertThat(visitor("xa").get("/attendance/turnout?round=" + round + "&unit=2").body())
        .contains("Sinh hoạt tháng 11");
    assertThat(visitor("bithu").get("/attendance/turnout?round=" + round + "&unit=3").statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> tick(String person, String status, String reason) {
    return post(
        visitor("bithu"), at + "/people/" + person, Map.of("status", status, "reason", reason));
  }

  private HttpResponse<String> entry(Map<String, String> fields) {
    return post(visitor("bithu"), at + "/entry", fields);
  }

  private HttpResponse<String> post(Visitor who, String path, Map<String, String> fields) {
    who.get("/attendance");
    Map<String, String> all = new HashMap<>(fields);
    all.put("key", UUID.randomUUID().toString());
    return who.post(path, all);
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/attendance");
    return visitor;
  }

  private AttendanceRow row(long person) {
    return fixture.in(realm, () -> lists.rows(id)).stream()
        .filter(it -> it.person().value() == person)
        .findFirst()
        .orElseThrow();
  }

  private String code() {
    return HallCode.at(fixture.secret(realm, id), clock.instant());
  }

  private String wrong() {
    int right = Integer.parseInt(code());
    return String.format("%06d", (right + 7) % 1_000_000);
  }

  private static String spaced(String code) {
    return code.substring(0, 3) + " " + code.substring(3);
  }

  private static String found(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }
}
