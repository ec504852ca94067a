package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class RegisterPagesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor clerk;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(RegisterTest.TODAY);
    realm = RegisterTest.realm(realms);
    realms.account(realm, "vanthu", "clerk", "K");
    realms.account(realm, "vanphong", "office", "K");
    realms.account(realm, "dangvien", "member", "K-01");
    realms.account(realm, "xa", "clerk", "X");
    clerk = new Visitor(port, realm).signIn("vanthu");
    clerk.get("/register/incoming/new");
  }

  @Test
  void theFormOfABookNamesItsUnitWhereTheAddressHasItsCode() {
    for (String book : new String[] {"/register/incoming/new", "/register/outgoing/new"}) {
      assertThat(clerk.get(book + "?unit=K").body()).as(book).contains("Đảng bộ Khối (K)");
    }
    assertThat(clerk.get("/edxml/new?unit=K").body()).contains("Đảng bộ Khối (K)");
  }

  @Test
  void aClerkReservesANumberAndThePaperGoesOutUnderIt() {
    String path = created(clerk.post("/register/outgoing", outgoing("plan", "", "reserve")));
    assertThat(clerk.get(path).body()).contains("01-KH/ĐUK", "Đang giữ số", "Chưa ghi trích yếu");
    assertThat(
            clerk
                .post(
                    path + "/issue",
                    Map.of("key", key(), "day", "2026-07-15", "title", "", "urgency", "normal"))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            clerk
                .post(
                    path + "/issue",
                    Map.of(
                        "key",
                        key(),
                        "day",
                        "2026-07-15",
                        "title",
                        "Kế hoạch hè",
                        "recipients",
                        "Tỉnh ủy",
                        "urgency",
                        "express"))
                .statusCode())
        .isEqualTo(302);
    assertThat(clerk.get(path).body()).contains("Kế hoạch hè", "Đã phát hành", "Hỏa tốc", "vanthu");
    assertThat(clerk.get("/register/outgoing/number?unit=K&kind=plan&day=2026-07-15").body())
        .contains("02-KH/ĐUK");
  }

  @Test
  void aSenderChosenFromTheSuggestionsIsTheUnitAndAnotherIsKeptAsWritten() {
    Map<String, String> chosen = incoming("5-BC/CB", "Báo cáo", "");
    String suggested =
        Jsoup.parse(clerk.get("/units/options?field=sender&sender=van+phong").body())
            .select("option")
            .val();
    assertThat(suggested).isEqualTo("Chi bộ Văn phòng · Đảng bộ Khối (K-01)");
    chosen.put("sender", suggested);
    assertThat(clerk.get(created(clerk.post("/register/incoming", chosen))).body())
        .contains("Chi bộ Văn phòng")
        .doesNotContain(suggested);
    assertThat(count("select count(*) from register_entries where party_unit_id = 3")).isOne();
    Map<String, String> outside = incoming("6-CV/VP", "Công văn", "");
    outside.put("sender", "Văn phòng");
    assertThat(clerk.get(created(clerk.post("/register/incoming", outside))).body())
        .contains("Văn phòng");
    assertThat(count("select count(*) from register_entries where party = 'Văn phòng'")).isOne();
  }

  @Test
  void aDirectiveWhoseNumberIsAnotherPapersIsNotIssuedAndTheReasonStandsBesideTheSymbol() {
    created(clerk.post("/register/outgoing", outgoing("plan", "Kế hoạch tuyên truyền", "issue")));
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/directives/new");

    var refused =
        office.post("/directives", directive("01-KH/ĐUK", "Kế hoạch kiểm tra", "2026-07-10"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("id=\"said-symbol\">Số 01-KH/ĐUK đã cấp", "Kế hoạch kiểm tra");
    assertThat(count("select count(*) from directives where title = 'Kế hoạch kiểm tra'")).isZero();
    assertThat(count("select count(*) from audit_log where action = 'directives.issued'")).isZero();

    assertThat(
            office
                .post("/directives", directive("02-KH/ĐUK", "Kế hoạch kiểm tra", "2026-07-10"))
                .statusCode())
        .isEqualTo(302);
    assertThat(count("select count(*) from register_entries where about <> ''")).isEqualTo(1);
  }

  @Test
  void aDirectiveThatStandsInTheBookAlreadyIsItsLine() {
    String path =
        created(
            clerk.post("/register/outgoing", outgoing("plan", "Kế hoạch tuyên truyền", "issue")));
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/directives/new");

    assertThat(
            office
                .post(
                    "/directives",
                    directive("01-KH/ĐUK", "Kế hoạch tuyên truyền năm 2026", "2026-07-15"))
                .statusCode())
        .isEqualTo(302);

    assertThat(clerk.get(path).body()).contains("/directives/");
    assertThat(count("select count(*) from register_entries")).isEqualTo(1);
  }

  @Test
  void whateverTheBookRefusesKeepsADirectiveFromBeingIssued() {
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/directives/new");
    for (Map<String, String> form :
        java.util.List.of(
            directive("00-KH/ĐUK", "Số không", "2026-07-15"),
            directive("03-KH/ĐUK", "TUYỆT MẬT - Kế hoạch", "2026-07-15"),
            directive("03-KH/ĐUK", "", "2026-07-15"),
            directive("03-KH/ĐUK", "Ngày mai", "2026-07-16"),
            directive("03-KH/", "Không nơi ban hành", "2026-07-15"))) {
      var refused = office.post("/directives", form);
      assertThat(refused.statusCode()).as(form.toString()).isEqualTo(422);
      assertThat(refused.body())
          .as(form.toString())
          .containsPattern("invalid-feedback\" id=\"said-(symbol|title|issuedOn)\"");
    }
    assertThat(count("select count(*) from directives")).isEqualTo(1);
    assertThat(count("select count(*) from register_entries")).isZero();
  }

  private Map<String, String> directive(String symbol, String title, String day) {
    return Map.of(
        "key",
        key(),
        "issuer",
        "K",
        "kind",
        "plan",
        "symbol",
        symbol,
        "title",
        title,
        "issuedOn",
        day,
        "parent",
        "",
        "body",
        "");
  }

  @Test
  void theNumberOfASecretPaperStandsWithoutAnythingAboutIt() {
    String path = created(clerk.post("/register/outgoing", outgoing("report", "", "reserve")));
    assertThat(
            clerk
                .post("/register/outgoing", outgoing("report", "TỐI MẬT - Báo cáo", "issue"))
                .body())
        .contains("Ở đây có dấu mật");
    assertThat(clerk.post(path + "/aside", Map.of("key", key())).statusCode()).isEqualTo(302);
    assertThat(clerk.get(path).body())
        .contains("Ghi ở sổ khác")
        .doesNotContain("Phát hành với số này");
    assertThat(clerk.get("/register/outgoing/number?unit=K&kind=report").body())
        .contains("02-BC/ĐUK");
  }

  @Test
  void whoAssignsAPaperSeesWhomSomebodyElseAssignedItToMeanwhile() {
    String path =
        created(
            clerk.post(
                "/register/incoming", incoming("55-CV/TU", "Về báo cáo nhanh", "2026-07-20")));
    String shown = clerk.shown(path, "/assign");
    Map<String, String> first =
        Map.of("key", key(), "charge", "Chi bộ văn phòng", "due", "2026-07-20", "shown", shown);
    assertThat(clerk.post(path + "/assign", first).statusCode()).isEqualTo(302);
    for (Map<String, String> late :
        List.of(
            Map.of("at", "/assign", "charge", "Chi bộ văn phòng", "due", "2026-07-25"),
            Map.of("at", "/file", "note", "Để biết"))) {
      Map<String, String> typed = new HashMap<>(late);
      typed.putAll(Map.of("key", key(), "shown", shown));
      HttpResponse<String> refused = clerk.post(path + late.get("at"), typed);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("đã thay đổi từ khi đồng chí mở trang");
    }
  }

  @Test
  void anIncomingPaperIsAssignedGetsOverdueAndIsAnswered() {
    String path =
        created(
            clerk.post(
                "/register/incoming", incoming("55-CV/TU", "Về báo cáo nhanh", "2026-07-20")));
    assertThat(clerk.get(path).body()).contains("Số đến 01", "Mới đến", "Công văn", "Tỉnh ủy");
    assertThat(
            clerk
                .post(
                    path + "/assign",
                    Map.of("key", key(), "charge", "Chi bộ văn phòng", "due", "2026-07-20"))
                .statusCode())
        .isEqualTo(302);
    assertThat(clerk.get("/register?state=overdue").body()).doesNotContain("Về báo cáo nhanh");
    clock.turnTo(RegisterTest.TODAY.plusDays(6));
    assertThat(clerk.get("/register?state=overdue").body())
        .contains("Về báo cáo nhanh", "Quá hạn", "Chi bộ Văn phòng");
    assertThat(clerk.post(path + "/answer", Map.of("key", key(), "answer", "9-CV/ĐUK")).body())
        .contains("Không có văn bản đi");
    created(clerk.post("/register/outgoing", outgoing("letter", "Trả lời", "issue")));
    assertThat(
            clerk
                .post(path + "/answer", Map.of("key", key(), "answer", "số 01 - cv/đuk"))
                .statusCode())
        .isEqualTo(302);
    assertThat(clerk.get(path).body())
        .contains("Đã trả lời", "01-CV/ĐUK")
        .doesNotContain("Quá hạn");
    assertThat(clerk.post(path + "/cancel", Map.of("key", key(), "reason", "nhầm")).statusCode())
        .isEqualTo(422);
    assertThat(clerk.post(path + "/reopen", Map.of("key", key())).statusCode()).isEqualTo(302);
    assertThat(clerk.post(path + "/file", Map.of("key", key(), "note", "Lưu hồ sơ")).statusCode())
        .isEqualTo(302);
  }

  @Test
  void theSamePaperIsEnteredTwiceOnlyKnowingly() {
    created(clerk.post("/register/incoming", incoming("55-CV/TU", "Về báo cáo nhanh", "")));
    HttpResponse<String> refused =
        clerk.post("/register/incoming", incoming("55 – cv/TU", "Về báo cáo nhanh", ""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("đã vào sổ ngày 15/07/2026", "Vẫn vào sổ");
    Map<String, String> again = incoming("55-CV/TU", "Về báo cáo nhanh", "");
    again.put("again", "yes");
    assertThat(clerk.get(created(clerk.post("/register/incoming", again))).body())
        .contains("Số đến 02");
  }

  @Test
  void incomingNumbersBeginAnewEachYearUnlessTheBookSaysOtherwise() {
    Map<String, String> last = incoming("1-CV/TU", "A", "");
    last.put("arrived", "2025-12-31");
    last.put("paperDay", "");
    assertThat(clerk.get(created(clerk.post("/register/incoming", last))).body())
        .contains("Số đến 01");
    assertThat(
            clerk
                .get(created(clerk.post("/register/incoming", incoming("2-CV/TU", "B", ""))))
                .body())
        .contains("Số đến 01");
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/register/books/2");
    assertThat(
            office
                .post("/register/books/2", Map.of("key", key(), "body", "ĐU K", "organ", "x"))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            office
                .post(
                    "/register/books/2",
                    Map.of("key", key(), "incoming", "term", "organ", "000.00.14.H01"))
                .statusCode())
        .isEqualTo(302);
    assertThat(
            clerk
                .get(created(clerk.post("/register/incoming", incoming("3-CV/TU", "C", ""))))
                .body())
        .contains("Số đến 01");
    assertThat(
            clerk
                .get(created(clerk.post("/register/incoming", incoming("4-CV/TU", "D", ""))))
                .body())
        .contains("Số đến 02");
    assertThat(clerk.get("/register/books/2").statusCode())
        .as("a clerk does not set it")
        .isEqualTo(404);
  }

  @Test
  void itIsFoundWithAndWithoutAccentsAndOnlyByThoseWhoSeeTheUnit() {
    String path =
        created(
            clerk.post("/register/outgoing", outgoing("plan", "Kế hoạch tuyên truyền", "issue")));
    assertThat(clerk.get("/register?book=outgoing&q=tuyen+truyen").body()).contains("01-KH/ĐUK");
    assertThat(clerk.get("/register?book=outgoing&q=s%E1%BB%91+01+%E2%80%93kh%2F%C4%91uk").body())
        .contains("01-KH/ĐUK");
    assertThat(clerk.get("/register?book=outgoing&q=tuyen+sinh").body())
        .doesNotContain("01-KH/ĐUK");
    assertThat(clerk.get("/register?book=outgoing&kind=report").body()).doesNotContain("01-KH/ĐUK");
    assertThat(clerk.get("/register?book=outgoing&period=2026").body()).contains("01-KH/ĐUK");
    assertThat(clerk.get("/register?book=outgoing&period=2025-09-01").body()).contains("01-KH/ĐUK");
    assertThat(clerk.get("/register?book=outgoing&period=2025").body()).doesNotContain("01-KH/ĐUK");
    assertThat(new Visitor(port, realm).signIn("xa").get(path).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port, realm).signIn("dangvien").get(path).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port, realm).signIn("xa").get("/register?book=outgoing&unit=all").body())
        .doesNotContain("01-KH/ĐUK");
  }

  @Test
  void lettersAndNumbersWithoutAnIssuedPaperAreNotForMembers() {
    realms.account(realm, "dangvienkhoi", "member", "K");
    realms.account(realm, "kiemtra", "inspector", "K");
    String letter =
        created(clerk.post("/register/incoming", incoming("7/ĐT", "Đơn thư tố cáo", "")));
    String reserved = created(clerk.post("/register/outgoing", outgoing("plan", "", "reserve")));
    String cancelled =
        created(clerk.post("/register/outgoing", outgoing("report", "Báo cáo hủy", "issue")));
    clerk.post(cancelled + "/cancel", Map.of("key", key(), "reason", "Ghi nhầm số"));
    String issued =
        created(clerk.post("/register/outgoing", outgoing("letter", "Công văn ban hành", "issue")));

    Visitor member = new Visitor(port, realm).signIn("dangvienkhoi");
    for (String list :
        new String[] {
          "/register",
          "/register?book=incoming",
          "/register?book=outgoing",
          "/register?unit=all&book=incoming",
          "/register?q=to+cao",
          "/register/book?unit=K",
          "/register/book?unit=K&book=incoming",
          "/register/book.csv",
          "/register/book.csv?book=incoming",
          "/register/book.csv?book=outgoing&unit=all"
        }) {
      var answer = member.get(list);
      assertThat(answer.statusCode()).as(list).isEqualTo(200);
      assertThat(answer.body())
          .as(list)
          .doesNotContain("Đơn thư tố cáo", "Báo cáo hủy", "Ghi nhầm số", "01-KH/ĐUK");
    }
    assertThat(member.get("/register").body()).contains("Công văn ban hành");
    assertThat(member.get("/register/book.csv").body()).contains("Công văn ban hành");
    assertThat(member.get(issued).statusCode()).isEqualTo(200);
    for (String hidden : new String[] {letter, reserved, cancelled}) {
      assertThat(member.get(hidden).statusCode()).as(hidden).isEqualTo(404);
      assertThat(member.get("/files" + hidden).statusCode()).isEqualTo(404);
      assertThat(member.get(hidden.replace("/register/", "/edxml/entries/")).statusCode())
          .isEqualTo(404);
    }
    Visitor inspector = new Visitor(port, realm).signIn("kiemtra");
    assertThat(inspector.get("/register").body()).contains("Đơn thư tố cáo");
    for (String seen : new String[] {letter, reserved, cancelled, issued}) {
      assertThat(inspector.get(seen).statusCode()).as(seen).isEqualTo(200);
    }
  }

  @Test
  void whoGivesAReservedNumberUpDoesNotCancelWhatWasIssuedMeanwhile() {
    HttpResponse<String> refused =
        clerk.post(
            created(clerk.post("/register/outgoing", outgoing("report", "Đã ban hành", "issue")))
                + "/cancel",
            Map.of("key", key(), "reason", "Không dùng", "shown", "reserved"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("đã thay đổi từ khi đồng chí mở trang", "Không dùng");
  }

  @Test
  void theBookShowsWhatIsMissingStandsTwiceOrIsStruckThrough() {
    created(clerk.post("/register/outgoing", outgoing("report", "Báo cáo một", "issue")));
    Map<String, String> fifth = outgoing("report", "Báo cáo năm", "issue");
    fifth.put("number", "5");
    String path = created(clerk.post("/register/outgoing", fifth));
    fifth.put("key", key());
    assertThat(clerk.post("/register/outgoing", fifth).body()).contains("đã cấp cho văn bản");
    fifth.put("repeats", "Sổ giấy ghi trùng");
    created(clerk.post("/register/outgoing", fifth));
    clerk.post(path + "/cancel", Map.of("key", key(), "reason", "Ký nhầm"));
    assertThat(clerk.get("/register?book=outgoing").body())
        .contains(
            "Thiếu các số từ 02 đến 04",
            "Trùng số 05",
            "Đã ban hành nhưng chưa có trong sổ",
            "03-CTr/ĐUK");
    assertThat(clerk.get("/register/book?book=outgoing").body())
        .contains(
            "Thiếu các số từ 02 đến 04",
            "text-decoration-line-through",
            "Ký nhầm",
            "Sổ đăng ký văn bản đi");
    assertThat(clerk.post("/register/outgoing/directives/1", Map.of("key", key())).statusCode())
        .isEqualTo(302);
    assertThat(clerk.get("/register?book=outgoing").body())
        .doesNotContain("chưa có trong sổ")
        .contains("03-CTr/ĐUK");
  }

  @Test
  void aDirectiveThatIsIssuedStandsInTheBookUnderItsReservedNumber() {
    String path = created(clerk.post("/register/outgoing", outgoing("plan", "", "reserve")));
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    office.get("/directives/new");
    assertThat(office.get("/directives/number?issuer=K&kind=plan").body()).contains("02-KH/ĐUK");
    var issued =
        office.post(
            "/directives",
            Map.of(
                "key",
                key(),
                "issuer",
                "K",
                "kind",
                "plan",
                "symbol",
                "01-KH/ĐUK",
                "title",
                "Kế hoạch năm",
                "issuedOn",
                "2026-07-14",
                "parent",
                "",
                "body",
                ""));
    assertThat(issued.statusCode()).isEqualTo(302);
    assertThat(clerk.get(path).body()).contains("Kế hoạch năm", "Đã phát hành", "/directives/");
    String directive =
        issued
            .headers()
            .firstValue("location")
            .orElseThrow()
            .replaceAll(".*(/directives/.*)", "$1");
    assertThat(
            office
                .post(
                    directive + "/correct",
                    Map.of(
                        "key",
                        key(),
                        "title",
                        "Kế hoạch năm 2026",
                        "body",
                        "",
                        "parent",
                        "",
                        "reason",
                        "Thiếu năm"))
                .statusCode())
        .isEqualTo(302);
    assertThat(clerk.get(path).body()).contains("Kế hoạch năm 2026");
    office.post(
        "/directives",
        Map.of(
            "key",
            key(),
            "issuer",
            "K",
            "kind",
            "plan",
            "symbol",
            "02-KH/ĐUK",
            "title",
            "Kế hoạch hai",
            "issuedOn",
            "2026-07-15",
            "parent",
            "",
            "body",
            ""));
    assertThat(clerk.get("/register?book=outgoing").body()).contains("02-KH/ĐUK", "Kế hoạch hai");
    assertThat(clerk.get("/register/outgoing/number?unit=K&kind=plan").body())
        .contains("03-KH/ĐUK");
  }

  @Test
  void theBookIsTakenOutWithoutAnyFormula() throws Exception {
    Map<String, String> evil = outgoing("report", "=HYPERLINK(\"http://x\")", "issue");
    evil.put("recipients", "+84 @x\n-cmd");
    created(clerk.post("/register/outgoing", evil));
    String csv = clerk.get("/register/book.csv?book=outgoing").body();
    assertThat(csv)
        .startsWith("\ufeffTổ chức,Số,")
        .contains("01-BC/ĐUK", "'=HYPERLINK")
        .doesNotContain(",\"=HYPERLINK");
    byte[] xlsx = bytes(clerk, "/register/book.xlsx?book=outgoing");
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      var cell = book.getFirstSheet().read().get(1).getCell(5);
      assertThat(cell.getType()).isEqualTo(org.dhatim.fastexcel.reader.CellType.STRING);
      assertThat(cell.asString()).isEqualTo("=HYPERLINK(\"http://x\")");
    }
  }

  private long count(String sql) {
    long[] counted = new long[1];
    CurrentRealm.run(realm, () -> counted[0] = jdbc.sql(sql).query(Long.class).single());
    return counted[0];
  }

  private String key() {
    return "k" + keys++;
  }

  private Map<String, String> outgoing(String kind, String title, String act) {
    return new HashMap<>(
        Map.of(
            "key",
            key(),
            "unit",
            "K",
            "kind",
            kind,
            "day",
            "2026-07-15",
            "title",
            title,
            "urgency",
            "normal",
            "act",
            act));
  }

  private Map<String, String> incoming(String symbol, String title, String due) {
    return new HashMap<>(
        Map.of(
            "key",
            key(),
            "unit",
            "K",
            "arrived",
            "2026-07-15",
            "sender",
            "Tỉnh ủy",
            "symbol",
            symbol,
            "paperDay",
            "2026-07-10",
            "title",
            title,
            "urgency",
            "urgent",
            "due",
            due));
  }

  private static String created(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as(answer.body().replaceAll("(?s).*?<main|<[^>]*>", " ").replaceAll("\\s+", " "))
        .isEqualTo(302);
    return answer
        .headers()
        .firstValue("location")
        .orElseThrow()
        .replaceAll(".*(/register/.*)", "$1");
  }

  private static byte[] bytes(Visitor visitor, String path) {
    var answer =
        visitor.send(
            HttpRequest.newBuilder(URI.create(visitor.base() + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
