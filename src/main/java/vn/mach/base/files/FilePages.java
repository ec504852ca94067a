package vn.mach.base.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Download;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;

/**
 * Upload and download. The form itself is on the page of the thing ({@code files/upload}); here it
 * comes back when refused.
 */
@Controller
class FilePages {

  private final Files files;
  private final FilesSql sql;

  FilePages(Files files, FilesSql sql) {
    this.files = files;
    this.sql = sql;
  }

  @GetMapping("/files/{module}/{subject}")
  String show(Actor actor, @PathVariable String module, @PathVariable long subject, Model model) {
    return page(files.of(actor, module, subject), model);
  }

  @Expensive
  @PostMapping("/files/{module}/{subject}")
  String attach(
      Actor actor,
      @PathVariable String module,
      @PathVariable long subject,
      @ModelAttribute("typed") Attachments.UploadForm typed,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      Model model) {
    return Answers.of(
        files.attach(
            actor, key, module, subject, Files.Upload.of(file), "yes".equals(typed.notSecret())),
        count -> Answers.to(files.path(module, subject), "files.attached", count),
        refusals -> page(files.with(actor, module, subject, Form.refused(typed, refusals)), model));
  }

  private String page(Attachments attachments, Model model) {
    model.addAttribute("files", attachments);
    model.addAttribute("back", files.path(attachments.module(), attachments.subject()));
    return "base/files/page";
  }

  @PostMapping("/files/{attachment}/remove")
  String remove(Actor actor, @PathVariable long attachment, @RequestParam String key, Model model) {
    return Answers.of(
        files.remove(actor, key, attachment),
        path -> Answers.to(path, "files.removed"),
        refusals -> {
          FilesSql.Kept kept = files.open(actor, attachment);
          return page(
              files.with(
                  actor,
                  kept.module(),
                  kept.subject(),
                  Form.refused(new Attachments.UploadForm(""), refusals)),
              model);
        });
  }

  /**
   * Always as a download, under a policy that lets nothing in it run; a picture or video on a page
   * is shown all the same. A part of it where one is asked for: a video is played from the middle,
   * and a download that was cut goes on (RFC 9110, section 14).
   */
  @GetMapping("/files/{attachment}")
  void download(
      Actor actor,
      @PathVariable long attachment,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
      @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange,
      HttpServletResponse response)
      throws IOException {
    FilesSql.Kept kept = files.open(actor, attachment);
    String tag = "\"f" + kept.file() + "\"";
    Optional<ByteRange> part =
        range == null || (ifRange != null && !ifRange.equals(tag))
            ? Optional.empty()
            : ByteRange.of(range, kept.size());
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.ETAG, tag);
    if (part.isPresent() && !part.get().satisfiable()) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + kept.size());
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      return;
    }
    response.setContentType(kept.mediaType());
    long first = part.map(ByteRange::first).orElse(0L);
    long last = part.map(ByteRange::last).orElse(kept.size() - 1);
    response.setContentLengthLong(last - first + 1);
    if (part.isPresent()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + kept.size());
    }
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename(kept.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("Cache-Control", "private, no-cache");
    sql.copy(kept.file(), first, last, Download.unheld(response));
  }
}
