package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
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

/** What a sheet alone does not tell is asked on its page, and read again with the answer. */
@MachTest
@Tag("slow")
class SheetQuestionsTest {

  private static final String HEAD = "Mã;Đơn vị;Loại;Nội dung;Ngày;Trạng thái\n";

  @LocalServerPort int port;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  private Realm realm;
  private CommandFixture working;
  private Visitor clerk;

  @BeforeEach
  void aClerkOfACommune() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    Tree.of("XA").named("XA", "Đảng bộ xã Hòa Sơn", "commune").plant(realms, realm);
    realms.account(realm, "nhap.lieu", "clerk", "XA");
    clerk = new Visitor(port, realm).signIn("nhap.lieu");
  }

  @Test
  void spoiltTextsAreOfferedToBeConvertedAndLandOnlyThen() {
    long id =
        sent(
            HEAD
                + "1;XA;branch_meeting;Hoïp chi boä;05/06/2026;confirmed\n"
                + "2;XA;branch_meeting;H?p chi b?;05/06/2026;confirmed\n");
    assertThat(page(id))
        .contains("Ô ghi “Hoïp chi boä”", "giống chữ VNI", "có lẽ là “Họp chi bộ”")
        .contains("đã mất chữ, chỉ còn dấu hỏi", "Chuyển sang Unicode như đề xuất");
    answered(id, "reading.0", "convert");
    assertThat(page(id))
        .contains("đã được chuyển sang Unicode", "1 dòng sẽ được nhận, 1 dòng bị từ chối");
  }

  @Test
  void aFileOfAnOldProgramIsOfferedToBeConvertedAndLandsOnlyThen() {
    String sheet =
        "M·;§¬n vÞ;Lo¹i;Néi dung;Ngµy;Tr¹ng th¸i\n1;§¶ng bé x· Hßa S¬n;branch_meeting;Häp chi bé;05/06/2026;confirmed\n";
    long id =
        new ImportFixture(clerk)
            .sendOne(Map.of("Hoat dong.csv", sheet.getBytes(Charset.forName("windows-1252"))));
    working.await(realm, id);
    assertThat(page(id))
        .contains("giống chữ TCVN3", "“Häp chi bé” có lẽ là “Họp chi bộ”")
        .contains("Chuyển sang Unicode như đề xuất", "Còn 1 điều cần đồng chí cho biết");
    answered(id, "reading.0", "convert");
    assertThat(page(id)).contains("đã được chuyển sang Unicode", "1 dòng sẽ được nhận");
  }

  @Test
  void whereCellsShowThatMonthsAreWrittenFirstTheSenderIsAsked() {
    long id =
        sent(
            HEAD
                + "1;XA;branch_meeting;a;3/5/2026;confirmed\n"
                + "2;XA;branch_meeting;b;3/15/2026;confirmed\n");
    assertThat(page(id)).contains("Ô ghi “3/5/2026”", "Tháng trước, ngày sau");
    answered(id, "reading.0", "month_first");
    assertThat(page(id)).contains("2 dòng sẽ được nhận", "05/03/2026", "15/03/2026");
  }

  @Test
  void eachColumnOfDaysIsAskedAboutAloneAndTheAnswerCanBeChanged() {
    realms.account(realm, "bi.thu", "secretary", "XA");
    clerk = new Visitor(port, realm).signIn("bi.thu");
    long id =
        new ImportFixture(clerk)
            .sendOne(
                ExchangeWalkTest.files(
                    "Đảng viên.csv",
                    """
                    code;full_name;unit;status;birth_date;admitted_on
                    P1;Lê Một;XA;official;3/5/1990;4/6/2015
                    P2;Lê Hai;XA;official;3/15/1990;25/6/2015
                    """));
    working.await(realm, id);
    answered(id, "reading.0", "month_first");
    assertThat(page(id))
        .contains("05/03/1990", "04/06/2015", "25/06/2015")
        .contains("Xem hoặc sửa câu trả lời đã có (1)");
    answered(id, "reading.0", "day_first");
    assertThat(page(id)).contains("03/05/1990", "04/06/2015", "1 dòng bị từ chối");
  }

  @Test
  void whereNoRowIsAHeaderTheSenderSaysWhichItIs() {
    long id = sent("Sổ theo dõi;;\nKý hiệu;Ở đâu;Việc gì\n1;XA;x\n");
    assertThat(page(id)).contains("dòng nào là tiêu đề cột?", "2 Ký hiệu | Ở đâu | Việc gì");
    answered(id, "reading.0", "2");
    assertThat(page(id)).contains("Cột “Ở đâu” (Hoạt động)", "Ví dụ: XA");
  }

  @Test
  void refusalsQuoteWhatPeopleSeeInTheSheet() throws Exception {
    SentSheets sheets = new SentSheets();
    sheets.sheet(
        "Hoạt động",
        List.of(
            List.of("Mã", "Đơn vị", "Loại", "Nội dung", "Ngày", "Trạng thái").stream()
                .map(SentSheets::text)
                .toList(),
            row(sheets.number("45780", "d-mmm"), sheets.number("46178.8", "dd/mm/yyyy")),
            row(SentSheets.text("2"), "<c><f>TODAY()</f></c>"),
            row(SentSheets.text("3"), sheets.number("46178.8", "dd/mm/yyyy"))));
    long id =
        new ImportFixture(clerk)
            .sendOne(
                Map.of("so.xlsx", Files.readAllBytes(sheets.write(folder.resolve("so.xlsx")))));
    working.await(realm, id);
    assertThat(page(id))
        .contains("Ô ghi “03/05/2025”", "Ô ghi “=TODAY()”", "ô có cả giờ; chỉ lấy ngày")
        .contains("1 dòng sẽ được nhận, 2 dòng bị từ chối");
  }

  private static List<String> row(String code, String day) {
    return List.of(
        code,
        SentSheets.text("XA"),
        SentSheets.text("branch_meeting"),
        SentSheets.text("Họp"),
        day,
        SentSheets.text("confirmed"));
  }

  private long sent(String text) {
    long id = new ImportFixture(clerk).sendOne(ExchangeWalkTest.files("Hoạt động.csv", text));
    working.await(realm, id);
    return id;
  }

  private String page(long id) {
    return clerk.get("/exchange/imports/" + id).body();
  }

  private void answered(long id, String field, String answer) {
    assertThat(ImportFixture.decide(clerk, id, "answers", Map.of(field, answer)).statusCode())
        .isEqualTo(302);
    working.await(realm, id);
  }
}
