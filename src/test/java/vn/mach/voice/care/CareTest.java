package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class CareTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor secretary;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    Tree.of("X", "X/X1", "X/X2").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (1, 'D1', 'Nguyễn Thị Hòa'), (2, 'D2', 'Trần Văn Đức'), (3, 'D3', 'Lê Quang Ánh');
        insert into memberships (person_id, valid_from, unit_id, status) values
          (1, '2020-01-01', 2, 'official'), (2, '2020-01-01', 2, 'official'), (3, '2020-01-01', 3, 'official')\
        """);
    realms.account(realm, "bithu", "secretary", "X1");
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "duc", "member", "X1");
    realms.account(realm, "canh", "secretary", "X2");
    realms.sql(realm, "update accounts set person_id = 2 where login = 'duc'");
    secretary = new Visitor(port, realm).signIn("bithu");
    secretary.get("/care"); // the token that forms carry
  }

  @Test
  void aSecretaryRecordsAVisitAndTheHouseholdAndThePersonHaveOneHistory() {
    recorded(Map.of("person", "hoa", "household", "Hộ số 12", "visitors", "Chi ủy"));
    recorded(Map.of("household", "Hộ số 12", "kind", "holiday", "visitors", "Hội Phụ nữ"));
    assertThat(secretary.get("/care/people/1").body()).contains("Chi ủy", "Hội Phụ nữ");
    assertThat(secretary.get("/care/households/1").body()).contains("Chi ủy", "Hội Phụ nữ");
    assertThat(secretary.get("/care/people/2").body()).doesNotContain("Chi ủy");
  }

  @Test
  void theNotesAreReadByWhoWroteThemAndByWhoIsNamed() {
    String visit =
        recorded(
            Map.of("person", "D1", "visitors", "An", "notes", "Cần giúp thuốc", "readers", "D2"));
    assertThat(secretary.get(visit).body()).contains("Cần giúp thuốc");
    assertThat(new Visitor(port, realm).signIn("duc").get(visit).body()).contains("Cần giúp thuốc");
    assertThat(new Visitor(port, realm).signIn("xa").get(visit).body())
        .contains("Nguyễn Thị Hòa", "Chỉ người viết")
        .doesNotContain("Cần giúp thuốc");
    assertThat(new Visitor(port, realm).signIn("canh").get(visit).statusCode()).isEqualTo(404);
  }

  @Test
  void aDayToGoAgainIsShownUntilSomebodyWent() {
    recorded(
        Map.of(
            "person",
            "D1",
            "visitors",
            "An",
            "visitedOn",
            "2026-06-01",
            "followUpOn",
            "2026-07-01"));
    assertThat(secretary.get("/care").body()).contains("quá hạn từ 01/07/2026");
    recorded(Map.of("person", "D1", "visitors", "Bình", "visitedOn", "2026-07-10"));
    assertThat(secretary.get("/care").body()).doesNotContain("quá hạn");
  }

  @Test
  void aVisitThatWasWithdrawnIsMadeRegularByNobodyWhoSawItBefore() {
    String visit = recorded(Map.of("person", "D1", "visitors", "An", "visitedOn", "2026-01-10"));
    secretary.post(visit + "/withdraw", Map.of("key", "w", "reason", "Ghi nhầm nhà"));
    var planned =
        secretary.post(
            visit + "/plan", Map.of("key", "p", "everyMonths", "6", "nextOn", "2026-07-10"));
    assertThat(planned.statusCode()).isEqualTo(422);
    assertThat(planned.body()).contains("đã được thu hồi");
    assertThat(secretary.get("/care").body()).doesNotContain("thăm định kỳ");
  }

  @Test
  void aRegularVisitComesBackAfterEachVisitAndEnds() {
    String visit = recorded(Map.of("person", "D1", "visitors", "An", "visitedOn", "2026-01-10"));
    Map<String, String> plan = Map.of("key", "p", "everyMonths", "6", "nextOn", "2026-07-10");
    assertThat(secretary.post(visit + "/plan", plan).statusCode()).isEqualTo(302);
    assertThat(secretary.get("/care").body()).contains("thăm định kỳ", "quá hạn từ 10/07/2026");
    recorded(Map.of("person", "D1", "visitors", "Bình", "visitedOn", "2026-07-12"));
    assertThat(secretary.get("/care").body()).doesNotContain("thăm định kỳ");
    clock.turnTo(LocalDate.of(2027, 1, 1));
    assertThat(secretary.get("/care").body()).contains("hạn 12/01/2027");
    secretary.post("/care/plans/1/end", Map.of("key", "e"));
    assertThat(secretary.get("/care").body()).doesNotContain("thăm định kỳ");
    secretary.post(
        visit + "/plan", Map.of("key", "p2", "everyMonths", "3", "nextOn", "2027-02-01"));
    assertThat(secretary.get("/care").body()).contains("thăm định kỳ");
    assertThat(secretary.post("/care/plans/2/end", Map.of("key", "e2")).statusCode())
        .as("ended twice on one day")
        .isEqualTo(302);
    assertThat(secretary.get("/care").body()).doesNotContain("thăm định kỳ");
  }

  @Test
  void moreReadersThanAFewAreRefusedBeforeTheyAreLookedFor() {
    HttpResponse<String> answer =
        secretary.post(
            "/care", form(Map.of("person", "D1", "visitors", "An", "readers", "a,".repeat(4_999))));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("nhiều nhất 20 người");
  }

  @Test
  void whatCannotBeIsSaidBesideItsFieldAndNothingTypedIsLost() {
    HttpResponse<String> answer =
        secretary.post(
            "/care",
            form(
                Map.of(
                    "person",
                    "Không ai",
                    "visitors",
                    "An",
                    "visitedOn",
                    "2026-07-16",
                    "readers",
                    "D9")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "Không có ai, hoặc có nhiều hơn một người khớp", "“D9” không khớp ai", "16/07/2026");
    assertThat(secretary.post("/care", form(Map.of("visitors", "An"))).body())
        .contains("Ghi tên người hoặc hộ được thăm");
    assertThat(
            secretary
                .post(
                    "/care",
                    form(Map.of("person", "D1", "visitors", "An", "visitedOn", "2026-07-16")))
                .body())
        .contains("Ngày 16/07/2026 chưa đến");
    assertThat(secretary.get("/care").body()).contains("Chưa có lượt thăm nào");
  }

  @Test
  void theSameFormTwiceIsOneVisitAndAWithdrawnOneStaysWithItsReason() {
    Map<String, String> typed = form(Map.of("person", "D1", "visitors", "An"));
    typed.put("key", "once");
    String visit = secretary.post("/care", typed).headers().firstValue("location").orElseThrow();
    assertThat(secretary.post("/care", typed).headers().firstValue("location")).contains(visit);
    String path = visit.substring(visit.indexOf("/care"));
    secretary.post(path + "/withdraw", Map.of("key", "w", "reason", "Ghi nhầm người"));
    assertThat(secretary.get(path).body()).contains("Đã thu hồi: Ghi nhầm người");
  }

  /** Records a visit; answers its path. */
  private String recorded(Map<String, String> typed) {
    HttpResponse<String> answer = secretary.post("/care", form(typed));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/care"));
  }

  private int keys;

  private Map<String, String> form(Map<String, String> typed) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "key", "k" + ++keys, "unit", "X1", "kind", "illness", "visitedOn", "2026-07-14"));
    form.putAll(typed);
    return form;
  }
}
