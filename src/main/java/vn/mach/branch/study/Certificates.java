package vn.mach.branch.study;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;
import vn.mach.branch.study.CertificatesSql.Certificate;

/**
 * Certificates: issued by themselves to whoever has done all that a campaign asks, with an essay
 * only once its mark was released and is enough. Withdrawn with a reason, never deleted.
 */
@Component
class Certificates {

  /** Letters and digits that are not mistaken for one another. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 20;

  private final CertificatesSql sql;
  private final StudyCampaigns campaigns;
  private final Idempotency idempotency;
  private final Today today;
  private final SecureRandom random = new SecureRandom();

  Certificates(
      CertificatesSql sql, StudyCampaigns campaigns, Idempotency idempotency, Today today) {
    this.sql = sql;
    this.campaigns = campaigns;
    this.idempotency = idempotency;
    this.today = today;
  }

  /**
   * Issues to those of these people who have earned it and have none. In the caller's transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void issue(CampaignId campaign, Collection<Long> people) {
    for (long person : sql.earned(campaign, people)) {
      sql.insert(campaign, person, code(), today.date());
    }
  }

  private String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** Withdraws a certificate of a campaign that the actor manages. */
  Outcome<Long> withdraw(Actor actor, String key, long id, String reason) {
    Certificate it = find(id);
    Campaign campaign = campaigns.managed(actor, it.campaign());
    return idempotency.once(
        new Key(actor, key, "study.certificate_withdraw", id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (sql.withdraw(id, reason, actor.account(), today.now()) == 0) {
            return Outcome.refused("", "study.refused.moved_on");
          }
          campaigns.wrote(actor, "certificate_withdrawn", it.campaign(), campaign.unit(), reason);
          return Outcome.done(id);
        });
  }

  Certificate find(long id) {
    Optional<Certificate> found = sql.find(id);
    return found.orElseThrow(() -> new NotFound("certificate " + id));
  }
}
