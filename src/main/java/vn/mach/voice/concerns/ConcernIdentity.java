package vn.mach.voice.concerns;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;

/**
 * Asks who the sender of a confidential concern is: with a reason, after a second person who may
 * read it consented, and only the sender themself can say it. Nobody else could: it is stored
 * nowhere.
 */
@Component
class ConcernIdentity {

  private final IdentitySql sql;
  private final ConcernsSql concerns;
  private final ConcernAccess access;
  private final SecondReader second;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  ConcernIdentity(
      IdentitySql sql,
      ConcernsSql concerns,
      ConcernAccess access,
      SecondReader second,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.concerns = concerns;
    this.access = access;
    this.second = second;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Asks; the sender sees nothing before a second person consented. */
  @Transactional
  Outcome<Long> ask(Actor actor, String key, long concern, String reason) {
    require(actor, concern);
    return idempotency.once(
        new Key(actor, key, "concerns.identity_ask", concern, reason),
        Answer.known(concern),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (sql.ask(concern, actor.account(), actor.login(), reason, today.date()).isEmpty()) {
            return Outcome.refused("", "concerns.refused.identity_waits");
          }
          second.identity(concern);
          wrote(actor, "identity_asked", concern);
          return Outcome.done(concern);
        });
  }

  /** The second person consents or does not; never whoever asked. */
  @Transactional
  Outcome<Long> decide(Actor actor, String key, long request, boolean consented, String reason) {
    IdentitySql.Request asked =
        sql.find(request).orElseThrow(() -> new NotFound("request " + request));
    require(actor, asked.concern());
    return idempotency.once(
        new Key(actor, key, "concerns.identity_decide", request, consented, reason),
        Answer.known(asked.concern()),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (asked.isOf(actor)) {
            return Outcome.refused("", "concerns.refused.own_request");
          }
          if (!sql.decide(
              request, actor.account(), actor.login(), consented, reason, today.date())) {
            return Outcome.refused("", "concerns.refused.moved_on");
          }
          second.identityDecided(asked.concern());
          wrote(actor, "identity_decided", asked.concern());
          return Outcome.done(asked.concern());
        });
  }

  private void require(Actor actor, long concern) {
    boolean confidential =
        concerns.lock(concern).filter(ConcernsSql.Known::confidential).isPresent();
    if (!confidential || !access.maySee(actor, concern)) {
      throw new NotFound("concern " + concern);
    }
  }

  private void wrote(Actor actor, String action, long concern) {
    auditLog.record(
        actor,
        "concerns." + action,
        ConcernStations.MODULE + ":" + concern,
        null, // it is asked of confidential ones only
        null,
        Map.of());
  }
}
