package vn.mach.branch.study;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/** Prizes of a contest, noted for a person or a collective. Standings: {@link ContestSql}. */
@Component
class Contest {

  private final ContestSql sql;
  private final StudyCampaigns campaigns;
  private final Idempotency idempotency;
  private final Today today;

  Contest(ContestSql sql, StudyCampaigns campaigns, Idempotency idempotency, Today today) {
    this.sql = sql;
    this.campaigns = campaigns;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** Notes a prize; exactly one of person and unit is given. */
  Outcome<Long> prize(
      Actor actor,
      String key,
      CampaignId id,
      @Nullable PersonId person,
      @Nullable UnitId unit,
      String words) {
    Campaign campaign = campaigns.managed(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.prize", id, person, unit, words),
        Answer.number(),
        () -> {
          if ((person == null) == (unit == null)) {
            return Outcome.refused("person", "study.refused.prize_whom");
          }
          long prize =
              sql.prize(
                  id,
                  person == null ? null : person.value(),
                  unit == null ? null : unit.value(),
                  words,
                  actor.account(),
                  today.now());
          campaigns.wrote(actor, "prize_noted", id, campaign.unit(), null);
          return Outcome.done(prize);
        });
  }
}
