package vn.mach.organisation.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * One-time codes that people ask for before they sign in. Whoever may look after the account (ADR
 * 19) gets a task. The answer is the same whether there is such an account or not.
 */
@Component
class CodeRequests {

  private final AccountsSql sql;
  private final LoginThrottle throttle;
  private final RightHolders holders;
  private final ActorLoader viewers;
  private final GrantPolicy policy;
  private final Units units;
  private final AuditLog auditLog;
  private final ApplicationEventPublisher events;
  private final OpenCodeRequests open;
  private final Today today;

  CodeRequests(
      AccountsSql sql,
      LoginThrottle throttle,
      RightHolders holders,
      ActorLoader viewers,
      GrantPolicy policy,
      Units units,
      AuditLog auditLog,
      ApplicationEventPublisher events,
      OpenCodeRequests open,
      Today today) {
    this.sql = sql;
    this.throttle = throttle;
    this.holders = holders;
    this.viewers = viewers;
    this.policy = policy;
    this.units = units;
    this.auditLog = auditLog;
    this.events = events;
    this.open = open;
    this.today = today;
  }

  /**
   * Asks for a code. Asked again before one is made it stays one request. Refused ({@code login})
   * where nothing was typed, and where too much was asked from the address.
   *
   * @return whether somebody was told: for tests, never for a page
   */
  @Transactional
  public Outcome<Boolean> ask(String typedLogin, String address) {
    String login = Accounts.login(typedLogin);
    if (login.isEmpty()) {
      return Outcome.refused("login", "web.refused.missing");
    }
    List<LoginThrottle.Count> counts = LoginThrottle.ofRequest(login, address);
    Duration wait = throttle.wait(counts);
    if (!wait.isZero()) {
      return Outcome.refused(List.of(SignIn.waiting("login", wait)));
    }
    throttle.failed(counts);
    return Outcome.done(
        sql.findByLogin(login).filter(it -> !it.closed()).filter(this::told).isPresent());
  }

  private boolean told(AccountsSql.Stored account) {
    UnitId place = sql.place(account.id(), today.date());
    Optional<UnitId> owner = place == null ? Optional.empty() : owner(account.id(), place);
    if (owner.isEmpty()) {
      return false; // whoever runs the machine is above: script/mach account code
    }
    Optional<Long> request = open.add(account.id());
    request.ifPresent(id -> {
      auditLog.record(
          Actor.system(),
          "access.code_asked",
          Accounts.subject(account.id()),
          place,
          null,
          Map.of("login", account.login()));
      events.publishEvent(
          new CodeAsked(id, new AccountId(account.id()), account.login(), owner.get()));
    });
    return true;
  }

  /** From the account's own unit upwards: the first where somebody may make the code. */
  private Optional<UnitId> owner(long account, UnitId place) {
    return units.path(place, today.date()).reversed().stream()
        .map(NamedUnit::id)
        .filter(unit ->
            holders.at(Right.GRANT, List.of(unit)).stream()
                .flatMap(it -> viewers.standing(it.account()).stream())
                .anyMatch(it -> policy.mayLookAfter(it.actor(), account)))
        .findFirst();
  }
}
