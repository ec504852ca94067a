package vn.mach.documents.adoptions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.originality.Draft;
import vn.mach.documents.originality.KeptPaper;
import vn.mach.documents.originality.Originality;
import vn.mach.documents.originality.PaperRef;
import vn.mach.documents.originality.Reuse;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/**
 * Which passages of a plan stand in earlier papers, and what its authors say about them. Words of
 * the directive, and of those that it makes concrete, are quotations. Nothing follows from a share
 * by itself: people decide.
 */
@Component
class PlanOriginality {

  static final String KIND = "adoptions.plan";

  private static final int LONGEST_REPLY = 2000;

  private final Originality originality;
  private final Clauses clauses;
  private final PlansSql sql;
  private final PlanRepliesSql replies;
  private final AccessScope scope;
  private final Units units;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  PlanOriginality(
      Originality originality,
      Clauses clauses,
      PlansSql sql,
      PlanRepliesSql replies,
      AccessScope scope,
      Units units,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.originality = originality;
    this.clauses = clauses;
    this.sql = sql;
    this.replies = replies;
    this.scope = scope;
    this.units = units;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * A passage beside its source.
   *
   * @param words of this plan
   * @param unit whose paper the source is; null where the reader may not see it
   * @param path the source's page; null where the reader may not see it or it has none
   * @param alike percent of its words that are the same in the source
   * @param share percent of the plan's characters
   */
  record Side(
      Reuse.Passage passage,
      String words,
      @Nullable String unit,
      @Nullable String path,
      BigDecimal alike,
      BigDecimal share) {}

  /**
   * @param share percent of the plan's characters that stand in earlier papers
   * @param complete whether all of it could be compared
   */
  record Found(BigDecimal share, List<Side> sides, boolean complete) {

    Found {
      sides = List.copyOf(sides);
    }
  }

  /**
   * Compares the plan as it stands with papers up to the day on which it was sent, or today. Call
   * it outside a transaction.
   */
  Found check(Actor reader, Plan plan) {
    Reuse reuse =
        originality.check(
            reader,
            new Draft(
                paper(plan),
                plan.unit(),
                day(plan),
                text(plan),
                clauses.wordsUpwards(plan.directive())));
    LocalDate now = today.date();
    Map<UnitId, String> names = new HashMap<>();
    List<Side> sides = new ArrayList<>();
    for (Reuse.Passage it : reuse.passages()) {
      Reuse.Source source = it.source();
      String unit = null;
      String path = null;
      if (source != null) {
        unit =
            names.computeIfAbsent(
                source.unit(), id -> units.named(id, now).map(u -> u.name()).orElse(""));
        path =
            source.paper().kind().equals(KIND)
                ? "/adoptions/plans/" + source.paper().subject()
                : null;
      }
      String words = reuse.text().substring(it.from(), it.to());
      sides.add(new Side(it, words, unit, path, percent(it.alike()), percent(it.share())));
    }
    return new Found(percent(reuse.share()), sides, reuse.complete());
  }

  private static BigDecimal percent(double part) {
    return BigDecimal.valueOf(100 * part).setScale(0, RoundingMode.HALF_UP);
  }

  /**
   * From now on papers of the day and later are compared with the plan; in the caller's
   * transaction.
   */
  void keep(Plan plan, LocalDate day) {
    originality.keep(new KeptPaper(paper(plan), plan.unit(), day, text(plan), false));
  }

  /** No longer: the plan was taken back. */
  void forget(Plan plan) {
    originality.forget(paper(plan));
  }

  /** What its authors said about it, in their order. */
  List<PlanRepliesSql.Reply> replies(Plan plan) {
    return replies.of(plan.id());
  }

  /** Says something about the passages; whoever may write the plan may. */
  Outcome<Long> reply(Actor actor, String key, long id, String text) {
    Plan plan = sql.find(id).orElseThrow(() -> new NotFound("plan " + id));
    scope.require(actor, Right.RECORD, plan.unit());
    return idempotency.once(
        new Key(actor, key, "adoptions.reply", id, text),
        Answer.known(id),
        () -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (Text.length(text) > LONGEST_REPLY) {
            return Outcome.refused("text", "web.refused.too_long", LONGEST_REPLY);
          }
          if (SecretMarking.inText(text)) {
            return Outcome.refused("text", "directives.refused.secret");
          }
          replies.insert(plan, text, today.now(), actor.login());
          auditLog.record(
              actor, "adoptions.replied", "adoptions_plan:" + id, plan.unit(), null, Map.of());
          return Outcome.done(id);
        });
  }

  private String text(Plan plan) {
    return sql.lines(plan.id()).stream().map(Plan.Line::text).collect(Collectors.joining("\n"));
  }

  private LocalDate day(Plan plan) {
    return plan.sentAt() == null || plan.status().writable()
        ? today.date()
        : LocalDate.ofInstant(plan.sentAt(), CurrentRealm.get().zone());
  }

  private static PaperRef paper(Plan plan) {
    return new PaperRef(KIND, plan.id());
  }
}
