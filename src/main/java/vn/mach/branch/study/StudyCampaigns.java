package vn.mach.branch.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.branch.study.CampaignStatus.Step;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/**
 * Public API for campaigns: writing, opening (then people are due and have a task), closing.
 * Whoever may record for the campaign's unit manages it.
 */
@Component
public class StudyCampaigns {

  private final CampaignsSql sql;
  private final DueSql due;
  private final AccessScope scope;
  private final Jobs jobs;
  private final Tasks tasks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  StudyCampaigns(
      CampaignsSql sql,
      DueSql due,
      AccessScope scope,
      Jobs jobs,
      Tasks tasks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.due = due;
    this.scope = scope;
    this.jobs = jobs;
    this.tasks = tasks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * A campaign that the actor may see.
   *
   * @throws NotFound where there is none for them
   */
  Campaign require(Actor actor, CampaignId id) {
    return sql.find(actor, id).orElseThrow(() -> missing(id));
  }

  /**
   * A campaign that the actor manages.
   *
   * @throws NotFound where they do not
   */
  Campaign managed(Actor actor, CampaignId id) {
    Campaign it = require(actor, id);
    if (!manages(actor, it)) {
      throw missing(id);
    }
    return it;
  }

  /** Without a scope: for what follows from a thing of the campaign that the actor may open. */
  Campaign known(CampaignId id) {
    return sql.known(id).orElseThrow(() -> missing(id));
  }

  boolean manages(Actor actor, Campaign campaign) {
    return scope.reaches(actor, Right.RECORD, campaign.unit());
  }

  /** Writes a new campaign as a draft. */
  Outcome<CampaignId> write(Actor actor, String key, Campaign.Draft draft) {
    scope.require(actor, Right.RECORD, draft.unit());
    return idempotency.once(
        new Key(actor, key, "study.write", draft),
        Answer.id(CampaignId::value, CampaignId::new),
        () -> {
          Outcome<CampaignId> wrong = wrong(draft);
          if (wrong != null) {
            return wrong;
          }
          var person = actor.person();
          CampaignId id =
              new CampaignId(
                  sql.insert(
                      draft,
                      code(),
                      actor.account(),
                      person == null ? null : person.value(),
                      today.now()));
          wrote(actor, "campaign_written", id, draft.unit(), null);
          return Outcome.done(id);
        });
  }

  private String code() {
    due.lockCodes();
    return sql.nextCode(today.date());
  }

  /** Changes a draft. */
  Outcome<CampaignId> change(Actor actor, String key, CampaignId id, Campaign.Draft draft) {
    managed(actor, id);
    scope.require(actor, Right.RECORD, draft.unit());
    return idempotency.once(
        new Key(actor, key, "study.change", id, draft),
        Answer.known(id),
        () -> {
          if (!may(id, Step.CHANGE)) {
            return Outcome.refused("", "study.refused.not_draft");
          }
          Outcome<CampaignId> wrong = wrong(draft);
          if (wrong != null) {
            return wrong;
          }
          sql.update(id, draft);
          wrote(actor, "campaign_changed", id, draft.unit(), null);
          return Outcome.done(id);
        });
  }

  private static @Nullable Outcome<CampaignId> wrong(Campaign.Draft it) {
    if (it.endsOn().isBefore(it.startsOn())) {
      return Outcome.refused("endsOn", "study.refused.days_order", it.endsOn(), it.startsOn());
    }
    if (it.dueKinds().isEmpty()) {
      return Outcome.refused("official", "study.refused.nobody_due");
    }
    var essay = it.essayDueOn();
    if (it.essayTitle() != null && essay == null) {
      return Outcome.refused("essayDueOn", "web.refused.missing");
    }
    if (essay != null && essay.isBefore(it.startsOn())) {
      return Outcome.refused("essayDueOn", "study.refused.days_order", essay, it.startsOn());
    }
    if (SecretMarking.inTitle(it.title())) {
      return Outcome.refused("title", "directives.refused.secret");
    }
    return SecretMarking.inText(it.text())
        ? Outcome.refused("text", "directives.refused.secret")
        : null;
  }

  /** What its page shows of a campaign. */
  String seen(Campaign campaign) {
    return Digests.hex(campaign.toString());
  }

  /** The same in this moment; nobody changes it until the caller's transaction ends. */
  String seenLocked(CampaignId id) {
    if (sql.lock(id).isEmpty()) {
      throw missing(id);
    }
    return seen(known(id));
  }

  /** Opens it: a job finds who is due and asks them. */
  Outcome<CampaignId> open(Actor actor, String key, CampaignId id) {
    return step(
        actor,
        key,
        id,
        Step.OPEN,
        "campaign_opened",
        () -> {
          jobs.start(
              actor,
              Campaign.START_JOB,
              "study:" + id.value(),
              Map.of("campaign", Long.toString(id.value())));
        });
  }

  /** Closes it: nobody is asked any more, and no test can be begun. */
  Outcome<CampaignId> close(Actor actor, String key, CampaignId id) {
    return step(
        actor,
        key,
        id,
        Step.CLOSE,
        "campaign_closed",
        () ->
            tasks.cancel(Campaign.TASK, Campaign.MODULE, id.value(), null, "study.reason.closed"));
  }

  private Outcome<CampaignId> step(
      Actor actor, String key, CampaignId id, Step step, String audited, Runnable then) {
    Campaign it = managed(actor, id);
    return idempotency.once(
        new Key(actor, key, "study." + audited, id),
        Answer.known(id),
        () -> {
          Optional<CampaignStatus> after =
              CampaignStatus.TRANSITIONS.after(sql.lock(id).orElseThrow(), step);
          if (after.isEmpty()) {
            return Outcome.refused("", "study.refused.moved_on");
          }
          sql.status(id, after.get());
          then.run();
          wrote(actor, audited, id, it.unit(), null);
          return Outcome.done(id);
        });
  }

  private boolean may(CampaignId id, Step step) {
    return CampaignStatus.TRANSITIONS.allows(sql.lock(id).orElseThrow(), step);
  }

  /** Excuses people who are due, for a reason; once more changes nothing. */
  Outcome<Integer> excuse(
      Actor actor, String key, CampaignId id, List<Long> people, String reason) {
    Campaign it = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.excuse", id, people, reason),
        Answer.of(n -> Integer.toString(n), Integer::valueOf),
        () -> {
          if (people.isEmpty()) {
            return Outcome.refused("person", "study.refused.nobody_chosen");
          }
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          List<Long> excused =
              due.excuse(
                  scope.parameters(actor, Right.RECORD),
                  id,
                  people,
                  reason,
                  actor.account(),
                  today.now());
          if (excused.isEmpty()) {
            throw new NotFound("people of campaign " + id.value());
          }
          tasks.excusePeople(Campaign.TASK, Campaign.MODULE, id.value(), excused, reason);
          wrote(actor, "people_excused", id, it.unit(), reason);
          return Outcome.done(excused.size());
        });
  }

