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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
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

  /** Who is chosen and holds no post on the day: always refused. */
  private static final Signer NOBODY = new Signer(new PersonId(0), "", "");

  private final Reports reports;
  private final ReportSigning signing;
  private final ChangesSinceSigning changes;
  private final ReportPaper papers;
  private final SignersSql signers;
  private final Register register;
  private final Today today;
  private final PublicAddress standing;

  SignPages(
      Reports reports,
      ReportSigning signing,
      ChangesSinceSigning changes,
      ReportPaper papers,
      SignersSql signers,
      Register register,
      Today today,
      PublicAddress standing) {
    this.reports = reports;
    this.signing = signing;
    this.changes = changes;
    this.papers = papers;
    this.signers = signers;
    this.register = register;
    this.today = today;
    this.standing = standing;
  }

  /**
   * @param signer {@link Signer#value}
   * @param seen {@link OpenPoints#seen}, where the signer goes on with it
   */
  record SignForm(
      @Nullable String signer,
      @Nullable String seen,
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
    List<Signer> holders = signers.holders(report.unit(), today.date());
    SignedReport.Head head = papers.head(report);
    String above = papers.above(report.unit(), report.period().to());
    SignForm typed =
        new SignForm(
            holders.stream()
                .filter(it -> !it.onPaper(actor))
                .findFirst()
                .or(() -> holders.stream().findFirst())
                .map(Signer::value)
                .orElse(""),
            "",
            register.nextSymbol(report.unit(), "report", head.dated()).orElse(""),
            head.title(),
            "",
            head.dated().toString(),
            head.upperBody(),
            head.issuer(),
            "",
            "",
            above == null ? "" : above);
    return form(actor, report, Form.of(typed).about(signing.versions(report.id())), model);
  }

  @Expensive
  @PostMapping("/reports/{id:\\d+}/sign")
  String sign(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      SignForm typed,
      Model model,
      HttpServletRequest request) {
    ReportRow report = reports.signable(actor, new ReportId(id));
    FormParser reading = new FormParser();
    Field<LocalDate> dated = reading.requiredDay("dated", typed.dated());
    String upperBody = reading.optional("upperBody", typed.upperBody(), LONGEST);
    String issuer = reading.optional("issuer", typed.issuer(), LONGEST);
    String symbol = reading.optional("symbol", typed.symbol(), LONGEST);
    String place = reading.optional("place", typed.place(), LONGEST);
    String title = reading.optional("title", typed.title(), LONGEST);
    List<String> lines = lines(reading, "lines", typed.lines());
    String name = reading.optional("name", typed.name(), LONGEST);
    Signer signer = signer(report, typed, dated.read().orElse(today.date()), name);
    List<String> recipients = lines(reading, "recipients", typed.recipients());
    return Answers.of(
        reading.then(() ->
            signing.sign(
                actor,
                key,
                report.id(),
                new Signature(
                    new SignedReport.Head(
                        report.layout(),
                        upperBody,
                        issuer,
                        symbol,
                        place,
                        dated.get(),
                        title,
                        lines.isEmpty() ? papers.lines(report, signer.post()) : lines,
                        signer.name(),
                        recipients),
                    signer,
                    Text.line(typed.seen())),
                standing.of(request),
                Text.line(shown))),
        done -> Answers.to("/reports/" + id, "reports.done.signed"),
        refusals ->
            form(
                actor,
                report,
                Form.refused(typed, refusals).about(read(report, shown, refusals)),
                model));
  }

  /** The text that the signer was shown; the present one where it was said that it changed. */
  private String read(ReportRow report, String shown, List<Refusal> refusals) {
    return refusals.stream().anyMatch(it -> it.reason().equals(ReportSigning.CHANGED))
        ? signing.versions(report.id())
        : Text.line(shown);
  }

  /** The holder who was chosen, or who was typed. */
  private Signer signer(ReportRow report, SignForm typed, LocalDate day, String name) {
    String chosen = Text.line(typed.signer());
    return chosen.isEmpty()
        ? Signer.named(name)
        : signers.holders(report.unit(), day).stream()
            .filter(it -> it.value().equals(chosen))
            .findFirst()
            .orElse(NOBODY);
  }

  private String form(Actor actor, ReportRow report, Form<SignForm> form, Model model) {
    model.addAttribute("own", actor.person());
    model.addAttribute(
        "holders",
        signers.holders(report.unit(), FormParser.day(form.value("dated")).orElse(today.date())));
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
    ReportRow report = reports.signable(actor, new ReportId(id));
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
