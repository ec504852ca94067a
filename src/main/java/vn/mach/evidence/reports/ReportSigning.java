package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.documents.register.Outgoing;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.TakenNumber;
import vn.mach.evidence.reports.ReportStatus.Step;

/**
 * Signing freezes the text, the figures and the list of evidence, all read in one snapshot, under a
 * hash; the archive that is handed out is made in the same moment. Nothing of it ever changes; what
 * has changed since is shown beside it.
 */
@Component
public class ReportSigning {

  private final ReportsSql sql;
  private final SectionsSql sections;
  private final Reports reports;
  private final ReportDrafts drafts;
  private final EvidenceCollector collecting;
  private final CanonicalJson frozen;
  private final ReportArchive archive;
  private final ReportPaper papers;
  private final Register register;
  private final Idempotency idempotency;
  private final Today today;

  ReportSigning(
      ReportsSql sql,
      SectionsSql sections,
      Reports reports,
      ReportDrafts drafts,
      EvidenceCollector collecting,
      CanonicalJson frozen,
      ReportArchive archive,
      ReportPaper papers,
      Register register,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.sections = sections;
    this.reports = reports;
    this.drafts = drafts;
    this.collecting = collecting;
    this.frozen = frozen;
    this.archive = archive;
    this.papers = papers;
    this.register = register;
    this.idempotency = idempotency;
    this.today = today;
  }

  /**
   * Signs a report with the head that its unit's name suggests, and this symbol. For the sample and
   * for commands.
   *
   * @param address where the server stands, for the links of the paper
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Outcome<ReportId> sign(
      Actor actor, String key, ReportId id, String symbol, String signer, String address) {
    SignedReport.Head most = papers.head(reports.require(actor, Right.SIGN, id));
    return sign(
        actor,
        key,
        id,
        new SignedReport.Head(
            most.layout(),
            most.upperBody(),
            most.issuer(),
            symbol,
            most.place(),
            most.dated(),
            most.title(),
            most.lines(),
            signer,
            most.recipients()),
        address);
  }

  /**
   * Takes the report's number in the register; without a typed one the next. Refused: what the
   * register refuses, without title or signer, on a day that has not come, and while two sides of a
   * sentence wait to be decided between.
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  Outcome<ReportId> sign(
      Actor actor, String key, ReportId id, SignedReport.Head head, String address) {
    return idempotency.once(
        new Key(actor, key, "reports.sign", id, head),
        Answer.known(id),
        () -> {
          sql.lock(id);
          ReportRow report = reports.require(actor, Right.SIGN, id);
          if (!report.allows(Step.SIGN)) {
            return Outcome.refused("", "reports.refused.already." + report.status().code());
          }
          List<Refusal> refusals = evaluate(head, sections.of(id));
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          return switch (register.takeNumber(actor, key + "-number", outgoing(report, head))) {
            case Outcome.Refused<TakenNumber>(List<Refusal> refused) ->
                Outcome.refused(refused.stream().map(ReportSigning::beside).toList());
            case Outcome.Done<TakenNumber>(TakenNumber taken) ->
                freeze(actor, report, numbered(head, taken.symbol()), address);
          };
        });
  }

  private Outcome<ReportId> freeze(
      Actor actor, ReportRow report, SignedReport.Head head, String address) {
    ReportId id = report.id();
    ReportDrafts.Draft draft = drafts.draft(actor, report);
    EvidenceCollector.Collected collected =
        collecting.collect(actor, report, draft.numbers(), draft.marks(), shown(draft));
    SignedReport signed =
        new SignedReport(
            report.code(),
            report.unitCode(),
            report.unitName(),
            report.type(),
            report.period(),
            head,
            draft.body(),
            collected.figures(),
            collected.evidence());
    String text = frozen.write(signed);
    byte[] packed =
        archive.pack(
            signed,
            text,
            papers.paper(head, signed.body(), id, address),
            actor.login(),
            today.now());
    Map<Long, String> evidence = new LinkedHashMap<>();
    signed.evidence().forEach(it -> evidence.put(it.id(), it.ref()));
    sql.evidence(id, evidence);
    sql.sign(id, head, text, Digests.hex(text), packed, actor, today.now());
    reports.wrote(actor, "signed", id, report.unit(), null);
    return Outcome.done(id);
  }

  /**
   * The report in the book of outgoing papers: under the number that was typed, or the next one.
   */
  private static Outgoing outgoing(ReportRow report, SignedReport.Head head) {
    Outgoing made =
        Outgoing.made(
            report.unit(),
            "report",
            head.dated(),
            head.title(),
            String.join("; ", head.recipients()),
            head.name(),
            head.lines().isEmpty() ? "" : head.lines().getLast(),
            "reports:" + report.id().value());
    String number = head.symbol().replaceFirst("^(?i:số)\\s+", "");
    return new Outgoing(
        made.unit(),
        made.kind(),
        made.day(),
        made.title(),
        made.recipients(),
        made.signer(),
        made.post(),
        made.urgency(),
        number,
        made.repeats(),
        made.congress(),
        made.reserved(),
        made.directive(),
        made.source(),
        made.note());
  }

  private static SignedReport.Head numbered(SignedReport.Head it, String symbol) {
    return new SignedReport.Head(
        it.layout(),
        it.upperBody(),
        it.issuer(),
        "Số " + symbol,
        it.place(),
        it.dated(),
        it.title(),
        it.lines(),
        it.name(),
        it.recipients());
  }

  /**
   * What the register says against a field of its own stands beside the field of the signature's
   * form.
   */
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

  private List<String> shown(ReportDrafts.Draft draft) {
    return draft.sections().stream()
        .flatMap(it -> drafts.shown(TemplateParser.read(it.section().text())).stream())
        .distinct()
        .toList();
  }

  private List<Refusal> evaluate(SignedReport.Head head, List<SectionRow> sections) {
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
  Extent extent(Actor actor, ReportRow report) {
    ReportDrafts.Draft draft = drafts.draft(actor, report);
    EvidenceCollector.Collected collected =
        collecting.collect(actor, report, draft.numbers(), draft.marks(), shown(draft));
    return new Extent(
        collected.figures().size(),
        collected.evidence().size(),
        draft.sections().stream().mapToInt(it -> it.section().remarks()).sum());
  }
}
