package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.LayoutStandard;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.PaperHead;
import vn.mach.documents.papers.SignatureBlock;
import vn.mach.evidence.templates.ProseFormat;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * Makes a paper of a report: its text under the head that its unit has, its figures' marks with
 * full addresses.
 */
@Component
class ReportPaper {

  private final SignedReportsSql sql;
  private final ReportDrafts drafts;
  private final CanonicalJson frozen;
  private final ProseFormat prose;
  private final Units units;
  private final Today today;

  ReportPaper(
      SignedReportsSql sql,
      ReportDrafts drafts,
      CanonicalJson frozen,
      ProseFormat prose,
      Units units,
      Today today) {
    this.sql = sql;
    this.drafts = drafts;
    this.frozen = frozen;
    this.prose = prose;
    this.units = units;
    this.today = today;
  }

  /** What was signed, or the draft as it is. */
  Paper paper(Actor actor, ReportRow report, String address) {
    if (report.status().frozen()) {
      SignedReport signed = frozen.read(sql.frozen(report.id()).orElseThrow());
      return paper(report, signed.head(), signed.body(), address);
    }
    ReportDrafts.Draft draft = drafts.draft(actor, report);
    return paper(report, head(report), draft.body(), address);
  }

  Paper paper(ReportRow report, SignedReport.Head head, List<PaperBlock> body, String address) {
    MarkedBlocks full = new MarkedBlocks(mark -> full(mark, address));
    return new Paper(
        head.layout().equals("state") ? LayoutStandard.STATE : LayoutStandard.PARTY,
        new PaperHead(
            head.upperBody(),
            head.issuer(),
            head.symbol(),
            head.place(),
            head.dated(),
            prose.say("reports.prose.kind"),
            head.title()),
        report
            .marks()
            .print(body.stream().map(full::of).toList(), prose.say("reports.prose.notes")),
        new SignatureBlock(head.lines(), head.name()),
        head.recipients(),
        address + "/reports/" + report.id().value());
  }

  /** What a draft's head most likely is, from the names of its unit and of the one above. */
  SignedReport.Head head(ReportRow report) {
    LocalDate day = today.date();
    List<NamedUnit> path = units.path(report.unit(), report.period().to());
    String upper = path.size() > 1 ? path.get(path.size() - 2).name() : "";
    boolean state = report.layout().equals("state");
    String issuer =
        state
            ? report.unitName()
            : prose
                .say("reports.prose.issuer", report.unitName().replaceFirst("^Đảng bộ\\s+", ""))
                .strip();
    boolean committee = report.unitName().startsWith("Đảng bộ ");
    return new SignedReport.Head(
        report.layout(),
        capitals(upper),
        capitals(committee || state ? issuer : report.unitName()),
        prose.say(state ? "reports.prose.no_symbol.state" : "reports.prose.no_symbol"),
        "",
        day,
        report.title(),
        lines(report, ""),
        "",
        List.of());
  }

  /**
   * What stands above a signature.
   *
   * @param post a code of the signer's post; empty: the secretary's
   */
  List<String> lines(ReportRow report, String post) {
    String held = post.isEmpty() ? "secretary" : post;
    String words = prose.say("reports.prose.post." + held);
    boolean committee =
        report.unitName().startsWith("Đảng bộ ") && !report.layout().equals("state");
    return committee
        ? List.of(
            prose.say(
                held.equals("standing_member")
                    ? "reports.prose.on_behalf.standing"
                    : "reports.prose.on_behalf"),
            words)
        : List.of(words);
  }

  /** Those above the unit: who the report goes to by itself. */
  @Nullable String above(UnitId unit, LocalDate day) {
    List<NamedUnit> path = units.path(unit, day);
    return path.size() > 1 ? path.get(path.size() - 2).name() : null;
  }

  private static String capitals(String name) {
    String bare = name;
    for (String ending : List.of("(mẫu)", "(số liệu mẫu)")) {
      if (name.endsWith(ending)) {
        bare = name.substring(0, name.length() - ending.length()).stripTrailing();
      }
    }
    return bare.toUpperCase(Locale.of("vi"));
  }

  /** One without a code of its own opens on the page only. */
  private static @Nullable FigureMark full(FigureMark mark, String address) {
    return mark.code().isEmpty() ? null : new FigureMark(mark.code(), address + mark.url());
  }
}
