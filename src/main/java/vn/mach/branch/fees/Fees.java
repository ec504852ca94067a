package vn.mach.branch.fees;

import java.time.LocalDate;
import java.time.YearMonth;
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
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;

/**
 * Fees of members by the month. A member states basis and amount; the branch's keeper (a right to
 * record that was given at the branch itself) ticks what was received. Amounts are in đồng.
 */
@Component
public class Fees {

  static final long MOST = 1_000_000_000L;
  private static final long MOST_INCOME = 100_000_000_000L;
  private static final long MOST_PASSED = 1_000_000_000_000L;
  private static final int LONGEST_REASON = 200;

  private final FeesSql sql;
  private final Locks locks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Fees(FeesSql sql, Locks locks, Idempotency idempotency, AuditLog auditLog, Today today) {
    this.sql = sql;
    this.locks = locks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** The state of a branch's month, for the opening of a meeting. Does not check rights. */
  public FeeState stateOf(UnitId branch, YearMonth month) {
    return sql.stateOf(branch, month);
  }

  /**
   * Whether the actor keeps the fees of this branch and so sees what its members stated. A right
   * that was given at a level above is not enough.
   */
  public boolean keeps(Actor actor, UnitId branch) {
    return actor.unitsOf(Right.RECORD).contains(branch);
  }

  void requireKeeper(Actor actor, UnitId branch) {
    if (!keeps(actor, branch)) {
      throw new NotFound("unit " + branch.value());
    }
  }

  /**
   * A member states basis and amount, from a month on until they state something else.
   *
   * @param amount null: what the rule asks
   * @return whether the amount is what the rule of the month asks; it is kept in any case
   */
  @Transactional
  public Outcome<Boolean> state(
      Actor actor,
      String key,
      YearMonth from,
      FeeBasis basis,
      @Nullable Long income,
      @Nullable Integer region,
      @Nullable Long amount) {
    PersonId person = actor.person();
    if (person == null) {
      return Outcome.refused("", "fees.refused.unbound");
    }
    return idempotency.once(
        new Key(actor, key, "fees.state", from, basis, income, region, amount),
        Answer.of(it -> it.toString(), Boolean::valueOf),
        () -> {
          if (from.isAfter(YearMonth.from(today.date()).plusMonths(1))) {
            return Outcome.refused("month", "fees.refused.month_ahead");
          }
          Optional<FeeRule> rule = rule(basis, from);
          if (rule.isEmpty()) {
            return Outcome.refused("basis", "fees.refused.no_rule", from.toString());
          }
          if (income != null && (income < 0 || income > MOST_INCOME)) {
            return Outcome.refused("income", "fees.refused.amount");
          }
          if (amount != null && (amount < 0 || amount > MOST)) {
            return Outcome.refused("amount", "fees.refused.amount");
          }
          if (rule.get().ofIncome() && income == null) {
            return Outcome.refused("income", "fees.refused.income");
          }
          if (rule.get().ofMinimumWage() && region == null) {
            return Outcome.refused("region", "fees.refused.region");
          }
          Long wage = region == null ? null : sql.minimumWages(from.atDay(1)).get(region);
          Optional<Long> due = rule.get().due(income, wage);
          if (amount == null && due.isEmpty()) {
            return Outcome.refused("amount", "fees.refused.range");
          }
          long stated = amount == null ? due.orElseThrow() : amount;
          if (stated > MOST) {
            return Outcome.refused("income", "fees.refused.amount");
          }
          sql.state(person, from, basis, income, region, stated, actor.account(), today.now());
          // The log of a unit's people must not tell what is private: neither basis nor amount.
          auditLog.record(actor, "fees.stated", "people:" + person.value(), null, null, Map.of());
          return Outcome.done(rule.get().agrees(stated, income, wage));
        });
  }

  Optional<FeeRule> rule(FeeBasis basis, YearMonth month) {
    return sql.rulesOn(month.atDay(1)).stream().filter(it -> it.basis() == basis).findFirst();
  }

  /** The keeper ticks what a member of the branch paid for a month. */
  @Transactional
  public Outcome<Long> receive(
      Actor actor, String key, UnitId branch, PersonId person, YearMonth month, long amount) {
    requireKeeper(actor, branch);
    return idempotency.once(
        new Key(actor, key, "fees.receive", branch, person, month.toString(), amount),
        Answer.known(person.value()),
        () -> {
          lock(branch);
          if (amount <= 0 || amount > MOST) {
            return Outcome.refused("amount", "fees.refused.amount");
          }
          Optional<FeesSql.MemberRow> member =
              sql.members(branch, month).stream()
                  .filter(it -> it.person().equals(person))
                  .findFirst();
          if (member.isEmpty()) {
            throw new NotFound("person " + person.value());
          }
          if (member.get().paid()) {
            return Outcome.refused("", "fees.refused.paid", member.get().name());
          }
          sql.receive(branch, person, month, amount, actor.account(), today.now());
          wrote(actor, "received", branch, month);
          return Outcome.done(person.value());
        });
  }

  /** The keeper ticks at once whatever is still open of all stated amounts. How many members. */
  @Transactional
  public Outcome<Long> receiveAll(Actor actor, String key, UnitId branch, YearMonth month) {
    return receiveAll(actor, key, branch, month, "");
  }

  /**
   * The same for a keeper who was shown what is open: a member may have stated another amount
   * since.
   *
   * @param read {@link FeesSql#open} as the page showed it; empty: whatever is open
   */
  @Transactional
  Outcome<Long> receiveAll(Actor actor, String key, UnitId branch, YearMonth month, String read) {
    requireKeeper(actor, branch);
    return idempotency.once(
        new Key(actor, key, "fees.receive_all", branch, month.toString(), read),
        Answer.number(),
        () -> {
          lock(branch);
          int members = sql.receiveAll(branch, month, read, actor.account(), today.now());
          if (members == 0 && !read.isEmpty() && !sql.open(branch, month).isEmpty()) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          if (members == 0) {
            return Outcome.refused("", "fees.refused.nothing_open");
          }
          wrote(actor, "received", branch, month);
          return Outcome.done((long) members);
        });
  }

  /** Undoes a receipt by an entry of the opposite amount. */
  @Transactional
  public Outcome<Long> undoReceipt(Actor actor, String key, long id, String reason) {
    FeesSql.Of of = require(actor, sql.ofReceipt(id), id);
    return undo(actor, key, "fee_receipts", id, reason, of);
  }

  /** Undoes what was passed up by an entry of the opposite amount. */
  @Transactional
  public Outcome<Long> undoPassed(Actor actor, String key, long id, String reason) {
    FeesSql.Of of = require(actor, sql.ofPassed(id), id);
    return undo(actor, key, "fee_passed", id, reason, of);
  }

  private Outcome<Long> undo(
      Actor actor, String key, String table, long id, String reason, FeesSql.Of of) {
    return idempotency.once(
        new Key(actor, key, "fees.undo", table, id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Outcome.refused(
                "reason",
                reason.isEmpty() ? "web.refused.missing" : "web.refused.too_long",
                LONGEST_REASON);
          }
          if (sql.counter(table, id, reason, actor.account(), today.now()) == 0) {
            return Outcome.refused("reason", "fees.refused.undone");
          }
          wrote(actor, "undone", of.unit(), of.month());
          return Outcome.done(id);
        });
  }

