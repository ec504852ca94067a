package vn.mach.evidence.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.documents.papers.Papers;
import vn.mach.documents.register.Outgoing;
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

  private final ReportsSql sql;
  private final SectionsSql sections;
  private final Reports reports;
  private final ReportDrafts drafts;
  private final EvidenceCollector collecting;
  private final CanonicalJson frozen;
  private final ReportArchive archive;
  private final ReportPaper papers;
  private final Papers paperwork;
  private final Register register;
  private final Idempotency idempotency;
  private final Today today;
  private final TransactionTemplate snapshot;

  ReportSigning(
      ReportsSql sql,
      SectionsSql sections,
      Reports reports,
      ReportDrafts drafts,
      EvidenceCollector collecting,
      CanonicalJson frozen,
      ReportArchive archive,
      ReportPaper papers,
      Papers paperwork,
      Register register,
      Today today,
      PlatformTransactionManager transactions,
      Idempotency idempotency) {
    this.sql = sql;
    this.sections = sections;
    this.reports = reports;
    this.drafts = drafts;
    this.collecting = collecting;
    this.frozen = frozen;
    this.archive = archive;
    this.papers = papers;
    this.paperwork = paperwork;
    this.register = register;
    this.idempotency = idempotency;
    this.today = today;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /**
   * Signs a report with the head that its unit's name suggests, and this symbol. For the sample and
   * for commands.
   *
   * @param address where the server stands, for the links of the paper
   */
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
   * register refuses, without title or signer, on a day that has not come, while two sides of a
   * sentence wait to be decided between, and where somebody changed the report meanwhile.
   */
  Outcome<ReportId> sign(
      Actor actor, String key, ReportId id, SignedReport.Head head, String address) {
    return paperwork.inTurn(
        () -> finish(actor, key, id, head, address, prepare(actor, id, head, address)));
  }

  /** What a signature covers, read in one snapshot. */
  private record Covered(
      ReportRow report,
      List<Version> sections,
      ReportDrafts.Draft draft,
      EvidenceCollector.Collected collected) {}

  /** A section as it was read. */
  private record Version(long section, int version) {}

  /** What is written when a report is signed; its text and its archive hold the symbol. */
  private record Paperwork(SignedReport signed, String text, byte[] archive) {}

  /**
   * The slow part, made before the number is assigned, under the symbol that the report will most
   * likely get.
   */
  record Prepared(Covered covered, Paperwork frozen, Instant at) {}

  /**
   * Nothing where it is plain already that the report cannot be signed; {@link #finish} then says
   * why.
   */
  Optional<Prepared> prepare(Actor actor, ReportId id, SignedReport.Head head, String address) {
    Instant at = today.now();
    return Objects.requireNonNull(snapshot.execute(status -> covered(actor, id, head)))
        .map(it ->
            new Prepared(
                it, freeze(actor, it, numbered(head, foreseen(it.report, head)), address, at), at));
  }

  private Optional<Covered> covered(Actor actor, ReportId id, SignedReport.Head head) {
    ReportRow report = reports.require(actor, Right.SIGN, id);
    List<SectionRow> rows = sections.of(id);
    if (!report.allows(Step.SIGN) || !evaluate(head, rows).isEmpty()) {
      return Optional.empty();
    }
    ReportDrafts.Draft draft = drafts.draft(actor, report);
    return Optional.of(
        new Covered(
            report,
            versions(rows),
            draft,
            collecting.collect(actor, report, draft.numbers(), draft.marks(), shown(draft))));
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
      SignedReport.Head head,
      String address,
      Optional<Prepared> prepared) {
    return idempotency.once(
        new Key(actor, key, "reports.sign", id, head),
        Answer.known(id),
        () -> {
          sql.lock(id);
          ReportRow report = reports.require(actor, Right.SIGN, id);
          if (!report.allows(Step.SIGN)) {
            return Outcome.refused("", "reports.refused.already." + report.status().code());
          }
          List<SectionRow> rows = sections.of(id);
          List<Refusal> refusals = evaluate(head, rows);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          if (prepared.isEmpty() || !prepared.get().covered.sections.equals(versions(rows))) {
            return Outcome.refused("", "reports.refused.changed_meanwhile");
          }
          return switch (register.takeNumber(actor, key + "-number", outgoing(report, head))) {
            case Outcome.Refused<TakenNumber>(List<Refusal> refused) ->
                Outcome.refused(refused.stream().map(ReportSigning::beside).toList());
            case Outcome.Done<TakenNumber>(TakenNumber taken) ->
                write(actor, prepared.get(), numbered(head, taken.symbol()), address);
          };
        });
  }

  private Outcome<ReportId> write(
      Actor actor, Prepared prepared, SignedReport.Head head, String address) {
    ReportId id = prepared.covered.report.id();
    Paperwork made =
        prepared.frozen.signed.head().equals(head)
            ? prepared.frozen
            : freeze(
                actor, prepared.covered, head, address, prepared.at); // another took that number
    Map<Long, String> evidence = new LinkedHashMap<>();
    made.signed.evidence().forEach(it -> evidence.put(it.id(), it.ref()));
    sql.evidence(id, evidence);
    sql.sign(id, head, made.text, Digests.hex(made.text), made.archive, actor, prepared.at);
    reports.wrote(actor, "signed", id, prepared.covered.report.unit(), null);
    return Outcome.done(id);
  }

  private Paperwork freeze(
      Actor actor, Covered covered, SignedReport.Head head, String address, Instant at) {
    ReportRow report = covered.report;
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
            papers.paper(head, signed.body(), report.id(), address),
            actor.login(),
            at));
  }

  private static List<Version> versions(List<SectionRow> rows) {
    return rows.stream().map(row -> new Version(row.id(), row.version())).toList();
  }

  /**
   * The symbol that the register will give, unless another takes it first or it spells what was
   * typed otherwise.
   */
  private String foreseen(ReportRow report, SignedReport.Head head) {
    String typed = typedNumber(head);
    return typed.isEmpty()
        ? register.nextSymbol(report.unit(), "report", head.dated()).orElse("")
        : typed;
  }

  private static String typedNumber(SignedReport.Head head) {
    return head.symbol().replaceFirst("^(?i:số)\\s+", "");
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
    return new Outgoing(
        made.unit(),
        made.kind(),
        made.day(),
        made.title(),
        made.recipients(),
        made.signer(),
        made.post(),
        made.urgency(),
        typedNumber(head),
        made.repeats(),
        made.congress(),
        made.reserved(),
        made.about(),
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

  /** Refusals of the register's fields are shown beside the fields of the signature's form. */
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