  /**
   * Settles the tasks of people who have done all that the campaign asks of them. In the caller's
   * transaction.
   */
  @Transactional
  public void settle(CampaignId id) {
    tasks.settlePeople(Campaign.TASK, Campaign.MODULE, id.value(), due.complete(id));
  }

  @Transactional
  void settle(CampaignId id, long person) {
    if (due.isComplete(id, person)) {
      tasks.settlePeople(Campaign.TASK, Campaign.MODULE, id.value(), List.of(person));
    }
  }

  /** Names a person for a role in the campaign, or takes the role back. */
  Outcome<CampaignId> staff(
      Actor actor, String key, CampaignId id, long person, String role, boolean has) {
    Campaign it = managed(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.staff", id, person, role, Boolean.toString(has)),
        Answer.known(id),
        () -> {
          due.staff(id, person, role, has);
          wrote(actor, has ? "staff_named" : "staff_released", id, it.unit(), null);
          return Outcome.done(id);
        });
  }

  void wrote(Actor actor, String action, CampaignId id, UnitId unit, @Nullable String reason) {
    auditLog.record(actor, "study." + action, "study:" + id.value(), unit, reason, Map.of());
  }

  private static NotFound missing(CampaignId id) {
    return new NotFound("campaign " + id.value());
  }
}
