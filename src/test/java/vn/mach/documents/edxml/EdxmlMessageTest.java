package vn.mach.documents.edxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

/** Messages of document exchange: written strictly, read generously, refused clearly. */
class EdxmlMessageTest {

  private static final byte[] PDF =
      "%PDF-1.7\nKế hoạch\n".repeat(9000).getBytes(StandardCharsets.UTF_8);

  /** What one reads of a message. */
  private record Read(
      EdxmlMessage message, List<String> problems, boolean signed, List<byte[]> files) {}

  @Test
  void whatWeWriteReadAndWrittenAgainIsTheSameToTheByte() throws IOException {
    for (EdxmlMessage message : List.of(message(), plain())) {
      byte[] written = written(message, Map.of("mach-1", PDF, "mach-2", new byte[0]));
      Read read = read(written);
      assertThat(read.problems).isEmpty();
      assertThat(read.message).isEqualTo(message);
      assertThat(
              written(
                  read.message,
                  read.files.isEmpty()
                      ? Map.of()
                      : Map.of("mach-1", read.files.get(0), "mach-2", read.files.get(1))))
          .isEqualTo(written);
    }
  }

  @Test
  void whatWeWriteKeepsTheOrderAndTheRequiredElements() throws Exception {
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(EdxmlMessageTest.class.getResource("edxml.xsd"));
    schema
        .newValidator()
        .validate(
            new StreamSource(
                new ByteArrayInputStream(
                    written(message(), Map.of("mach-1", PDF, "mach-2", new byte[0])))));
    schema
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(written(plain(), Map.of()))));
    String turned =
        new String(written(plain(), Map.of()), StandardCharsets.UTF_8)
            .replaceAll(
                "(?s)(<edXML:Code>.*</edXML:Code>\n)(<edXML:PromulgationInfo>.*</edXML:PromulgationInfo>\n)",
                "$2$1");
    assertThatThrownBy(() ->
            schema.newValidator().validate(new StreamSource(new java.io.StringReader(turned))))
        .hasMessageContaining("PromulgationInfo");
  }

  @Test
  void aMessageWithoutWhatIsRequiredIsNotWritten() {
    EdxmlMessage it = plain();
    EdxmlMessage nobody =
        new EdxmlMessage(
            it.from(),
            List.of(),
            it.number(),
            it.notation(),
            "",
            it.promulgated(),
            "18",
            "",
            "a",
            "",
            it.signer(),
            null,
            List.of(),
            "0",
            "",
            "",
            "x",
            it.traces(),
            "0",
            "",
            "",
            List.of());
    assertThatThrownBy(() -> written(nobody, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("To");
  }

  @Test
  void otherProgramsPrefixesOrdersDaysAndSpellingsAreRead() throws IOException {
    Read read =
        read(
            """

            <?xml version="1.0" encoding="utf-8"?>
            <x:EDXML xmlns:x="http://www.mic.gov.vn/TBT/QCVN_102_2016"><x:edXMLEnvelope><x:edXMLHeader>
            <x:TraceHeaderList><x:Business><x:BusinessDocType> 1 </x:BusinessDocType></x:Business>
              <x:TraceHeader><x:OrganId>A.B.C</x:OrganId><x:Timestamp>05/05/2012 10:00:00</x:Timestamp></x:TraceHeader></x:TraceHeaderList>
            <x:MessageHeader><x:Subject>
               V/v gửi   báo cáo </x:Subject><x:La>?</x:La><x:DocumentId>1</x:DocumentId>
              <x:PromulgationInfo><x:PromulgationDate>05/05/2012</x:PromulgationDate></x:PromulgationInfo>
              <x:Code><x:CodeNotation>BTTTT-UDCNTT</x:CodeNotation><x:CodeNumber>7816</x:CodeNumber></x:Code>
              <x:From><x:OrganName>Bộ</x:OrganName><x:OrganId>000.00.00.G14</x:OrganId></x:From></x:MessageHeader>
            <x:DigitalSignature/></x:edXMLHeader></x:edXMLEnvelope></x:EDXML>\
            """
                .replace("\n", "\r\n"));
    assertThat(read.problems).isEmpty();
    assertThat(read.message.symbol()).isEqualTo("7816/BTTTT-UDCNTT");
    assertThat(read.message.promulgated()).isEqualTo(LocalDate.of(2012, 5, 5));
    assertThat(read.message.business()).isEqualTo("1");
    assertThat(read.message.from().shown()).isEqualTo("Bộ");
    assertThat(read.message.traces()).hasSize(1);
    assertThat(read.signed).as("an empty signature is none").isFalse();
  }

  @Test
  void anotherNamespaceOrNoneIsReadAndNoted() throws IOException {
    assertThat(
            read(ours()
                    .replace(
                        "http://www.mic.gov.vn/TBT/QCVN_102_2016", "http://www.e-doc.vn/Schema/"))
                .problems)
        .containsExactly("noted 2 edXML edxml.namespace");
    assertThat(
            read(ours()
                    .replaceAll("<(/?)edXML:", "<$1")
                    .replaceAll(" xmlns(:edXML)?=\"[^\"]*\"", ""))
                .problems)
        .containsExactly("noted 2 edXML edxml.namespace");
  }

  @Test
  void aByteOrderMarkAndOtherEncodingsAreRead() throws IOException {
    assertThat(read("\ufeff" + ours()).problems).isEmpty();
    byte[] wide = ours().replace("UTF-8", "UTF-16").getBytes(Charset.forName("UTF-16"));
    assertThat(read(wide).message.subject()).isEqualTo("Về việc <thử> & \"xem\"");
  }

  @Test
  void daysAreReadAsProgramsWriteThem() {
    LocalDate day = LocalDate.of(2026, 7, 5);
    for (String text :
        List.of(
            "2026/07/05",
            "2026-07-05",
            "2026-7-5",
            "05/07/2026",
            "5/7/2026",
            "05-07-2026",
            "05.07.2026",
            "20260705",
            "2026-07-05T10:00:00+07:00",
            "2026/07/05 08:09:10",
            "05/07/2026 00:00:00")) {
      assertThat(EdxmlDays.read(text)).as(text).contains(day);
    }
    assertThat(EdxmlDays.read("31/02/2026")).isEmpty();
    assertThat(EdxmlDays.read("hôm qua")).isEmpty();
  }

  @Test
  void base64IsReadWithWhiteSpaceInItAndRefusedWhereItIsNone() throws IOException {
    String coded =
        Base64.getMimeEncoder(60, "\r\n  ".getBytes(StandardCharsets.US_ASCII)).encodeToString(PDF);
    assertThat(read(attached(coded)).files.getFirst()).isEqualTo(PDF);
    assertThat(read(attached("<![CDATA[" + coded + "]]>")).files.getFirst()).isEqualTo(PDF);
    assertThat(read(attached(coded.replace("\r\n  ", "&#10;"))).files.getFirst()).isEqualTo(PDF);
    for (String bad : List.of("abc", "a===", "ab=c", "QUJD=QUJD", "€uro", "QUJD!", "QUJD<b/>")) {
      assertThat(read(attached(bad)).problems)
          .as(bad)
          .containsExactly("fatal 9 ContentTransferEncoded edxml.base64");
    }
  }

  @Test
  void eachContentBearsTheNameOfTheElementThatItCameIn() throws IOException {
    String two =
        """
        <Attachment><AttachmentName>mot.txt</AttachmentName><Content>MQ==</Content><ContentTransferEncoded>MQ==</ContentTransferEncoded></Attachment>
        <Attachment><AttachmentName>hai.txt</AttachmentName><Content>Mg==</Content></Attachment>
        """;
    int end = ours().lastIndexOf("</");
    Read read = read(ours().substring(0, end) + two + ours().substring(end));
    assertThat(read.message.attached().stream().map(EdxmlMessage.Attached::name))
        .containsExactly("mot.txt", "mot.txt", "hai.txt");
    assertThat(read.files.stream().map(it -> new String(it, StandardCharsets.UTF_8)))
        .containsExactly("1", "1", "2");
  }

  @Test
  void aSignatureOrHashIsSeenButNeverCalledGood() throws IOException {
    String signature =
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo><DigestValue>x</DigestValue></SignedInfo></Signature>";
    Read read = read(ours().replace("</edXML:edXMLHeader>", signature + "</edXML:edXMLHeader>"));
    assertThat(read.problems).isEmpty();
    assertThat(read.signed).isTrue();
  }

  @Test
  void whatIsMissingIsNamedWithLineAndElement() throws IOException {
    assertThat(read(ours().replaceAll("<edXML:Subject>.*</edXML:Subject>", "")).problems)
        .containsExactly("fatal 5 MessageHeader/Subject edxml.missing");
    assertThat(
            read(ours()
                    .replaceAll(
                        "<edXML:CodeNumber>.*</edXML:CodeNumber>",
                        "<edXML:CodeNumber> </edXML:CodeNumber>"))
                .problems)
        .containsExactly("fatal 14 MessageHeader/Code/CodeNumber edxml.missing");
    assertThat(read(ours().replace("2026/07/15</edXML:P", "ngày kia</edXML:P")).problems)
        .containsExactly("fatal 19 MessageHeader/PromulgationInfo/PromulgationDate edxml.day");
    assertThat(read(ours().replace("MessageHeader", "Header")).problems)
        .containsExactly("fatal 2 MessageHeader edxml.missing");
    assertThat(read("<edXML/>").problems).containsExactly("fatal 1 MessageHeader edxml.missing");
    Read without = read(ours().replaceAll("<edXML:DocumentId>.*</edXML:DocumentId>", ""));
    assertThat(without.problems).containsExactly("noted 5 DocumentId edxml.no_id");
    assertThat(without.message.documentId()).isEqualTo("000.00.14.H01,2026/07/15,12/KH/ĐUK");
  }

  @Test
  void whatIsNoMessageIsRefused() throws IOException {
    assertThat(read("").problems).containsExactly("fatal 1  edxml.not_xml");
    assertThat(read("%PDF-1.7").problems).containsExactly("fatal 1  edxml.not_xml");
    assertThat(read(new byte[] {'P', 'K', 3, 4, 0, 0}).problems)
        .containsExactly("fatal 1  edxml.not_xml");
    assertThat(read("<html><body/></html>").problems)
        .containsExactly("fatal 1 html edxml.wrong_root");
    assertThat(read(ours().substring(0, 700)).problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.not_xml");
    assertThat(read(ours().replace("UTF-8", "no-such-charset")).problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.not_xml");
    assertThat(read(ours().getBytes(Charset.forName("UTF-16LE"))).problems).hasSize(1);
  }

  @Test
  void documentTypesAndEntitiesAreNeverFollowed() throws IOException {
    for (String doctype :
        List.of(
            "<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE edXML SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE edXML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;\">]>",
            "<!DOCTYPE edXML [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>")) {
      Read read =
          read(
              ours()
                  .replaceFirst(
                      "\n", "\n" + java.util.regex.Matcher.quoteReplacement(doctype) + "\n")
                  .replace("Về việc", "&x;"));
      assertThat(read.problems)
          .as(doctype)
          .hasSize(1)
          .first()
          .asString()
          .contains("DOCTYPE edxml.doctype");
      assertThat(read.message).isNull();
    }
    assertThat(read(ours().replace("Về việc", "&xxe;")).problems).hasSize(1);
    assertThat(
            read(ours()
                    .replace(
                        "<edXML:edXMLHeader>",
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/><edXML:edXMLHeader>"))
                .message
                .subject())
        .doesNotContain("root:");
  }

  @Test
  void whatNeverEndsIsReadWithinBounds() throws IOException {
    assertThat(read(new Endless("<edXML>", "<a>", Integer.MAX_VALUE)).problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.too_many");
    assertThat(read(new Endless("<edXML>", "<a/>", Integer.MAX_VALUE)).problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.too_many");
    assertThat(read(new Endless("<edXML><a>", "chữ ", Integer.MAX_VALUE)).problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.too_many");
    assertThat(read(new Endless("<edXML><a ", "b='c' ", 2_000_000)).problems).hasSize(1);
    assertThat(
            read(new Endless(
                    "<edXML><AttachmentEncoded>",
                    "<Attachment><Content>QUJD</Content></Attachment>",
                    Integer.MAX_VALUE))
                .problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.too_many_files");
    assertThat(
            read(new Endless(
                    "<edXML><AttachmentEncoded><Attachment><Content>",
                    "QUJD".repeat(2000),
                    Integer.MAX_VALUE))
                .problems)
        .hasSize(1)
        .first()
        .asString()
        .endsWith("edxml.too_large");
  }

  @Test
  void aPackedAttachmentCountsAsTheFileInIt() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(packed)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("8f3c.pdf"));
      zip.write(PDF);
    }
    assertThat(
            EdxmlUnpacked.of(() -> new ByteArrayInputStream(packed.toByteArray()), "Kế hoạch.pdf")
                .getInputStream()
                .readAllBytes())
        .isEqualTo(PDF);
    assertThat(
            EdxmlUnpacked.of(() -> new ByteArrayInputStream(packed.toByteArray()), "Kế hoạch.docx")
                .getInputStream()
                .readAllBytes())
        .isEqualTo(packed.toByteArray());
    assertThat(
            EdxmlUnpacked.of(() -> new ByteArrayInputStream(packed.toByteArray()), "Kế hoạch.zip")
                .getInputStream()
                .readAllBytes())
        .isEqualTo(packed.toByteArray());
    assertThat(
            EdxmlUnpacked.of(() -> new ByteArrayInputStream(PDF), "Kế hoạch.pdf")
                .getInputStream()
                .readAllBytes())
        .isEqualTo(PDF);
  }

  @Test
  void aFileThatTheManifestNamesButThatIsNotThereIsNoted() throws IOException {
    String text =
        ours()
            .replace(
                "<edXML:edXMLManifest version=\"1.0\">\n",
                "<edXML:edXMLManifest version=\"1.0\">\n<edXML:Reference xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"cid:9\"><edXML:AttachmentName>a.pdf</edXML:AttachmentName></edXML:Reference>\n");
    assertThat(read(text).problems)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("noted")
        .endsWith("edxml.not_there");
  }

  static EdxmlMessage message() {
    return new EdxmlMessage(
        new EdxmlMessage.Organ(
            "000.00.14.H01",
            "Ban",
            "Đảng bộ Khối",
            "1 Lê Lợi",
            "a@example.org",
            "024",
            "025",
            "https://example.org"),
        List.of(
            EdxmlMessage.Organ.of("000.00.15.H01", "Sở Nội vụ"),
            EdxmlMessage.Organ.of("000.00.16.H01", "Sở Y tế")),
        "12",
        "KH/ĐUK",
        "Hà Nội",
        LocalDate.of(2026, 7, 15),
        "10",
        "Kế hoạch",
        "Về việc <thử> & \"xem\"\n🙂 d\u00f2ng hai",
        "Nội dung",
        new EdxmlMessage.Signer("T/M", "Bí thư", "Nguyễn Văn A"),
        LocalDate.of(2026, 8, 1),
        List.of("Sở Nội vụ", "Lưu"),
        "2",
        "3",
        "0",
        "000.00.14.H01,2026/07/15,12/KH/ĐUK",
        List.of(new EdxmlMessage.Trace("000.00.14.H01", "2026/07/15 12:00:00")),
        "0",
        "Mới",
        "1",
        List.of(
            new EdxmlMessage.Attached(
                "mach-1", "Kế hoạch & phụ lục.pdf", "application/pdf", "bản ký"),
            new EdxmlMessage.Attached("mach-2", "b.txt", "text/plain", "")));
  }

  private static EdxmlMessage plain() {
    return new EdxmlMessage(
        EdxmlMessage.Organ.of("000.00.14.H01", "Đảng bộ Khối"),
        List.of(EdxmlMessage.Organ.of("000.00.15.H01", "Sở Nội vụ")),
        "12",
        "KH/ĐUK",
        "",
        LocalDate.of(2026, 7, 15),
        "10",
        "Kế hoạch",
        "Về việc <thử> & \"xem\"",
        "",
        new EdxmlMessage.Signer("", "", ""),
        null,
        List.of(),
        "0",
        "",
        "",
        "000.00.14.H01,2026/07/15,12/KH/ĐUK",
        List.of(),
        "0",
        "",
        "",
        List.of());
  }

  private static String ours() throws IOException {
    return new String(written(plain(), Map.of()), StandardCharsets.UTF_8);
  }

  private static String attached(String content) throws IOException {
    return """
    <?xml version="1.0"?>
    <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><MessageHeader>
    <From><OrganId>A.B.C</OrganId></From>
    <Code><CodeNumber>1</CodeNumber><CodeNotation>CV/ĐU</CodeNotation></Code>
    <PromulgationInfo><PromulgationDate>2026/07/15</PromulgationDate></PromulgationInfo>
    <Subject>a</Subject><DocumentId>x</DocumentId>
    </MessageHeader>
    <AttachmentEncoded><Attachment><ContentId>1</ContentId>
    <ContentTransferEncoded>%s</ContentTransferEncoded><AttachmentName>a.pdf</AttachmentName></Attachment></AttachmentEncoded></edXML>\
    """
        .formatted(content);
  }

  static byte[] written(EdxmlMessage message, Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EdxmlWriter.write(message, (attached, to) -> to.write(files.get(attached.contentId())), out);
    return out.toByteArray();
  }

  private static Read read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Read read(byte[] bytes) throws IOException {
    return read(new ByteArrayInputStream(bytes));
  }

  private static Read read(InputStream stream) throws IOException {
    try (EdxmlReader reader = EdxmlReader.read(stream)) {
      EdxmlMessage message = EdxmlContent.of(reader).orElse(null);
      List<byte[]> files = new java.util.ArrayList<>();
      for (EdxmlReader.Bytes it : reader.attachments) {
        files.add(Files.readAllBytes(it.file()));
      }
      boolean signed = reader.root() != null && EdxmlContent.signed(reader.root());
      List<String> problems =
          reader.problems.stream()
              .map(it ->
                  (it.fatal() ? "fatal " : "noted ")
                      + it.line()
                      + " "
                      + it.element()
                      + " "
                      + it.reason())
              .toList();
      return new Read(message, problems, signed, files);
    }
  }

  /** A head and then the same again and again. */
  private static final class Endless extends InputStream {
    private final byte[] head;
    private final byte[] again;
    private final long most;
    private long at;

    Endless(String head, String again, long most) {
      this.head = head.getBytes(StandardCharsets.UTF_8);
      this.again = again.getBytes(StandardCharsets.UTF_8);
      this.most = most;
    }

    @Override
    public int read() {
      if (at >= most) {
        return -1;
      }
      byte next =
          at < head.length ? head[(int) at] : again[(int) ((at - head.length) % again.length)];
      at++;
      return next & 0xff;
    }
  }
}
