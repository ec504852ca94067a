package vn.mach.base.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import vn.mach.base.kernel.Outcome;
import vn.mach.testing.Spent;

class FileSignatureTest {

  private static final String TYPES = "<Types/>";

  @Test
  void aFileIsWhatItsFirstBytesSay() throws IOException {
    assertThat(kind("%PDF-1.7\n")).contains(FileType.PDF);
    assertThat(kind("\u00ff\u00d8\u00ff\u00e0....JFIF")).contains(FileType.JPEG);
    assertThat(kind("\u0089PNG\r\n\u001a\n....")).contains(FileType.PNG);
    assertThat(kind("RIFF....WEBPVP8 ")).contains(FileType.WEBP);
    assertThat(kind("\0\0\0\u0018ftypheic....")).contains(FileType.HEIC);
    assertThat(
            FileSignature.of(
                new ByteArrayResource("Biên bản họp chi bộ\n".getBytes(StandardCharsets.UTF_8))))
        .contains(FileType.TEXT);
  }

  @Test
  void programsPagesAndOldOfficeFilesAreNotTaken() throws IOException {
    assertThat(kind("MZ\u0090\0\u0003")).isEmpty();
    assertThat(kind("\u007fELF\u0002")).isEmpty();
    assertThat(kind("#!/bin/sh\nrm")).isEmpty();
    assertThat(kind("  <html><script>")).isEmpty();
    assertThat(kind("<svg xmlns=\"http://www.w3.org/2000/svg\">")).isEmpty();
    assertThat(kind("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")).isEmpty();
    assertThat(kind("\0\0\0\u0018ftypqt  ....")).isEmpty();
    assertThat(kind("")).isEmpty();
  }

