package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Browser;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("browser")
class DirectivePagesTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("/files/(\\d+)\"");
  private static final String PDF = "%PDF-1.7\nBiên bản";

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
    realms.account(realm, "tinh", "office", null);
    realms.account(realm, "xuanhoa", "office", "X");
    realms.account(realm, "thondong", "clerk", "X-01");
    realms.account(realm, "yenlac", "office", "Y");
  }

  @Test
  void aCommuneMakesADirectiveConcreteAndItsBranchReadsTheChain() {
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    assertThat(office.get("/directives/new?parent=2").body()).contains("16-CTr/TU@TU");
    var done =
        office.post(
            "/directives",
            Map.of(
                "key",
                "k",
                "issuer",
                "X",
                "kind",
                "plan",
                "symbol",
                "06 - KH/ĐU",
                "title",
                "Kế hoạch thực hiện Chương trình 16",
                "issuedOn",
                "2026-07-01",
                "parent",
                "16-CTr/TU",
                "body",
                "Mục đích\n\nYêu cầu"));
    assertThat(done.statusCode()).isEqualTo(302);
    String path =
        "/directives/" + done.headers().firstValue("location").orElseThrow().replaceAll(".*/", "");
    Visitor branch = new Visitor(port, realm).signIn("thondong");
    assertThat(branch.get(path).body())
        .contains("06-KH/ĐU", "16-CTr/TU", "35-NQ/TW", "<p>Yêu cầu</p>")
        .doesNotContain("05-KH/ĐU");
    assertThat(branch.get("/directives/1").body())
        .contains("06-KH/ĐU", "05-KH/ĐU")
        .doesNotContain("Yên Lạc");
    assertThat(new Visitor(port, realm).signIn("yenlac").get(path).statusCode()).isEqualTo(404);
    assertThat(branch.get("/directives?q=chuong+trinh+16&year=2026").body())
        .contains("06-KH/ĐU")
        .doesNotContain("35-NQ/TW");
    assertThat(branch.get("/directives/new").statusCode()).isEqualTo(404);
  }

  @Test
  void anIssuerCorrectsADirectiveWithAReasonAndWhatItSaidBeforeStaysToBeRead() {
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    assertThat(office.get("/directives/3/correct").body())
        .contains("Kế hoạch năm 2026 của Đảng ủy xã");
    Map<String, String> correction =
        Map.of(
            "key",
            "c1",
            "title",
            "Kế hoạch công tác năm 2026",
            "parent",
            "16-CTr/TU@TU",
            "body",
            "Mục đích",
            "reason",
            "");
    assertThat(office.post("/directives/3/correct", correction).statusCode())
        .as("without a reason")
        .isEqualTo(422);
    Map<String, String> good = new java.util.HashMap<>(correction);
    good.put("reason", "Sai trích yếu");
    assertThat(office.post("/directives/3/correct", good).statusCode()).isEqualTo(302);
    assertThat(new Visitor(port, realm).signIn("thondong").get("/directives/3").body())
        .contains(
            "Kế hoạch công tác năm 2026",
            "<p>Mục đích</p>",
            "Nội dung trước khi đính chính (1)",
            "Kế hoạch năm 2026 của Đảng ủy xã",
            "Sai trích yếu")
        .doesNotContain("/directives/3/correct");
    good.put("key", "c2");
    assertThat(office.post("/directives/3/correct", good).body()).contains("Chưa có gì thay đổi");
    good.put("title", "TỐI MẬT");
    assertThat(office.post("/directives/3/correct", good).body()).contains("có dấu mật");
    good.put("title", "Kế hoạch");
    good.put("parent", "05-KH/ĐU@X");
    assertThat(office.post("/directives/3/correct", good).body())
        .contains("chính văn bản đang sửa");
    assertThat(new Visitor(port, realm).signIn("yenlac").get("/directives/3/correct").statusCode())
        .isEqualTo(404);
    assertThat(office.get("/directives/2/correct").statusCode())
        .as("of the level above")
        .isEqualTo(404);
  }

  @Test
  void onlyTheProvincesOfficeEntersWhatComesFromAbove() {
    Visitor province = new Visitor(port, realm).signIn("tinh");
    province.get("/directives/new");
    Map<String, String> above =
        Map.of(
            "key",
            "k",
            "issuer",
            "",
            "kind",
            "",
            "symbol",
            "05-CT/TW",
            "title",
            "Về đẩy mạnh học tập",
            "issuedOn",
            "2016-05-15",
            "parent",
            "");
    assertThat(province.post("/directives", above).statusCode()).isEqualTo(302);
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    office.get("/directives/new");
    var refused = office.post("/directives", above);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Về đẩy mạnh học tập", "Mục này không được để trống");
    assertThat(office.get("/directives?issuer=above").body())
        .contains("05-CT/TW", "35-NQ/TW")
        .doesNotContain("16-CTr/TU");
    assertThat(office.get("/directives/number?issuer=X&kind=plan").body()).contains("06-KH/ĐU");
  }

  @Test
  void aFileIsKeptOnceAndOnlyThoseWhoSeeTheDirectiveOpenIt() {
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    assertThat(send(office, 3, "k1", "Kế hoạch.pdf", PDF, true).statusCode()).isEqualTo(302);
    assertThat(send(office, 3, "k1", "Kế hoạch.pdf", PDF, true).statusCode()).isEqualTo(302);
    Matcher link = FILE.matcher(office.get("/directives/3").body());
    assertThat(link.find()).isTrue();
    String path = "/files/" + link.group(1);
    HttpResponse<String> file = new Visitor(port, realm).signIn("thondong").get(path);
    assertThat(file.body()).isEqualTo(PDF);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(file.headers().allValues("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(new Visitor(port, realm).signIn("yenlac").get(path).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port, realm).get(path).statusCode()).isEqualTo(302);
    assertThat(office.post(path + "/remove", Map.of("key", "r")).statusCode()).isEqualTo(302);
    assertThat(office.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aDirectiveIsIssuedTogetherWithItsFileOrNotAtAll() {
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    Map<String, String> typed =
        Map.of(
            "issuer", "X",
            "kind", "plan",
            "symbol", "",
            "title", "Kế hoạch phòng chống bão",
            "issuedOn", "2026-07-01");
    HttpResponse<String> unstated = issue(office, typed, "k1", "Kế hoạch bão.pdf", false);
    assertThat(unstated.statusCode()).isEqualTo(422);
    assertThat(unstated.body()).contains("Hãy xác nhận", "Kế hoạch phòng chống bão");
    assertThat(issue(office, typed, "k2", "[MẬT] Kế hoạch.pdf", true).body())
        .contains("mang dấu mật");
    assertThat(office.get("/directives?q=phong+chong+bao").body())
        .as("nothing was issued without its file")
        .doesNotContain("06-KH/ĐU");
    HttpResponse<String> done = issue(office, typed, "k3", "Kế hoạch bão.pdf", true);
    assertThat(done.statusCode()).isEqualTo(302);
    HttpResponse<String> again = issue(office, typed, "k3", "Kế hoạch bão.pdf", true);
    String path = "/directives/" + to(done).replaceAll(".*/", "");
    assertThat(to(again)).as("sent twice").isEqualTo(to(done));
    String page = new Visitor(port, realm).signIn("thondong").get(path).body();
    assertThat(page).contains("06-KH/ĐU").containsOnlyOnce("Kế hoạch bão.pdf");
  }

  private static String to(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElseThrow();
  }

  private HttpResponse<String> issue(
      Visitor visitor, Map<String, String> typed, String key, String file, boolean stated) {
    StringBuilder fields = new StringBuilder(part("grenze", "key", key));
    typed.forEach((name, value) -> fields.append(part("grenze", name, value)));
    return sendFile(visitor, "/directives", fields.toString(), file, PDF, stated);
  }

  @Test
  void whatIsSecretOrNotStatedOrNoPaperIsRefused() {
    Visitor office = new Visitor(port, realm).signIn("xuanhoa");
    assertThat(send(office, 3, "k", "Kế hoạch.pdf", PDF, false).body()).contains("Hãy xác nhận");
    assertThat(send(office, 3, "k", "[MẬT] Kế hoạch.pdf", PDF, true).body())
        .contains("mang dấu mật");
    assertThat(send(office, 3, "k", "ghi.txt", "TỐI MẬT\nNội dung", true).body())
        .contains("mang dấu mật");
    assertThat(
            send(office, 3, "k", "trang.pdf", "<html><script>alert(1)</script></html>", true)
                .statusCode())
        .isEqualTo(422);
    assertThat(send(office, 3, "k", "may.exe", PDF, true).body()).contains("không khớp");
    assertThat(
            send(new Visitor(port, realm).signIn("thondong"), 3, "k", "a.pdf", PDF, true)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void thePagesLookAsTheyShould() {
    send(
        new Visitor(port, realm).signIn("xuanhoa"),
        3,
        "k1",
        "Kế hoạch năm 2026 (bản ký).pdf",
        PDF,
        true);
    for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
      try (Browser browser =
          new Browser(port, realm, width, width == Browser.PHONE ? "vi" : "en")) {
        browser.signIn("xuanhoa");
        for (String path :
            new String[] {
              "/directives",
              "/directives/2",
              "/directives/3",
              "/directives/new?issuer=X&kind=plan",
              "/directives/3/end"
            }) {
          browser.open(path);
          browser
              .page()
              .evaluate(
                  "document.querySelectorAll('details').forEach(it => it.open = it.closest('main') != null)");
          browser.screenshot(
              "directives"
                  + path.replaceAll("[/?].*(?=\\?)|\\?.*", "").replace('/', '-')
                  + "-"
                  + width);
          assertThat(
                  (Boolean)
                      browser
                          .page()
                          .evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
              .as(path + " at " + width)
              .isTrue();
        }
      }
    }
  }

  private HttpResponse<String> send(
      Visitor visitor, long directive, String key, String name, String content, boolean stated) {
    return sendFile(
        visitor,
        "/files/directives/" + directive,
        part("grenze", "key", key),
        name,
        content,
        stated);
  }

  private HttpResponse<String> sendFile(
      Visitor visitor, String to, String fields, String name, String content, boolean stated) {
    Matcher token = TOKEN.matcher(visitor.get("/directives/3").body());
    String csrf = token.find() ? token.group(1) : "";
    String boundary = "grenze";
    String body =
        part(boundary, "_csrf", csrf)
            + fields
            + (stated ? part(boundary, "notSecret", "yes") : "")
            + "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--"
            + boundary
            + "--\r\n";
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + to))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build());
  }

  private static String part(String boundary, String name, String value) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }
}
