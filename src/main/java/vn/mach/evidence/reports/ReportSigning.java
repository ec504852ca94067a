package vn.mach.evidence.reports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Today;
import vn.mach.documents.papers.Papers;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.TakenNumber;
import vn.mach.evidence.reports.ReportStatus.Step;
import vn.mach.evidence.templates.TemplateParser;

/**
 * Signing freezes the text, the figures and the list of evidence, all read in one snapshot, under a
 * hash; the archive is made with it. None of it ever changes; later changes are shown beside it.
 *
 * <p>Reading takes a snapshot (repeatable read), the number is assigned afterwards in a short
 * transaction of its own (read committed): a transaction that waits for a number inside its
 * snapshot would not see the numbers given while it waited.
 */
@Component
public class ReportSigning {

  /** The reason of a refusal: somebody changed the report since the signer was shown it. */
  static final String CHANGED = "reports.refused.changed_since_read";

  private final ReportsSql sql;
  private final SignedReportsSql signedReports;
  private final SectionsSql sections;
  private final Reports reports;
  private final ReportDrafts drafts;
  private final EvidenceCollector collecting;
  private final CanonicalJson frozen;
  private final ReportArchive archive;
  private final ReportPaper papers;
  private final Papers paperwork;
  private final Register register;
  private final ReportNumbering numbering;
  private final SigningRules rules;
  private final ReportDuties duties;
  private final Idempotency idempotency;
  private final Today today;
  private final TransactionTemplate snapshot;

