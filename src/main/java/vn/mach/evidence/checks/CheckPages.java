package vn.mach.evidence.checks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Download;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.LongText;

/**
 * The page on which a report is pasted or brought as a file, and comes back with its contradictions
 * marked. Nothing is stored.
 */
@Controller
class CheckPages {

  private final Checks checks;
  private final CheckInput.Sender sender;

  CheckPages(Checks checks, CheckInput.Sender sender) {
    this.checks = checks;
    this.sender = sender;
  }

  /** The form; {@code file} only names the field that a refused file is beside. */
  record CheckForm(
      @Nullable String name,
      @Nullable String text,
      @Nullable String file,
      @Nullable String unit,
      @Nullable String from,
      @Nullable String to) {}

  @GetMapping("/checks")
  String ask(Actor actor, Model model) {
    require(actor);
    return page(model, Form.of(new CheckForm("", "", "", "", "", "")));
  }

  @Expensive
  @LongText("text")
  @PostMapping("/checks")
  String check(
      Actor actor,
      CheckForm typed,
      @RequestParam(name = "upload", required = false) @Nullable MultipartFile file,
      Model model)
      throws IOException {
    require(actor);
    return Answers.of(
        sender.read(actor, typed, file),
        read -> {
          List<Finding> findings = findings(actor, read);
          model.addAttribute("findings", findings);
          model.addAttribute("marked", Marked.of(read.text(), findings));
          return page(
              model,
              Form.of(
                  new CheckForm(
                      read.name(), read.text(), "", typed.unit(), typed.from(), typed.to())));
        },
        refusals -> page(model, Form.refused(typed, refusals)));
  }

  /**
   * The findings of the same form as a file of tab-separated values; where it is refused, the page
   * says why.
   */
  @Expensive
  @LongText("text")
  @PostMapping("/checks/findings.tsv")
  @Nullable String download(
      Actor actor,
      CheckForm typed,
      @RequestParam(name = "upload", required = false) @Nullable MultipartFile file,
      Model model,
      HttpServletResponse response)
      throws IOException {
    require(actor);
    switch (sender.read(actor, typed, file)) {
      case Outcome.Done<CheckInput>(CheckInput read) -> {
        byte[] table = Tsv.of(read.name(), findings(actor, read)).getBytes(StandardCharsets.UTF_8);
        Download.send(
            response,
            "text/tab-separated-values;charset=utf-8",
            "findings.tsv",
            out -> out.write(table));
        return null;
      }
      case Outcome.Refused<CheckInput>(List<Refusal> refusals) -> {
        return Answers.refused(page(model, Form.refused(typed, refusals)));
      }
    }
  }

  private List<Finding> findings(Actor actor, CheckInput read) {
    return read.unit() == null || read.period() == null
        ? checks.check(read.text())
        : checks.check(read.text(), actor, read.unit(), read.period());
  }

  private static String page(Model model, Form<CheckForm> form) {
    model.addAttribute("form", form);
    model.addAttribute("longest", CheckInput.LONGEST);
    return "evidence/checks/page";
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("checking texts");
    }
  }
}
