package vn.mach.evidence.activities;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;

/**
 * Withdrawals that arrived before what they withdraw: on a poor network the later of two requests
 * may be the first. Kept for the account that sent them; what it then records under the ref is
 * withdrawn at once.
 */
@Component
class EarlyWithdrawals {

  private static final Duration KEPT = Duration.ofDays(30);

  /** Of one account: more than any program has under way. */
  private static final int MOST = 1_000;

  private final JdbcClient jdbc;
  private final Today today;

  EarlyWithdrawals(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** Keeps a withdrawal with its reason; nothing without one, and of whoever records nowhere. */
  @Transactional
  public void keep(Actor actor, String ref, String reason) {
    if (reason.isEmpty() || ref.length() > 64 || !actor.hasSomewhere(Right.RECORD)) {
      return;
    }
    Instant now = today.now();
    jdbc.sql("delete from activity_early_withdrawals where account_id = ? and kept_at < ?")
        .params(actor.account(), Timestamp.from(now.minus(KEPT)))
        .update();
    jdbc.sql(
            """
            insert into activity_early_withdrawals (account_id, ref, reason, kept_at)
            select :account, :ref, :reason, :now
            where (select count(*) from activity_early_withdrawals where account_id = :account) < :most
            on conflict on constraint activity_early_withdrawals_key do nothing
            """)
        .param("account", actor.account())
        .param("ref", ref)
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .param("most", MOST)
        .update();
  }

  /** Why the actor withdrew what is recorded under the ref only now. */
  Optional<String> reason(Actor actor, String ref) {
    return jdbc.sql(
            "select reason from activity_early_withdrawals where account_id = ? and ref = ? and kept_at >= ?")
        .params(actor.account(), ref, Timestamp.from(today.now().minus(KEPT)))
        .query(String.class)
        .optional();
  }
}
