package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.findings.FindingStepsSql.Level;
import vn.mach.voice.findings.FindingsSql.Known;

/**
 * Brings findings to levels, each with its task there: so lateness is counted at the level that has
 * it and at no other; and brings down what became of a matter. Runs in its callers' transactions.
 */
@Component
class FindingLevels {

  static final String MODULE = "findings";
  static final String TASK = "finding";
  static final String ANSWER_TASK = "finding_answer";
  static final String DOWN_TASK = "finding_down";
  private static final int MOST_OWED = 500;

  private final FindingsSql findings;
  private final FindingStepsSql steps;
  private final FindingEvidence evidence;
  private final WorkingCalendar calendar;
  private final Units units;
  private final Tasks tasks;
  private final Today today;

  FindingLevels(
      FindingsSql findings,
      FindingStepsSql steps,
      FindingEvidence evidence,
      WorkingCalendar calendar,
      Units units,
      Tasks tasks,
      Today today) {
    this.findings = findings;
    this.steps = steps;
    this.evidence = evidence;
    this.calendar = calendar;
    this.units = units;
    this.tasks = tasks;
    this.today = today;
  }

  /** The level directly above a unit today; empty at the top. */
  Optional<NamedUnit> above(UnitId unit) {
    LocalDate day = today.date();
    return units
        .named(unit, day)
        .map(NamedUnit::parent)
        .flatMap(parent -> units.named(parent, day))
        .filter(NamedUnit::standing);
  }

  /** The unit has it from today, by the rule of today, as a task of its own. */
  long open(Actor actor, long finding, String title, int number, UnitId unit) {
    LocalDate day = today.date();
    String level = units.named(unit, day).orElseThrow().kind();
    FindingRule rule =
        FindingRule.on(day, level, steps.rules())
            .orElseThrow(() -> new IllegalStateException("no rule for findings on " + day));
    LocalDate due = calendar.end(day, rule.days());
    long step = steps.insert(finding, number, unit, day, rule.days(), due, rule.id());
    tasks.assign(
        actor,
        TaskSubject.of(TASK, MODULE, step, title, "/findings/" + finding),
        TaskOwner.unit(unit),
        new TaskDue(due, rule.days(), true));
    return step;
  }

  /** The level has done its part. */
  void done(Level level, FindingStatus state, String note) {
    steps.state(level.id(), state, today.date(), note);
    tasks.settle(TASK, MODULE, level.id(), null);
  }

  /** The level has it again, until the day that it had. */
  void again(Level level) {
    steps.state(level.id(), FindingStatus.NEW, null, "");
    tasks.reopen(TASK, MODULE, level.id(), null, "");
  }

  /** It is no longer asked of the level. */
  void dropped(Level level, FindingStatus state, String reason) {
    steps.state(level.id(), state, today.date(), "");
    tasks.cancel(TASK, MODULE, level.id(), null, reason);
  }

  /**
   * A level has ended the matter: those that proposed it upward get the same state, and everybody
   * who contributed is told: who found one of its findings, and the levels below that wrote a text.
   *
   * @param last the level that ended it
   */
  void comeDown(Actor actor, Known matter, Level last, FindingStatus state) {
    List<Known> all = new ArrayList<>(List.of(matter));
    all.addAll(findings.joined(matter.id()));
    for (Known finding : all) {
      List<Level> levels = steps.of(finding.id());
      levels.stream()
          .filter(it -> it.state() == FindingStatus.PROPOSED)
          .forEach(it -> steps.cameDown(it.id(), state));
      tell(actor, finding, levels, last.unit());
    }
    if (state == FindingStatus.ANSWERED) {
      evidence.answered(last, matter.ref(), all.size(), !last.late(today.date()));
    }
  }

  private void tell(Actor actor, Known finding, List<Level> levels, UnitId answered) {
    String path = "/findings/" + finding.id();
    PersonId person = finding.person();
    if (person != null) {
      // counted where the finding is read anyway: its title is nobody else's to see
      tasks.assign(
          actor,
          TaskSubject.of(ANSWER_TASK, MODULE, finding.id(), finding.title(), path),
          TaskOwner.person(person, levels.getFirst().unit()),
          tasks.due(ANSWER_TASK));
    }
    levels.stream()
        .filter(it -> !it.unit().equals(answered) && stands(it.unit()))
        .forEach(it ->
            tasks.assign(
                actor,
                TaskSubject.of(DOWN_TASK, MODULE, it.id(), finding.title(), path),
                TaskOwner.unit(it.unit()),
                tasks.due(DOWN_TASK)));
  }

  /** What became of it was read: by the actor in person, and for the units they record in. */
  void read(Actor actor, Known finding) {
    PersonId person = actor.person();
    if (person != null) {
      tasks.settlePeople(ANSWER_TASK, MODULE, finding.id(), List.of(person.value()));
    }
    steps.of(finding.id()).stream()
        .filter(it -> actor.unitsOf(Right.RECORD).contains(it.unit()))
        .forEach(it -> tasks.settle(DOWN_TASK, MODULE, it.id(), null));
  }

  /** Whether the actor still owes reading what became of it. */
  boolean toRead(Actor actor, long finding) {
    String path = "/findings/" + finding;
    return tasks.openOf(actor, MOST_OWED).stream()
        .anyMatch(it ->
            it.link().equals(path)
                && (it.kind().equals(ANSWER_TASK) || it.kind().equals(DOWN_TASK)));
  }

  private boolean stands(UnitId unit) {
    return units.named(unit, today.date()).filter(NamedUnit::standing).isPresent();
  }
}
