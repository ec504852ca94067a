package vn.mach.checks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Form;

/** The page on which a report is pasted or brought as a file, and comes back with its contradictions marked. Nothing is kept. */
@Controller
class CheckPages {

  private final Checks checks;
  private final Read.Sender sender;

  CheckPages(Checks checks, Read.Sender sender) {
    this.checks = checks;
    this.sender = sender;
  }

  /** The form; {@code file} only names the field that a refused file stands beside. */
  record Typed(@Nullable String name, @Nullable String text, @Nullable String file, @Nullable String unit, @Nullable String from, @Nullable String to) {}

  @GetMapping("/checks")
  String ask(Viewer viewer, Model model) {
    require(viewer);
    return page(model, Form.of(new Typed("", "", "", "", "", "")));
  }

  @PostMapping("/checks")
  String check(
      Viewer viewer, Typed typed, @RequestParam(name = "upload", required = false) @Nullable MultipartFile file, Model model, HttpServletResponse response)
      throws IOException {
    require(viewer);
    return switch (sender.read(viewer, typed, file)) {
      case Outcome.Done<Read>(Read read) -> {
        List<Finding> findings = findings(viewer, read);
        model.addAttribute("findings", findings);
        model.addAttribute("marked", Marked.of(read.text(), findings));
        yield page(model, Form.of(new Typed(read.name(), read.text(), "", typed.unit(), typed.from(), typed.to())));
      }
      case Outcome.Refused<Read>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield page(model, Form.refused(typed, refusals));
      }
    };
  }

  /** The findings of the same form as a file of tab-separated values; where it is refused, the page says why. */
  @PostMapping("/checks/findings.tsv")
  @Nullable String download(
      Viewer viewer, Typed typed, @RequestParam(name = "upload", required = false) @Nullable MultipartFile file, Model model, HttpServletResponse response)
      throws IOException {
    require(viewer);
    switch (sender.read(viewer, typed, file)) {
      case Outcome.Done<Read>(Read read) -> {
        response.setContentType("text/tab-separated-values;charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"findings.tsv\"");
        response.getOutputStream().write(Tsv.of(read.name(), findings(viewer, read)).getBytes(StandardCharsets.UTF_8));
        return null;
      }
      case Outcome.Refused<Read>(List<Refusal> refusals) -> {
        response.setStatus(422);
        return page(model, Form.refused(typed, refusals));
      }
    }
  }

  private List<Finding> findings(Viewer viewer, Read read) {
    return read.unit() == null || read.period() == null ? checks.check(read.text()) : checks.check(read.text(), viewer, read.unit(), read.period());
  }

  private static String page(Model model, Form<Typed> form) {
    model.addAttribute("form", form);
    model.addAttribute("longest", Read.LONGEST);
    return "checks/page";
  }

  private static void require(Viewer viewer) {
    if (!viewer.hasSomewhere(Right.SEE)) {
      throw new NotFound("checking texts");
    }
  }
}
