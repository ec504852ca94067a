package vn.mach.branch.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class FeesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Fees fees;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor member;
  private Visitor secretary;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X1/A", "X/X1/B").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh'), (4, 'D4', 'Phạm Xa');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 3, 'official'), (2, '2020-01-01', 3, 'probationary'), (3, '2020-01-01', 4, 'official'), (4, '2020-01-01', 3, 'temporary_out')\
        """);
    realms.account(realm, "hoa", "member", "A");
    realms.account(realm, "duc", "member", "A");
    realms.account(realm, "bithu", "secretary", "A");
    realms.account(realm, "xa", "office", "X1");
    realms.sql(realm, "update accounts set person_id = 1 where login = 'hoa'");
    realms.sql(realm, "update accounts set person_id = 2 where login = 'duc'");
    member = signedIn("hoa");
    secretary = signedIn("bithu");
  }

  @Test
  void aMemberStatesTheirFeeByTheRuleOfTheMonthAndTheSecretaryTicksIt() {
    state(member, Map.of("basis", "wage", "income", "7.500.000"));
    assertThat(member.get("/fees/me").body()).contains("75.000 đồng");
    assertThat(secretary.get("/fees/branches/3").body())
        .contains("Nguyễn Thị Hòa", "Tiền lương", "75.000 đồng", "0/2")
        .doesNotContain("Phạm Xa");
    assertThat(tick(Map.of("person", "1", "amount", "75.000")).statusCode()).isEqualTo(302);
    assertThat(secretary.get("/fees/branches/3").body()).contains("1/2", "Đã thu 75.000 đồng");
    assertThat(member.get("/fees/me").body()).contains("Chi bộ đã thu, tháng 07/2026");
    FeeState state = inRealm(() -> fees.stateOf(new UnitId(3), YearMonth.of(2026, 7)));
    assertThat(state).isEqualTo(new FeeState(2, 1, 1, 0, 75_000, 75_000, 0));
  }

  @Test
  void eachBasisIsCountedAsTheRuleOfItsMonthSays() {
    Map<FeeBasis, Long> now = due(YearMonth.of(2026, 7));
    assertThat(now)
        .containsEntry(FeeBasis.WAGE, 100_000L)
        .containsEntry(FeeBasis.PENSION, 50_000L)
        .containsEntry(FeeBasis.WORKING_AGE, 12_420L)
        .containsEntry(FeeBasis.RETIRED_AGE, 8_280L)
        .containsEntry(FeeBasis.PUPIL, 5_000L)
        .containsEntry(FeeBasis.FIFTY_YEARS, 0L)
        .containsEntry(FeeBasis.POOR, 0L)
        .containsEntry(FeeBasis.ILL, 0L);
    assertThat(due(YearMonth.of(2028, 1)))
        .containsEntry(FeeBasis.WORKING_AGE, 20_700L)
        .containsEntry(FeeBasis.RETIRED_AGE, 12_420L);
    assertThat(due(YearMonth.of(2026, 1)))
        .as("the rule of 2010: an amount that the branch agrees on, and nobody free by it")
        .containsEntry(FeeBasis.WAGE, 100_000L)
        .doesNotContainKeys(FeeBasis.WORKING_AGE, FeeBasis.POOR);
  }

  private Map<FeeBasis, Long> due(YearMonth month) {
    Map<FeeBasis, Long> due = new HashMap<>();
    inRealm(() -> fees.rules(month))
        .forEach(
            rule -> rule.due(10_000_000L, 4_140_000L).ifPresent(it -> due.put(rule.basis(), it)));
    return due;
  }

  @Test
  void allAreTickedWithOneActionAndTheSameFormTwiceCountsOnce() {
    state(member, Map.of("basis", "pupil"));
    state(signedIn("duc"), Map.of("basis", "pension", "income", "4000000"));
    Map<String, String> form = Map.of("key", "all", "month", "2026-07");
    assertThat(secretary.post("/fees/branches/3/receive-all", form).statusCode()).isEqualTo(302);
    assertThat(secretary.post("/fees/branches/3/receive-all", form).statusCode()).isEqualTo(302);
    assertThat(secretary.get("/fees/branches/3").body())
        .contains("2/2", "Đã thu 25.000 đồng, kê khai 25.000 đồng");
    assertThat(
            secretary
                .post("/fees/branches/3/receive-all", Map.of("key", "b", "month", "2026-07"))
                .body())
        .contains("Không còn ai");
  }

  @Test
  void whatAMemberStatedAfterThePageWasOpenedIsNotTicked() {
    state(member, Map.of("basis", "pupil"));
    String page = "/fees/branches/3?month=2026-07";
    String shown = secretary.shown(page, "/receive-all");
    state(signedIn("duc"), Map.of("basis", "pension", "income", "4000000"));
    String all = "/fees/branches/3/receive-all";
    HttpResponse<String> late =
        secretary.post(all, Map.of("key", "a", "month", "2026-07", "shown", shown));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Đã thu 0 đồng");
    String now = secretary.shown(page, "/receive-all");
    secretary.post(all, Map.of("key", "b", "month", "2026-07", "shown", now));
    assertThat(secretary.get(page).body()).contains("Đã thu 25.000 đồng");
  }

  @Test
  void aMistakeIsUndoneByAnOppositeEntryAndMayBeTickedAnew() {
    state(member, Map.of("basis", "pupil"));
    tick(Map.of("person", "1", "amount", "50000"));
    assertThat(
            secretary.post("/fees/receipts/1/undo", Map.of("key", "u", "reason", "")).statusCode())
        .isEqualTo(422);
    secretary.post("/fees/receipts/1/undo", Map.of("key", "u1", "reason", "Ghi thừa số 0"));
    assertThat(secretary.get("/fees/branches/3").body()).contains("0/2", "Ghi thừa số 0", "-50");
    assertThat(
            secretary
                .post("/fees/receipts/1/undo", Map.of("key", "u2", "reason", "Lần nữa"))
                .body())
        .contains("đã huỷ rồi");
    tick(Map.of("key", "again", "person", "1", "amount", "5000"));
    assertThat(secretary.get("/fees/branches/3").body()).contains("1/2");
  }

  @Test
  void ofTwoKeepersWhoRecordTheSamePassingUpOneIsShownThatItStandsThere() {
    String page = "/fees/branches/3?month=2026-07";
    String shown = secretary.shown(page, "/pass");
    Map<String, String> typed =
        Map.of("month", "2026-07", "amount", "2500", "passedOn", "2026-07-14", "shown", shown);
    Map<String, String> first = new HashMap<>(typed);
    first.put("key", "p1");
    assertThat(secretary.post("/fees/branches/3/pass", first).statusCode()).isEqualTo(302);
    Map<String, String> second = new HashMap<>(typed);
    second.put("key", "p2");
    HttpResponse<String> late = secretary.post("/fees/branches/3/pass", second);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("đã thay đổi từ khi đồng chí mở trang", "2.500");
    second.put("shown", secretary.shown(page, "/pass"));
    assertThat(secretary.post("/fees/branches/3/pass", second).statusCode()).isEqualTo(302);
  }

  @Test
  void levelsAboveSeeNumbersOfBranchesAndNoPerson() {
    state(member, Map.of("basis", "pupil"));
    tick(Map.of("person", "1", "amount", "5000"));
    secretary.post(
        "/fees/branches/3/pass",
        Map.of("key", "p", "month", "2026-07", "amount", "2500", "passedOn", "2026-07-14"));
    Visitor above = signedIn("xa");
    assertThat(above.get("/fees").body())
        .contains("Toàn bộ Đơn vị X1", "1/3", "33,33", "Đơn vị A", "1/2", "5.000", "2.500")
        .doesNotContain("Hòa");
    assertThat(above.get("/fees/branches/3").statusCode()).isEqualTo(404);
    assertThat(
            above
                .post(
                    "/fees/branches/3/receive",
                    Map.of("key", "x", "month", "2026-07", "person", "1", "amount", "1"))
                .statusCode())
        .isEqualTo(404);
    assertThat(member.get("/fees/branches/3").statusCode()).isEqualTo(404);
    assertThat(above.get("/access/audit").body()).doesNotContain("5.000");
  }

  @Test
  void whoIsFreeOwesNothingAndIsInNoBase() {
    state(member, Map.of("basis", "fifty_years"));
    assertThat(secretary.get("/fees/branches/3").body()).contains("0/1", "miễn 1", "Được miễn");
  }

  @Test
  void anAmountOtherThanTheRuleIsKeptWithAWord() {
    HttpResponse<String> answer =
        member.post(
            "/fees/me",
            Map.of("key", "s", "month", "07/2026", "basis", "pupil", "amount", "4.000"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(member.get("/fees/me").body())
        .contains("Số tiền khác mức của quy định", "4.000 đồng");
  }

  @Test
  void whatCannotBeIsQuotedBesideItsField() {
    HttpResponse<String> answer =
        member.post(
            "/fees/me",
            Map.of("key", "s", "month", "13/2026", "basis", "gì đó", "income", "nhiều"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("“13/2026”", "“gì đó”", "“nhiều”");
    assertThat(
            member.post("/fees/me", Map.of("key", "t", "month", "07/2026", "basis", "wage")).body())
        .contains("Hãy ghi thu nhập");
    assertThat(tick(Map.of("person", "1", "amount", "abc")).body()).contains("“abc”");
    assertThat(tick(Map.of("person", "3", "amount", "5")).statusCode())
        .as("a member of another branch")
        .isEqualTo(404);
    assertThat(tick(Map.of("person", "1", "amount", "-5")).statusCode()).isEqualTo(422);
  }

  private void state(Visitor who, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(Map.of("key", "state" + fields, "month", "07/2026"));
    form.putAll(fields);
    HttpResponse<String> answer = who.post("/fees/me", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private HttpResponse<String> tick(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(Map.of("key", "tick" + fields, "month", "2026-07"));
    form.putAll(fields);
    return secretary.post("/fees/branches/3/receive", form);
  }

  private Visitor signedIn(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/fees/me");
    return visitor;
  }

  private <T> T inRealm(Supplier<T> question) {
    return CurrentRealm.call(realm, question);
  }
}
