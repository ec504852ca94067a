package vn.mach.organisation.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;

/** One-time codes: how long one is valid, and codes for many accounts at once. */
@Component
public class OneTimeCodes {

  /** How long a code is valid. */
  public static final Duration VALID = Duration.ofDays(7);

  private final OpenCodeRequests requests;
  private final AccountsSql sql;
  private final GrantPolicy policy;

  OneTimeCodes(AccountsSql sql, GrantPolicy policy, OpenCodeRequests requests) {
    this.requests = requests;
    this.sql = sql;
    this.policy = policy;
  }

  /**
   * Makes a one-time code for each of the accounts that is open and has no password yet; earlier
   * unused ones become invalid. Accounts that the actor may not look after by now get none: their
   * roles, or the actor's, may have changed since they were made.
   *
   * @return the codes by login; they are returned here and never again
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, String> makeCodes(Collection<AccountId> accounts, Actor actor, Instant now) {
    Map<String, String> codes = new LinkedHashMap<>();
    List<AccountId> cared =
        accounts.stream().filter(it -> policy.mayLookAfter(actor, it.value())).toList();
    sql.withoutPassword(cared)
        .forEach((login, account) -> {
          String code = SecretCodes.code();
          sql.insertCode(
              account, SecretCodes.digestOfCode(code), now, now.plus(VALID), actor.account());
          requests.end(account);
          codes.put(login, code);
        });
    return codes;
  }
}
