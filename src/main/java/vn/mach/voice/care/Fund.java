package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import vn.mach.organisation.units.AccessScope;

/**
 * What partner bodies gave a unit, and what went out of it: money in đồng, things by number. It
 * only notes what happened outside; no money moves through the product. Nothing goes out that did
 * not come in: what is left of each contribution is never below 0, also with two people at once.
 */
@Component
class Fund {

  /** đồng: above that a typing error is meant. */
  static final long MOST = 1_000_000_000_000L;

  private static final long MOST_VALUE = 1_000_000_000_000_000L;

  /**
   * What parts are worth.
   *
   * @param moneyVnd in đồng
   * @param giftsVnd estimated, in đồng
   */
  record Worth(long moneyVnd, long giftsVnd) {}

  private final FundSql sql;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Fund(FundSql sql, AccessScope scope, Idempotency idempotency, AuditLog auditLog, Today today) {
    this.sql = sql;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Notes what a partner gave; a partner of a new name is added. Returns its number. */
  @Transactional
  Outcome<Long> give(Actor actor, String key, FundContribution typed) {
    scope.require(actor, Right.KEEP_PEOPLE, typed.unit());
    return idempotency.once(
        new Key(actor, key, "care.give", typed),
        Answer.number(),
        () -> {
          List<Refusal> refusals = new ArrayList<>();
          if (typed.givenOn().isAfter(today.date())) {
            refusals.add(Refusal.of("givenOn", "care.refused.future", typed.givenOn()));
          }
          if (typed.quantity() < 1 || typed.quantity() > MOST) {
            refusals.add(Refusal.of("quantity", "care.refused.amount", typed.quantity()));
          } else if (typed.valueEach() > MOST_VALUE / typed.quantity()) {
            refusals.add(Refusal.of("valueEach", "care.refused.amount", typed.valueEach()));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          long partner = sql.partner(typed.unit(), typed.partner());
          long id = sql.insert(partner, typed, actor.account(), today.now());
          auditLog.record(actor, "care.given", null, typed.unit(), null, Map.of());
          return Outcome.done(id);
        });
  }

  /** Takes a contribution back that was noted by mistake; not one of which something went out. */
  @Transactional
  Outcome<Long> withdraw(Actor actor, String key, long id, String reason) {
    FundSql.In in =
        sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), id)
            .orElseThrow(() -> new NotFound("contribution " + id));
    return idempotency.once(
        new Key(actor, key, "care.give_withdraw", id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          long left = sql.lockLeft(id);
          if (left < 0) {
            return Outcome.refused("", "care.refused.withdrawn");
          }
          if (left < in.quantity()) {
            return Outcome.refused("reason", "care.refused.given_out", in.quantity() - left);
          }
          sql.withdraw(id, reason, today.now());
          auditLog.record(
              actor, "care.given_withdrawn", null, new UnitId(in.unitId()), null, Map.of());
          return Outcome.done(id);
        });
  }

  /**
   * Takes parts out for a help or an event, in the caller's transaction.
   *
   * @param parts with the field beside which each is refused
   * @return what they are worth; refused where there is not so much left: then nothing was taken
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome<Worth> take(UnitId unit, Map<String, FundPart> parts, LocalDate day) {
    List<Refusal> refusals = new ArrayList<>();
    long money = 0;
    long gifts = 0;
    Map<Long, Long> before = new HashMap<>(); // of the same contribution, under another field
    for (Map.Entry<String, FundPart> entry :
        parts.entrySet().stream()
            .sorted(
                (a, b) -> Long.compare(a.getValue().contribution(), b.getValue().contribution()))
            .toList()) { // locks in one order
      FundPart part = entry.getValue();
      Optional<FundSql.In> found = sql.ofUnit(unit, part.contribution());
      if (found.isEmpty()) {
        refusals.add(Refusal.of(entry.getKey(), "care.refused.source"));
        continue;
      }
      FundSql.In in = found.get();
      long left = sql.lockLeft(part.contribution()) - before.getOrDefault(part.contribution(), 0L);
      before.merge(part.contribution(), part.quantity(), Long::sum);
      if (part.quantity() < 1 || part.quantity() > left) {
        refusals.add(
            Refusal.of(entry.getKey(), "care.refused.left", part.quantity(), Math.max(left, 0)));
      } else if (in.givenOn().isAfter(day)) {
        refusals.add(Refusal.of(entry.getKey(), "care.refused.given_later", in.givenOn()));
      } else if (in.item().isEmpty()) {
        money += part.quantity();
      } else {
        gifts += part.quantity() * in.valueEach();
      }
    }
    return refusals.isEmpty() ? Outcome.done(new Worth(money, gifts)) : Outcome.refused(refusals);
  }

  /** Notes that the parts went out, after {@link #take} in the same transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void out(Map<String, FundPart> parts, @Nullable Long grant, @Nullable Long event) {
    parts.values().forEach(part -> sql.out(part, grant, event));
  }

  /** What went out is in again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void undo(@Nullable Long grant, @Nullable Long event) {
    sql.undo(grant, event);
  }
}
