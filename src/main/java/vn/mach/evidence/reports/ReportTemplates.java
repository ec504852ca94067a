package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.evidence.templates.TemplateLine;
import vn.mach.evidence.templates.TemplateParser;

/**
 * Changing templates: for the person who sets targets over the whole realm. Each save is a new
 * version; reports that were begun keep theirs.
 */
@Component
class ReportTemplates {

  private final TemplatesSql sql;
  private final ReportDrafts drafts;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  ReportTemplates(
      TemplatesSql sql, ReportDrafts drafts, Idempotency idempotency, AuditLog auditLog) {
    this.sql = sql;
    this.drafts = drafts;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  void require(Actor actor) {
    if (!actor.hasEverywhere(Right.SET_TARGETS)) {
      throw new NotFound("templates of reports");
    }
  }

  /** Refused with every line that cannot be read, and with codes that the realm does not have. */
  @Transactional
  public Outcome<Integer> save(
      Actor actor, String key, String type, String layout, String marks, String typed) {
    require(actor);
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.template", type, layout, marks, text),
        Answer.of(String::valueOf, Integer::valueOf),
        () -> {
          TemplatesSql.Template before =
              sql.latest(type).orElseThrow(() -> new NotFound("template " + type));
          List<Refusal> refusals = evaluate(text);
          if (!Set.of("party", "state").contains(layout)) {
            refusals.add(Refusal.of("layout", "web.refused.missing"));
          }
          Optional<PrintedMarks> printed =
              Codes.find(PrintedMarks.class, marks.isEmpty() ? PrintedMarks.MARKS.code() : marks);
          if (printed.isEmpty()) {
            refusals.add(Refusal.of("marks", "web.refused.missing"));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.insert(
              new TemplatesSql.Template(
                  0,
                  type,
                  before.version() + 1,
                  layout,
                  printed.orElseThrow(),
                  text,
                  actor.login(),
                  before.at()));
          auditLog.record(
              actor,
              "reports.template_changed",
              "report_templates:" + type,
              null,
              null,
              Map.of("version", before.version() + 1));
          return Outcome.done(before.version() + 1);
        });
  }

  /** The errors of a template, with their lines. */
  List<Refusal> evaluate(String typed) {
    String text = Text.lines(typed);
    List<Refusal> refusals = new ArrayList<>();
    if (text.length() > TemplateParser.LONGEST) {
      refusals.add(Refusal.of("text", "reports.refused.long", TemplateParser.LONGEST));
      return refusals;
    }
    if (SecretMarking.inText(text)) {
      refusals.add(Refusal.of("text", "reports.refused.secret"));
    }
    TemplateParser read = TemplateParser.read(text);
    drafts.errors(read).forEach(it -> refusals.add(SectionWriting.refusal(it)));
    if (read.title().isEmpty()) {
      refusals.add(Refusal.of("text", "reports.refused.no_title"));
    }
    if (read.lines().stream()
        .noneMatch(it -> it instanceof TemplateLine.Heading heading && heading.level() < 3)) {
      refusals.add(Refusal.of("text", "reports.refused.no_section"));
    }
    return refusals;
  }
}
