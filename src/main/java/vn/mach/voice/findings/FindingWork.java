package vn.mach.voice.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.voice.findings.FindingStatus.Step;
import vn.mach.voice.findings.FindingStepsSql.Level;
import vn.mach.voice.findings.FindingsSql.Known;

/**
 * What a level does with a finding that it has: somebody reads it, it is known, for information,
 * answered, proposed to the level above in the level's own words, or joined with others that
 * describe the same matter.
 */
@Component
class FindingWork {

  static final int LONGEST_NOTE = 2_000;
  static final int MOST_TOGETHER = 100;

  private final FindingsSql findings;
  private final FindingStepsSql steps;
  private final FindingLevels levels;
  private final FindingAccess access;
  private final People people;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  FindingWork(
      FindingsSql findings,
      FindingStepsSql steps,
      FindingLevels levels,
      FindingAccess access,
      People people,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.findings = findings;
    this.steps = steps;
    this.levels = levels;
    this.access = access;
    this.people = people;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** The actor reads it from now, also in place of somebody else. */
  @Transactional
  Outcome<Long> take(Actor actor, String key, long step) {
    Key command = new Key(actor, key, "findings.take", step);
    return act(
        actor,
        command,
        step,
        Step.TAKE,
        true,
        (finding, level) -> {
          PersonId person = actor.person();
          String name = person == null ? "" : people.name(person);
          steps.reading(step, actor, name.isEmpty() ? actor.login() : name, today.date());
          return wrote(actor, "taken", finding, level);
        });
  }

  /** Nobody reads it any more. */
  @Transactional
  Outcome<Long> leave(Actor actor, String key, long step) {
    Key command = new Key(actor, key, "findings.leave", step);
    return act(
        actor,
        command,
        step,
        Step.LEAVE,
        false,
        (finding, level) -> {
          steps.state(step, FindingStatus.NEW, null, "");
          return wrote(actor, "left", finding, level);
        });
  }

  /** The level knows of it and works on it; the due day stays. */
  @Transactional
  Outcome<Long> know(Actor actor, String key, long step, String note) {
    Key command = new Key(actor, key, "findings.know", step, note);
    return act(
        actor,
        command,
        step,
        Step.KNOW,
        false,
        (finding, level) -> {
          steps.state(step, FindingStatus.KNOWN, null, note);
          return wrote(actor, "known", finding, level);
        });
  }

  /** It is noted, and nothing else follows; those who contributed read why. */
  @Transactional
  Outcome<Long> inform(Actor actor, String key, long step, String note) {
    Key command = new Key(actor, key, "findings.inform", step, note);
    return act(
        actor,
        command,
        step,
        Step.INFORM,
        false,
        (finding, level) -> {
          if (note.isEmpty()) {
            return Outcome.refused("note", "web.refused.missing");
          }
          levels.done(level, FindingStatus.INFORMATION, note);
          levels.comeDown(actor, finding, level, FindingStatus.INFORMATION);
          return wrote(actor, "informed", finding, level);
        });
  }

  /** Answers it: the answer goes to everybody who contributed. */
  @Transactional
  Outcome<Long> answer(Actor actor, String key, long step, String text) {
    Key command = new Key(actor, key, "findings.answer", step, text);
    return act(
        actor,
        command,
        step,
        Step.ANSWER,
        false,
        (finding, level) -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          steps.answer(step, text);
          levels.done(level, FindingStatus.ANSWERED, "");
          levels.comeDown(actor, finding, level, FindingStatus.ANSWERED);
          return wrote(actor, "answered", finding, level);
        });
  }

