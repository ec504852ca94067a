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

  /** Why a save is refused that began from an older version. */
  static final String STALE = "reports.refused.template_stale";

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

  /**
   * Refused with every line that cannot be read, with codes that the realm does not have, and where
   * somebody saved another version meanwhile.
   *
   * @param version that the writer began from
   */
  @Transactional
  public Outcome<Integer> save(
      Actor actor,
      String key,
      String type,
      int version,
      String layout,
      String marks,
      String typed) {
    require(actor);
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.template", type, version, layout, marks, text),
        Answer.of(String::valueOf, Integer::valueOf),
        () -> {
          TemplatesSql.Template before =
              sql.latest(type).orElseThrow(() -> new NotFound("template " + type));
          List<Refusal> refusals = evaluate(text);
          if (version != before.version()) {
            refusals.add(Refusal.of("", STALE, before.by(), before.version()));
          }
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
          TemplatesSql.Template next =
              new TemplatesSql.Template(
                  0,
                  type,
                  before.version() + 1,
                  layout,
                  printed.orElseThrow(),
                  text,
                  actor.login(),
                  before.at());
          if (!sql.insert(next)) {
            TemplatesSql.Template other = sql.latest(type).orElseThrow();
            return Outcome.refused("", STALE, other.by(), other.version());
          }
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
    List<Refusal> refusals = new ArrayList<>(SectionWriting.tooLong(text));
    if (!refusals.isEmpty()) {
      return refusals;
    }
    if (SecretMarking.inText(text)) {
      refusals.add(Refusal.of("text", "reports.refused.secret"));
    }
    TemplateParser read = TemplateParser.read(text);
    refusals.addAll(SectionWriting.refusals(drafts.errors(read)));
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
