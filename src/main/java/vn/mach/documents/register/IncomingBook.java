package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** The book of incoming papers: entering them, and what becomes of them. */
@Component
public class IncomingBook {

  private final Register register;
  private final RegisterSql sql;
  private final NumberAssignment assignment;
  private final NumberLocks locks;
  private final NumberRuns runs;
  private final PaperTasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  IncomingBook(
      Register register,
      RegisterSql sql,
      NumberAssignment assignment,
      NumberLocks locks,
      NumberRuns runs,
      PaperTasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.register = register;
    this.sql = sql;
    this.assignment = assignment;
    this.locks = locks;
    this.runs = runs;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * Enters a paper under the next number of arrival, or the one that it has already. Refused beside
   * the field; the same paper a second time unless that is known.
   */
  public Outcome<EntryId> receive(Actor actor, String key, Incoming paper) {
    if (!register.mayKeep(actor, paper.unit())) {
      throw new NotFound("unit " + paper.unit().value());
    }
    return idempotency.once(
        new Key(actor, key, "register.receive", paper),
        Answer.id(EntryId::value, EntryId::new),
        () -> received(actor, paper).map(TakenNumber::entry));
  }

  /**
   * Enters a paper that a unit sent to another inside the product, under the receiver's next number
   * of arrival. Who may send it was asked by the module that sends it; needs its transaction.
   *
   * @return the entry, and its number as it is printed
   */
  public Outcome<TakenNumber> deliver(Actor actor, Incoming paper) {
    return received(actor, paper);
  }

  private Outcome<TakenNumber> received(Actor actor, Incoming paper) {
    return switch (paper.check(today.date())) {
      case Outcome.Refused<Incoming.Checked>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Incoming.Checked>(Incoming.Checked checked) -> {
        UnitId unit = paper.unit();
        if (!sql.stands(unit, paper.arrived())) {
          yield Outcome.refused("unit", "register.refused.not_standing");
        }
        UnitId charge = paper.charge();
        if (charge != null && !scope.reaches(actor, Right.SEE, charge)) {
          yield Outcome.refused("charge", "register.refused.unit_unknown");
        }
        locks.holdTerms(unit);
        NumberRun run = runs.incoming(unit, sql.keeping(unit), paper.arrived());
        locks.lock(run);
        Optional<NamedEntry> same =
            sql.same(unit, checked.symbol(), paper.paperDay(), paper.sender(), paper.senderUnit());
        if (same.isPresent() && !paper.again()) {
          yield Outcome.refused("again", "register.refused.entered_before", same.get().day());
        }
        if (!paper.documentId().isEmpty() && sql.ofDocument(unit, paper.documentId()).isPresent()) {
          yield Outcome.refused("", "register.refused.received_before", paper.documentId());
        }
        EntryNumber typed = checked.number();
        int number = typed == null ? runs.last(run) + 1 : typed.number();
        String letter = typed == null ? "" : typed.letter();
        DocumentKind kind = checked.kind();
        Optional<EntryId> entry =
            sql.insert(
                new RegisterSql.Line(
                    run,
                    number,
                    letter,
                    paper.repeats(),
                    charge == null ? EntryStatus.ARRIVED : EntryStatus.ASSIGNED,
                    paper.arrived(),
                    checked.symbol(),
                    kind == null ? null : kind.code(),
                    paper.title(),
                    paper.sender(),
                    paper.senderUnit(),
                    paper.paperDay(),
                    checked.urgency(),
                    paper.due(),
                    charge,
                    "",
                    "",
                    paper.note(),
                    paper.about(),
                    "",
                    paper.documentId().isEmpty() ? null : paper.documentId()),
                today.now(),
                actor.account());
        if (entry.isEmpty()) {
          yield Outcome.refused(
              "number", "register.refused.arrival_taken", DocumentSymbol.printed(number, letter));
        }
        auditLog.record(
            actor,
            "register.received",
            entry.get().subject(),
            unit,
            null,
            Map.of("number", DocumentSymbol.printed(number, letter), "symbol", checked.symbol()));
        if (charge != null) {
          NamedEntry made = sql.named(entry.get()).orElseThrow();
          tasks.assigned(actor, made, null, charge, paper.due());
        }
        yield Outcome.done(new TakenNumber(entry.get(), DocumentSymbol.printed(number, letter)));
      }
    };
  }

  /** Puts a unit in charge, with a day by which it is to be dealt with, or none. */
  Outcome<EntryId> assign(
      Actor actor, String key, EntryId id, UnitId charge, @Nullable LocalDate due) {
    NamedEntry entry = register.kept(actor, id);
    return idempotency.once(
        new Key(actor, key, "register.assign", id, charge, due),
        Answer.known(id),
        () -> {
          if (!scope.reaches(actor, Right.SEE, charge)) {
            return Outcome.refused("charge", "register.refused.unit_unknown");
          }
          if (due != null && due.isBefore(entry.day())) {
            return Outcome.refused("due", "register.refused.due_earlier");
          }
          return step(
              actor,
              entry,
              EntryStatus.Step.ASSIGN,
              "register.assigned",
              () -> {
                UnitId before = sql.charge(id);
                sql.assign(id, charge, due);
                tasks.assigned(actor, entry, before, charge, due);
              });
        });
  }

  /** Records the outgoing paper that answers it: of the unit itself, or of the unit in charge. */
  Outcome<EntryId> answer(Actor actor, String key, EntryId id, String symbol) {
    NamedEntry entry = owed(actor, id);
    return idempotency.once(
        new Key(actor, key, "register.answer", id, symbol),
        Answer.known(id),
        () -> {
          String normal = DocumentSymbol.read(symbol).map(DocumentSymbol::normal).orElse(symbol);
          UnitId charge = sql.charge(id);
          Optional<EntryId> answer =
              sql.outgoing(entry.unit(), normal)
                  .or(() -> charge == null ? Optional.empty() : sql.outgoing(charge, normal));
          if (answer.isEmpty()) {
            return Outcome.refused(
                "answer",
                symbol.isEmpty() ? "web.refused.missing" : "register.refused.answer_unknown");
          }
          return step(
              actor,
              entry,
              EntryStatus.Step.ANSWER,
              "register.answered",
              () -> {
                sql.answer(id, answer.get());
                tasks.dealtWith(id);
              });
        });
  }

  /**
   * Issues the paper that answers it, in the outgoing book of the unit itself or of the unit in
   * charge, and records that it does.
   */
  Outcome<TakenNumber> issueAnswer(Actor actor, String key, EntryId id, Outgoing paper) {
    NamedEntry entry = owed(actor, id);
    if (!register.mayKeep(actor, paper.unit())) {
      throw new NotFound("unit " + paper.unit().value());
    }
    return idempotency.once(
        new Key(actor, key, "register.issue_answer", id, paper),
        Answer.of(Register::written, Register::read),
        () -> {
          if (paper.reserved()
              || !sql.lockedStatus(id).orElseThrow().allows(EntryStatus.Step.ANSWER)) {
            return Outcome.refused("", "register.refused.step");
          }
          if (!paper.unit().equals(entry.unit()) && !paper.unit().equals(sql.charge(id))) {
            return Outcome.refused("unit", "register.refused.answer_unit");
          }
          return assignment
              .take(actor, paper)
              .map(taken -> {
                sql.answer(id, taken.entry());
                tasks.dealtWith(id);
                auditLog.record(
                    actor,
                    "register.answered",
                    id.subject(),
                    entry.unit(),
                    null,
                    Map.of("symbol", entry.symbol()));
                return taken;
              });
        });
  }

  /** Puts it away without an answer. */
  Outcome<EntryId> file(Actor actor, String key, EntryId id, String note) {
    NamedEntry entry = owed(actor, id);
    return idempotency.once(
        new Key(actor, key, "register.file", id, note),
        Answer.known(id),
        () -> {
          List<Refusal> unfit = EntryTextRules.unfit("note", note, 1000);
          return unfit.isEmpty()
              ? step(
                  actor,
                  entry,
                  EntryStatus.Step.FILE,
                  "register.filed",
                  () -> {
                    sql.file(id, note);
                    tasks.dealtWith(id);
                  })
              : Outcome.refused(unfit);
        });
  }

  /** Takes it up again. */
  Outcome<EntryId> reopen(Actor actor, String key, EntryId id) {
    NamedEntry entry = register.kept(actor, id);
    return idempotency.once(
        new Key(actor, key, "register.reopen", id),
        Answer.known(id),
        () ->
            step(
                actor,
                entry,
                EntryStatus.Step.REOPEN,
                "register.reopened",
                () -> {
                  sql.status(id, EntryStatus.ASSIGNED);
                  tasks.takenUpAgain(id, sql.charge(id));
                }));
  }

  /** Whether the actor works for the unit in charge, which deals with the paper too. */
  boolean inCharge(Actor actor, EntryId id) {
    UnitId charge = sql.charge(id);
    return charge != null && register.mayKeep(actor, charge);
  }

  /**
   * In whose outgoing book the actor may issue an answer: that of the unit that keeps the line,
   * otherwise that of the unit in charge.
   */
  UnitId book(Actor actor, EntryRow line) {
    UnitId unit = new UnitId(line.unit().id());
    return register.mayKeep(actor, unit) || line.charge() == null
        ? unit
        : new UnitId(line.charge().id());
  }

  /** A line whose book the actor keeps, or that the actor's unit is in charge of. */
  private NamedEntry owed(Actor actor, EntryId id) {
    return inCharge(actor, id)
        ? sql.named(id).orElseThrow(() -> new NotFound("entry " + id.value()))
        : register.kept(actor, id);
  }

  /** Nobody else takes a step with it until the end of the caller's transaction. */
  void lock(EntryId id) {
    if (sql.lockedStatus(id).isEmpty()) {
      throw new NotFound("entry " + id.value());
    }
  }

  private Outcome<EntryId> step(
      Actor actor, NamedEntry entry, EntryStatus.Step step, String action, Runnable write) {
    if (!sql.lockedStatus(entry.id()).orElseThrow().allows(step)) {
      return Outcome.refused("", "register.refused.step");
    }
    write.run();
    auditLog.record(
        actor, action, entry.id().subject(), entry.unit(), null, Map.of("symbol", entry.symbol()));
    return Outcome.done(entry.id());
  }
}