  /**
   * Proposes it to the level directly above, in this level's words.
   *
   * @param why what was added or left out, and why
   */
  @Transactional
  Outcome<Long> propose(Actor actor, String key, long step, String text, String why) {
    Key command = new Key(actor, key, "findings.propose", step, text, why);
    return act(
        actor,
        command,
        step,
        Step.PROPOSE,
        false,
        (finding, level) -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          Optional<NamedUnit> above = levels.above(level.unit());
          if (above.isEmpty()) {
            return Outcome.refused("text", "findings.refused.top", level.unitName());
          }
          steps.proposal(step, text);
          levels.done(level, FindingStatus.PROPOSED, why);
          levels.open(actor, finding.id(), finding.title(), level.number() + 1, above.get().id());
          return wrote(actor, "proposed", finding, level);
        });
  }

  /**
   * Says that others describe the same matter: they are answered with this one.
   *
   * @param others numbers of findings that the same level has
   */
  @Transactional
  Outcome<Long> join(Actor actor, String key, long step, List<Long> others) {
    require(actor, step);
    long id = steps.find(step).orElseThrow().finding();
    List<Long> all = new ArrayList<>(others.subList(0, Math.min(others.size(), MOST_TOGETHER)));
    all.add(id);
    List<Known> locked = findings.lock(all);
    Key command = new Key(actor, key, "findings.join", step, others);
    return act(
        actor,
        command,
        step,
        Step.JOIN,
        false,
        (finding, level) -> {
          if (others.isEmpty() || others.size() > MOST_TOGETHER) {
            return Outcome.refused("others", "findings.refused.join", MOST_TOGETHER);
          }
          List<Level> joining = new ArrayList<>();
          for (long other : others) {
            Optional<Level> at = fits(actor, locked, id, other, level);
            if (at.isEmpty()) {
              return Outcome.refused("others", "findings.refused.join_unfit", other);
            }
            joining.add(at.get());
          }
          for (Level other : joining) {
            levels.done(other, FindingStatus.JOINED, "");
            findings.join(other.finding(), id);
          }
          return wrote(actor, "joined", finding, level);
        });
  }

  /** Says that a joined finding is a matter of its own; refused once the joint matter has ended. */
  @Transactional
  Outcome<Long> separate(Actor actor, String key, long step) {
    require(actor, step);
    long id = steps.find(step).orElseThrow().finding();
    long matter = findings.find(id).orElseThrow().matter();
    findings.lock(List.of(id, matter));
    return act(
        actor,
        new Key(actor, key, "findings.separate", step),
        step,
        Step.SEPARATE,
        false,
        (finding, level) -> {
          if (finding.matter() != matter || !goesOn(matter)) {
            return Outcome.refused("", "findings.refused.moved_on");
          }
          levels.again(level);
          findings.separate(id);
          return wrote(actor, "separated", finding, level);
        });
  }

  /** Whether no level has ended the matter yet. */
  boolean goesOn(long matter) {
    FindingStatus last = steps.of(matter).getLast().state();
    return last.running() || last == FindingStatus.PROPOSED;
  }

  /** The level of the other finding, where it can be joined. */
  private Optional<Level> fits(Actor actor, List<Known> locked, long id, long other, Level level) {
    if (other == id || locked.stream().noneMatch(it -> it.id() == other && it.joinedTo() == null)) {
      return Optional.empty();
    }
    return steps.of(other).stream()
        .filter(it -> it.state().running() && it.unit().equals(level.unit()))
        .filter(it -> !it.readByOther(actor.account()))
        .findFirst();
  }

  /**
   * The same for several at once, all of them or none.
   *
   * @param inform whether they are for information; else known
   */
  @Transactional
  Outcome<Integer> many(Actor actor, String key, List<Long> chosen, boolean inform, String note) {
    if (chosen.isEmpty() || chosen.size() > MOST_TOGETHER) {
      return Outcome.refused("steps", "findings.refused.many", MOST_TOGETHER);
    }
    for (long step : chosen) {
      if (steps.find(step).filter(it -> access.mayAct(actor, it.unit())).isEmpty()) {
        throw new NotFound("step " + step);
      }
    }
    return idempotency.once(
        new Key(actor, key, "findings.many", chosen, inform, note),
        Answer.known(chosen.size()),
        () -> {
          if (inform && note.isEmpty()) {
            return Outcome.refused("note", "web.refused.missing");
          }
          findings.lock(chosen.stream().map(it -> steps.find(it).orElseThrow().finding()).toList());
          for (long step : chosen) {
            Level level = steps.find(step).orElseThrow();
            if (level.readByOther(actor.account())
                || !FindingStatus.TRANSITIONS.allows(
                    level.state(), inform ? Step.INFORM : Step.KNOW)) {
              return Outcome.refused("steps", "findings.refused.moved_on_one", level.finding());
            }
          }
          for (long step : chosen) {
            Level level = steps.find(step).orElseThrow();
            Known finding = findings.find(level.finding()).orElseThrow();
            if (inform) {
              levels.done(level, FindingStatus.INFORMATION, note);
              levels.comeDown(actor, finding, level, FindingStatus.INFORMATION);
            } else {
              steps.state(step, FindingStatus.KNOWN, null, note);
            }
            wrote(actor, inform ? "informed" : "known", finding, level);
          }
          return Outcome.done(chosen.size());
        });
  }

  /**
   * @throws NotFound where the actor does not deal with what this level has
   */
  void require(Actor actor, long step) {
    if (steps.find(step).filter(it -> access.mayAct(actor, it.unit())).isEmpty()) {
      throw new NotFound("step " + step);
    }
  }

  /**
   * @param mayTakeOver whether somebody else's reading does not hinder
   */
  private Outcome<Long> act(
      Actor actor,
      Key key,
      long step,
      Step kind,
      boolean mayTakeOver,
      BiFunction<Known, Level, Outcome<Long>> action) {
    long id = steps.find(step).orElseThrow(() -> new NotFound("step " + step)).finding();
    Known finding = findings.lock(id).orElseThrow();
    Level level = steps.find(step).orElseThrow(); // as it is once nobody else acts on it
    if (!access.mayAct(actor, level.unit())) {
      throw new NotFound("step " + step);
    }
    return idempotency.once(
        key,
        Answer.known(id),
        () -> {
          if (!FindingStatus.TRANSITIONS.allows(level.state(), kind)) {
            return Outcome.refused("", "findings.refused.moved_on");
          }
          return !mayTakeOver && level.readByOther(actor.account())
              ? Outcome.refused("", "findings.refused.read_by", level.readerName())
              : action.apply(finding, level);
        });
  }

  private Outcome<Long> wrote(Actor actor, String action, Known finding, Level level) {
    auditLog.record(
        actor,
        "findings." + action,
        FindingLevels.MODULE + ":" + finding.id(),
        level.unit(),
        null,
        Map.of());
    return Outcome.done(finding.id());
  }
}
