package vn.mach.documents.adoptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.documents.adoptions.PlanStatus.Step;
import vn.mach.documents.directives.Clause;
import vn.mach.documents.directives.ClauseTargets;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersion;
import vn.mach.organisation.people.People;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/**
 * Public API of the module for plans: writing them line by line, and sending them to the level
 * above, which decides ({@link PlanReviews}). Written with the right to record at the unit, sent
 * with the right to issue there.
 */
@Component
public class Plans {

  static final String REVIEW = "plan_review";
  static final String WORK = "plan_line";

  private static final int LONGEST_TITLE = 500;
  private static final int MOST_LINES = 500;
  private static final int MOST_CLAUSES = 1_000_000;

  private final PlansSql sql;
  private final AdoptionsSql adoptionsSql;
  private final Adoptions adoptions;
  private final PlanOriginality originality;
  private final Clauses clauses;
  private final List<ClauseTargets> targets;
  private final People people;
  private final Units units;
  private final Tasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Plans(
      PlansSql sql,
      AdoptionsSql adoptionsSql,
      Adoptions adoptions,
      PlanOriginality originality,
      Clauses clauses,
      List<ClauseTargets> targets,
      People people,
      Units units,
      Tasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.adoptionsSql = adoptionsSql;
    this.adoptions = adoptions;
    this.originality = originality;
    this.clauses = clauses;
    this.targets = targets;
    this.people = people;
    this.units = units;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Begins the plan of a unit; begun again, it is the same one. Answers its number. */
  Outcome<Long> begin(Actor actor, String key, DirectiveId directive, UnitId unit, String title) {
    scope.require(actor, Right.RECORD, unit);
    return idempotency.once(
        new Key(actor, key, "adoptions.begin_plan", directive, unit, title),
        Answer.number(),
        () -> {
          Adoption it =
              adoptionsSql.lock(directive, unit).orElseThrow(() -> new NotFound("not sent"));
          if (title.isEmpty()) {
            return Outcome.refused("title", "web.refused.missing");
          }
          if (Text.length(title) > LONGEST_TITLE) {
            return Outcome.refused("title", "web.refused.too_long", LONGEST_TITLE);
          }
          if (SecretMarking.inTitle(title)) {
            return Outcome.refused("title", "directives.refused.secret");
          }
          Long id = sql.insert(directive, unit, title, today.date()).orElse(null);
          if (id == null) {
            return Outcome.done(sql.of(directive, unit).orElseThrow().id());
          }
          adoptions.changed(it, () -> adoptionsSql.plan(it, PlanStatus.DRAFT));
          wrote(actor, "adoptions.plan_begun", sql.find(id).orElseThrow(), "");
          return Outcome.done(id);
        });
  }

  /**
   * Writes a line; the clauses that it names are answered as they stand now.
   *
   * @param line none: a new one
   */
  Outcome<Long> write(
      Actor actor, String key, long plan, @Nullable Long line, PlanLineDraft draft) {
    return change(
        actor,
        key,
        "adoptions.write_line",
        plan,
        List.of(String.valueOf(line), draft),
        it -> {
          Map<Integer, Clause> current = current(it);
          List<Refusal> refusals = wrong(it, draft, current);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          if (line == null && sql.lines(plan).size() >= MOST_LINES) {
            return Outcome.refused("text", "adoptions.refused.too_many_lines", MOST_LINES);
          }
          long id = line == null ? sql.insertLine(plan, draft) : line;
          if (line != null && !sql.updateLine(plan, line, draft)) {
            throw new NotFound("line " + line);
          }
          Map<Integer, Boolean> repeated = new LinkedHashMap<>();
          for (int clause : draft.clauses()) {
            repeated.put(
                clause, repeats(it, Objects.requireNonNull(current.get(clause)), draft.text()));
          }
          sql.answers(it, id, version(it), repeated);
          return Outcome.done(id);
        });
  }

  /** Everything that is wrong with a line, for a form of which other fields cannot be read. */
  List<Refusal> wrong(Plan plan, PlanLineDraft draft) {
    return wrong(plan, draft, current(plan));
  }

  private List<Refusal> wrong(Plan plan, PlanLineDraft draft, Map<Integer, Clause> current) {
    List<Refusal> refusals = draft.refusals();
    if (draft.person() != null
        && people.members(plan.unit(), today.date()).stream()
            .noneMatch(member -> member.id().equals(draft.person()))) {
      refusals.add(Refusal.of("who", "adoptions.refused.who"));
    }
    String target = draft.figure();
    if (target != null
        && FormParser.isCode(target)
        && targets.stream().allMatch(known -> known.named(List.of(target)).isEmpty())) {
      refusals.add(Refusal.of("figure", "adoptions.refused.unknown_figure", target));
    }
    if (!current.keySet().containsAll(draft.clauses())) {
      refusals.add(Refusal.of("clauses", "adoptions.refused.clause"));
    }
    return refusals;
  }

  private Map<Integer, Clause> current(Plan plan) {
    return clauses.current(plan.directive()).stream()
        .collect(Collectors.toMap(Clause::key, c -> c));
  }

  private boolean repeats(Plan plan, Clause clause, String text) {
    return RepeatedWords.repeats(text, List.of(clause.words(), clause.body()))
        || RepeatedWords.repeats(
            text, sql.above(plan.directive(), plan.unit(), clause.key(), today.date()));
  }

  /** Takes a line out; what was asked of somebody by it is no longer asked. */
  Outcome<Long> remove(Actor actor, String key, long plan, long line) {
    return change(
        actor,
        key,
        "adoptions.remove_line",
        plan,
        line,
        it -> {
          if (!sql.removeLine(plan, line)) {
            throw new NotFound("line " + line);
          }
          tasks.cancel(WORK, Cascades.MODULE, line, null, "adoptions.reason.line_removed");
          return Outcome.done(plan);
        });
  }

  private Outcome<Long> change(
      Actor actor,
      String key,
      String name,
      long plan,
      Object content,
      Function<Plan, Outcome<Long>> command) {
    scope.require(actor, Right.RECORD, find(plan).unit());
    return idempotency.once(
        new Key(actor, key, name, plan, content),
        Answer.number(),
        () -> {
          Plan it = sql.lock(plan).orElseThrow();
          return it.status().writable()
              ? command.apply(it)
              : Outcome.refused("", "adoptions.refused.moved_on");
        });
  }

  /** Sends the plan to the level above. Refused: without a line. */
  Outcome<Long> send(Actor actor, String key, long plan) {
    return step(
        actor,
        key,
        plan,
        Step.SEND,
        it -> {
          if (sql.lines(plan).isEmpty()) {
            return Outcome.refused("", "adoptions.refused.no_lines");
          }
          sql.sent(plan, version(it), today.now(), actor.login());
          originality.keep(it, today.date());
          adoptions.settle(Owed.ADOPTION.task(), it.directive().value(), it.unit());
          tasks.reopen(REVIEW, Cascades.MODULE, plan, null, "");
          above(it)
              .ifPresent(above ->
                  tasks.assign(
                      actor,
                      TaskSubject.of(
                          REVIEW, Cascades.MODULE, plan, title(it), "/adoptions/plans/" + plan),
                      TaskOwner.unit(above),
                      tasks.due(REVIEW)));
          return Outcome.done(plan);
        });
  }

  /** Takes a plan back that the level above has not decided about. */
  Outcome<Long> recall(Actor actor, String key, long plan) {
    return step(
        actor,
        key,
        plan,
        Step.RECALL,
        it -> {
          sql.status(plan, PlanStatus.DRAFT);
          originality.forget(it);
          tasks.cancel(REVIEW, Cascades.MODULE, plan, null, "adoptions.reason.recalled");
          reopen(it, "adoptions.reason.recalled");
          return Outcome.done(plan);
        });
  }

  /** Opens an approved plan for changes; it has to be approved again. */
  Outcome<Long> revise(Actor actor, String key, long plan) {
    return step(
        actor,
        key,
        plan,
        Step.REVISE,
        it -> {
          sql.status(plan, PlanStatus.DRAFT);
          reopen(it, "adoptions.reason.revised");
          return Outcome.done(plan);
        });
  }

  /**
   * What its page shows of a plan: its way and its lines. Nobody changes them until the caller's
   * transaction ends.
   */
  String seenLocked(long id) {
    Plan seen = find(id);
    adoptionsSql.lock(seen.directive(), seen.unit());
    Plan plan = sql.lock(id).orElseThrow();
    return seen(plan);
  }

  String seen(Plan plan) {
    return Digests.hex(plan.status() + " " + plan.revision() + " " + sql.lines(plan.id()));
  }

  private void reopen(Plan plan, String reason) {
    adoptions.askAgain(plan.directive(), plan.unit(), reason);
  }

  private Outcome<Long> step(
      Actor actor, String key, long id, Step step, Function<Plan, Outcome<Long>> command) {
    Plan plan = find(id);
    scope.require(actor, Right.ISSUE, plan.unit());
    return idempotency.once(
        new Key(actor, key, "adoptions.plan_step", id, step),
        Answer.known(id),
        () -> {
          Adoption adoption =
              adoptionsSql
                  .lock(plan.directive(), plan.unit())
                  .orElseThrow(() -> new NotFound("not sent"));
          Plan it = sql.lock(id).orElseThrow();
          if (!it.may(step)) {
            return Outcome.refused("", "adoptions.refused.moved_on");
          }
          PlanStatus after = PlanStatus.TRANSITIONS.after(it.status(), step).orElseThrow();
          Outcome<Long> outcome = command.apply(it);
          if (outcome instanceof Outcome.Done<Long>) {
            adoptions.changed(
                adoption,
                () -> {
                  adoptionsSql.plan(adoption, after);
                  if (adoption.may(AdoptionStatus.Step.REVISE)) {
                    adoptionsSql.status(adoption, AdoptionStatus.OPEN, "");
                  }
                });
            wrote(actor, audited(step), it, "");
          }
          return outcome;
        });
  }

  private static String audited(Step step) {
    return switch (step) {
      case SEND -> "adoptions.plan_sent";
      case RECALL -> "adoptions.plan_recalled";
      default -> "adoptions.plan_revised";
    };
  }

  /** The level above: the unit directly above, as the tree stands today. */
  Optional<UnitId> above(Plan plan) {
    return units.named(plan.unit(), today.date()).flatMap(it -> Optional.ofNullable(it.parent()));
  }

  Plan find(long id) {
    return sql.find(id).orElseThrow(() -> new NotFound("plan " + id));
  }

  /** A title for tasks about the plan. */
  String title(Plan plan) {
    return units.named(plan.unit(), today.date()).map(it -> it.name() + " · ").orElse("")
        + Text.shortened(plan.title(), 300);
  }

  private int version(Plan plan) {
    return clauses.currentVersion(plan.directive()).map(DirectiveVersion::number).orElse(1);
  }

  void wrote(Actor actor, String action, Plan plan, String reason) {
    auditLog.record(
        actor,
        action,
        "adoptions_plan:" + plan.id(),
        plan.unit(),
        reason.isEmpty() ? null : reason,
        Map.of());
  }

  /** Keys of clauses that a form sent, as far as they are numbers. */
  static Set<Integer> keys(@Nullable List<String> sent) {
    return sent == null
        ? Set.of()
        : sent.stream()
            .flatMap(it -> FormParser.whole(it).stream())
            .filter(it -> it >= 0 && it <= MOST_CLAUSES)
            .map(Math::toIntExact)
            .collect(Collectors.toSet());
  }
}
