package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Today;
import vn.mach.evidence.checks.Checks;
import vn.mach.evidence.templates.TemplateFigures;

/** What speaks against a signature, and what is open in the draft that it would cover. */
@Component
class SigningRules {

  private final ReportsSql sql;
  private final SectionsSql sections;
  private final SignersSql signers;
  private final Checks checks;
  private final Today today;

  SigningRules(
      ReportsSql sql, SectionsSql sections, SignersSql signers, Checks checks, Today today) {
    this.sql = sql;
    this.sections = sections;
    this.signers = signers;
    this.checks = checks;
    this.today = today;
  }

  List<Refusal> evaluate(ReportRow report, Signature signature, List<SectionRow> sections) {
    List<Refusal> refusals = new ArrayList<>();
    SignedReport.Head head = signature.head();
    Signer signer = signature.signer();
    if (head.title().isBlank()) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    }
    if (head.dated().isAfter(today.date())) {
      refusals.add(Refusal.of("dated", "reports.refused.in_the_future"));
    }
    if (signer.person() == null && head.name().isBlank()) {
      refusals.add(Refusal.of("name", "web.refused.missing"));
    } else if (signer.person() != null
        && !signers.holders(report.unit(), head.dated()).contains(signer)) {
      refusals.add(Refusal.of("signer", "reports.refused.no_holder"));
    }
    if (sections.stream().anyMatch(it -> it.sides() > 0)) {
      refusals.add(Refusal.of("", "reports.refused.two_sides"));
    }
    return refusals;
  }

  OpenPoints open(Actor actor, ReportDrafts.Draft draft) {
    ReportRow report = draft.report();
    return new OpenPoints(
        checks.check(ReportPlainText.of(draft.body()), actor, report.unit(), report.period()),
        unsettled(report),
        draft.numbers().silent().stream().map(TemplateFigures.Below::name).toList(),
        unreported(report));
  }

  /**
   * Whether a remark or a unit without a signed report is there that was not when this was read.
   */
  boolean turnedUp(ReportRow report, OpenPoints read) {
    return !read.remarks().stream()
            .map(SectionsSql.Remark::id)
            .toList()
            .containsAll(unsettled(report).stream().map(SectionsSql.Remark::id).toList())
        || !read.unreported().containsAll(unreported(report));
  }

  private List<SectionsSql.Remark> unsettled(ReportRow report) {
    return sections.remarks(report.id()).stream().filter(it -> !it.settled()).toList();
  }

  private List<String> unreported(ReportRow report) {
    return sql.below(report).stream()
        .filter(it -> it.status() == null || !it.status().frozen())
        .map(ReportsSql.FromBelow::unitName)
        .toList();
  }
}
