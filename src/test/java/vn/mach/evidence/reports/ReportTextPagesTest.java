package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.reports.SmallBloc.BLOC;
import static vn.mach.evidence.reports.SmallBloc.HALF;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Realm;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Texts with numbers on the pages of sections and templates, without scripts. */
@MachTest
class ReportTextPagesTest {

  private static final String THREE = "[cuộc kiểm tra đảng viên: 3]";
  private static final String TWO = "[cuộc kiểm tra đảng viên: 2]";
  private static final Pattern SHOWN =
      Pattern.compile("<input type=\"hidden\" name=\"shown\"[^>]*? value=\"([^\"]*)\"");
  private static final Pattern TEXT =
      Pattern.compile("<textarea[^>]*name=\"text\"[^>]*>([^<]*)</textarea>");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ActorLoader viewers;
  @Autowired Reports reports;
  @Autowired SectionsSql sections;
  @Autowired Activities activities;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;
  private SectionRow section;
  private String page;

  @BeforeEach
  void aDraftWithASectionWithoutNumbers() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    ReportId report = in(() -> done(reports.begin(actor(), key(), BLOC, "half_year", HALF)));
    section =
        in(() ->
            sections.of(report).stream()
                .filter(it -> it.heading().contains("Ưu điểm"))
                .findFirst()
                .orElseThrow());
    page = "/reports/" + report.value() + "/sections/" + section.id();
    office = new Visitor(port, realm).signIn("vanphong");
  }

  @Test
  void aNumberTakenFromTheListIsGoodThoughItHasMovedMeanwhile() {
    String body = office.get(page).body();
    aRecordIsWithdrawn();

    assertThat(send("", "Đã tiến hành " + THREE + " cuộc.", body).statusCode()).isEqualTo(302);
    assertThat(text()).isEqualTo("Đã tiến hành {figure kiem_tra} cuộc.");
  }

  @Test
  void whoSavedATextIsNamedWhereThePersonIsKnown() {
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) values (901, 'NG901', 'Lê Thị Văn Phòng');
        update accounts set person_id = 901 where login = 'vanphong'\
        """);
    send("", "Nội dung mới.", office.get(page).body());
    assertThat(office.get(page).body()).contains("Lê Thị Văn Phòng").doesNotContain("· vanphong");
  }

  @Test
  void aNumberThatMovesStaysANumberThroughRefusalsAndPreviews() {
    String body = office.get(page).body();
    String typed = "Đã tiến hành " + THREE + " cuộc.";
    aRecordIsWithdrawn();
    HttpResponse<String> refused = send("", typed + "\nCó [kinh phí", body);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(written(refused)).as("nothing typed is lost").contains(THREE, "[kinh phí");

    HttpResponse<String> looked = send("/preview", typed, refused.body());
    assertThat(looked.statusCode()).as("what was shown stays good").isEqualTo(200);
    assertThat(written(looked)).contains(TWO).doesNotContain(THREE);
    assertThat(looked.body()).contains("data-token=\"" + TWO + "\"");

    assertThat(send("", written(looked), looked.body()).statusCode()).isEqualTo(302);
    assertThat(text()).isEqualTo("Đã tiến hành {figure kiem_tra} cuộc.");
  }

  @Test
  void aNumberThatIsOnTheRefusedPageOnlyIsKnownThere() {
    String typed = "Tỷ lệ [tỷ lệ dự sinh hoạt, chỉ tỷ lệ].";
    HttpResponse<String> refused = send("", typed + "\nCó [kinh phí", office.get(page).body());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("data-name=\"tỷ lệ dự sinh hoạt, chỉ tỷ lệ\"");
  }

  @Test
  void aSectionOfMoreLinesThanAnyHasIsRefusedInAMoment() {
    HttpResponse<String> refused =
        send("/preview", "| 1 | 2\n".repeat(24_000), office.get(page).body());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Nhiều nhất 5.000 dòng");
  }

  @Test
  void aTemplateKnowsItsRarerNumbersAndThoseThatAreTyped() {
    realms.account(realm, "quantri", "administrator", null);
    Visitor administrator = new Visitor(port, realm).signIn("quantri");
    administrator.get("/reports/templates/half_year");
    String source =
        "[trích yếu] Báo cáo\n# I. Mục\nĐạt [tỷ lệ dự sinh hoạt, chỉ tỷ lệ], [cuộc kiểm tra đảng viên, số tròn].";
    HttpResponse<String> looked =
        administrator.post(
            "/reports/templates/half_year/preview",
            Map.of("key", key(), "version", "1", "text", source));
    assertThat(looked.body())
        .contains("data-token=\"[tỷ lệ dự sinh hoạt, chỉ tỷ lệ]\"")
        .contains("data-token=\"[cuộc kiểm tra đảng viên, số tròn]\"");

    administrator.post("/reports/templates/half_year", template(source));
    assertThat(administrator.get("/reports/templates/half_year").body())
        .contains("data-token=\"[tỷ lệ dự sinh hoạt, chỉ tỷ lệ]\"");
  }

  @Test
  void twoWhoChangeATemplateAtOnceLoseNoWord() {
    realms.account(realm, "quantri", "administrator", null);
    realms.account(realm, "quantri2", "administrator", null);
    Visitor one = new Visitor(port, realm).signIn("quantri");
    Visitor other = new Visitor(port, realm).signIn("quantri2");
    one.get("/reports/templates/half_year");
    other.get("/reports/templates/half_year");
    String first = "[trích yếu] Báo cáo một\n# I. Mục";
    String second = "[trích yếu] Báo cáo hai\n# I. Mục";

    assertThat(one.post("/reports/templates/half_year", template(first)).statusCode())
        .isEqualTo(302);
    HttpResponse<String> refused = other.post("/reports/templates/half_year", template(second));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("quantri vừa lưu phiên bản 2", "Báo cáo hai")
        .contains("name=\"version\" value=\"2\"");

    Map<String, String> again = new HashMap<>(template(second));
    again.put("version", "2");
    assertThat(other.post("/reports/templates/half_year", again).statusCode()).isEqualTo(302);
  }

  @Test
  void whoSignsWithAWrongDayIsAllTheSameToldAfterwardsThatTheTextChanged() {
    String sign = "/reports/" + section.report().value() + "/sign";
    String shown = shown(office.get(sign).body());
    assertThat(send("", "Một câu mới.", office.get(page).body()).statusCode()).isEqualTo(302);

    HttpResponse<String> wrong =
        office.post(sign, Map.of("key", "1", "shown", shown, "dated", "hôm nay"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(shown(wrong.body())).as("the new text was not shown").isEqualTo(shown);

    HttpResponse<String> late =
        office.post(
            sign,
            Map.of(
                "key",
                "2",
                "shown",
                shown,
                "dated",
                "15/07/2026",
                "title",
                "Báo cáo",
                "name",
                "Nguyễn Văn An"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Có người đã sửa báo cáo từ khi đồng chí mở trang ký");
    assertThat(shown(late.body())).as("now they know").isNotEqualTo(shown);
  }

  private static String shown(String page) {
    Matcher mark = SHOWN.matcher(page);
    assertThat(mark.find()).isTrue();
    return mark.group(1);
  }

  private static Map<String, String> template(String text) {
    return Map.of("key", key(), "version", "1", "layout", "party", "marks", "marks", "text", text);
  }

  private HttpResponse<String> send(String to, String text, String body) {
    String shown = shown(body);
    return office.post(
        page + to,
        Map.of(
            "key",
            key(),
            "version",
            Integer.toString(section.version()),
            "text",
            text,
            "shown",
            HtmlUtils.htmlUnescape(shown)));
  }

  private static String written(HttpResponse<String> answer) {
    Matcher text = TEXT.matcher(answer.body());
    assertThat(text.find()).isTrue();
    return HtmlUtils.htmlUnescape(text.group(1));
  }

  private String text() {
    return in(() -> sections.find(section.report(), section.id()).orElseThrow().text());
  }

  private void aRecordIsWithdrawn() {
    in(() -> done(activities.withdraw(actor(), key(), new ActivityId(3), "Ghi nhầm")));
  }

  private Actor actor() {
    return in(() ->
        viewers
            .of(
                jdbc.sql("select id from accounts where login = 'vanphong'")
                    .query(Long.class)
                    .single(),
                "page")
            .orElseThrow());
  }

  private <T> T in(Callable<T> work) {
    return SmallBloc.in(realm, work);
  }
}
