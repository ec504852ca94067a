package vn.mach.evidence.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.PublicAddress;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.Papers;

/** A report as files. */
@Controller
class ReportFilePages {

  private final Reports reports;
  private final SignedReportsSql sql;
  private final Papers papers;
  private final PublicAddress standing;

  ReportFilePages(Reports reports, SignedReportsSql sql, Papers papers, PublicAddress standing) {
    this.reports = reports;
    this.sql = sql;
    this.papers = papers;
    this.standing = standing;
  }

  /**
   * The report as a file: {@code word}, {@code pdf}, {@code sheet}, and of what is signed {@code
   * archive}.
   */
  @Expensive
  @GetMapping("/reports/{id:\\d+}/file/{kind}")
  ResponseEntity<byte[]> file(
      Actor actor, @PathVariable long id, @PathVariable String kind, HttpServletRequest request) {
    ReportRow report = reports.see(actor, new ReportId(id));
    if (kind.equals("archive")) {
      return file(
          report,
          "zip",
          "application/zip",
          sql.archive(report.id()).orElseThrow(() -> new NotFound("archive of report " + id)));
    }
    if (!List.of("word", "pdf", "sheet").contains(kind)) {
      throw new NotFound("file " + kind);
    }
    Paper paper = reports.paper(actor, report.id(), standing.of(request));
    return switch (kind) {
      case "word" ->
          file(
              report,
              "docx",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              papers.word(paper));
      case "pdf" -> file(report, "pdf", "application/pdf", papers.pdf(paper));
      default ->
          file(
              report,
              "xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              papers.sheet(paper));
    };
  }

  private static ResponseEntity<byte[]> file(
      ReportRow report, String ending, String type, byte[] bytes) {
    String name =
        "bao-cao-%s-%s.%s"
            .formatted(
                report.unitCode().replaceAll("[^\\p{L}\\p{Nd}._-]", "-"),
                report.period().to(),
                ending);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }
}
