package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.activities.ActivityFixture.key;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.mach.testing.MachTest;
import vn.mach.testing.Visitor;

/**
 * The pages, walked without scripts. One province serves all walks; each looks only at what it made
 * itself.
 */
@MachTest
@Import(ActivityFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class ActivityPagesTest {

  @Autowired ActivityFixture fixture;
  @LocalServerPort int port;

  private ActivityFixture.World world;
  private String branch;
  private Visitor secretary;

  @BeforeAll
  void aProvince() {
    world = fixture.world();
    branch = Long.toString(world.unit("CB1").value());
    secretary = visitor("bithu1");
  }

  @BeforeEach
  void itIsTheFifteenthOfJuly() {
    fixture.turnTo(ActivityFixture.TODAY);
  }

  @Test
  void aSecretaryChoosesAKindFillsInAndConfirmsAndItIsThere() {
    assertThat(secretary.get("/activities/new?unit=" + branch + "&kind=none").body())
        .contains("Chọn hoạt động cần ghi", "Kiểm tra đảng viên");
    assertThat(secretary.get("/activities/new?kind=inspection").body())
        .contains("Chi bộ thôn Đông", "Hôm qua", "Ghi và xác nhận")
        .doesNotContain("Phải dự");
    var page =
        follow(
            secretary.post(
                "/activities",
                fields(
                    "inspection",
                    Map.of(
                        "title",
                        "Kiểm tra đồng chí Lò Thị Mến",
                        "day",
                        "2026-07-14",
                        "do",
                        "confirm"))));
    assertThat(page.body())
        .contains(
            "Kiểm tra đồng chí Lò Thị Mến",
            "14/07/2026",
            "Đã xác nhận",
            "Đã ghi và xác nhận.",
            "bithu1",
            "Đảng bộ xã Hòa Bình");
    assertThat(secretary.get("/activities?text=lo+thi+men").body())
        .contains("Kiểm tra đồng chí Lò Thị Mến", "1 hoạt động");
    assertThat(secretary.get("/activities/units/" + branch + "/recent").body())
        .contains("Kiểm tra đồng chí Lò Thị Mến");
    assertThat(secretary.get("/activities/new").body())
        .as("the kind is remembered")
        .contains("Kiểm tra đảng viên", "name=\"day\"");
  }

  @Test
  void whatCannotBeTakenComesBackWithAllThatWasTyped() {
    var answer =
        secretary.post(
            "/activities",
            fields(
                "contest",
                Map.of(
                    "title",
                    "Hội thi “Bí thư giỏi”",
                    "heldOn",
                    "2026-08-01",
                    "expected",
                    "12",
                    "present",
                    "13",
                    "amounts.entries",
                    "sáu",
                    "do",
                    "confirm")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Hội thi “Bí thư giỏi”", "value=\"01/08/2026\"", "value=\"13\"", "value=\"sáu\"")
        .contains(
            "không thể ở ngày chưa tới",
            "không thể nhiều hơn số phải dự",
            "không phải là số nguyên");
  }

  @Test
  void aTitleLeftEmptyIsNamedAfterKindAndMonthAndATypedDateGoesBeforeTheTap() {
    var page =
        follow(
            secretary.post(
                "/activities",
                fields(
                    "visit", Map.of("day", "2026-07-15", "heldOn", "2026-05-19", "do", "draft"))));
    assertThat(page.body()).contains("Thăm hỏi tháng 5/2026", "19/05/2026", "Bản nháp");
  }

  @Test
  void anAutomaticTitleFollowsDayAndKindUntilSomebodyWritesOne() {
    var refused =
        secretary.post(
            "/activities",
            fields("visit", Map.of("day", "2026-07-15", "present", "không rõ", "do", "confirm")));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(title(refused)).as("nothing was typed").isEmpty();
    var draft =
        follow(
            secretary.post(
                "/activities", fields("visit", Map.of("day", "2026-07-15", "do", "draft"))));
    assertThat(draft.body()).contains("Thăm hỏi tháng 7/2026");
    String address = "/activities/" + number(draft.body());
    assertThat(title(secretary.get(address + "/edit"))).isEmpty();
    assertThat(
            follow(
                    secretary.post(
                        address, fields("visit", Map.of("day", "2026-06-02", "do", "draft"))))
                .body())
        .contains("Thăm hỏi tháng 6/2026")
        .doesNotContain("Thăm hỏi tháng 7/2026");
    secretary.post(
        address,
        fields("visit", Map.of("title", "Thăm cụ Tư", "day", "2026-06-02", "do", "draft")));
    assertThat(title(secretary.get(address + "/edit"))).isEqualTo("Thăm cụ Tư");
  }

  @Test
  void theHeadingOfTheEntryPageNamesTheKindAndTheSearchFindsItsName() {
    recorded("Một dịp của tháng bảy");
    var entry = secretary.get("/activities/new?kind=visit").body();
    assertThat(org.jsoup.Jsoup.parse(entry).select("h1").text())
        .isEqualTo("Ghi hoạt động: Thăm hỏi");
    assertThat(secretary.get("/activities?text=tham+hoi").body()).contains("Một dịp của tháng bảy");
    assertThat(secretary.get("/activities?text=doi+thoai").body())
        .doesNotContain("Một dịp của tháng bảy");
  }

  private static String title(HttpResponse<String> page) {
    return org.jsoup.Jsoup.parse(page.body()).getElementById("field-title").val();
  }

  private static String number(String page) {
    var edit = java.util.regex.Pattern.compile("/activities/(\\d+)/edit").matcher(page);
    assertThat(edit.find()).isTrue();
    return edit.group(1);
  }

  @Test
  void whatOneRecordedOneselfIsListedOnTheOwnPageAndNobodyElses() {
    secretary.get("/activities/new?unit=" + branch);
    follow(
        secretary.post(
            "/activities",
            fields("visit", Map.of("title", "Thăm cụ Hòa", "day", "2026-07-15", "do", "draft"))));
    assertThat(secretary.get("/activities/mine").body()).contains("Thăm cụ Hòa", "Bản nháp");
    assertThat(secretary.get("/me").body()).contains("/activities/mine");
    assertThat(visitor("bithu9").get("/activities/mine").body()).doesNotContain("Thăm cụ Hòa");
  }

  @Test
  void sentTwiceByAnImpatientFingerItIsThereOnce() {
    var once =
        fields(
            "visit",
            Map.of("title", "Thăm mẹ Việt Nam anh hùng", "day", "2026-07-15", "do", "confirm"));
    var first = secretary.post("/activities", once).headers().firstValue("location").orElseThrow();
    assertThat(secretary.post("/activities", once).headers().firstValue("location").orElseThrow())
        .isEqualTo(first);
    assertThat(world.count("activities where title = 'Thăm mẹ Việt Nam anh hùng'")).isEqualTo(1);
  }

  @Test
  void tappedTwiceInOneMomentItIsThereOnceAndNoAnswerBreaks() throws Exception {
    for (int round = 0; round < 5; round++) {
      var once =
          fields(
              "visit",
              Map.of("title", "Thăm trạm y tế " + round, "day", "2026-07-15", "do", "confirm"));
      try (var fingers = Executors.newFixedThreadPool(4)) {
        Callable<HttpResponse<String>> tapping = () -> secretary.post("/activities", once);
        var taps = fingers.invokeAll(Collections.nCopies(4, tapping));
        for (var tap : taps) {
          assertThat(tap.get().statusCode()).isEqualTo(302);
        }
      }
      assertThat(world.count("activities where title = 'Thăm trạm y tế " + round + "'"))
          .isEqualTo(1);
      secretary.get("/activities");
    }
  }

  @Test
  void aSlipIsMendedInTwoTaps() {
    var shown = recorded("Thăm gia đình chính sách");
    var form = secretary.get(shown + "/correct");
    assertThat(form.body()).contains("Sửa sai sót", "Thăm gia đình chính sách");
    assertThat(secretary.get(shown).body())
        .as("opening the form withdraws nothing")
        .doesNotContain("không được tính");
    var corrected =
        Map.of(
            "title",
            "Thăm bốn gia đình chính sách",
            "day",
            "2026-07-13",
            "reason",
            "Ghi sai, thu hồi để ghi lại");
    var page = follow(secretary.post(shown + "/correct", fields("visit", corrected)));
    assertThat(page.body())
        .contains(
            "Thăm bốn gia đình chính sách",
            "Đã xác nhận",
            "Đã ghi bản sửa và thu hồi bản cũ",
            "Ghi lại thay cho");
    assertThat(secretary.get(shown).body())
        .contains("không được tính", "Ghi sai", "Mở bản ghi lại");
    assertThat(secretary.post(shown + "/correct", fields("visit", corrected)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aSecondBranchMeetingOfAMonthIsTakenAndPointedOutOnItsPage() {
    var first = follow(meeting("2025-02-10"));
    assertThat(first.body()).contains("10/02/2025").doesNotContain("đã có kỳ khác");
    assertThat(follow(meeting("2025-03-10")).body()).doesNotContain("đã có kỳ khác");
    assertThat(follow(meeting("2025-02-20")).body())
        .contains("Tháng này tổ chức đã có kỳ khác", "10/02/2025");
    assertThat(meeting("2025-02-20").body())
        .as("on the same day it is asked about before")
        .contains("field-again");
  }

  private HttpResponse<String> meeting(String day) {
    return secretary.post(
        "/activities",
        fields(
            "branch_meeting",
            Map.of("heldOn", day, "day", day, "expected", "20", "present", "19", "do", "confirm")));
  }

  @Test
  void withdrawingNeedsAReason() {
    var shown = recorded("Thăm trường");
    assertThat(
            secretary.post(shown + "/withdraw", Map.of("key", key(), "reason", " ")).statusCode())
        .isEqualTo(422);
    assertThat(
            follow(secretary.post(shown + "/withdraw", Map.of("key", key(), "reason", "Ghi trùng")))
                .body())
        .contains("Đã thu hồi", "Ghi trùng");
  }

  @Test
  void whoConfirmsOrWithdrawsADraftDoesSoToWhatTheirPageShowed() {
    String draft =
        location(secretary.post("/activities", fields("visit", visited("Thăm 2 gia đình"))));
    String read = shown(draft);
    Visitor deputy = visitor("bithu1");
    location(deputy.post(draft, fields("visit", visited("Thăm 20 gia đình"))));
    var refused = secretary.post(draft + "/confirm", Map.of("key", key(), "shown", read));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Nội dung này đã thay đổi từ khi đồng chí mở trang", "Thăm 20 gia đình");
    String again = shown(draft);
    follow(deputy.post(draft + "/confirm", Map.of("key", key())));
    assertThat(
            secretary
                .post(
                    draft + "/withdraw",
                    Map.of("key", key(), "reason", "Nháp thừa", "shown", again))
                .statusCode())
        .as("what is dropped as a draft counts by now")
        .isEqualTo(422);
    follow(
        secretary.post(
            draft + "/withdraw",
            Map.of("key", key(), "reason", "Ghi trùng", "shown", shown(draft))));
  }

  private static Map<String, String> visited(String title) {
    return Map.of("title", title, "day", "2026-07-13", "do", "draft");
  }

  private String shown(String activity) {
    return secretary
        .get(activity)
        .body()
        .replaceFirst("(?s).*?name=\"shown\" value=\"([^\"]*)\".*", "$1");
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return location.substring(location.indexOf("/activities/"));
  }

  @Test
  void anotherBranchsSecretaryReachesItByNoAddress() {
    var shown = recorded("Chuyện riêng của chi bộ Đông");
    var other = visitor("bithu9");
    assertThat(other.get(shown).statusCode()).isEqualTo(404);
    assertThat(other.get(shown + "/edit").statusCode()).isEqualTo(404);
    assertThat(other.get("/activities/units/" + branch + "/recent").statusCode()).isEqualTo(404);
    assertThat(other.get("/activities?unit=" + branch).statusCode()).isEqualTo(404);
    assertThat(other.get("/activities/new?unit=" + branch + "&kind=visit").statusCode())
        .isEqualTo(404);
    assertThat(other.get("/activities/grid?unit=" + branch).statusCode()).isEqualTo(404);
    for (String action : new String[] {"/confirm", "/withdraw", "/correct"}) {
      assertThat(other.post(shown + action, Map.of("key", key(), "reason", "x")).statusCode())
          .as(action)
          .isEqualTo(404);
    }
    assertThat(
            other
                .post(
                    "/activities",
                    fields("visit", Map.of("title", "Lạc", "day", "2026-07-15", "do", "confirm")))
                .statusCode())
        .isEqualTo(404);
    assertThat(other.get("/activities").body()).doesNotContain("Chuyện riêng");
    assertThat(other.get("/activities/csv").body()).doesNotContain("Chuyện riêng");
    assertThat(other.get("/activities/kinds").statusCode()).isEqualTo(404);
  }

  @Test
  void severalMonthsAreCaughtUpWithAtOnceAndBadRowsSayWhyWhileGoodOnesLand() {
    var page =
        secretary
            .get("/activities/grid?unit=" + branch + "&kind=branch_meeting&from=2026-01&to=2026-03")
            .body();
    assertThat(page).contains("Tháng 01/2026", "Tháng 03/2026").doesNotContain("Tháng 04/2026");
    Map<String, String> rows =
        new TreeMap<>(
            Map.of(
                "unit",
                branch,
                "kind",
                "branch_meeting",
                "from",
                "2026-01",
                "to",
                "2026-03",
                "each",
                "1",
                "do",
                "confirm"));
    rows.putAll(Map.of("r0.key", key(), "r0.on", "5", "r0.expected", "20", "r0.present", "18"));
    rows.putAll(Map.of("r1.key", key(), "r1.on", "31", "r1.expected", "20", "r1.present", "19"));
    rows.putAll(Map.of("r2.key", key(), "r2.on", "", "r2.expected", "20", "r2.present", ""));
    var answer = secretary.post("/activities/grid", rows);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "1 dòng chưa ghi được",
            ">5/1/2026</a>",
            "” không phải là một ngày",
            "value=\"31\"",
            "value=\"19\"");
    rows.put("r1.on", "28/2/2026");
    assertThat(secretary.post("/activities/grid", rows).statusCode()).isEqualTo(302);
    assertThat(
            world.count(
                "activities where kind = 'branch_meeting' and held_on >= '2026-01-01' and status = 'confirmed'"))
        .as("January's row was sent twice")
        .isEqualTo(2);
    assertThat(
            secretary
                .get(
                    "/activities/grid?unit="
                        + branch
                        + "&kind=branch_meeting&from=2026-01&to=2026-03")
                .body())
        .contains("05/01/2026", "28/02/2026");
  }

  @Test
  void whoMayRecordForSeveralUnitsChoosesOne() {
    var office = new Visitor(port, world.realm).signIn("xa1");
    assertThat(office.get("/activities/new?kind=event").body())
        .contains("Đảng bộ xã Hòa Bình", "Đổi tổ chức");
    assertThat(office.get("/activities/new/unit").body())
        .contains("Chi bộ thôn Đoài")
        .doesNotContain("Chi bộ thôn Thượng");
    assertThat(office.get("/activities/new/unit?text=doai").body())
        .contains("Chi bộ thôn Đoài")
        .doesNotContain("Chi bộ thôn Đông");
    assertThat(new Visitor(port, world.realm).signIn("quansat").get("/activities/new").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theListGoesOutAsAWorkbookInWords() throws Exception {
    recorded("=Thăm; nhà");
    HttpResponse<byte[]> file =
        secretary.send(
            HttpRequest.newBuilder(URI.create(secretary.base() + "/activities/xlsx?kind=visit"))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
      List<String> rows =
          workbook.getFirstSheet().read().stream()
              .map(row ->
                  row.stream()
                      .map(cell -> cell == null ? "" : cell.getText())
                      .collect(Collectors.joining("|")))
              .toList();
      assertThat(rows)
          .anySatisfy(
              it -> assertThat(it).contains("Ngày tổ chức|Hoạt động|Loại hoạt động|Tổ chức"))
          .anySatisfy(it ->
              assertThat(it)
                  .contains("=Thăm; nhà|Thăm hỏi|Chi bộ thôn Đông|CB1|", "|Đã xác nhận|"));
    }
  }

  @Test
  void theListGoesOutAsATableForASpreadsheet() {
    recorded("=Thăm; \"nhà\", xóm");
    var csv = secretary.get("/activities/csv?kind=visit");
    assertThat(csv.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
    assertThat(csv.body())
        .startsWith("\ufeffref,unit,unit_name,kind")
        .contains(
            ",CB1,Chi bộ thôn Đông,visit,,\"'=Thăm; \"\"nhà\"\", xóm\",2026-07-13,confirmed,");
  }

  @Test
  void anAdministratorSaysWhatAKindAsksForAndWhoRecordsIt() {
    var administrator = visitor("quantri");
    assertThat(administrator.get("/activities/kinds").body())
        .contains("Sinh hoạt chi bộ", "Căn nhà");
    assertThat(administrator.get("/activities/kinds/edit").body()).contains("Thêm loại hoạt động");
    Map<String, String> kind =
        new TreeMap<>(
            Map.of(
                "key",
                key(),
                "fresh",
                "yes",
                "code",
                "tree_planting",
                "nameVi",
                "Trồng cây",
                "nameEn",
                "",
                "attendance",
                "none",
                "recorders",
                "commune",
                "standing",
                "yes",
                "position",
                "5"));
    kind.putAll(
        Map.of("amount0.code", "trees", "amount0.nameVi", "Cây", "amount0.nameEn", "Trees"));
    assertThat(administrator.post("/activities/kinds", kind).statusCode()).isEqualTo(422);
    kind.put("nameEn", "Tree planting");
    assertThat(administrator.post("/activities/kinds", kind).statusCode()).isEqualTo(302);
    var commune = Long.toString(world.unit("XA1").value());
    var office = new Visitor(port, world.realm).signIn("xa1");
    assertThat(office.get("/activities/new?unit=" + commune + "&kind=tree_planting").body())
        .contains("name=\"amounts.trees\"");
    assertThat(secretary.get("/activities/new?unit=" + branch + "&kind=none").body())
        .doesNotContain("Trồng cây");
    assertThat(
            secretary
                .post(
                    "/activities",
                    fields(
                        "tree_planting",
                        Map.of("title", "Tết trồng cây", "day", "2026-07-15", "do", "confirm")))
                .body())
        .contains("Loại tổ chức này không ghi loại hoạt động đó");
  }

  /** Somebody signed in who has a page before them, and with it a token for forms. */
  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, world.realm).signIn(login);
    visitor.get("/activities");
    return visitor;
  }

  /** Records and confirms a visit; answers its address. */
  private String recorded(String title) {
    String location =
        secretary
            .post(
                "/activities",
                fields("visit", Map.of("title", title, "day", "2026-07-13", "do", "confirm")))
            .headers()
            .firstValue("location")
            .orElseThrow();
    return location.substring(location.indexOf("/activities/"));
  }

  private Map<String, String> fields(String kind, Map<String, String> others) {
    Map<String, String> fields = new TreeMap<>(others);
    fields.put("key", key());
    fields.put("unit", branch);
    fields.put("kind", kind);
    return fields;
  }

  private HttpResponse<String> follow(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String location = answer.headers().firstValue("location").orElseThrow();
    return secretary.get(location.substring(location.indexOf("/activities/")));
  }
}
