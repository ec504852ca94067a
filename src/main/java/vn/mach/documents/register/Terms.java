package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.ArrayList;
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

/** The terms of a unit's committee: its numbers start again on the first day of each. */
@Component
public class Terms {

  private final TermsSql sql;
  private final RegisterSql registerSql;
  private final NumberLocks locks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Terms(
      TermsSql sql,
      RegisterSql registerSql,
      NumberLocks locks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.registerSql = registerSql;
    this.locks = locks;
    this.today = today;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * From this day on the unit's numbers start again. Papers that have their numbers keep them.
   * Refused: a day over a year ahead.
   */
  public Outcome<UnitId> begin(Actor actor, String key, UnitId unit, LocalDate from) {
    scope.require(actor, Right.ISSUE, unit);
    return idempotency.once(
        new Key(actor, key, "register.begin_term", unit, from),
        Answer.known(unit),
        () -> {
          if (tooFar(from)) {
            return Outcome.refused("from", "register.refused.term_far");
          }
          locks.lockNumbers(List.of(unit));
          sql.insert(unit, from);
          auditLog.record(
              actor,
              "register.term_begun",
              "units:" + unit.value(),
              unit,
              null,
              Map.of("from", from.toString()));
          return Outcome.done(unit);
        });
  }

  private boolean tooFar(LocalDate from) {
    return from.isAfter(today.date().plusYears(1));
  }

  /**
   * What follows from another first day of a term: the papers that took their numbers in it fall
   * into the run of their day. Those of the term before keep their numbers also where the term now
   * begins before them, as with a term that is recorded late.
   *
   * @param to null: there was no such term
   */
  List<TermsSql.Moved> moved(UnitId unit, LocalDate from, @Nullable LocalDate to) {
    return sql.moved(unit, from, before(unit, from), to, books(unit));
  }

  /**
   * Corrects the first day of a term, or (without a day) takes the term out. A paper whose number
   * another one bears in the run that it falls into keeps it, and its line says why it stands
   * twice. Refused: a missing reason, a day over a year ahead, at or beyond a neighbouring term.
   *
   * @throws NotFound where no term begins on the day
   */
  Outcome<UnitId> correct(
      Actor actor, String key, UnitId unit, LocalDate from, @Nullable LocalDate to, String reason) {
    scope.require(actor, Right.ISSUE, unit);
    return idempotency.once(
        new Key(actor, key, "register.correct_term", unit, from, to, reason),
        Answer.known(unit),
        () -> {
          locks.lockNumbers(List.of(unit));
          if (!sql.list(unit).contains(from)) {
            throw new NotFound("term " + from);
          }
          List<Refusal> refusals = unfit(unit, from, to, reason);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          int moved = sql.correct(unit, from, before(unit, from), to, books(unit), reason);
          auditLog.record(
              actor,
              to == null ? "register.term_removed" : "register.term_corrected",
              "units:" + unit.value(),
              unit,
              reason,
              Map.of("from", from, "to", to == null ? "" : to, "moved", moved));
          return Outcome.done(unit);
        });
  }

  private List<Refusal> unfit(UnitId unit, LocalDate from, @Nullable LocalDate to, String reason) {
    List<Refusal> refusals = new ArrayList<>(refusedDay(unit, from, to));
    if (reason.isEmpty()) {
      refusals.add(Refusal.of("reason", "web.refused.missing"));
    }
    refusals.addAll(EntryTextRules.unfit("reason", reason, 500));
    return refusals;
  }

  /** What is said against the new first day of a term. */
  List<Refusal> refusedDay(UnitId unit, LocalDate from, @Nullable LocalDate to) {
    if (to == null) {
      return List.of();
    }
    if (tooFar(to)) {
      return List.of(Refusal.of("to", "register.refused.term_far"));
    }
    if (to.equals(from)) {
      return List.of(Refusal.of("to", "register.refused.term_same"));
    }
    boolean beyond =
        !to.isAfter(before(unit, from)) || ends(unit, from).filter(to::isAfter).isPresent();
    return beyond ? List.of(Refusal.of("to", "register.refused.term_order")) : List.of();
  }

  /** The first day of the term before; {@link LocalDate#MIN} where none is on record. */
  private LocalDate before(UnitId unit, LocalDate from) {
    return began(unit, from.minusDays(1)).orElse(LocalDate.MIN);
  }

  /** The books whose numbers run through terms. */
  private List<Book> books(UnitId unit) {
    BookSettings keeping = registerSql.keeping(unit);
    List<Book> books = new ArrayList<>();
    if (!keeping.outgoingByYear()) {
      books.add(Book.OUTGOING);
    }
    if (keeping.incomingByTerm()) {
      books.add(Book.INCOMING);
    }
    return books;
  }

  /** The days on which the unit's terms began, the latest first. */
  public List<LocalDate> of(UnitId unit) {
    return sql.list(unit);
  }

  /** The first day of the term that the day lies in; empty where none is on record. */
  Optional<LocalDate> began(UnitId unit, LocalDate day) {
    return sql.list(unit).stream().filter(from -> !from.isAfter(day)).findFirst();
  }

  /** The last day of the term that the day lies in; empty where none is on record after it. */
  Optional<LocalDate> ends(UnitId unit, LocalDate day) {
    return sql.list(unit).stream()
        .filter(from -> from.isAfter(day))
        .reduce((later, earlier) -> earlier)
        .map(next -> next.minusDays(1));
  }
}
