package vn.mach.documents.adoptions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/**
 * The level above decides about a plan as it was sent, clause by clause. What was agreed becomes
 * tasks of those whom the lines name.
 */
@Component
class PlanReviews {

  private static final int LONGEST_REMARK = 1000;
  private static final int LONGEST_TASK = 300;

  private final PlansSql sql;
  private final PlanReviewsSql reviews;
  private final AdoptionsSql adoptionsSql;
  private final Adoptions adoptions;
  private final Plans plans;
  private final Tasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final Today today;

  PlanReviews(
      PlansSql sql,
      PlanReviewsSql reviews,
      AdoptionsSql adoptionsSql,
      Adoptions adoptions,
      Plans plans,
      Tasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.reviews = reviews;
    this.adoptionsSql = adoptionsSql;
    this.adoptions = adoptions;
    this.plans = plans;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** Whether the actor decides about plans of the unit: from a level above it. */
  boolean mayDecide(Actor actor, Plan plan) {
    return scope.reachesFromAbove(actor, Right.ISSUE, plan.unit());
  }

  /**
   * Approves a plan, or returns it where a clause is returned. A clause that was changed after a
   * line answered it is not approved: it would be owed again at once.
   *
   * @param revision of the plan that was looked at; another one is refused
   * @param decided each clause that the plan answers, and 0 for the unit's own lines
   * @throws NotFound where the actor does not decide about the unit's plans
   */
  Outcome<Long> decide(
      Actor actor, String key, long id, int revision, List<Plan.Decided> decided, String remark) {
    Plan seen = plans.find(id);
    if (!mayDecide(actor, seen)) {
      throw new NotFound("plan " + id);
    }
    return idempotency.once(
        new Key(actor, key, "adoptions.decide", id, revision, decided, remark),
        Answer.known(id),
        () -> {
          Adoption adoption =
              adoptionsSql
                  .lock(seen.directive(), seen.unit())
                  .orElseThrow(() -> new NotFound("not sent"));
          Plan plan = sql.lock(id).orElseThrow();
          boolean returned = decided.stream().anyMatch(it -> !it.approved());
          PlanStatus.Step step = returned ? PlanStatus.Step.RETURN : PlanStatus.Step.APPROVE;
          if (plan.revision() != revision || !plan.may(step)) {
            return Outcome.refused("", "adoptions.refused.moved_on");
          }
          List<Plan.Line> lines = sql.lines(id);
          List<Refusal> refusals = refusals(lines, decided, remark);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          PlanStatus after = PlanStatus.TRANSITIONS.after(plan.status(), step).orElseThrow();
          sql.status(id, after);
          reviews.insert(plan, lines, decided, after, remark, actor, today.now());
          adoptions.changed(
              adoption,
              () -> {
                adoptionsSql.plan(adoption, after);
                if (!returned && adoption.may(AdoptionStatus.Step.APPROVE)) {
                  adoptionsSql.status(adoption, AdoptionStatus.ADOPTED, "");
                }
              });
          tasks.settle(Plans.REVIEW, Cascades.MODULE, id, null);
          if (returned) {
            adoptions.askAgain(plan.directive(), plan.unit(), "adoptions.reason.returned");
          } else {
            give(actor, plan, lines);
          }
          plans.wrote(
              actor,
              returned ? "adoptions.plan_returned" : "adoptions.plan_approved",
              plan,
              remark);
          return Outcome.done(id);
        });
  }

  private static List<Refusal> refusals(
      List<Plan.Line> lines, List<Plan.Decided> decided, String remark) {
    Set<Integer> asked =
        lines.stream()
            .flatMap(line -> line.answers().stream().map(Plan.Answer::clause))
            .collect(Collectors.toSet());
    Map<Integer, Plan.Decided> said =
        decided.stream().collect(Collectors.toMap(Plan.Decided::clause, it -> it, (a, b) -> b));
    if (!said.keySet().containsAll(asked)) {
      return List.of(Refusal.of("", "adoptions.refused.undecided"));
    }
    Set<Integer> outdated =
        lines.stream()
            .flatMap(line -> line.answers().stream())
            .filter(Plan.Answer::outdated)
            .map(Plan.Answer::clause)
            .collect(Collectors.toSet());
    if (decided.stream().allMatch(Plan.Decided::approved)
        && decided.stream().anyMatch(it -> outdated.contains(it.clause()))) {
      return List.of(Refusal.of("", "adoptions.refused.outdated"));
    }
    if (SecretMarking.inText(remark)
        || decided.stream().anyMatch(it -> SecretMarking.inText(it.remark()))) {
      return List.of(Refusal.of("", "directives.refused.secret"));
    }
    if (Text.length(remark) > LONGEST_REMARK
        || decided.stream().anyMatch(it -> Text.length(it.remark()) > LONGEST_REMARK)) {
      return List.of(Refusal.of("", "web.refused.too_long", LONGEST_REMARK));
    }
    return decided.stream()
        .filter(it -> !it.approved() && it.remark().isEmpty())
        .map(it -> Refusal.of("remark-" + it.clause(), "adoptions.refused.remark"))
        .toList();
  }

  /** Lines with a name or post and a day become tasks; those of an earlier owner are cancelled. */
  @Transactional(propagation = Propagation.MANDATORY)
  void give(Actor actor, Plan plan, List<Plan.Line> lines) {
    for (Plan.Line line : lines) {
      tasks.cancel(Plans.WORK, Cascades.MODULE, line.id(), null, "adoptions.reason.agreed_anew");
      if (line.dueOn() == null || line.who().isEmpty()) {
        continue;
      }
      TaskOwner owner = owner(plan, line);
      tasks.assign(
          actor,
          TaskSubject.of(
              Plans.WORK,
              Cascades.MODULE,
              line.id(),
              Text.shortened(Text.line(line.text()), LONGEST_TASK),
              "/adoptions/plans/" + plan.id()),
          owner,
          TaskDue.on(line.dueOn()));
    }
  }

  private TaskOwner owner(Plan plan, Plan.Line line) {
    if (line.person() != null) {
      return TaskOwner.person(line.person(), plan.unit());
    }
    return sql.holder(plan.unit(), String.valueOf(line.post()), today.date())
        .map(it -> TaskOwner.person(it, plan.unit()))
        .orElse(TaskOwner.unit(plan.unit()));
  }
}
