package vn.mach.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.kernel.Digests;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.register.Outgoing;
import vn.mach.register.Register;
import vn.mach.register.Taken;
import vn.mach.reports.ReportStatus.Step;

/**
 * Signing freezes the text, the figures and the list of evidence, all read in one snapshot, under a hash; the archive that is handed out is
 * made in the same moment. Nothing of it ever changes; what has changed since is shown beside it.
 */
@Component
public class Signing {

  private final ReportsSql sql;
  private final SectionsSql sections;
  private final Reports reports;
  private final Drafts drafts;
  private final Collecting collecting;
  private final Frozen frozen;
  private final Archive archive;
  private final PaperMaker papers;
  private final Register register;
  private final Today today;

  Signing(
      ReportsSql sql, SectionsSql sections, Reports reports, Drafts drafts, Collecting collecting, Frozen frozen, Archive archive, PaperMaker papers,
      Register register, Today today) {
    this.sql = sql;
    this.sections = sections;
    this.reports = reports;
    this.drafts = drafts;
    this.collecting = collecting;
    this.frozen = frozen;
    this.archive = archive;
    this.papers = papers;
    this.register = register;
    this.today = today;
  }

  /**
   * Signs a report with the head that its unit's name suggests, and this symbol. For the sample and for commands.
   *
   * @param address where the server stands, for the links of the paper
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Outcome<ReportId> sign(Viewer viewer, String key, ReportId id, String symbol, String signer, String address) {
    Signed.Head most = papers.head(reports.require(viewer, Right.SIGN, id));
    return sign(viewer, key, id, new Signed.Head(most.layout(), most.upperBody(), most.issuer(), symbol, most.place(), most.dated(), most.title(), most.lines(), signer, most.recipients()), address);
  }

  /** Takes the report's number in the register; without a typed one the next. Refused: what the register refuses, without title or signer, on a day that has not come, and while two sides of a sentence wait to be decided between. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  Outcome<ReportId> sign(Viewer viewer, String key, ReportId id, Signed.Head head, String address) {
    return reports.once(viewer, key, "reports.sign\n" + id.value() + "\n" + head, () -> {
      sql.lock(id);
      ReportRow report = reports.require(viewer, Right.SIGN, id);
      if (!report.allows(Step.SIGN)) {
        return Outcome.refused("", "reports.refused.already." + report.status().code());
      }
      List<Refusal> refusals = judge(head, sections.of(id));
      if (!refusals.isEmpty()) {
        return Outcome.refused(refusals);
      }
      return switch (register.takeNumber(viewer, key + "-number", outgoing(report, head))) {
        case Outcome.Refused<Taken>(List<Refusal> refused) -> Outcome.refused(refused.stream().map(Signing::beside).toList());
        case Outcome.Done<Taken>(Taken taken) -> freeze(viewer, report, numbered(head, taken.symbol()), address);
      };
    });
  }

  private Outcome<ReportId> freeze(Viewer viewer, ReportRow report, Signed.Head head, String address) {
    ReportId id = report.id();
    Drafts.Draft draft = drafts.draft(viewer, report);
    Collecting.Collected collected = collecting.collect(viewer, report, draft.numbers(), draft.marks(), shown(draft));
    Signed signed =
        new Signed(
            report.code(), report.unitCode(), report.unitName(), report.type(), report.period(), head, draft.body(), collected.figures(), collected.evidence());
    String text = frozen.write(signed);
    byte[] packed = archive.pack(signed, text, papers.paper(head, signed.body(), id, address), viewer.login(), today.now());
    Map<Long, String> evidence = new LinkedHashMap<>();
    signed.evidence().forEach(it -> evidence.put(it.id(), it.ref()));
    sql.evidence(id, evidence);
    sql.sign(id, head, text, Digests.hex(text), packed, viewer, today.now());
    reports.wrote(viewer, "signed", id, report.unit(), null);
    return Outcome.done(id);
  }

  /** The report in the book of outgoing papers: under the number that was typed, or the next one. */
  private static Outgoing outgoing(ReportRow report, Signed.Head head) {
    Outgoing made =
        Outgoing.made(
            report.unit(), "report", head.dated(), head.title(), String.join("; ", head.recipients()), head.name(),
            head.lines().isEmpty() ? "" : head.lines().getLast(), "reports:" + report.id().value());
    String number = head.symbol().replaceFirst("^(?i:số)\\s+", "");
    return new Outgoing(
        made.unit(), made.kind(), made.day(), made.title(), made.recipients(), made.signer(), made.post(), made.urgency(), number, made.repeats(), made.congress(),
        made.reserved(), made.directive(), made.source(), made.note());
  }

  private static Signed.Head numbered(Signed.Head it, String symbol) {
    return new Signed.Head(
        it.layout(), it.upperBody(), it.issuer(), "Số " + symbol, it.place(), it.dated(), it.title(), it.lines(), it.name(), it.recipients());
  }

  /** What the register says against a field of its own stands beside the field of the signature's form. */
  private static Refusal beside(Refusal refusal) {
    String field =
        switch (refusal.field()) {
          case "number", "unit", "kind" -> "symbol";
          case "day" -> "dated";
          case "signer" -> "name";
          case "post" -> "lines";
          default -> refusal.field();
        };
    return new Refusal(field, refusal.reason(), refusal.arguments());
  }

  private List<String> shown(Drafts.Draft draft) {
    return draft.sections().stream().flatMap(it -> drafts.shown(TemplateText.read(it.section().text())).stream()).distinct().toList();
  }

  private List<Refusal> judge(Signed.Head head, List<SectionRow> sections) {
    List<Refusal> refusals = new ArrayList<>();
    if (head.title().isBlank()) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    }
    if (head.name().isBlank()) {
      refusals.add(Refusal.of("name", "web.refused.missing"));
    }
    if (head.dated().isAfter(today.date())) {
      refusals.add(Refusal.of("dated", "reports.refused.in_the_future"));
    }
    if (sections.stream().anyMatch(it -> it.sides() > 0)) {
      refusals.add(Refusal.of("", "reports.refused.two_sides"));
    }
    return refusals;
  }

  /** How much a signature would cover: figures and activities. */
  record Extent(int figures, int activities, int remarks) {}

  @Transactional(readOnly = true)
  Extent extent(Viewer viewer, ReportRow report) {
    Drafts.Draft draft = drafts.draft(viewer, report);
    Collecting.Collected collected = collecting.collect(viewer, report, draft.numbers(), draft.marks(), shown(draft));
    return new Extent(collected.figures().size(), collected.evidence().size(), draft.sections().stream().mapToInt(it -> it.section().remarks()).sum());
  }
}
