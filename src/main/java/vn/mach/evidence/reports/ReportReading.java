package vn.mach.evidence.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.evidence.checks.Checks;

/** A report as its page shows it: the text with what speaks about it beside the passages. */
@Component
class ReportReading {

  private final Reports reports;
  private final ReportDelivery delivery;
  private final ReportDrafts drafts;
  private final CanonicalJson frozen;
  private final SignedReportsSql sql;
  private final SectionsSql sections;
  private final ReceiptsSql receipts;
  private final QuestionsSql questions;
  private final Checks checks;
  private final DraftBulkhead turns;
  private final SignersSql signers;
  private final Today today;

  ReportReading(
      Reports reports,
      ReportDelivery delivery,
      ReportDrafts drafts,
      CanonicalJson frozen,
      SignedReportsSql sql,
      SectionsSql sections,
      ReceiptsSql receipts,
      QuestionsSql questions,
      Checks checks,
      DraftBulkhead turns,
      SignersSql signers,
      Today today) {
    this.reports = reports;
    this.delivery = delivery;
    this.drafts = drafts;
    this.frozen = frozen;
    this.sql = sql;
    this.sections = sections;
    this.receipts = receipts;
    this.questions = questions;
    this.checks = checks;
    this.turns = turns;
    this.signers = signers;
    this.today = today;
  }

  /** What stands beside the blocks of a body. */
  record Notes(List<PassageFinding> findings, List<QuestionsSql.Question> questions) {

    static final Notes NONE = new Notes(List.of(), List.of());

    List<PassageFinding> at(int block) {
      return findings.stream().filter(it -> it.block() == block).toList();
    }

    List<QuestionsSql.Question> asked(int block) {
      return questions.stream().filter(it -> it.block() == block).toList();
    }

    boolean isAsked(PassageFinding finding) {
      return questions.stream().anyMatch(it -> it.finding() == finding.place());
    }
  }

  /**
   * A draft.
   *
   * @param maySign whether the actor signs for this unit
   * @param signers who holds a post that signs for it today
   */
  record DraftView(
      ReportDrafts.Draft draft,
      List<SectionsSql.Remark> remarks,
      Notes notes,
      boolean mayWrite,
      boolean maySign,
      List<Signer> signers) {}

  DraftView draft(Actor actor, ReportRow report) {
    return turns.take(() -> {
      ReportDrafts.Draft draft = drafts.draft(actor, report);
      List<PaperBlock> body = draft.body();
      return new DraftView(
          draft,
          sections.remarks(report.id()),
          new Notes(
              PassageFinding.of(
                  body,
                  checks.check(ReportPlainText.of(body), actor, report.unit(), report.period())),
              List.of()),
          reports.may(actor, Right.REPORT, report),
          reports.may(actor, Right.SIGN, report) && reports.maySign(actor, report),
          signers.holders(report.unit(), today.date()));
    });
  }

  /**
   * A signed report.
   *
   * @param mayAsk whether the actor's unit received it from below
   * @param mayAnswer whether the actor writes reports for its unit, and none for the one that
   *     received it
   */
  record SignedView(
      SignedReport signed,
      SignedReportsSql.SignedBy by,
      ReceiptsSql.@Nullable Receipt receipt,
      Notes notes,
      boolean mayWrite,
      boolean mayAsk,
      boolean mayAnswer) {}

  SignedView signed(Actor actor, ReportRow report) {
    boolean mayWrite = reports.may(actor, Right.REPORT, report);
    boolean mayAsk = delivery.hasReceived(actor, report.id());
    return new SignedView(
        frozen.read(sql.frozen(report.id()).orElseThrow()),
        sql.signedBy(report.id()),
        mayWrite ? receipts.find(report.id()).orElse(null) : null,
        reports.mayReadNotes(actor, report)
            ? new Notes(sql.findings(report.id()), questions.of(report.id()))
            : Notes.NONE,
        mayWrite,
        mayAsk,
        mayWrite && !delivery.isAbove(actor, report.id()));
  }
}
