package vn.mach.organisation.notices;

import java.time.LocalTime;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.organisation.access.MailAddresses;

/** How somebody wants to be told: their own matter. */
@Component
class NoticeWishes {

  private final PreferencesSql sql;
  private final MailAddresses addresses;
  private final Idempotency idempotency;

  NoticeWishes(PreferencesSql sql, MailAddresses addresses, Idempotency idempotency) {
    this.sql = sql;
    this.addresses = addresses;
    this.idempotency = idempotency;
  }

  Preference of(Actor actor) {
    return sql.of(actor.account());
  }

  /**
   * Refused ({@code email}) where that is no address.
   *
   * @param allowed what {@link MailAddresses#mayChange} answered
   */
  @Transactional
  public Outcome<Long> set(
      Actor actor,
      String key,
      String email,
      long allowed,
      Map<NoticeKind, NoticeChoice> choices,
      LocalTime quietFrom,
      LocalTime quietUntil,
      LocalTime digestAt) {
    return idempotency.once(
        new Key(
            actor,
            key,
            "notices.settings",
            email,
            choices.toString(),
            quietFrom.toString(),
            quietUntil.toString(),
            digestAt.toString()),
        Answer.known(actor.account()),
        () -> {
          Outcome<Long> changed = addresses.change(actor, email, allowed);
          if (changed instanceof Outcome.Done<Long>) {
            sql.set(actor.account(), choices, quietFrom, quietUntil, digestAt);
          }
          return changed;
        });
  }
}
