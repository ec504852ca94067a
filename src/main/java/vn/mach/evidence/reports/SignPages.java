package vn.mach.evidence.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.PublicAddress;
import vn.mach.documents.register.Register;
import vn.mach.evidence.reports.ReportStatus.Step;

/** Signing, with what it freezes said before; and what has changed since. */
@Controller
class SignPages {

  private static final int LONGEST = 500;

  private final Reports reports;
  private final ReportSigning signing;
  private final ChangesSinceSigning changes;
  private final ReportPaper papers;
  private final Register register;
  private final PublicAddress standing;

  SignPages(
      Reports reports,
      ReportSigning signing,
      ChangesSinceSigning changes,
      ReportPaper papers,
      Register register,
      PublicAddress standing) {
    this.reports = reports;
    this.signing = signing;
    this.changes = changes;
    this.papers = papers;
    this.register = register;
    this.standing = standing;
  }

  record SignForm(
      @Nullable String symbol,
      @Nullable String title,
      @Nullable String place,
      @Nullable String dated,
      @Nullable String upperBody,
      @Nullable String issuer,
      @Nullable String lines,
      @Nullable String name,
      @Nullable String recipients) {}

  @Expensive
  @GetMapping("/reports/{id:\\d+}/sign")
  String sign(Actor actor, @PathVariable long id, Model model) {
    ReportRow report = signable(actor, id);
    SignedReport.Head head = papers.head(report);
    String above = papers.above(report.unit(), report.period().to());
    SignForm typed =
        new SignForm(
            register.nextSymbol(report.unit(), "report", head.dated()).orElse(""),
            head.title(),
            "",
            head.dated().toString(),
            head.upperBody(),
            head.issuer(),
            String.join("\n", head.lines()),
            "",
            above == null ? "" : above);
    return form(actor, report, Form.of(typed), model);
  }

  @Expensive
  @PostMapping("/reports/{id:\\d+}/sign")
  String sign(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      SignForm typed,
      Model model,
      HttpServletRequest request) {
    ReportRow report = reports.require(actor, Right.SIGN, new ReportId(id));
    FormParser reading = new FormParser();
    Field<LocalDate> dated = reading.requiredDay("dated", typed.dated());
    String upperBody = reading.optional("upperBody", typed.upperBody(), LONGEST);
    String issuer = reading.optional("issuer", typed.issuer(), LONGEST);
    String symbol = reading.optional("symbol", typed.symbol(), LONGEST);
    String place = reading.optional("place", typed.place(), LONGEST);
    String title = reading.optional("title", typed.title(), LONGEST);
    List<String> lines = lines(reading, "lines", typed.lines());
    String name = reading.optional("name", typed.name(), LONGEST);
    List<String> recipients = lines(reading, "recipients", typed.recipients());
    return Answers.of(
        reading.then(() ->
            signing.sign(
                actor,
                key,
                report.id(),
                new SignedReport.Head(
                    report.layout(),
                    upperBody,
                    issuer,
                    symbol,
                    place,
                    dated.get(),
                    title,
                    lines,
                    name,
                    recipients),
                standing.of(request))),
        done -> Answers.to("/reports/" + id, "reports.done.signed"),
        refusals -> form(actor, report, Form.refused(typed, refusals), model));
  }

  private String form(Actor actor, ReportRow report, Form<SignForm> form, Model model) {
    model.addAttribute("report", report);
    model.addAttribute("form", form);
    model.addAttribute("extent", signing.extent(actor, report));
    return "evidence/reports/sign";
  }

  /** For the page of a signed report, which loads it. */
  @Expensive
  @GetMapping("/reports/{id:\\d+}/changes")
  String changes(Actor actor, @PathVariable long id, Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    if (!report.status().frozen()) {
      throw new NotFound("changes of a report that is not signed");
    }
    model.addAttribute("report", report);
    model.addAttribute("since", changes.since(actor, report));
    return "evidence/reports/changes";
  }

  private ReportRow signable(Actor actor, long id) {
    ReportRow report = reports.require(actor, Right.SIGN, new ReportId(id));
    if (!report.allows(Step.SIGN)) {
      throw new NotFound("signing a report that is " + report.status().code());
    }
    return report;
  }

  private static List<String> lines(FormParser reading, String field, @Nullable String typed) {
    return Text.lines(typed)
        .lines()
        .map(line -> reading.optional(field, line, LONGEST))
        .filter(line -> !line.isEmpty())
        .limit(20)
        .toList();
  }
}
