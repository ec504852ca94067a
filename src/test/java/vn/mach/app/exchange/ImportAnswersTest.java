package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;
import vn.mach.testing.Visitor;

/** What the sender says about sheets and columns, and how it is changed. */
@MachTest
@Tag("slow")
class ImportAnswersTest {

  private static final String PRESENT_CHOSEN = "<option value=\"present\" selected";

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private CommandFixture working;
  private Visitor clerk;
  @TempDir Path folder;

  @BeforeEach
  void aClerkOfACommune() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("XA", "XA/C1")
        .named("XA", "Đảng bộ xã Hòa Sơn", "commune")
        .unit("C7", "XA", "Chi bộ Phòng Tổ chức - Hành chính", "branch")
        .plant(realms, realm);
    realms.account(realm, "nhap.lieu", "clerk", "XA");
    clerk = new Visitor(port, realm).signIn("nhap.lieu");
  }

  @Test
  void columnsThatAreNotRecognisedAreAskedAboutAndRemembered() {
    String sheet =
        "Tổ chức;Hôm nào;Bao nhiêu người;Quân số;Ghi chú\nC1;05/06/2026;19;20;trời mưa\n";
    long id = sent("hop.csv", sheet);
    assertThat(page(id)).contains("Trang hoặc tệp “hop.csv” là").contains("Chưa đọc được dòng nào");
    id = answered(id, Map.of("unnamed.0", "activities"));
    assertThat(page(id))
        .contains("Còn 6 điều cần đồng chí cho biết")
        .contains("Cột “Hôm nào” (Hoạt động)", "Ví dụ: 05/06/2026")
        .contains("Hoạt động: Loại, mọi dòng là", "Hoạt động: Ngày, mọi dòng là");
    id =
        answered(
            id,
            Map.of(
                "unnamed.1", "held_on",
                "unnamed.2", "present",
                "unnamed.3", "expected",
                "unnamed.4", "-",
                "lacking.0", "branch_meeting"));
    assertThat(page(id))
        .contains("1 dòng sẽ được nhận, 0 dòng đã có sẵn. Mọi cột và mọi dòng đều đọc được")
        .contains("Sinh hoạt chi bộ tháng 6/2026");
    clerk.post("/exchange/imports/" + id + "/discard", Map.of("key", "bo"));

    long again = sent("hop.csv", sheet);
    assertThat(page(again))
        .as("only what every row holds is asked again; the rest can be changed")
        .doesNotContain("Cột và trang chưa nhận ra")
        .contains("Hoạt động: Loại, mọi dòng là", "Xem hoặc sửa câu trả lời đã có (5)")
        .as("nothing in the file is wrong")
        .contains("Còn 1 điều cần đồng chí cho biết")
        .doesNotContain("đều bị từ chối", "Các dòng bị từ chối", "Nhưng có phần chưa đọc");
  }

  private long answered(long id, Map<String, String> fields) {
    assertThat(ImportFixture.decide(clerk, id, "answers", fields).statusCode()).isEqualTo(302);
    working.await(realm, id);
    return id;
  }

  @Test
  void aWrongAnswerIsTakenBackForThisImportAndForLaterOnes() {
    String sheet =
        "Tổ chức;Loại hoạt động;Ngày;Nội dung;Quân số;Ghi chú\n"
            + "C1;Sinh hoạt chi bộ;05/06/2026;Họp;20;trời mưa\n";
    long id = sent("Hoạt động.csv", sheet);
    answered(id, Map.of("unnamed.0", "present", "unnamed.1", "-"));
    assertThat(page(id))
        .contains("Xem hoặc sửa câu trả lời đã có (2)")
        .containsPattern(PRESENT_CHOSEN);
    answered(id, Map.of("unnamed.0", "expected"));
    assertThat(page(id))
        .containsPattern("<option value=\"expected\" selected")
        .doesNotContainPattern(PRESENT_CHOSEN);
    answered(id, Map.of("unnamed.0", ""));
    assertThat(page(id)).contains("Nhưng có phần chưa đọc: 1 cột", "Cột “Quân số”");
    clerk.post("/exchange/imports/" + id + "/discard", Map.of("key", "bo"));

    assertThat(page(sent("Hoạt động.csv", sheet)))
        .as("later")
        .contains("Nhưng có phần chưa đọc: 1 cột", "Xem hoặc sửa câu trả lời đã có (1)");
  }

  @Test
  void aNameThatIsNearlyRightIsAskedAboutOnceForAllItsRowsAndRemembered() {
    String sheet =
        "Tổ chức;Loại hoạt động;Ngày;Nội dung\n"
            + "CB phòng Tổ chức;Sinh hoạt chi bộ;05/06/2026;Họp tháng 6\n"
            + "CB phòng Tổ chức;Sinh hoạt chi bộ;05/05/2026;Họp tháng 5\n"
            + "Chi bộ Nhà máy nước;Sinh hoạt chi bộ;05/05/2026;Họp\n";
    long id = sent("Hoạt động.csv", sheet);
    assertThat(page(id))
        .contains(
            "“CB phòng Tổ chức” là tổ chức nào?", "2 dòng", "Còn 1 điều cần đồng chí cho biết")
        .contains("value=\"C7\" selected")
        .doesNotContain("“Chi bộ Nhà máy nước” là tổ chức nào?");
    answered(id, Map.of("unit.0", "C7"));
    assertThat(page(id)).contains("2 dòng sẽ được nhận, 1 dòng bị từ chối");
    clerk.post("/exchange/imports/" + id + "/discard", Map.of("key", "bo"));

    long later = sent("Hoạt động.csv", sheet.replace("tháng", "kỳ tháng"));
    assertThat(page(later))
        .contains("2 dòng sẽ được nhận, 1 dòng bị từ chối", "Xem hoặc sửa câu trả lời đã có (1)");
    answered(later, Map.of("unit.0", ""));
    assertThat(page(later)).contains("“CB phòng Tổ chức” là tổ chức nào?");
  }

  @Test
  void whatAnAdministratorAnswersIsRememberedForTheSender() {
    realms.account(realm, "quan.tri", "administrator", null);
    Visitor administrator = new Visitor(port, realm).signIn("quan.tri");
    String sheet =
        "Tổ chức;Loại hoạt động;Ngày;Nội dung;Quân số\nC1;Sinh hoạt chi bộ;05/06/2026;Họp;20\n";
    long id = sent("Hoạt động.csv", sheet);
    ImportFixture.decide(administrator, id, "answers", Map.of("unnamed.0", "expected"));
    working.await(realm, id);
    clerk.post("/exchange/imports/" + id + "/discard", Map.of("key", "bo"));
    assertThat(page(sent("Hoạt động.csv", sheet))).contains("Xem hoặc sửa câu trả lời đã có (1)");
    long own = sentBy(administrator, "Hoạt động.csv", sheet);
    assertThat(administrator.get("/exchange/imports/" + own).body())
        .doesNotContain("Xem hoặc sửa câu trả lời đã có");
  }

  @Test
  void whoeverDecidesOnAPageThatHasChangedInTheMeantimeIsToldSo() {
    long id =
        sent(
            "Hoạt động.csv",
            "Tổ chức;Loại hoạt động;Ngày;Nội dung;Quân số;Ghi chú\n"
                + "C1;Sinh hoạt chi bộ;05/06/2026;Họp;20;trời mưa\n");
    String seen = ImportFixture.seen(page(id));
    answered(id, Map.of("unnamed.0", "expected"));
    for (String what : List.of("answers", "accept")) {
      HttpResponse<String> late =
          clerk.post(
              "/exchange/imports/" + id + "/" + what,
              Map.of("key", what, "seen", seen, "unnamed.1", "present", "rows", "all"));
      assertThat(late.statusCode()).as(what).isEqualTo(422);
      assertThat(late.body()).contains("Trang này đã thay đổi từ khi đồng chí mở");
    }
    assertThat(working.count(realm, "activities")).isZero();
  }

  @Test
  void ofTwoSheetsOfOneTableTheSenderSaysWhichIsRead() throws IOException {
    long id = sentBook(new SentSheets().sheet("Tháng 5", month(5)).sheet("Tháng 6", month(6)));
    assertThat(page(id))
        .contains("05/05/2026", "Trang “Tháng 6” cùng một bảng với trang “Tháng 5” nên chưa đọc")
        .contains("Trang hoặc tệp “Tháng 6” là")
        .doesNotContain("05/06/2026");
    answered(id, Map.of("unnamed.0", "activities"));
    assertThat(page(id))
        .contains("05/06/2026", "Trang “Tháng 5” cùng một bảng với trang “Tháng 6” nên chưa đọc")
        .doesNotContain("05/05/2026");
  }

  private static List<List<String>> month(int month) {
    return List.of(
        texts("Tổ chức", "Loại hoạt động", "Ngày", "Nội dung"),
        texts("C1", "Sinh hoạt chi bộ", "05/0" + month + "/2026", "Họp"));
  }

  private static List<String> texts(String... cells) {
    return List.of(cells).stream().map(SentSheets::text).toList();
  }

  @Test
  void aSheetWithADotInItsNameIsAskedAboutAsAnyOther() throws IOException {
    long id =
        sentBook(
            new SentSheets()
                .sheet("T6.2026", List.of(texts("Ở đâu", "Hôm nào"), texts("C1", "05/06/2026"))));
    assertThat(page(id)).contains("Trang hoặc tệp “T6.2026” là");
    answered(id, Map.of("unnamed.0", "activities"));
    answered(id, Map.of("reading.0", "1"));
    assertThat(page(id)).contains("Cột “Hôm nào” (Hoạt động)");
  }

  @Test
  void aHeaderOfAWholePageCanBeAnsweredToo() {
    String header = "Rất dài ".repeat(500).strip();
    long id =
        sent(
            "Hoạt động.csv",
            "Tổ chức;Loại hoạt động;Ngày;Nội dung;"
                + header
                + "\nC1;Sinh hoạt chi bộ;05/06/2026;Họp;20\n");
    answered(id, Map.of("unnamed.0", "expected"));
    assertThat(page(id)).contains("1 dòng sẽ được nhận", ">20</td>");
  }

  private long sentBook(SentSheets sheets) throws IOException {
    Path file = sheets.write(folder.resolve("so.xlsx"));
    long id = new ImportFixture(clerk).sendOne(Map.of("so.xlsx", Files.readAllBytes(file)));
    working.await(realm, id);
    return id;
  }

  private long sent(String name, String text) {
    return sentBy(clerk, name, text);
  }

  private long sentBy(Visitor sender, String name, String text) {
    long id = new ImportFixture(sender).sendOne(ExchangeWalkTest.files(name, text));
    working.await(realm, id);
    return id;
  }

  private String page(long id) {
    return clerk.get("/exchange/imports/" + id).body();
  }
}
