package vn.mach.evidence.reports;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.documents.papers.PaperBlock;

/**
 * The level above asks back about a passage of a report that it received; the unit answers. Both
 * stay beside the passage, and nothing in the report changes.
 */
@Component
class ReportQuestions {

  private static final int LONGEST = 2000;

  private final QuestionsSql sql;
  private final SignedReportsSql signed;
  private final CanonicalJson frozen;
  private final ReportDelivery delivery;
  private final Reports reports;
  private final ReportDuties duties;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  ReportQuestions(
      QuestionsSql sql,
      SignedReportsSql signed,
      CanonicalJson frozen,
      ReportDelivery delivery,
      Reports reports,
      ReportDuties duties,
      Idempotency idempotency,
      AuditLog auditLog) {
    this.sql = sql;
    this.signed = signed;
    this.frozen = frozen;
    this.delivery = delivery;
    this.reports = reports;
    this.duties = duties;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * Asks back about a contradiction or a block.
   *
   * @param finding the place of the contradiction, from 1; 0: about the block
   * @param block of the body, from 0
   */
  @Transactional
  public Outcome<ReportId> ask(
      Actor actor, String key, ReportId id, int finding, int block, String typed) {
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.ask", id, finding, block, text),
        Answer.known(id),
        () -> {
          ReportRow report = delivery.received(actor, id);
          if (text.isEmpty() || text.length() > LONGEST) {
            return text.isEmpty()
                ? Outcome.refused("text", "web.refused.missing")
                : Outcome.refused("text", "reports.refused.long", LONGEST);
          }
          List<PassageFinding> findings = signed.findings(id);
          List<PaperBlock> body = frozen.read(signed.frozen(id).orElseThrow()).body();
          boolean about = finding > 0;
          if (finding < 0 || finding > findings.size() || block < 0 || block >= body.size()) {
            throw new NotFound("passage " + finding + "/" + block + " of report " + id.value());
          }
          sql.ask(
              id,
              finding,
              about ? findings.get(finding - 1).block() : block,
              about
                  ? findings.get(finding - 1).quote()
                  : Text.shortened(ReportPlainText.of(List.of(body.get(block))), 500),
              text,
              actor);
          duties.asked(actor, report);
          auditLog.record(
              actor, "reports.asked", "reports:" + id.value(), report.unit(), null, Map.of());
          return Outcome.done(id);
        });
  }

  /**
   * Answers for the unit whose report it is; an answer stays as it was given.
   *
   * @throws NotFound where the actor does not write reports for that unit, or does so from the
   *     level that asked
   */
  @Transactional
  public Outcome<ReportId> answer(
      Actor actor, String key, ReportId id, long question, String typed) {
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.answer", id, question, text),
        Answer.known(id),
        () -> {
          ReportRow report = reports.require(actor, Right.REPORT, id);
          if (delivery.isAbove(actor, id)) {
            throw new NotFound("answering for the unit of report " + id.value());
          }
          QuestionsSql.Question asked =
              sql.of(id).stream()
                  .filter(it -> it.id() == question)
                  .findFirst()
                  .orElseThrow(() -> new NotFound("question " + question));
          if (text.isEmpty() || text.length() > LONGEST) {
            return text.isEmpty()
                ? Outcome.refused("text", "web.refused.missing")
                : Outcome.refused("text", "reports.refused.long", LONGEST);
          }
          if (!sql.answer(asked.id(), text, actor)) {
            return Outcome.refused("", "reports.refused.answered");
          }
          if (sql.of(id).stream().allMatch(it -> it.answer() != null)) {
            duties.answered(report);
          }
          auditLog.record(
              actor, "reports.answered", "reports:" + id.value(), report.unit(), null, Map.of());
          return Outcome.done(id);
        });
  }
}
