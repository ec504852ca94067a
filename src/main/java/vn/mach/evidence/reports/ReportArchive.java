package vn.mach.evidence.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Digests;
import vn.mach.base.web.Sheet;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.Papers;
import vn.mach.evidence.templates.ProseFormat;

/**
 * The file that is handed out of a signed report: its paper as PDF, everything that was signed as
 * canonical JSON, figures, the list of evidence, and a manifest with the hash of each. The zip is
 * written in one way only (nothing compressed, no times), so that the person who verifies it can
 * write it again and compare every byte.
 */
@Component
class ReportArchive {

  static final String MANIFEST = "manifest.json";
  static final String PAPER = "report.pdf";
  static final String REPORT = "report.json";
  static final String FIGURES = "figures.json";
  static final String EVIDENCE = "evidence.csv";
  static final String ABOUT = "README.txt";
  static final String FORMAT = "mach-archive-1";

  private final Papers papers;
  private final CanonicalJson frozen;
  private final ProseFormat prose;
  private final JsonMapper json = JsonMapper.builder().build();

  ReportArchive(Papers papers, CanonicalJson frozen, ProseFormat prose) {
    this.papers = papers;
    this.frozen = frozen;
    this.prose = prose;
  }

  /**
   * How the signature came into the system.
   *
   * @param login of the account that entered it
   * @param onPaper whether that account is not the signer's own
   */
  record Entry(String login, boolean onPaper, Instant at) {}

  /**
   * @param text what was signed, as canonical JSON
   */
  byte[] pack(SignedReport signed, String text, Paper paper, Entry entry) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAPER, papers.pdf(paper));
    files.put(REPORT, bytes(text));
    files.put(FIGURES, bytes(frozen.figures(signed.figures())));
    files.put(EVIDENCE, csv(signed));
    files.put(
        ABOUT,
        bytes(prose.say("reports.prose.archive", signed.code(), signed.head().symbol()) + "\n"));
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("format", FORMAT);
    manifest.put("report", signed.code());
    manifest.put("symbol", signed.head().symbol());
    manifest.put("signed_by", signed.head().name());
    manifest.put("on_paper", entry.onPaper());
    manifest.put("entered_by", entry.login());
    manifest.put("signed_at", entry.at().toString());
    manifest.put("hash", Digests.hex(text));
    manifest.put(
        "files",
        new TreeMap<>(
            files.entrySet().stream()
                .collect(
                    Collectors.toMap(Map.Entry::getKey, file -> Digests.hex(file.getValue())))));
    files.put(MANIFEST, bytes(json.writeValueAsString(manifest)));
    return zip(files);
  }

  /** The one way in which an archive is written. */
  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        entry.setSize(file.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] csv(SignedReport signed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Sheet sheet = Sheet.csv(bytes)) {
      sheet.head(
          "ref",
          "id",
          "unit",
          "unit_name",
          "held_on",
          "kind",
          "expected",
          "present",
          "amounts",
          "figures");
      for (SignedReport.Evidence it : signed.evidence()) {
        String amounts =
            it.amounts().entrySet().stream()
                .map(amount -> amount.getKey() + "=" + amount.getValue())
                .collect(Collectors.joining("|"));
        sheet.row(
            it.ref(),
            it.id(),
            it.unitCode(),
            it.unitName(),
            it.heldOn(),
            it.kind(),
            it.expected(),
            it.present(),
            amounts,
            String.join("|", it.marks()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