  FeesSql.Of require(Actor actor, Optional<FeesSql.Of> of, long id) {
    return of.filter(it -> keeps(actor, it.unit()))
        .orElseThrow(() -> new NotFound("entry of fees " + id));
  }

  /** A unit records what it passed to the level above of a month's fees. */
  @Transactional
  public Outcome<Long> pass(
      Actor actor, String key, UnitId unit, YearMonth month, long amount, LocalDate on) {
    requireKeeper(actor, unit);
    return idempotency.once(
        new Key(actor, key, "fees.pass", unit, month.toString(), amount, on),
        Answer.known(unit.value()),
        () -> {
          lock(unit);
          if (amount <= 0 || amount > MOST_PASSED) {
            return Outcome.refused("amount", "fees.refused.amount");
          }
          if (on.isAfter(today.date())) {
            return Outcome.refused("passedOn", "fees.refused.ahead");
          }
          sql.pass(unit, month, amount, on, actor.account(), today.now());
          wrote(actor, "passed", unit, month);
          return Outcome.done(unit.value());
        });
  }

  /** {@link FeesSql#seenPassed}; nobody else adds to it until the end of the transaction. */
  String seenPassed(UnitId unit, YearMonth month) {
    lock(unit);
    return sql.seenPassed(unit, month);
  }

  List<FeeRule> rules(YearMonth month) {
    return sql.rulesOn(month.atDay(1));
  }

  private void lock(UnitId branch) {
    locks.waitIn("fees", branch.value());
  }

  private void wrote(Actor actor, String action, UnitId unit, YearMonth month) {
    auditLog.record(
        actor,
        "fees." + action,
        "fees:" + unit.value(),
        unit,
        null,
        Map.of("month", month.toString()));
  }
}
