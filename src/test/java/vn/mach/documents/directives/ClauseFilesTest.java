package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.mach.base.intake.HostileFiles;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Files from which the text of a directive is read, good ones and such as are made to harm. */
@MachTest
class ClauseFilesTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired ClausesSql sql;
  @LocalServerPort int port;

  private Realm realm;
  private Visitor office;

  @BeforeEach
  void prepare() {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
    realms.account(realm, "tinh", "office", "TU");
    office = new Visitor(port, realm).signIn("tinh");
  }

  @Test
  void theClausesOfAWordFileAndOfAPdfAreFound() throws IOException {
    byte[] word =
        HostileFiles.docx(
            HostileFiles.paragraph("I. MỤC ĐÍCH")
                + HostileFiles.paragraph("1. Nâng cao nhận thức.")
                + HostileFiles.paragraph("2. Làm theo."));
    assertThat(send("ke-hoach.docx", word).statusCode()).isEqualTo(302);
    assertThat(drafted()).containsExactly("I. MỤC ĐÍCH", "1. Nâng cao nhận thức.", "2. Làm theo.");
    assertThat(send("ke-hoach.pdf", pdf("1. Viec mot.", "2. Viec hai.")).statusCode())
        .isEqualTo(302);
    assertThat(drafted()).containsExactly("1. Viec mot.", "2. Viec hai.");
    assertThat(office.get("/directives/2/draft").body()).contains("Viec hai.");
  }

  @Test
  void theIssuerIsToldThatNobodyIsAskedYetAndAnAttachedFileNeedNotBeChosenAgain() {
    assertThat(office.get("/directives/2").body())
        .contains("chưa giao việc cho tổ chức nào")
        .containsPattern("btn-primary\"[^>]*/directives/2/draft");
    realms.sql(
        realm,
        """
        update directives set body = '' where id = 2;
        with f as (insert into files (sha256, size, media_type, created_at) values ('\\x00', 12, 'text/plain', now()) returning id),
          c as (insert into file_chunks (file_id, number, bytes) select id, 0, convert_to('1. Việc một.', 'UTF8') from f returning 1)
        insert into attachments (file_id, module, subject_id, name, attached_at, attached_by) select id, 'directives', 2, 'ke-hoach.txt', now(), 0 from f
        """);
    assertThat(office.get("/directives/2/draft").body())
        .contains("Nội dung dưới đây đọc từ tệp đính kèm “ke-hoach.txt”", ">1. Việc một.");
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWithTheReasonAndNothingIsLost() {
    assertRefused("a.docx", "PK\u0003\u0004 nửa tệp".getBytes(StandardCharsets.UTF_8));
    assertRefused("a.docx", HostileFiles.bomb(300, "word/document.xml"));
    assertRefused("a.docx", new byte[0]);
    assertRefused("a.docx", HostileFiles.docx(""));
    assertRefused("a.pdf", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.UTF_8));
    assertRefused("a.exe", new byte[] {1, 2, 3});
    String line = HostileFiles.paragraph("a".repeat(1_000_000));
    assertThat(refusal("dong.docx", HostileFiles.docx(line))).contains("1.000.000");
    CurrentRealm.run(
        realm, () -> assertThat(sql.version(new DirectiveId(2), VersionStatus.DRAFT)).isEmpty());
  }

  @Test
  void aPaperOfTwoHundredPagesIsSplit() {
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= 999; i++) {
      body.append(HostileFiles.paragraph(i + ". " + "Các cấp ủy thực hiện việc này. ".repeat(20)));
    }
    assertThat(send("dai.docx", HostileFiles.docx(body.toString())).statusCode()).isEqualTo(302);
    assertThat(drafted()).hasSize(999);
    assertThat(office.get("/directives/2/draft").statusCode()).isEqualTo(200);
  }

  private void assertRefused(String name, byte[] content) {
    assertThat(refusal(name, content)).as(name).contains("is-invalid", "văn bản đã gõ");
  }

  private String refusal(String name, byte[] content) {
    HttpResponse<String> answer = send(name, content);
    assertThat(answer.statusCode()).as(name).isEqualTo(422);
    return answer.body();
  }

  private List<String> drafted() {
    return CurrentRealm.call(
        realm,
        () ->
            sql
                .clauses(sql.version(new DirectiveId(2), VersionStatus.DRAFT).orElseThrow().id())
                .stream()
                .map(ClauseText::plain)
                .toList());
  }

  private HttpResponse<String> send(String name, byte[] content) {
    office.get("/directives/2/draft/text"); // its token
    String boundary = "ranh-gioi";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(body, boundary, "_csrf", office.token());
    field(body, boundary, "key", name + content.length);
    field(body, boundary, "text", "văn bản đã gõ");
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return office.send(
        HttpRequest.newBuilder(URI.create(office.base() + "/directives/2/draft"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void field(
      ByteArrayOutputStream body, String boundary, String name, String value) {
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + value
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pdf(String... lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.beginText();
        content.newLineAtOffset(72, 700);
        for (String line : lines) {
          content.showText(line);
          content.newLineAtOffset(0, -20);
        }
        content.endText();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
