package vn.mach.voice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
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
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** What the answers to concerns are to reach, beside what was published of a quarter. */
@MachTest
@Tag("slow")
class ConcernTargetsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 2, 10));
    realm = realms.create();
    Tree.of("K", "K/X", "K/X/X1").plant(realms, realm);
    realms.account(realm, "quantri", "administrator", null);
    realms.account(realm, "hoa", "member", "X1");
    realms.sql(
        realm,
        """
        insert into concern_periods (quarter, published_on, smallest_group) values ('2026-01-01', '2026-05-15', 5);
        insert into concern_published (quarter, position, subject, levels, shown, received, answered, in_time, median_days, helped, not_helped, changed) values
          ('2026-01-01', 1, 'life', '{branch}', true, 20, 20, 18, 9, 6, 6, '{}'),
          ('2026-01-01', 2, 'life', '{bloc}', true, 20, 20, 17, 14, null, null, '{}'),
          ('2026-01-01', 3, 'work', '{branch,bloc}', false, null, null, null, null, null, null, '{}'),
          ('2026-01-01', 4, 'study', '{branch,bloc}', true, 10, 10, 10, 3, null, null, '{}')
        """);
  }

  @Test
  void publishedNumbersAreComparedWithTheTargetThatHeldOnTheQuartersFirstDay() {
    Visitor administrator = in("quantri");
    add(administrator, "in_time", "", "90", "2026-01-01");
    add(administrator, "median_days", "", "10", "2026-01-01");
    add(administrator, "helped", "branch", "60", "2026-01-01");
    add(administrator, "in_time", "", "99", "2026-02-01"); // for the next quarter
    String page = in("hoa").get("/concerns/said").body();
    assertThat(rows(page))
        .satisfiesExactly(
            branch -> // 18 of 20, 9 days, 6 of 12
            assertThat(branch)
                    .contains("90 %", "đạt: ít nhất 90 %", "đạt: không quá 10 ngày")
                    .contains("50 %", "chưa đạt: ít nhất 60 %"),
            bloc ->
                assertThat(bloc)
                    .contains("85 %", "chưa đạt: ít nhất 90 %", "chưa đạt: không quá 10 ngày")
                    .doesNotContain("60 %"),
            hidden -> assertThat(hidden).contains("nhóm quá nhỏ").doesNotContain("đạt"),
            together -> assertThat(together).contains("100 %", "đạt: ít nhất 90 %"));
    assertThat(page).contains("2 trên 3 nhóm có số đạt chỉ tiêu");
    assertThat(in("hoa").get("/concerns/said/2026-Q1/sheet").body())
        .contains("Trả lời đúng hạn; Số ngày trả lời", "Giúp được người gửi");
    assertThat(in("hoa").get("/api/v1/concerns/published").body())
        .contains("{\"measure\":\"in_time\",\"value\":85.00,\"target\":90,\"reached\":false}");
  }

  @Test
  void aTargetOfALevelWinsAndAnEmptyOneEndsIt() {
    Visitor administrator = in("quantri");
    add(administrator, "in_time", "", "90", "2026-01-01");
    add(administrator, "in_time", "bloc", "80", "2026-01-01");
    List<String> rows = rows(in("hoa").get("/concerns/said").body());
    assertThat(rows.get(1)).contains("đạt: ít nhất 80 %");
    assertThat(rows.get(3)).as("its levels have different targets").doesNotContain("đạt");
    add(administrator, "in_time", "branch", "", "2026-01-01");
    assertThat(rows(in("hoa").get("/concerns/said").body()).get(0)).doesNotContain("đạt:");
  }

  @Test
  void aTargetForAQuarterThatIsOverIsRefusedAndSoIsOneThatNobodyCanReach() {
    Visitor administrator = in("quantri");
    assertThat(send(administrator, "in_time", "", "90", "2025-12-31").body())
        .contains("Ngày 31/12/2025 thuộc quý đã qua; sớm nhất là 01/01/2026");
    assertThat(send(administrator, "in_time", "", "101", "2026-04-01").body()).contains("“101”");
    assertThat(send(administrator, "median_days", "", "101", "2026-04-01").statusCode())
        .isEqualTo(302);
    assertThat(send(administrator, "median_days", "", "50", "2026-04-01").body())
        .contains("Đã có dòng cho ngày này");
    assertThat(send(in("hoa"), "in_time", "", "90", "2026-04-01").statusCode()).isEqualTo(404);
  }

  private void add(Visitor by, String measure, String level, String bound, String from) {
    assertThat(send(by, measure, level, bound, from).statusCode()).isEqualTo(302);
  }

  private HttpResponse<String> send(
      Visitor by, String measure, String level, String bound, String from) {
    by.get("/concerns/said"); // its page has the token for forms
    return by.post(
        "/concerns/targets",
        Map.of(
            "key",
            "k" + ++keys,
            "measure",
            measure,
            "level",
            level,
            "bound",
            bound,
            "validFrom",
            from,
            "source",
            "Kế hoạch 12-KH/ĐU"));
  }

  private static List<String> rows(String page) {
    String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    return List.of(table.split("<tr>")).stream().skip(1).toList();
  }

  private Visitor in(String login) {
    return new Visitor(port, realm).signIn(login);
  }
}
