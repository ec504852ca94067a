package vn.mach.documents.adoptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.adoptions.AdoptionFixture.Said;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** Plans beside the earlier papers that they repeat, and the terms of what is owed. */
@MachTest
@Tag("slow")
class PlanOriginalityTest {

  private static final String CLAUSE =
      "Các chi bộ rà soát quy chế làm việc, phân công từng cấp ủy viên phụ trách địa bàn dân cư và"
          + " báo cáo kết quả trước kỳ họp cuối quý.";
  private static final String WORDS =
      "Đồng chí phó bí thư cùng tổ trưởng tổ ba đến từng hộ trồng chè ven suối, ghi lại diện tích"
          + " cần thay giống mới và hẹn ngày mở lớp hướng dẫn kỹ thuật tại nhà văn hóa thôn.";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AdoptionFixture fixture;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private long directive;
  private int keys;

  @BeforeEach
  void aCommuneSendsADirectiveToTwoBranches() {
    clock.turnTo(LocalDate.of(2026, 10, 5));
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/B", "T/X/D").named("T", "Tỉnh", "province").plant(realms, realm);
    realms.account(realm, "tinh", "administrator", null);
    realms.account(realm, "xa", "office", "X");
    realms.account(realm, "dong", "secretary", "B");
    realms.account(realm, "doai", "secretary", "D");
    directive = fixture.directive(realm, "T", "12-NQ/TU", "2026-10-05");
    fixture.issue(realm, directive, "2026-10-05", List.of(Said.plan(1, CLAUSE, "branch")));
  }

  @Test
  void aNeighboursWordsAreShownOnTheDraftWithoutTheirSourceAndWithItToTheLevelAbove() {
    long first = plan("dong", "B", WORDS);
    send("dong", first);
    clock.turnTo(LocalDate.of(2026, 10, 8));
    long second = plan("doai", "D", WORDS + "\nHọp chi bộ bàn thêm về đường vào thôn.");

    assertThat(visitor("doai").get("/adoptions/plans/" + second).body())
        .contains("/adoptions/plans/" + second + "/originality");
    assertThat(page("doai", second))
        .contains("Văn bản của tổ chức khác, ngày 05/10/2026", "không có quyền xem", "hộ trồng chè")
        .doesNotContain("/adoptions/plans/" + first);
    assertThat(visitor("dong").get("/adoptions/plans/" + second + "/originality").statusCode())
        .isEqualTo(404);
    send("doai", second);
    assertThat(page("xa", second))
        .contains("Đơn vị B, ngày 05/10/2026", "/adoptions/plans/" + first);

    String path = "/adoptions/plans/" + second + "/originality";
    assertThat(visitor("doai").post(path, typed(Map.of("text", " "))).statusCode()).isEqualTo(422);
    HttpResponse<String> said =
        visitor("doai").post(path, typed(Map.of("text", "Hai thôn làm chung một lớp.")));
    assertThat(said.statusCode()).as(said.body()).isEqualTo(302);
    assertThat(page("xa", second)).contains("Hai thôn làm chung một lớp.", "doai");
    assertThat(
            visitor("xa").post(path, typed(Map.of("text", "Không phải người soạn"))).statusCode())
        .isEqualTo(302); // whoever may record below writes too
  }

  @Test
  void aQuotationOfTheDirectiveIsNoCopyAndAPlanTakenBackIsNoSource() {
    long first = plan("dong", "B", CLAUSE + "\n" + WORDS);
    send("dong", first);
    long quoting = plan("doai", "D", CLAUSE);
    assertThat(page("doai", quoting)).contains("Không có đoạn nào trùng");
    write("doai", quoting, WORDS);
    assertThat(page("doai", quoting)).contains("Văn bản của tổ chức khác");
    assertThat(
            visitor("dong")
                .post("/adoptions/plans/" + first + "/recall", typed(Map.of()))
                .statusCode())
        .isEqualTo(302);
    assertThat(page("doai", quoting)).contains("Không có đoạn nào trùng");
  }