  @Test
  void anOfficeFileIsWhatLiesInItAndCarriesNoMacros() throws IOException {
    assertThat(zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", "<w:p/>")))
        .contains(FileType.DOCX);
    assertThat(zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<x/>")))
        .contains(FileType.XLSX);
    assertThat(
            zip(
                Map.of(
                    "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>")))
        .contains(FileType.ODT);
    assertThat(zip(Map.of("word/document.xml", "<w:p/>", "word/vbaProject.bin", "x"))).isEmpty();
    assertThat(
            zip(
                Map.of(
                    "[Content_Types].xml",
                    "application/vnd.ms-word.document.macroEnabled.main+xml",
                    "word/document.xml",
                    "<w:p/>")))
        .isEmpty();
    assertThat(
            zip(
                Map.of(
                    "mimetype",
                    "application/vnd.oasis.opendocument.text",
                    "Basic/Standard/a.xml",
                    "x")))
        .isEmpty();
    assertThat(zip(Map.of("readme.txt", "x"))).isEmpty();
  }

  @Test
  void theTextOfAnOfficeFileIsReadParagraphByParagraph() throws IOException {
    ByteArrayResource word =
        packed(
            Map.of(
                "word/document.xml",
                HostileFiles.OPEN
                    + "<w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p>"
                    + HostileFiles.paragraph("A &amp; B")
                    + HostileFiles.CLOSE,
                "word/footer2.xml",
                HostileFiles.OPEN + HostileFiles.paragraph("Trang") + HostileFiles.CLOSE));
    assertThat(text(FileType.DOCX, word)).isEqualTo("Trang\nTỐI MẬT\nA & B\n");
    ByteArrayResource sheet =
        packed(
            Map.of(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"urn:x\"><si><t>Đơn vị</t></si><si><r><t>M</t></r><r><t>ẬT</t></r></si></sst>"));
    assertThat(text(FileType.XLSX, sheet)).isEqualTo("Đơn vị\nMẬT\n");
    ByteArrayResource odt =
        packed(
            Map.of(
                "content.xml",
                "<o:x xmlns:o=\"urn:o\" xmlns:text=\"urn:t\"><text:p>TỐI<text:s/>MẬT</text:p><text:h>II</text:h></o:x>"));
    assertThat(text(FileType.ODT, odt)).isEqualTo("TỐI MẬT\nII\n");
  }

  @Test
  void ofALongPlainTextTheFirstMegabytesAreLookedThrough() throws IOException {
    byte[] longText = "TỐI MẬT\n".repeat(2_500_000).getBytes(StandardCharsets.UTF_8);
    assertThat(longText).hasSizeGreaterThan(25_000_000);
    assertThat(text(FileType.TEXT, new ByteArrayResource(longText)))
        .startsWith("TỐI MẬT\n")
        .hasSizeLessThanOrEqualTo(TextExtraction.MARKED_BYTES);
  }

  @Test
  void anOfficeFileThatCannotBeReadSafelyHasNoText() throws IOException {
    assertThat(
            TextExtraction.forMarking(
                FileType.DOCX, packed(Map.of("word/document.xml", "<w:p>no namespace"))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(
            TextExtraction.forMarking(
                FileType.DOCX, packed(Map.of("word/document.xml", HostileFiles.billionLaughs()))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void anOfficeFileThatWouldFetchSomethingWhenOpenedIsNotTaken() throws IOException {
    String relation =
        "<Relationships><Relationship Id='a' Type='http://x/%s' Target='%s' TargetMode='External'/></Relationships>";
    for (String type :
        List.of("attachedTemplate", "oleObject", "frame", "aFChunk", "subDocument")) {
      for (String target :
          List.of("https://evil.example/a.dotm", "\\\\evil.example\\a", "file://evil.example/a")) {
        for (String part :
            List.of("word/_rels/settings.xml.rels", "word/glossary/_rels/document.xml.rels")) {
          assertThat(refusedAs(FileType.DOCX, part, relation.formatted(type, target)))
              .as(type + " " + target)
              .isEqualTo("intake.refused.outside");
        }
        assertThat(
                refusedAs(
                    FileType.XLSX,
                    "xl/worksheets/_rels/sheet1.xml.rels",
                    relation.formatted(type, target)))
            .isEqualTo("intake.refused.outside");
      }
    }
    for (String type : List.of("hyperlink", "image", "externalLinkPath")) {
      assertThat(
              refusedAs(
                  FileType.DOCX,
                  "word/_rels/document.xml.rels",
                  relation.formatted(type, "https://example.org/")))
          .isEmpty();
    }
  }

  private static String refusedAs(FileType type, String part, String relations) throws IOException {
    return switch (TextExtraction.forMarking(
        type,
        packed(
            Map.of(
                part,
                relations,
                "word/document.xml",
                HostileFiles.OPEN + HostileFiles.paragraph("A") + HostileFiles.CLOSE)))) {
      case Outcome.Done<String> done -> "";
      case Outcome.Refused<String>(var refusals) -> refusals.getFirst().reason();
    };
  }

  private static String text(FileType type, ByteArrayResource content) throws IOException {
    return switch (TextExtraction.forMarking(type, content)) {
      case Outcome.Done<String>(String text) -> text;
      case Outcome.Refused<String>(var refusals) -> throw new AssertionError(refusals.toString());
    };
  }

  @Test
  void aFileOfNothingButOpenTagsIsReadOnce() {
    for (String open : new String[] {"<", "<w:br"}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThat(zip(Map.of("word/document.xml", open.repeat(500_000))))
                  .contains(FileType.DOCX));
    }
  }

  @Test
  void manyMegabytesOfTagsInASmallFileAreReadForASecondAtMost() throws IOException {
    String tags = "<w:hdr xmlns:w=\"urn:w\">" + "<w:a/>".repeat(4_000_000) + "</w:hdr>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("word/document.xml", "<w:p/>");
    for (int i = 0; i < 4; i++) {
      parts.put("word/header" + i + ".xml", tags);
    }
    ByteArrayResource four = packed(parts);
    long spent =
        Spent.ms(() -> {
          assertThat(FileSignature.of(four)).contains(FileType.DOCX);
          assertThat(text(FileType.DOCX, four)).isBlank();
        });
    assertThat(spent).isLessThan(4_000);
    for (int i = 4; i < 9; i++) {
      parts.put("word/header" + i + ".xml", tags);
    }
    assertThat(FileSignature.of(packed(parts))).as("216 MB in half a megabyte").isEmpty();
  }

  private static Optional<FileType> kind(String latin) throws IOException {
    return FileSignature.of(new ByteArrayResource(latin.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static Optional<FileType> zip(Map<String, String> entries) throws IOException {
    return FileSignature.of(packed(entries));
  }

  private static ByteArrayResource packed(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var entry : new LinkedHashMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return new ByteArrayResource(bytes.toByteArray());
  }
}