  ReportSigning(
      ReportsSql sql,
      SignedReportsSql signedReports,
      SectionsSql sections,
      Reports reports,
      ReportDrafts drafts,
      EvidenceCollector collecting,
      CanonicalJson frozen,
      ReportArchive archive,
      ReportPaper papers,
      Papers paperwork,
      Register register,
      ReportNumbering numbering,
      SigningRules rules,
      ReportDuties duties,
      Today today,
      PlatformTransactionManager transactions,
      Idempotency idempotency) {
    this.sql = sql;
    this.signedReports = signedReports;
    this.sections = sections;
    this.reports = reports;
    this.drafts = drafts;
    this.collecting = collecting;
    this.frozen = frozen;
    this.archive = archive;
    this.papers = papers;
    this.paperwork = paperwork;
    this.register = register;
    this.numbering = numbering;
    this.rules = rules;
    this.duties = duties;
    this.idempotency = idempotency;
    this.today = today;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /**
   * Signs a report with the head that its unit's name suggests, and this symbol, as signed on paper
   * by somebody of this name. For the sample and for commands: nobody is asked about open points.
   *
   * @param address where the server stands, for the links of the paper
   */
  public Outcome<ReportId> sign(
      Actor actor, String key, ReportId id, String symbol, String signer, String address) {
    SignedReport.Head head =
        papers.head(reports.signable(actor, id)).withSymbol(symbol).withName(signer);
    return sign(actor, key, id, new Signature(head, Signer.named(signer), null), address);
  }

  /**
   * Takes the report's number in the register; without a typed one the next. Refused: what the
   * register refuses, without title or signer, where the signer holds no post of the unit on that
   * day, on a day that has not come, while two sides of a sentence wait to be decided between,
   * while something is open that was not agreed to, and where somebody changed the report
   * meanwhile.
   */
  Outcome<ReportId> sign(
      Actor actor, String key, ReportId id, Signature signature, String address) {
    return sign(actor, key, id, signature, address, "");
  }

  /**
   * The same for a signer who was shown the text.
   *
   * @param read {@link #versions} as they were then; where somebody changed a section since, it is
   *     refused; empty: nothing is compared
   */
  Outcome<ReportId> sign(
      Actor actor, String key, ReportId id, Signature signature, String address, String read) {
    return paperwork.inTurn(() ->
        finish(actor, key, id, signature, address, prepare(actor, id, signature, address), read));
  }

  /** The sections of a report with their versions, in one line. */
  String versions(ReportId id) {
    return inLine(sections.of(id));
  }

  private static String inLine(List<SectionRow> rows) {
    return rows.stream()
        .map(row -> row.id() + ":" + row.version())
        .collect(Collectors.joining(" "));
  }

  /** What a signature covers, read in one snapshot. */
  private record Covered(
      ReportRow report,
      List<Version> sections,
      ReportDrafts.Draft draft,
      EvidenceCollector.Collected collected,
      OpenPoints open) {}

  /** A section as it was read. */
  private record Version(long section, int version) {}

  /** What is written when a report is signed; its text and its archive hold the symbol. */
  private record Paperwork(SignedReport signed, String text, byte[] archive) {}

  /**
   * The slow part, made before the number is assigned, under the symbol that the report will most
   * likely get.
   *
   * @param frozen none where an open point was not agreed to
   */
  record Prepared(Covered covered, @Nullable Paperwork frozen, Instant at) {}

  /**
   * Nothing where it is plain already that the report cannot be signed; {@link #finish} then says
   * why.
   */
  Optional<Prepared> prepare(Actor actor, ReportId id, Signature signature, String address) {
    Instant at = today.now();
    return Objects.requireNonNull(snapshot.execute(status -> covered(actor, id, signature)))
        .map(it -> {
          Signature numbered =
              signature.with(
                  ReportNumbering.numbered(
                      signature.head(), numbering.foreseen(it.report, signature.head())));
          return new Prepared(
              it,
              signature.agreesTo(it.open) ? freeze(actor, it, numbered, address, at) : null,
              at);
        });
  }

  private Optional<Covered> covered(Actor actor, ReportId id, Signature signature) {
    ReportRow report = reports.signable(actor, id);
    List<SectionRow> rows = sections.of(id);
    if (!report.allows(Step.SIGN) || !rules.evaluate(report, signature, rows).isEmpty()) {
      return Optional.empty();
    }
    ReportDrafts.Draft draft = drafts.draft(actor, report);
    return Optional.of(
        new Covered(
            report,
            versions(rows),
            draft,
            collecting.collect(actor, report, draft.numbers(), draft.marks(), shown(draft)),
            rules.open(actor, draft)));
  }

  /**
   * Takes the number and writes what was prepared, in one short transaction: the person who signs
   * in the same run waits no longer than that, and a number is taken only with the report that has
   * it. It reads what is committed, not a snapshot: behind the lock of the run the numbers of those
   * who were there before must be seen.
   */
  Outcome<ReportId> finish(
      Actor actor,
      String key,
      ReportId id,
      Signature signature,
      String address,
      Optional<Prepared> prepared) {
    return finish(actor, key, id, signature, address, prepared, "");
  }

  private Outcome<ReportId> finish(
      Actor actor,
      String key,
      ReportId id,
      Signature signature,
      String address,
      Optional<Prepared> prepared,
      String read) {
    return idempotency.once(
        new Key(actor, key, "reports.sign", id, signature, read),
        Answer.known(id),
        () -> {
          sql.lock(id);
          ReportRow report = reports.signable(actor, id);
          if (!report.allows(Step.SIGN)) {
            return Outcome.refused("", "reports.refused.already." + report.status().code());
          }
          List<SectionRow> rows = sections.of(id);
          List<Refusal> refusals = rules.evaluate(report, signature, rows);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          if (!read.isEmpty() && !read.equals(inLine(rows))) {
            return Outcome.refused("", CHANGED);
          }
          if (prepared.isEmpty() || !prepared.get().covered.sections.equals(versions(rows))) {
            return Outcome.refused("", "reports.refused.changed_meanwhile");
          }
          if (prepared.get().frozen == null) {
            return Outcome.refused(
                "seen",
                String.valueOf(signature.seen()).isEmpty()
                    ? "reports.refused.open_points"
                    : "reports.refused.open_points_changed");
          }
          if (signature.seen() != null && rules.turnedUp(report, prepared.get().covered.open)) {
            return Outcome.refused("seen", "reports.refused.open_points_changed");
          }
          Outcome<TakenNumber> number =
              register.takeNumber(
                  actor, key + "-number", ReportNumbering.outgoing(report, signature.head()));
          return switch (number) {
            case Outcome.Refused<TakenNumber>(List<Refusal> refused) ->
                Outcome.refused(refused.stream().map(ReportNumbering::beside).toList());
            case Outcome.Done<TakenNumber>(TakenNumber taken) ->
                write(
                    actor,
                    prepared.get(),
                    signature.with(ReportNumbering.numbered(signature.head(), taken.symbol())),
                    address);
          };
        });
  }

  private Outcome<ReportId> write(
      Actor actor, Prepared prepared, Signature signature, String address) {
    ReportId id = prepared.covered.report.id();
    Paperwork made =
        prepared.frozen != null && prepared.frozen.signed.head().equals(signature.head())
            ? prepared.frozen
            : freeze( // another took that number
                actor, prepared.covered, signature, address, prepared.at);
    Map<Long, String> evidence = new LinkedHashMap<>();
    made.signed.evidence().forEach(it -> evidence.put(it.id(), it.ref()));
    signedReports.evidence(id, evidence);
    duties.signed(prepared.covered.report);
    signedReports.findings(
        id, PassageFinding.of(made.signed.body(), prepared.covered.open.findings()));
    signedReports.sign(
        id,
        new SignedReportsSql.Signed(
            signature.head(),
            made.text,
            Digests.hex(made.text),
            made.archive,
            signature.signer(),
            prepared.at),
        actor);
    reports.wrote(actor, "signed", id, prepared.covered.report.unit(), null);
    return Outcome.done(id);
  }

  private Paperwork freeze(
      Actor actor, Covered covered, Signature signature, String address, Instant at) {
    ReportRow report = covered.report;
    SignedReport.Head head = signature.head();
    SignedReport signed =
        new SignedReport(
            report.code(),
            report.unitCode(),
            report.unitName(),
            report.type(),
            report.period(),
            head,
            covered.draft.body(),
            covered.collected.figures(),
            covered.collected.evidence());
    String text = frozen.write(signed);
    return new Paperwork(
        signed,
        text,
        archive.pack(
            signed,
            text,
            papers.paper(report, head, signed.body(), address),
            new ReportArchive.Entry(actor.login(), signature.signer().onPaper(actor), at)));
  }

  private static List<Version> versions(List<SectionRow> rows) {
    return rows.stream().map(row -> new Version(row.id(), row.version())).toList();
  }

  private List<String> shown(ReportDrafts.Draft draft) {
    return draft.sections().stream()
        .flatMap(it -> drafts.shown(TemplateParser.read(it.section().text())).stream())
        .distinct()
        .toList();
  }

  /**
   * How much a signature would cover, and what is open.
   *
   * @param untouched headings of sections that stand as the template began them
   * @param sections how many there are
   * @param leftOut headings of sections of which nothing is printed
   */
  record Extent(
      int figures,
      int activities,
      List<String> untouched,
      int sections,
      List<String> leftOut,
      OpenPoints open) {}

  @Transactional(readOnly = true)
  Extent extent(Actor actor, ReportRow report) {
    ReportDrafts.Draft draft = drafts.draft(actor, report);
    EvidenceCollector.Collected collected =
        collecting.collect(actor, report, draft.numbers(), draft.marks(), shown(draft));
    return new Extent(
        collected.figures().size(),
        collected.evidence().size(),
        draft.sections().stream()
            .map(ReportDrafts.Filled::section)
            .filter(it -> !it.written())
            .map(SectionRow::heading)
            .toList(),
        draft.sections().size(),
        draft.sections().stream()
            .filter(draft::isLeftOut)
            .map(it -> it.section().heading())
            .toList(),
        rules.open(actor, draft));
  }
}
