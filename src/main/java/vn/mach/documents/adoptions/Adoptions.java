package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.adoptions.AdoptionStatus.Step;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/**
 * Public API of the module for what a unit does with a directive that was sent to it: opening,
 * passing on, studying, reporting. Plans: {@link Plans}.
 */
@Component
public class Adoptions {

  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_REPORT = 4000;
  static final int MOST_PRESENT = 1_000_000;

  private final AdoptionsSql sql;
  private final CascadesSql cascades;
  private final AdoptionCountsSql counts;
  private final Tasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Adoptions(
      AdoptionsSql sql,
      CascadesSql cascades,
      AdoptionCountsSql counts,
      Tasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.cascades = cascades;
    this.counts = counts;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * A unit's directive, for its page. The first look of somebody who acts for the unit itself is
   * its receipt of the version.
   *
   * @throws NotFound where it was not sent to the unit, or the actor may not see drafts there
   */
  @Transactional
  Adoption show(Actor actor, DirectiveId directive, UnitId unit) {
    scope.require(actor, Right.SEE_DRAFTS, unit);
    Adoption it = sql.find(directive, unit).orElseThrow(() -> notSent(directive, unit));
    return it.received() || !actor.unitsOf(Right.RECORD).contains(unit)
        ? it
        : receive(actor, directive, unit);
  }

  /** Notes the receipt of the latest version, once. Does not check rights. */
  @Transactional
  Adoption receive(Actor actor, DirectiveId directive, UnitId unit) {
    Adoption it = sql.lock(directive, unit).orElseThrow(() -> notSent(directive, unit));
    if (it.received()) {
      return it;
    }
    changed(it, () -> sql.received(it, actor, today.now()));
    settle(Owed.RECEIPT.task(), it.version(), unit);
    wrote(actor, "adoptions.received", it, "");
    return sql.find(directive, unit).orElseThrow();
  }

  /** Says that the unit adds nothing of its own and only hands the directive on. */
  public Outcome<UnitId> passOn(
      Actor actor, String key, DirectiveId directive, UnitId unit, String note) {
    return act(
        actor,
        key,
        "adoptions.pass_on",
        directive,
        unit,
        note,
        it -> {
          if (Text.length(note) > LONGEST_NOTE) {
            return Outcome.refused("note", "web.refused.too_long", LONGEST_NOTE);
          }
          if (SecretMarking.inText(note)) {
            return Outcome.refused("note", "directives.refused.secret");
          }
          return step(actor, it, Step.PASS_ON, note, "adoptions.passed_on");
        });
  }

  /** Says that the unit makes a plan of its own after all. */
  public Outcome<UnitId> takeBack(Actor actor, String key, DirectiveId directive, UnitId unit) {
    return act(
        actor,
        key,
        "adoptions.take_back",
        directive,
        unit,
        null,
        it -> step(actor, it, Step.TAKE_BACK, "", "adoptions.taken_back"));
  }

  private Outcome<UnitId> step(Actor actor, Adoption it, Step step, String note, String audited) {
    if (!it.may(step)) {
      return Outcome.refused("", "adoptions.refused.moved_on");
    }
    AdoptionStatus after = AdoptionStatus.TRANSITIONS.after(it.status(), step).orElseThrow();
    changed(it, () -> sql.status(it, after, note));
    if (it.askedPlan() && step == Step.PASS_ON) {
      settle(Owed.ADOPTION.task(), it.directive().value(), it.unit());
    } else if (it.askedPlan()) {
      askAgain(it.directive(), it.unit(), "adoptions.reason.taken_back");
    }
    wrote(actor, audited, it, note);
    return Outcome.done(it.unit());
  }

  /** Whether the unit was sent the directive and owes a study session of it, held or not. */
  public boolean asksStudy(DirectiveId directive, UnitId unit) {
    return sql.find(directive, unit).filter(Adoption::askedStudy).isPresent();
  }

  /** Enters the session in which the directive was studied; entered again, the last one counts. */
  public Outcome<UnitId> study(
      Actor actor,
      String key,
      DirectiveId directive,
      UnitId unit,
      LocalDate day,
      long due,
      long present) {
    return act(
        actor,
        key,
        "adoptions.study",
        directive,
        unit,
        day + " " + due + " " + present,
        it -> {
          if (day.isAfter(today.date())) {
            return Outcome.refused("day", "adoptions.refused.in_the_future");
          }
          if (due < 0 || due > MOST_PRESENT) {
            return Outcome.refused("due", "web.refused.not_a_number", due, 0, MOST_PRESENT);
          }
          if (present < 0 || present > due) {
            return Outcome.refused("present", "adoptions.refused.present_exceeds_due");
          }
          changed(it, () -> sql.studied(it, day, (int) due, (int) present));
          settle(Owed.STUDY.task(), directive.value(), unit);
          wrote(actor, "adoptions.studied", it, "");
          return Outcome.done(unit);
        });
  }

  /** Reports on the directive in some sentences; entered again, the last report counts. */
  public Outcome<UnitId> report(
      Actor actor, String key, DirectiveId directive, UnitId unit, String text) {
    return act(
        actor,
        key,
        "adoptions.report",
        directive,
        unit,
        text,
        it -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (Text.length(text) > LONGEST_REPORT) {
            return Outcome.refused("text", "web.refused.too_long", LONGEST_REPORT);
          }
          if (SecretMarking.inText(text)) {
            return Outcome.refused("text", "directives.refused.secret");
          }
          changed(it, () -> sql.reported(it, today.date(), text));
          settle(Owed.REPORT.task(), directive.value(), unit);
          wrote(actor, "adoptions.reported", it, "");
          return Outcome.done(unit);
        });
  }

  private Outcome<UnitId> act(
      Actor actor,
      String key,
      String name,
      DirectiveId directive,
      UnitId unit,
      @Nullable Object content,
      Function<Adoption, Outcome<UnitId>> command) {
    scope.require(actor, Right.RECORD, unit);
    return idempotency.once(
        new Key(actor, key, name, directive, unit, content),
        Answer.known(unit),
        () -> command.apply(sql.lock(directive, unit).orElseThrow(() -> notSent(directive, unit))));
  }

  /** Changes a locked adoption, with what the boards count of it. */
  void changed(Adoption it, Runnable write) {
    Long[] unit = {it.unit().value()};
    counts.count(it.directive().value(), unit, -1);
    write.run();
    counts.count(it.directive().value(), unit, 1);
  }

  /** Settles a task, or notes it for the moment when the job has made the task. */
  void settle(String kind, long subject, UnitId unit) {
    if (tasks.settle(kind, Cascades.MODULE, subject, unit) == 0) {
      counts.early(kind, subject, unit, today.now());
    }
  }

  /** Asks for the plan again, as long as the directive holds. */
  void askAgain(DirectiveId directive, UnitId unit, String reason) {
    if (cascades.isOpen(directive)) {
      tasks.reopen(Owed.ADOPTION.task(), Cascades.MODULE, directive.value(), unit, reason);
    }
  }

  private void wrote(Actor actor, String action, Adoption it, String reason) {
    auditLog.record(
        actor,
        action,
        "directives:" + it.directive().value(),
        it.unit(),
        reason.isEmpty() ? null : reason,
        Map.of());
  }

  private static NotFound notSent(DirectiveId directive, UnitId unit) {
    return new NotFound("directive " + directive.value() + " at unit " + unit.value());
  }
}
