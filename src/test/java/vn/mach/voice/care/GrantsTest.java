package vn.mach.voice.care;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.voice.care.CareFixture.atOnce;
import static vn.mach.voice.care.CareFixture.done;
import static vn.mach.voice.care.CareFixture.give;
import static vn.mach.voice.care.CareFixture.household;
import static vn.mach.voice.care.CareFixture.post;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
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

/** Help for households: asked for, decided, handed over, given up. */
@MachTest
@Tag("slow")
class GrantsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor secretary;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2027, 1, 20));
    realm = CareFixture.realm(realms);
    secretary = CareFixture.visitor(port, realm, "bithu");
  }

  @Test
  void helpIsAskedForDecidedAndHandedOverAndNothingGoesOutThatDidNotComeIn() {
    String lan = household(secretary, "Hộ bà Lan", "poor");
    give(secretary, "Quỹ chi bộ", "1000000");
    String grant = asked(lan, "hardship_grant");
    assertThat(post(secretary, grant + "/pay", pay("1000000", "signed")).body())
        .contains("Chưa có quyết định");
    assertThat(
            post(
                    secretary,
                    grant + "/decide",
                    "answer",
                    "approve",
                    "decidedOn",
                    "2027-01-09",
                    "decidedBy",
                    "Chi ủy")
                .body())
        .contains("09/01/2027 trước ngày 10/01/2027");
    done(
        secretary,
        grant + "/decide",
        "answer",
        "approve",
        "decidedOn",
        "2027-01-12",
        "decidedBy",
        "Chi ủy",
        "paper",
        "05-QĐ/CB",
        "text",
        "1 triệu");
    HttpResponse<String> tooMuch = post(secretary, grant + "/pay", pay("1000001", "signed"));
    assertThat(tooMuch.statusCode()).isEqualTo(422);
    assertThat(tooMuch.body()).contains("Ghi 1.000.001, nhưng nguồn này chỉ còn 1.000.000");
    done(secretary, grant + "/pay", pay("1000000", "signed"));
    assertThat(secretary.get(grant).body()).contains("đã trao", "05-QĐ/CB", "Bà Lan đã ký nhận");
    assertThat(post(secretary, grant + "/pay", pay("1", "signed")).body()).contains("Đã được trao");
    assertThat(post(secretary, "/care/fund/1/withdraw", "reason", "Nhầm").body())
        .contains("Đã trao 1.000.000 từ khoản này");
    HttpResponse<String> second =
        post(
            secretary,
            "/care/grants",
            "unit",
            "X1",
            "household",
            lan,
            "kind",
            "hardship_grant",
            "requestedOn",
            "2027-01-15",
            "requestedBy",
            "An",
            "reason",
            "x");
    assertThat(second.body()).contains("đã có hỗ trợ cùng loại hoặc cùng dịp, ngày 10/01/2027");
  }

  @Test
  void ofManyWhoGiveTheLastMoneyAtOnceOneDoes() throws Exception {
    give(secretary, "Quỹ chi bộ", "100");
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String household = household(secretary, "Hộ " + i, "poor");
      String grant = asked(household, "gift");
      done(secretary, grant + "/decide", "decidedOn", "2027-01-12", "decidedBy", "Chi ủy");
      Visitor one = CareFixture.visitor(port, realm, "bithu");
      all.add(() -> post(one, grant + "/pay", pay("60", "signed")).statusCode());
    }
    assertThat(atOnce(all)).containsExactlyInAnyOrder(302, 422, 422, 422);
    assertThat(secretary.get("/care/fund").body()).contains("nhận 100, đã trao 60, còn 40");
  }

  @Test
  void whoGivesARequestForHelpUpDoesNotUndoWhatWasHandedOverMeanwhile() {
    String lan = household(secretary, "Hộ bà Lan", "poor");
    give(secretary, "Quỹ chi bộ", "1000000");
    String grant = asked(lan, "hardship_grant");
    String read = shown(grant);
    done(
        secretary,
        grant + "/decide",
        "decidedOn",
        "2027-01-12",
        "decidedBy",
        "Chi ủy",
        "text",
        "1 triệu",
        "shown",
        read);
    String[] payment = pay("1000000", "signed");
    String[] late = Arrays.copyOf(payment, payment.length + 2);
    late[payment.length] = "shown";
    late[payment.length + 1] = read;
    HttpResponse<String> unread = post(secretary, grant + "/pay", late);
    assertThat(unread.statusCode()).isEqualTo(422);
    assertThat(unread.body()).contains("đã thay đổi từ khi đồng chí mở trang", "1 triệu");
    done(secretary, grant + "/pay", payment);
    HttpResponse<String> refused =
        post(secretary, grant + "/withdraw", "reason", "Không cần nữa", "shown", read);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Không cần nữa");
    done(secretary, grant + "/withdraw", "reason", "Ghi nhầm", "shown", shown(grant));
  }

  @Test
  void theNumberOfAPaperInTheBookOpensFromTheHelp() {
    realms.sql(
        realm,
        """
        insert into register_runs (unit_id, book, run_from, run_kind) values (2, 'outgoing', '2027-01-01', 'QĐ');
        insert into register_entries (unit_id, book, run_from, run_kind, number, letter, status, day, symbol, kind, title, made_at, made_by)
        values (2, 'outgoing', '2027-01-01', 'QĐ', 5, '', 'issued', '2027-01-11', '05-QĐ/CB', 'decision', 'Quyết định hỗ trợ', now(), 0)
        """);
    String lan = household(secretary, "Hộ bà Lan", "poor");
    String grant = asked(lan, "gift");
    done(
        secretary,
        grant + "/decide",
        "decidedOn",
        "2027-01-12",
        "decidedBy",
        "Chi ủy",
        "paper",
        "05-QĐ/CB");
    assertThat(secretary.get(grant).body()).contains("/register/1");
  }

  private String shown(String path) {
    return secretary
        .get(path)
        .body()
        .replaceFirst("(?s).*?name=\"shown\"[^>]* value=\"([^\"]*)\".*", "$1");
  }

  private static String[] pay(String money, String receipt) {
    return new String[] {
      "paidOn",
      "2027-01-15",
      "money",
      money,
      "moneyFrom",
      "1",
      "handedBy",
      "Bí thư",
      "receipt",
      receipt,
      "receivedBy",
      "Bà Lan"
    };
  }

  /** Somebody asks for help of the kind; answers the path of the request. */
  private String asked(String household, String kind) {
    return done(
        secretary,
        "/care/grants",
        "unit",
        "X1",
        "household",
        household,
        "kind",
        kind,
        "requestedOn",
        "2027-01-10",
        "requestedBy",
        "Trưởng thôn",
        "reason",
        "Nhà dột",
        "wanted",
        "2 triệu");
  }
}