  @Test
  void aLineNamesOnlyATargetThatThereIs() {
    long plan = plan("dong", "B", WORDS);
    HttpResponse<String> refused =
        visitor("dong")
            .post(
                "/adoptions/plans/" + plan + "/lines/new",
                typed(Map.of("text", "Mở lớp", "figure", "CT-KHONG-CO")));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Không có chỉ tiêu nào mã CT-KHONG-CO");
  }

  @Test
  void ofTwoWhoSetAllTermsAnewTheSecondDoesNotPutTheFirstOnesBack() {
    Visitor administrator = visitor("tinh");
    String read =
        administrator
            .get("/adoptions/terms")
            .body()
            .replaceFirst("(?s).*?name=\"shown\"[^>]* value=\"([^\"]*)\".*", "$1");
    Map<String, String> first =
        Map.of("receipt-", "3", "adoption-", "20", "study-", "30", "report-", "60");
    assertThat(post(administrator, first, read).statusCode()).isEqualTo(302);
    Map<String, String> second = new HashMap<>(first);
    second.put("study-", "45");
    HttpResponse<String> refused = post(administrator, second, read);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("người khác đã đổi mục này", "value=\"45\"");
  }

  private HttpResponse<String> post(Visitor by, Map<String, String> terms, String read) {
    Map<String, String> form = new HashMap<>(typed(terms));
    form.put("shown", read);
    return by.post("/adoptions/terms", form);
  }

  @Test
  void theTermsOfALevelHoldForWhatIsSentFromThenOn() {
    Visitor administrator = visitor("tinh");
    assertThat(administrator.get("/adoptions/terms").body()).contains("Thời hạn theo cấp");
    HttpResponse<String> refused =
        administrator.post(
            "/adoptions/terms",
            typed(Map.of("receipt-", "ba", "adoption-", "20", "study-", "30", "report-", "60")));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("“ba” không phải là số ngày", "value=\"ba\"");
    assertThat(
            administrator
                .post(
                    "/adoptions/terms",
                    typed(
                        Map.of(
                            "receipt-", "3",
                            "receipt-branch", "1",
                            "adoption-", "20",
                            "study-", "30",
                            "report-", "60")))
                .statusCode())
        .isEqualTo(302);
    assertThat(administrator.get("/access/audit").body())
        .contains("Thời hạn trước", "receipt branch 1");
    long other = fixture.directive(realm, "T", "13-NQ/TU", "2026-10-05");
    fixture.issue(realm, other, "2026-10-05", List.of(Said.plan(1, CLAUSE, "branch")));
    assertThat(visitor("dong").get("/tasks").body()).contains("hạn 06/10/2026");
  }

  private String page(String login, long plan) {
    HttpResponse<String> answer = visitor(login).get("/adoptions/plans/" + plan + "/originality");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private long plan(String login, String unit, String text) {
    Visitor visitor = visitor(login);
    String path =
        "/adoptions/" + directive + "/units/" + ask("select id from units where code = ?", unit);
    visitor.get(path);
    visitor.post(path + "/plan", typed(Map.of("title", "Kế hoạch")));
    long plan =
        ask("select p.id from plans p join units u on u.id = p.unit_id where u.code = ?", unit);
    write(login, plan, text);
    return plan;
  }

  private void write(String login, long plan, String text) {
    HttpResponse<String> answer =
        visitor(login)
            .post(
                "/adoptions/plans/" + plan + "/lines/new",
                typed(Map.of("text", text, "clauses", "1")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private void send(String login, long plan) {
    HttpResponse<String> answer =
        visitor(login).post("/adoptions/plans/" + plan + "/send", typed(Map.of()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private Map<String, String> typed(Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("key", "k" + ++keys);
    return form;
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/tasks");
    return visitor;
  }

  private long ask(String sql, Object... parameters) {
    long[] found = new long[1];
    CurrentRealm.run(
        realm, () -> found[0] = jdbc.sql(sql).params(parameters).query(Long.class).single());
    return found[0];
  }
}
