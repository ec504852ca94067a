package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
class CheckPagesTest {

  private static final String WRONG = "Có 229/321 chi bộ <đã họp>, đạt 71,33%.";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  Realm realm;
  Visitor member;

  @BeforeEach
  void somebodyWhoMaySeeABranch() throws java.io.IOException {
    clock.turnTo(LocalDate.of(2026, 10, 15));
    realm = realms.create();
    realms.sql(
        realm,
        java.nio.file.Files.readString(java.nio.file.Path.of("src/test/resources/web/small.sql")));
    realms.account(realm, "quantri", "administrator", null);
    member = new Visitor(port, realm).signIn("quantri");
    member.get("/checks");
  }

  @Test
  void pastedTextComesBackWithWhatContradictsItself() {
    var answer = member.post("/checks", Map.of("text", WRONG));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "1 chỗ cần xem lại",
            "<span id=\"at-1\"></span><mark>229/321 chi bộ &lt;đã họp&gt;, đạt 71,33%</mark>",
            "71,34");
    assertThat(member.get("/checks").body()).as("nothing is kept").doesNotContain("229/321");
  }

  @Test
  void theUnitMayBeChosenFromTheSuggestions() {
    var answer =
        member.post(
            "/checks",
            Map.of(
                "text",
                "Chi bộ đã họp 12 kỳ.",
                "unit",
                "Đảng bộ A · Đảng bộ Khối thử (A)",
                "from",
                "2026-01-01",
                "to",
                "2026-06-30"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(
            member
                .post(
                    "/checks",
                    Map.of(
                        "text",
                        "Chi bộ đã họp 12 kỳ.",
                        "unit",
                        "Không có (Z)",
                        "from",
                        "2026-01-01",
                        "to",
                        "2026-06-30"))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void numbersOfAFindingAreWrittenAsTheReadersLanguageWritesThem() {
    assertThat(member.post("/checks?lang=en", Map.of("text", WRONG)).body())
        .contains("In the text: 71.33%; rounded correctly: 71.34%.", "đạt 71,33%</mark>");
  }

  @Test
  void theFindingsAreTakenAwayAsATable() {
    var answer = member.post("/checks/findings.tsv", Map.of("text", WRONG, "name", "thang6.txt"));
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"findings.tsv\"");
    assertThat(answer.body())
        .isEqualTo(
            Tsv.HEADER
                + "\nthang6.txt\t3\t38\tcut\t71,33\t71,34\t229/321 chi bộ <đã họp>, đạt 71,33%\n");
  }

  @Test
  void severalReportsOfAUnitAreAlsoHeldAgainstEachOther() {
    String report =
        "ĐẢNG BỘ XÃ TÂN AN\nBÁO CÁO\nkết quả %s năm 2026\nĐảng bộ xã Tân An đã kết nạp %s đảng viên mới.\n";
    var answer =
        upload(
            Map.of(
                "6thang.txt", report.formatted("6 tháng", "12"),
                "9thang.txt", report.formatted("9 tháng", "9"),
                "anh.docx", "no Word document"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "6thang.txt: Không thấy chỗ nào mâu thuẫn",
            "9thang.txt: 1 chỗ cần xem lại",
            "Văn bản ghi 9, báo cáo trước trong cùng năm ghi 12.",
            "<span id=\"r2-at-1\"></span><mark>9</mark>",
            "anh.docx: ");
    assertThat(upload(Map.of("anh.docx", "no Word document")).statusCode()).isEqualTo(422);
    Map<String, String> many = new HashMap<>();
    IntStream.range(0, 25).forEach(it -> many.put(it + ".txt", "Có 12 xã."));
    assertThat(upload(many).body()).contains("Chọn nhiều nhất 24 tệp một lần.");
  }

  private HttpResponse<String> upload(Map<String, String> files) {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(member.get("/checks").body());
    assertThat(token.find()).isTrue();
    String part = "--mach\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
    StringBuilder body = new StringBuilder(part.formatted("_csrf", "", token.group(1)));
    new TreeMap<>(files)
        .forEach((name, text) ->
            body.append(part.formatted("upload", "; filename=\"" + name + "\"", text)));
    return member.send(
        HttpRequest.newBuilder(URI.create(member.base() + "/checks"))
            .header("Content-Type", "multipart/form-data; boundary=mach")
            .POST(HttpRequest.BodyPublishers.ofString(body + "--mach--\r\n"))
            .build());
  }

  @Test
  void soundTextIsSaidToBeSound() {
    assertThat(member.post("/checks", Map.of("text", "Có 229/321 chi bộ (71,34%).")).body())
        .contains("Không thấy chỗ nào mâu thuẫn");
  }

  @Test
  void whatCannotBeCheckedIsRefusedBesideItsField() {
    var nothing = member.post("/checks", Map.of("text", "  "));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Hãy dán văn bản hoặc chọn một tệp");
    var unit =
        member.post(
            "/checks",
            Map.of("text", WRONG, "unit", "KHONG-CO", "from", "2026-01-01", "to", "2026-06-30"));
    assertThat(unit.statusCode()).isEqualTo(422);
    assertThat(unit.body()).contains("không chỉ đúng một tổ chức", "229/321");
    assertThat(member.post("/checks", Map.of("text", "a".repeat(400_001))).statusCode())
        .isEqualTo(422);
    assertThat(member.post("/checks/findings.tsv", Map.of("text", "")).statusCode()).isEqualTo(422);
  }
}
