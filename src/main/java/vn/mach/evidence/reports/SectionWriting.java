package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.evidence.reports.ReportStatus.Step;
import vn.mach.evidence.templates.TemplateError;
import vn.mach.evidence.templates.TemplateLine;
import vn.mach.evidence.templates.TemplateParser;

/**
 * Several people write one report, a section at a time. A save based on an older version never
 * replaces a newer one: changes of different sentences are merged, and where two changed the same
 * sentence both texts are stored until somebody decides.
 */
@Component
class SectionWriting {

  private static final int LONGEST_REMARK = 2000;
  private static final int MOST_ERRORS = 100;

  private final ReportsSql reports;
  private final SectionsSql sql;
  private final ReportDrafts drafts;
  private final Reports face;
  private final SubordinateSections below;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  SectionWriting(
      ReportsSql reports,
      SectionsSql sql,
      ReportDrafts drafts,
      Reports face,
      SubordinateSections below,
      Idempotency idempotency,
      AuditLog auditLog) {
    this.reports = reports;
    this.sql = sql;
    this.drafts = drafts;
    this.face = face;
    this.below = below;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * What became of a text.
   *
   * @param version the section's, afterwards
   * @param merged whether it was merged with what others wrote meanwhile
   * @param side where both sides wait to be decided between; 0: nowhere
   */
  record Saved(int version, boolean merged, long side) {
    private static final Answer<Saved> ANSWER = Answer.of(Saved::written, Saved::read);

    String written() {
      return version + " " + merged + " " + side;
    }

    static Saved read(String written) {
      String[] parts = written.split(" ");
      return new Saved(
          Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]), Long.parseLong(parts[2]));
    }
  }

  /** Saves a section's text; {@code version} is the one that the writer began from. */
  @Transactional
  public Outcome<Saved> save(
      Actor actor, String key, ReportId report, long section, int version, String typed) {
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.save", section, version, text),
        Saved.ANSWER,
        () -> {
          reports.lock(report);
          SectionRow row = writable(actor, report, section);
          List<Refusal> refusals = evaluate(text);
          return refusals.isEmpty() ? write(actor, row, version, text) : Outcome.refused(refusals);
        });
  }

  /** Decides between two sides: the text that is to stand. */
  @Transactional
  public Outcome<Saved> decide(
      Actor actor,
      String key,
      ReportId report,
      long section,
      long side,
      int version,
      String typed) {
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.decide", section, side, version, text),
        Saved.ANSWER,
        () -> {
          reports.lock(report);
          SectionRow row = writable(actor, report, section);
          List<Refusal> refusals = evaluate(text);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          Outcome<Saved> outcome = write(actor, row, version, text);
          if (outcome instanceof Outcome.Done<Saved>(Saved saved) && saved.side() == 0) {
            sql.settleSide(side, actor);
          }
          return outcome;
        });
  }

  private Outcome<Saved> write(Actor actor, SectionRow row, int version, String text) {
    if (text.equals(row.text())) {
      return Outcome.done(new Saved(row.version(), false, 0));
    }
    if (version == row.version()) {
      return Outcome.done(keep(actor, row, text, false));
    }
    String base = sql.text(row.id(), version).orElse("");
    List<ThreeWayMerge.Piece> merged = ThreeWayMerge.merge(base, text, row.text());
    if (ThreeWayMerge.torn(merged)) {
      long side = sql.addSide(row.id(), version, text, actor);
      auditLog.record(
          actor,
          "reports.torn",
          "reports:" + row.report().value(),
          unit(actor, row),
          null,
          Map.of("section", row.heading()));
      return Outcome.done(new Saved(row.version(), false, side));
    }
    return Outcome.done(keep(actor, row, ThreeWayMerge.text(merged), true));
  }

  private Saved keep(Actor actor, SectionRow row, String text, boolean merged) {
    sql.save(row, text, actor);
    reports.mark(row.report(), drafts.shown(TemplateParser.read(text)));
    auditLog.record(
        actor,
        "reports.written",
        "reports:" + row.report().value(),
        unit(actor, row),
        null,
        Map.of("section", row.heading()));
    return new Saved(row.version() + 1, merged, 0);
  }

  /**
   * Takes sentences over from reports of the level below, at the section's end; each keeps where it
   * came from.
   */
  @Transactional
  public Outcome<Saved> take(
      Actor actor, String key, ReportId report, long section, List<String> chosen) {
    return idempotency.once(
        new Key(actor, key, "reports.take", section, chosen),
        Saved.ANSWER,
        () -> {
          reports.lock(report);
          SectionRow row = writable(actor, report, section);
          Map<String, SubordinateSections.Offer> offers =
              below.offers(face.require(actor, Right.REPORT, report), row).stream()
                  .collect(
                      Collectors.toMap(
                          SubordinateSections.Offer::key, it -> it, (one, other) -> one));
          List<SubordinateSections.Offer> taken =
              chosen.stream().filter(offers::containsKey).distinct().map(offers::get).toList();
          if (taken.isEmpty()) {
            return Outcome.refused("sentences", "reports.refused.nothing_chosen");
          }
          List<String> lines =
              new ArrayList<>(row.text().isBlank() ? List.of() : List.of(row.text()));
          for (SubordinateSections.Offer offer : taken) {
            sql.addSource(
                row.id(), SentenceSplitter.normal(offer.sentence()), offer.report(), actor);
            if (lines.stream()
                .noneMatch(line ->
                    SentenceSplitter.normal(line)
                        .contains(SentenceSplitter.normal(offer.sentence())))) {
              lines.add(offer.sentence());
            }
          }
          return Outcome.done(keep(actor, row, String.join("\n", lines), false));
        });
  }

  @Transactional
  public Outcome<Saved> remark(
      Actor actor, String key, ReportId report, long section, String typed) {
    String text = Text.lines(typed);
    return idempotency.once(
        new Key(actor, key, "reports.remark", section, text),
        Saved.ANSWER,
        () -> {
          reports.lock(report); // whoever is signing it has seen every remark, or is told
          ReportRow of = face.see(actor, report);
          SectionRow row =
              sql.find(report, section).orElseThrow(() -> new NotFound("section " + section));
          if (of.status().frozen() || of.status() == ReportStatus.DROPPED) {
            return Outcome.refused("", "reports.refused.already." + of.status().code());
          }
          if (text.isEmpty() || text.length() > LONGEST_REMARK) {
            return text.isEmpty()
                ? Outcome.refused("text", "web.refused.missing")
                : Outcome.refused("text", "reports.refused.long", LONGEST_REMARK);
          }
          sql.remark(section, text, actor);
          auditLog.record(
              actor,
              "reports.remarked",
              "reports:" + report.value(),
              of.unit(),
              null,
              Map.of("section", row.heading()));
          return Outcome.done(new Saved(row.version(), false, 0));
        });
  }

  @Transactional
  public Outcome<Saved> settle(Actor actor, String key, ReportId report, long remark) {
    return idempotency.once(
        new Key(actor, key, "reports.settle", report, remark),
        Saved.ANSWER,
        () -> {
          face.require(actor, Right.REPORT, report);
          if (sql.remarks(report).stream().noneMatch(it -> it.id() == remark)) {
            throw new NotFound("remark " + remark);
          }
          sql.settleRemark(remark, actor);
          return Outcome.done(new Saved(0, false, 0));
        });
  }

  /** The errors of a text, with their lines. */
  List<Refusal> evaluate(String text) {
    List<Refusal> refusals = new ArrayList<>(tooLong(text));
    if (!refusals.isEmpty()) {
      return refusals;
    }
    if (SecretMarking.inText(text)) {
      refusals.add(Refusal.of("text", "reports.refused.secret"));
    }
    TemplateParser read = TemplateParser.read(text);
    refusals.addAll(refusals(drafts.errors(read)));
    read.lines()
        .forEach(line -> {
          if (line instanceof TemplateLine.Heading(int number, int level, String heading)
              && level < 3) {
            refusals.add(refusal(TemplateError.of(number, "templates.error.heading_here")));
          } else if (line instanceof TemplateLine.Each(int number, String what)) {
            refusals.add(refusal(TemplateError.of(number, "templates.error.only_template", what)));
          }
        });
    return refusals;
  }

  /** What is longer than any section or template. */
  static List<Refusal> tooLong(String text) {
    return text.length() > TemplateParser.LONGEST
        ? List.of(Refusal.of("text", "reports.refused.long", TemplateParser.LONGEST))
        : text.lines().skip(TemplateParser.MOST_LINES).findAny().isPresent()
            ? List.of(Refusal.of("text", "reports.refused.lines", TemplateParser.MOST_LINES))
            : List.of();
  }

  /** The first errors of a text. */
  static List<Refusal> refusals(List<TemplateError> errors) {
    return errors.stream().limit(MOST_ERRORS).map(SectionWriting::refusal).toList();
  }

  /** The line's number is the first argument of each error's message. */
  private static Refusal refusal(TemplateError error) {
    List<Object> arguments = new ArrayList<>(List.of(error.line()));
    arguments.addAll(error.arguments());
    return new Refusal("text", error.reason(), arguments);
  }

  /**
   * A section that the actor may write in now.
   *
   * @throws NotFound where there is none, or its report is not a draft any more
   */
  SectionRow writable(Actor actor, ReportId report, long section) {
    ReportRow of = face.require(actor, Right.REPORT, report);
    if (!of.allows(Step.WRITE)) {
      throw new NotFound("section of a report that is " + of.status().code());
    }
    return sql.find(report, section).orElseThrow(() -> new NotFound("section " + section));
  }

  private vn.mach.base.kernel.UnitId unit(Actor actor, SectionRow row) {
    return face.require(actor, Right.REPORT, row.report()).unit();
  }
}
