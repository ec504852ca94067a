package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
import vn.mach.documents.register.NamedEntry;
import vn.mach.documents.register.Register;
import vn.mach.organisation.units.AccessScope;
import vn.mach.voice.care.GrantStatus.Step;

/**
 * Help for households: asked for, decided, handed over with a receipt; withdrawn with a reason. It
 * counts from the day on which it was handed over.
 */
@Component
class Grants {

  private final GrantsSql sql;
  private final CareSql care;
  private final Households households;
  private final Fund fund;
  private final CareEvidence evidence;
  private final Register register;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Grants(
      GrantsSql sql,
      CareSql care,
      Households households,
      Fund fund,
      CareEvidence evidence,
      Register register,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.care = care;
    this.households = households;
    this.fund = fund;
    this.evidence = evidence;
    this.register = register;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Asks for help. Returns its number. */
  @Transactional
  Outcome<Long> request(Actor actor, String key, Grant.Request request) {
    scope.require(actor, Right.KEEP_PEOPLE, request.unit());
    households.require(actor, request.household());
    return idempotency.once(
        new Key(actor, key, "care.grant", request),
        Answer.number(),
        () -> {
          if (request.requestedOn().isAfter(today.date())) {
            return Outcome.refused("requestedOn", "care.refused.future", request.requestedOn());
          }
          care.lockHousehold(request.household());
          Optional<LocalDate> same = request.sure() ? Optional.empty() : sql.same(request);
          if (same.isPresent()) {
            return Outcome.refused("sure", "care.refused.same_grant", same.get());
          }
          long id = sql.insert(request, null, actor.account(), today.now());
          wrote(actor, "grant_requested", id, request.unit());
          return Outcome.done(id);
        });
  }

  /**
   * Decides about a request.
   *
   * @param read {@link GrantsSql.Row#seen} as the page showed it; where somebody did something with
   *     it since, it is refused; empty: nothing is compared
   */
  @Transactional
  Outcome<Long> decide(Actor actor, String key, long id, Grant.Decision decision, String read) {
    GrantsSql.Row grant = locked(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.grant_decide", id, decision, read),
        Answer.known(id),
        () -> {
          Step step = decision.approved() ? Step.APPROVE : Step.REFUSE;
          Optional<GrantStatus> after = GrantStatus.TRANSITIONS.after(grant.state(), step);
          if (after.isEmpty()) {
            return Outcome.refused("", "care.refused.grant." + grant.status());
          }
          if (isOther(grant, read)) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          List<Refusal> refusals = decision.refusals(grant.requestedOn(), today.date());
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          UnitId unit = new UnitId(grant.unitId());
          sql.decide(id, decision, after.get(), entry(unit, decision.paper()));
          wrote(actor, decision.approved() ? "grant_approved" : "grant_refused", id, unit);
          return Outcome.done(id);
        });
  }

  /**
   * It was handed over: what is given leaves the fund, and the help counts.
   *
   * @param read as with {@link #decide}
   */
  @Transactional
  Outcome<Long> pay(Actor actor, String key, long id, Grant.Payment payment, String read) {
    GrantsSql.Row grant = locked(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.grant_pay", id, payment, read),
        Answer.known(id),
        () -> {
          if (!GrantStatus.TRANSITIONS.allows(grant.state(), Step.PAY)) {
            return Outcome.refused("", "care.refused.grant." + grant.status());
          }
          if (isOther(grant, read)) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          LocalDate decided = grant.decidedOn() == null ? grant.requestedOn() : grant.decidedOn();
          Outcome<Fund.Worth> worth = check(new UnitId(grant.unitId()), decided, payment);
          return switch (worth) {
            case Outcome.Refused<Fund.Worth>(var refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Fund.Worth>(Fund.Worth given) -> {
              paid(actor, grant.unitId(), grant.householdId(), grant.kind(), id, payment, given);
              yield Outcome.done(id);
            }
          };
        });
  }

  /**
   * Whether it can be handed over so; the contributions are locked until the end of the caller's
   * transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome<Fund.Worth> check(UnitId unit, LocalDate decided, Grant.Payment payment) {
    List<Refusal> refusals = new ArrayList<>(payment.refusals(decided, today.date()));
    if (refusals.isEmpty() && !evidence.canCount(unit, payment.paidOn())) {
      refusals.add(Refusal.of("paidOn", "care.refused.not_standing", payment.paidOn()));
    }
    return refusals.isEmpty()
        ? fund.take(unit, payment.parts(), payment.paidOn())
        : Outcome.refused(refusals);
  }

  /**
   * Help that the decision of a plan covers, handed over at a visit, in the caller's transaction,
   * after {@link #check}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long paidAtVisit(
      Actor actor,
      Grant.Request request,
      Grant.Decision decision,
      Grant.Payment payment,
      Fund.Worth given,
      long visit) {
    long id = sql.insert(request, visit, actor.account(), today.now());
    sql.decide(id, decision, GrantStatus.APPROVED, entry(request.unit(), decision.paper()));
    paid(actor, request.unit().value(), request.household(), request.kind(), id, payment, given);
    return id;
  }

  private void paid(
      Actor actor,
      long unit,
      long household,
      String kind,
      long id,
      Grant.Payment payment,
      Fund.Worth given) {
    sql.pay(id, payment);
    fund.out(payment.parts(), id, null);
    evidence.confirm(
        actor,
        new CareEvidence.Act(
            "grant",
            id,
            new UnitId(unit),
            household,
            kind,
            payment.paidOn(),
            0,
            given.moneyVnd(),
            given.giftsVnd()));
    wrote(actor, "grant_paid", id, new UnitId(unit));
  }

  /**
   * It is given up, or was noted by mistake: what had gone out is in the fund again.
   *
   * @param read as with {@link #decide}: who gives up a request does not undo a receipt that came
   *     meanwhile
   */
  @Transactional
  Outcome<Long> withdraw(Actor actor, String key, long id, String reason, String read) {
    GrantsSql.Row grant = locked(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.grant_withdraw", id, reason, read),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (!GrantStatus.TRANSITIONS.allows(grant.state(), Step.WITHDRAW)) {
            return Outcome.refused("", "care.refused.grant." + grant.status());
          }
          if (isOther(grant, read)) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          sql.withdraw(id, reason);
          fund.undo(id, null);
          evidence.withdraw(actor, "grant", id);
          wrote(actor, "grant_withdrawn", id, new UnitId(grant.unitId()));
          return Outcome.done(id);
        });
  }

  /** The paper of the unit's book with this number, where it is there. */
  @Nullable Long entry(UnitId unit, String paper) {
    return register
        .issued(unit, paper)
        .map(NamedEntry::id)
        .map(it -> (Long) it.value())
        .orElse(null);
  }

  private static boolean isOther(GrantsSql.Row grant, String read) {
    return !read.isEmpty() && !read.equals(grant.seen());
  }

  private GrantsSql.Row locked(Actor actor, long id) {
    sql.lock(id);
    return sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("grant " + id));
  }

  /** Without reasons: the audit log is read by rank, care is not. */
  private void wrote(Actor actor, String action, long id, UnitId unit) {
    auditLog.record(actor, "care." + action, "care/grants:" + id, unit, null, Map.of());
  }
}
