package vn.mach.documents.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class FileSignatureTest {

  private static final String TYPES = "<Types/>";

  @Test
  void aFileIsWhatItsFirstBytesSay() throws IOException {
    assertThat(kind("%PDF-1.7\n")).contains(FileKind.PDF);
    assertThat(kind("\u00ff\u00d8\u00ff\u00e0....JFIF")).contains(FileKind.JPEG);
    assertThat(kind("\u0089PNG\r\n\u001a\n....")).contains(FileKind.PNG);
    assertThat(kind("RIFF....WEBPVP8 ")).contains(FileKind.WEBP);
    assertThat(kind("\0\0\0\u0018ftypheic....")).contains(FileKind.HEIC);
    assertThat(
            FileSignature.of(
                new ByteArrayResource("Biên bản họp chi bộ\n".getBytes(StandardCharsets.UTF_8))))
        .contains(FileKind.TEXT);
  }

  @Test
  void programsPagesAndOldOfficeFilesAreNotTaken() throws IOException {
    assertThat(kind("MZ\u0090\0\u0003")).isEmpty();
    assertThat(kind("\u007fELF\u0002")).isEmpty();
    assertThat(kind("#!/bin/sh\nrm")).isEmpty();
    assertThat(kind("  <html><script>")).isEmpty();
    assertThat(kind("<svg xmlns=\"http://www.w3.org/2000/svg\">")).isEmpty();
    assertThat(kind("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")).isEmpty();
    assertThat(kind("\0\0\0\u0018ftypmp42....")).isEmpty();
    assertThat(kind("")).isEmpty();
  }

  @Test
  void anOfficeFileIsWhatLiesInItAndCarriesNoMacros() throws IOException {
    assertThat(zip(Map.of("[Content_Types].xml", TYPES, "word/document.xml", "<w:p/>")))
        .contains(FileKind.DOCX);
    assertThat(zip(Map.of("[Content_Types].xml", TYPES, "xl/workbook.xml", "<x/>")))
        .contains(FileKind.XLSX);
    assertThat(
            zip(
                Map.of(
                    "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>")))
        .contains(FileKind.ODT);
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
    var packed =
        OfficePackage.read(
            packed(
                Map.of(
                    "word/document.xml",
                    "<w:body><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p><w:p><w:t>A &amp; B</w:t></w:p></w:body>")));
    assertThat(packed.orElseThrow().text()).startsWith("TỐI MẬT\nA & B");
    assertThat(SecretMarking.inText(packed.orElseThrow().text())).isTrue();
  }

  @Test
  void aFileOfNothingButOpenTagsIsReadOnce() {
    for (String open : new String[] {"<", "<w:br"}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThat(zip(Map.of("word/document.xml", open.repeat(500_000))))
                  .contains(FileKind.DOCX));
    }
  }

  private static Optional<FileKind> kind(String latin) throws IOException {
    return FileSignature.of(new ByteArrayResource(latin.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static Optional<FileKind> zip(Map<String, String> entries) throws IOException {
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
