package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.files.Files;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.Directives;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.findings.FindingStepsSql.Level;
import vn.mach.voice.findings.FindingsSql.Known;

/** What whoever finds something does: sends it, withdraws it, has read the answer. */
@Component
class Findings {

  private final FindingsSql sql;
  private final FindingStepsSql steps;
  private final FindingLevels levels;
  private final FindingEvidence evidence;
  private final FindingAccess access;
  private final FieldWorkSql fieldWork;
  private final Directives directives;
  private final Clauses clauses;
  private final Units units;
  private final Files files;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Findings(
      FindingsSql sql,
      FindingStepsSql steps,
      FindingLevels levels,
      FindingEvidence evidence,
      FindingAccess access,
      FieldWorkSql fieldWork,
      Directives directives,
      Clauses clauses,
      Units units,
      Files files,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.steps = steps;
    this.levels = levels;
    this.evidence = evidence;
    this.access = access;
    this.fieldWork = fieldWork;
    this.directives = directives;
    this.clauses = clauses;
    this.units = units;
    this.files = files;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * Sends a finding to its first level, with its files.
   *
   * @throws NotFound where the actor may not enter anything for the place
   */
  @Transactional
  Outcome<Long> send(Actor actor, String key, NewFinding finding, List<Files.Fit> papers) {
    if (!access.mayFind(actor, finding.place())) {
      throw new NotFound("place " + finding.place().value());
    }
    return idempotency.once(
        new Key(
            actor,
            key,
            "findings.send",
            finding,
            papers.stream().map(it -> List.of(it.name(), it.sha256())).toList()),
        Answer.number(),
        () -> {
          List<Refusal> refusals = refusals(actor, finding);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          long id = sql.insert(actor, finding, today.date());
          levels.open(actor, id, finding.title(), 1, finding.to());
          String ref = sql.find(id).map(FindingsSql.Known::ref).orElseThrow();
          evidence
              .received(id, ref, finding.to(), finding.cases())
              .ifPresent(activity -> sql.counted(id, activity));
          files.replaceOwned(actor, FindingLevels.MODULE, id, papers);
          wrote(actor, "sent", id, finding.to());
          return Outcome.done(id);
        });
  }

  private List<Refusal> refusals(Actor actor, NewFinding finding) {
    List<Refusal> refusals = new ArrayList<>();
    LocalDate day = today.date();
    if (finding.foundOn().isAfter(day)) {
      refusals.add(Refusal.of("foundOn", "findings.refused.future", finding.foundOn()));
    }
    for (var text :
        Map.of(
                "title", finding.title(),
                "difficulty", finding.difficulty(),
                "evidence", finding.evidence(),
                "proposal", finding.proposal())
            .entrySet()) {
      if (SecretMarking.inText(text.getValue())) {
        refusals.add(Refusal.of(text.getKey(), "findings.refused.secret"));
      }
    }
    if (!receivers(finding.person(), finding.place()).stream()
        .map(NamedUnit::id)
        .toList()
        .contains(finding.to())) {
      refusals.add(Refusal.of("to", "findings.refused.to"));
    }
    if (finding.directive() != null) {
      if (!finding.policy().isEmpty()) {
        refusals.add(Refusal.of("policy", "findings.refused.one_paper"));
      }
      if (!directives.maySee(actor, finding.directive())) {
        refusals.add(Refusal.of("directive", "findings.refused.directive", ""));
      } else if (finding.clause() != null
          && clauses.current(finding.directive()).stream()
              .noneMatch(it -> Objects.equals(it.key(), finding.clause()))) {
        refusals.add(Refusal.of("clause", "findings.refused.clause", finding.clause()));
      }
    }
    if (finding.visit() != null
        && fieldWork
            .visit(finding.visit())
            .filter(it -> it.person().equals(finding.person()))
            .isEmpty()) {
      refusals.add(Refusal.of("visit", "findings.refused.visit"));
    }
    return refusals;
  }

  /**
   * The levels that may receive a finding: the bodies that sent the person there, then those above
   * the place, the nearest first, then the place itself.
   */
  List<NamedUnit> receivers(@Nullable PersonId person, UnitId place) {
    LocalDate day = today.date();
    List<NamedUnit> found = new ArrayList<>();
    if (person != null) {
      fieldWork
          .bodies(person, place, day)
          .forEach(it -> units.named(it, day).filter(NamedUnit::standing).ifPresent(found::add));
    }
    List<NamedUnit> path = units.path(place, day).reversed();
    path.stream().skip(1).forEach(found::add);
    path.stream().limit(1).forEach(found::add);
    return found.stream().distinct().toList();
  }

  /** Takes a finding back: by whoever sent it, as long as only its first level has it. */
  @Transactional
  Outcome<Long> withdraw(Actor actor, String key, long id) {
    Known finding = own(actor, id);
    return idempotency.once(
        new Key(actor, key, "findings.withdraw", id),
        Answer.known(id),
        () -> {
          List<Level> all = steps.of(id);
          boolean fits =
              all.size() == 1
                  && all.getFirst().state().running()
                  && finding.joinedTo() == null
                  && sql.joined(id).isEmpty();
          if (!fits) {
            return Outcome.refused("", "findings.refused.withdraw");
          }
          levels.dropped(all.getFirst(), FindingStatus.WITHDRAWN, "findings.reason.withdrawn");
          sql.withdraw(id, today.date());
          if (finding.activity() != null) {
            evidence.withdrawn(finding.activity());
          }
          wrote(actor, "withdrawn", id, all.getFirst().unit());
          return Outcome.done(id);
        });
  }

  /** What became of it was read, by who found it or for a level that had it. */
  @Transactional
  Outcome<Long> read(Actor actor, String key, long id) {
    Known finding =
        sql.lock(id)
            .filter(it ->
                FindingAccess.owns(actor, it)
                    || steps.of(id).stream()
                        .anyMatch(level -> actor.unitsOf(Right.RECORD).contains(level.unit())))
            .orElseThrow(() -> new NotFound("finding " + id));
    return idempotency.once(
        new Key(actor, key, "findings.read", id),
        Answer.known(id),
        () -> {
          levels.read(actor, finding);
          return Outcome.done(id);
        });
  }

  private Known own(Actor actor, long id) {
    return sql.lock(id)
        .filter(it -> FindingAccess.owns(actor, it))
        .orElseThrow(() -> new NotFound("finding " + id));
  }

  private void wrote(Actor actor, String action, long finding, UnitId unit) {
    auditLog.record(
        actor, "findings." + action, FindingLevels.MODULE + ":" + finding, unit, null, Map.of());
  }
}
