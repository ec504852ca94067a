package vn.mach.evidence.checks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
 * The page on which a report is pasted, or one or several are brought as files, and come back with
 * their contradictions marked. Nothing is stored.
 */
@Controller
class CheckPages {

  private final Checks checks;
  private final CheckInput.Sender sender;

  CheckPages(Checks checks, CheckInput.Sender sender) {
    this.checks = checks;
    this.sender = sender;
  }

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
      @RequestParam(name = "upload", required = false) @Nullable List<MultipartFile> files,
      Model model)
      throws IOException {
    require(actor);
    return Answers.of(
        sender.read(actor, typed, files == null ? List.of() : files),
        sent -> {
          model.addAttribute("checked", checked(actor, sent.read()));
          model.addAttribute("unread", sent.unread());
          CheckInput only = sent.read().getFirst();
          boolean one = sent.read().size() == 1;
          return page(
              model,
              Form.of(
                  new CheckForm(
                      one ? only.name() : "",
                      one ? only.text() : "",
                      "",
                      typed.unit(),
                      typed.from(),
                      typed.to())));
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
      @RequestParam(name = "upload", required = false) @Nullable List<MultipartFile> files,
      Model model,
      HttpServletResponse response)
      throws IOException {
    require(actor);
    switch (sender.read(actor, typed, files == null ? List.of() : files)) {
      case Outcome.Done<CheckInput.Sent>(CheckInput.Sent sent) -> {
        byte[] table = Tsv.of(checked(actor, sent.read())).getBytes(StandardCharsets.UTF_8);
        Download.send(
            response,
            "text/tab-separated-values;charset=utf-8",
            "findings.tsv",
            out -> out.write(table));
        return null;
      }
      case Outcome.Refused<CheckInput.Sent>(List<Refusal> refusals) -> {
        return Answers.refused(page(model, Form.refused(typed, refusals)));
      }
    }
  }

  /** Each text by itself, and where there are several, each against the ones before it. */
  private List<CheckedReport> checked(Actor actor, List<CheckInput> sent) {
    List<SeriesReport> reports = sent.stream().map(it -> SeriesReport.of(it.text())).toList();
    List<List<Finding>> series = Series.of(reports);
    List<CheckedReport> checked = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      CheckInput one = sent.get(i);
      List<Finding> findings =
          Stream.concat(findings(actor, one).stream(), series.get(i).stream())
              .sorted(Comparator.comparingInt(Finding::from).thenComparingInt(Finding::to))
              .toList();
      checked.add(
          new CheckedReport(
              one.name(),
              i == 0 ? "" : "r" + (i + 1) + "-",
              findings,
              Marked.of(one.text(), findings)));
    }
    return checked;
  }

  private List<Finding> findings(Actor actor, CheckInput read) {
    return read.unit() == null || read.period() == null
        ? checks.check(read.text())
        : checks.check(read.text(), actor, read.unit(), read.period());
  }

  private static String page(Model model, Form<CheckForm> form) {
    model.addAttribute("form", form);
    model.addAttribute("longest", CheckInput.LONGEST);
    model.addAttribute("mostFiles", CheckInput.MOST_FILES);
    return "evidence/checks/page";
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("checking texts");
    }
  }
}
