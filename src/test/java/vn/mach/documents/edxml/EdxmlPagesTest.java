package vn.mach.documents.edxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.register.RegisterTest;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class EdxmlPagesTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

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
    realms.account(realm, "xa", "clerk", "X");
    clerk = new Visitor(port, realm).signIn("vanthu");
    clerk.get("/register/incoming/new");
  }

  @Test
  void aPaperGoesOutAsAMessageAndComesInElsewhereWithItsFiles() throws Exception {
    realms.sql(
        realm,
        "insert into register_books (unit_id, organ_id, place) values (2, '000.00.14.H01', 'Hà Nội'), (4, '000.00.15.H01', '')");
    Map<String, String> fields = outgoing("plan", "Kế hoạch tuyên truyền", "issue");
    fields.put("recipients", "Đảng bộ xã Xuân Hòa\nSở Nội vụ [000.00.16.H01]\nLưu Văn phòng");
    String path = created(clerk.post("/register/outgoing", fields));
    send(
        clerk,
        "/files/register/" + path.replaceAll(".*/", ""),
        Map.of("key", key(), "notSecret", "yes"),
        "Kế hoạch.pdf",
        "%PDF-1.7\nKế hoạch".getBytes(StandardCharsets.UTF_8));
    byte[] message = bytes(clerk, path.replace("/register/", "/edxml/entries/"));
    String text = new String(message, StandardCharsets.UTF_8);
    assertThat(text)
        .contains(
            "<edXML:OrganId>000.00.15.H01</edXML:OrganId>",
            "<edXML:OrganName>Sở Nội vụ</edXML:OrganName>",
            "<edXML:CodeNotation>KH/ĐUK</edXML:CodeNotation>",
            "Bussiness",
            "000.00.14.H01,2026/07/15,01/KH/ĐUK");
    assertThat(bytes(clerk, path.replace("/register/", "/edxml/entries/")))
        .as("the same bytes each time")
        .isEqualTo(message);
    Visitor commune = new Visitor(port, realm).signIn("xa");
    commune.get("/edxml/new");
    String waiting =
        created(
            send(commune, "/edxml", Map.of("key", key(), "unit", "X"), "ke-hoach.edxml", message));
    assertThat(commune.get(waiting).body())
        .contains("Đảng bộ Khối", "01-KH/ĐUK", "Kế hoạch.pdf", "Trong gói không có chữ ký số");
    assertThat(clerk.get(waiting).statusCode()).isEqualTo(404);
    assertThat(commune.post(waiting + "/enter", Map.of("key", key())).body())
        .contains("Hãy xác nhận");
    String entry =
        created(commune.post(waiting + "/enter", Map.of("key", key(), "notSecret", "yes")));
    assertThat(commune.get(entry).body())
        .contains(
            "Số đến 01", "Kế hoạch tuyên truyền", "Kế hoạch.pdf", "ke-hoach.edxml", "Đảng bộ Khối");
    assertThat(bytes(commune, waiting + "/original")).isEqualTo(message);
    Matcher file = Pattern.compile("/files/(\\d+)\"").matcher(commune.get(entry).body());
    assertThat(file.find()).isTrue();
    assertThat(commune.get("/files/" + file.group(1)).body()).isEqualTo("%PDF-1.7\nKế hoạch");
    HttpResponse<String> twice =
        send(commune, "/edxml", Map.of("key", key(), "unit", "X"), "ke-hoach.edxml", message);
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("000.00.14.H01,2026/07/15,01/KH/ĐUK đã được nhận");
  }

  @Test
  void whereFiftyMessagesWaitToBeLookedAtNoMoreAreTaken() throws Exception {
    realms.sql(
        realm,
        "insert into edxml_messages (unit_id, account_id, file_name, size, sha256, document_id, received_at) select u.id, 1, 'x', 1, '\\x00', 'd' || n, '2026-07-14' from units u, generate_series(1, 50) n where u.code = 'K'");
    HttpResponse<String> more =
        send(
            clerk,
            "/edxml",
            Map.of("key", key(), "unit", "K"),
            "a.edxml",
            "<edXML/>".getBytes(StandardCharsets.UTF_8));
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("Đã có 50 gói của tổ chức này đang chờ xem");
  }

  @Test
  void aMessageIsNotMadeWithoutCodes() {
    String path = created(clerk.post("/register/outgoing", outgoing("plan", "Kế hoạch", "issue")));
    assertThat(clerk.get(path).body()).contains("Đã cấp số 01-KH/ĐUK");
    assertThat(clerk.get(path.replace("/register/", "/edxml/entries/")).statusCode())
        .isEqualTo(302);
    assertThat(clerk.get(path).body()).contains("mã định danh");
  }

  @Test
  void aMessageWithASecretOrForbiddenFileIsRefusedOrEnteredWithoutIt() {
    clerk.get("/edxml/new");
    assertThat(sendMessage("Kế hoạch", "[MẬT] kế hoạch.pdf", "%PDF-1.7").body())
        .contains("mang dấu mật", "Dòng");
    assertThat(sendMessage("TUYỆT MẬT", "a.pdf", "%PDF-1.7").body()).contains("có dấu mật");
    assertThat(count("select count(*) from edxml_messages")).as("nothing secret is kept").isZero();
    String waiting = created(sendMessage("Kế hoạch", "may.exe", "MZ\0\0"));
    assertThat(clerk.get(waiting).body()).contains("may.exe", "không lấy các tệp bị từ chối");
    assertThat(clerk.post(waiting + "/enter", Map.of("key", key(), "notSecret", "yes")).body())
        .contains("Có tệp không được nhận");
    String entry =
        created(
            clerk.post(
                waiting + "/enter", Map.of("key", key(), "notSecret", "yes", "without", "yes")));
    assertThat(clerk.get(entry).body()).contains("Không lấy tệp: may.exe");
    assertThat(count("select count(*) from attachments")).isZero();
  }

  @Test
  void aMessageThatIsNoneIsRefusedWithLineAndElementAndLeavesNothing() {
    clerk.get("/edxml/new");
    assertThat(
            send(
                    clerk,
                    "/edxml",
                    Map.of("key", key(), "unit", "K"),
                    "a.edxml",
                    "<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><edXML>&x;</edXML>"
                        .getBytes(StandardCharsets.UTF_8))
                .body())
        .contains("Dòng 1:", "DOCTYPE")
        .doesNotContain("root:");
    assertThat(
            send(
                    clerk,
                    "/edxml",
                    Map.of("key", key(), "unit", "K"),
                    "a.edxml",
                    "\0\1".getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            send(
                    clerk,
                    "/edxml",
                    Map.of("key", key(), "unit", "X"),
                    "a.edxml",
                    "<edXML/>".getBytes(StandardCharsets.UTF_8))
                .body())
        .contains("mà đồng chí giữ sổ");
    String waiting = created(sendMessage("Kế hoạch", "a.pdf", "%PDF-1.7"));
    assertThat(clerk.post(waiting + "/discard", Map.of("key", key())).statusCode()).isEqualTo(302);
    assertThat(clerk.get(waiting).statusCode()).isEqualTo(404);
    assertThat(count("select count(*) from edxml_message_chunks")).isZero();
  }

  @Test
  void aMessageThatOneEntersWhileAnotherDiscardsItIsEnteredOrGone() throws Exception {
    boolean entered = false;
    for (int round = 0; round < 8 && !entered; round++) {
      String waiting = created(sendMessage("Kế hoạch", "a.pdf", "%PDF-1.7"));
      Visitor other = new Visitor(port, realm).signIn("vanthu");
      other.get(waiting);
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        var enters =
            both.submit(
                () -> clerk.post(waiting + "/enter", Map.of("key", key(), "notSecret", "yes")));
        var discards =
            both.submit(() -> other.post(waiting + "/discard", Map.of("key", "discard" + waiting)));
        assertThat(enters.get().statusCode()).isIn(302, 404, 422);
        assertThat(discards.get().statusCode()).isIn(302, 404);
        entered = enters.get().statusCode() == 302;
      }
    }
  }

  private HttpResponse<String> sendMessage(String subject, String fileName, String content) {
    String text =
        """
        <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><MessageHeader><From><OrganId>000.00.99.H01</OrganId><OrganName>Sở</OrganName></From>
        <Code><CodeNumber>7</CodeNumber><CodeNotation>SNV-VP</CodeNotation></Code><PromulgationInfo><PromulgationDate>2026-07-14</PromulgationDate></PromulgationInfo>
        <Subject>%s</Subject><DocumentId>id-7</DocumentId></MessageHeader><AttachmentEncoded><Attachment><ContentId>1</ContentId>
        <AttachmentName>%s</AttachmentName><ContentTransferEncoded>%s</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>
        """
            .formatted(
                subject,
                fileName,
                java.util.Base64.getEncoder()
                    .encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    return send(
        clerk,
        "/edxml",
        Map.of("key", key(), "unit", "K"),
        "goi.edxml",
        text.getBytes(StandardCharsets.UTF_8));
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

  private static String created(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as(answer.body().replaceAll("(?s).*?<main|<[^>]*>", " ").replaceAll("\\s+", " "))
        .isEqualTo(302);
    return answer
        .headers()
        .firstValue("location")
        .orElseThrow()
        .replaceAll(".*(/(?:register|edxml)/.*)", "$1");
  }

  private static byte[] bytes(Visitor visitor, String path) {
    var answer =
        visitor.send(
            HttpRequest.newBuilder(URI.create(visitor.base() + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse<String> send(
      Visitor visitor, String path, Map<String, String> fields, String fileName, byte[] content) {
    Matcher token = TOKEN.matcher(visitor.get("/edxml/new").body());
    assertThat(token.find()).isTrue();
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", token.group(1));
    all.forEach((name, value) ->
        body.writeBytes(
            ("--mach\r\nContent-Disposition: form-data; name=\""
                    + name
                    + "\"\r\n\r\n"
                    + value
                    + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(
        ("--mach\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--mach--\r\n".getBytes(StandardCharsets.UTF_8));
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + path))
            .header("Content-Type", "multipart/form-data; boundary=mach")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }
}
