package vn.mach.organisation.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Creates accounts and their one-time codes. These are parts of commands: callers wrap them in
 * {@code audit.Idempotency.once}. Works without the web.
 */
@Component
public class Accounts {

  private static final Pattern LOGIN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}._@/-]{0,99}");

  private final OpenCodeRequests requests;
  private final AccountsSql sql;
  private final GrantPolicy policy;
  private final AuditLog auditLog;
  private final PasswordEncoder passwords;
  private final Today today;

  Accounts(
      AccountsSql sql,
      GrantPolicy policy,
      AuditLog auditLog,
      PasswordEncoder passwords,
      Today today,
      OpenCodeRequests requests) {
    this.requests = requests;
    this.sql = sql;
    this.policy = policy;
    this.auditLog = auditLog;
    this.passwords = passwords;
    this.today = today;
  }

  /**
   * A new account as requested.
   *
   * @param role its code: administrator, office, secretary, clerk, inspector, member, observer
   * @param unit where the role is granted; none: the whole realm
   */
  public record NewAccount(
      String login,
      String role,
      @Nullable UnitId unit,
      @Nullable PersonId person,
      @Nullable String email) {}

  /** The password is shown once and cannot be read again. */
  public record FirstAdministrator(AccountId account, String login, String password) {}

  /** A login as it is stored and compared: NFC, in small letters, without spaces around it. */
  public static String login(String typed) {
    return Text.line(typed).toLowerCase(Locale.ROOT);
  }

  /**
   * Creates an account with one role and no password: its first sign-in is by a one-time code.
   * Refused ({@code login}, {@code role}, {@code person}) where the login is taken or invalid, the
   * role unknown, or the role or the person's posts include a right that the actor may not grant
   * there.
   */
  @Transactional
  public Outcome<AccountId> create(Actor actor, NewAccount asked) {
    String login = login(asked.login);
    Optional<Role> role = Role.find(asked.role);
    if (!LOGIN.matcher(login).matches()) {
      return Outcome.refused("login", "access.refused.login");
    }
    if (role.isEmpty()) {
      return Outcome.refused("role", "access.refused.role_unknown");
    }
    if (!policy.mayGive(actor, role.get(), asked.unit)) {
      return Outcome.refused("role", "access.refused.role_beyond");
    }
    if (asked.person != null && !policy.mayBind(actor, asked.person)) {
      return Outcome.refused("person", "access.refused.person_beyond");
    }
    Long person = asked.person == null ? null : asked.person.value();
    if (person != null && sql.hasOther(person, 0)) {
      return Outcome.refused("person", "access.refused.person_has_account");
    }
    Optional<AccountId> account = sql.insert(login, person, asked.email, today.now());
    if (account.isEmpty()) {
      return Outcome.refused("login", "access.refused.login_taken", login);
    }
    Long unit = asked.unit == null ? null : asked.unit.value();
    sql.insertGrant(account.get().value(), role.get(), unit, today.now(), actor.account());
    auditLog.record(
        actor,
        "access.created",
        subject(account.get().value()),
        asked.unit,
        null,
        Map.of("login", login, "role", role.get().code()));
    return Outcome.done(account.get());
  }

  /**
   * The account of this login, open or closed. Does not check rights: for the system's own
   * commands.
   */
  public Optional<AccountId> find(String login) {
    return sql.findByLogin(login(login)).map(stored -> new AccountId(stored.id()));
  }

  /**
   * Makes a one-time code with which the account's holder sets a password within seven days. It is
   * returned here and never again; an earlier unused one becomes invalid.
   *
   * @throws NotFound where the actor may not administer the account
   */
  @Transactional
  public Outcome<String> makeCode(Actor actor, AccountId account) {
    if (!policy.mayLookAfter(actor, account.value())) {
      throw new NotFound("account " + account.value());
    }
    AccountsSql.Stored stored =
        sql.find(account.value()).orElseThrow(() -> new NotFound("account " + account.value()));
    if (stored.closed()) {
      return Outcome.refused("", "access.refused.closed");
    }
    String code = SecretCodes.code();
    sql.insertCode(
        account.value(),
        SecretCodes.digestOfCode(code),
        today.now(),
        today.now().plus(OneTimeCodes.VALID),
        actor.account());
    auditLog.record(
        actor,
        "access.code_made",
        subject(account.value()),
        sql.place(account.value(), today.date()),
        null,
        Map.of("login", stored.login()));
    requests.end(account.value());
    return Outcome.done(code);
  }

  /**
   * Sets a password without asking for the old one: for the system's own commands, never for a
   * page.
   *
   * @param mustChange whether the holder must choose another one at sign-in
   */
  @Transactional
  public Outcome<AccountId> setPassword(
      Actor actor, AccountId account, String password, boolean mustChange) {
    AccountsSql.Stored stored =
        sql.find(account.value()).orElseThrow(() -> new NotFound("account " + account.value()));
    String normal = PasswordRules.normal(password);
    Optional<Refusal> refusal = PasswordRules.refusal("password", stored.login(), normal);
    if (refusal.isPresent()) {
      return Outcome.refused(java.util.List.of(refusal.get()));
    }
    sql.setPassword(account.value(), encode(normal), mustChange, today.now());
    auditLog.record(
        actor,
        "access.password_set",
        subject(account.value()),
        sql.place(account.value(), today.date()),
        null,
        Map.of("login", stored.login()));
    return Outcome.done(account);
  }

  /**
   * Makes the realm's first account: an administrator over the whole realm with a random password
   * that must be changed at the first sign-in. Refused where there is an account already.
   */
  @Transactional
  public Outcome<FirstAdministrator> createFirstAdministrator(String login) {
    if (!sql.isEmpty()) {
      return Outcome.refused("", "access.refused.not_first");
    }
    Actor system = Actor.system();
    return switch (create(
        system, new NewAccount(login, Role.ADMINISTRATOR.code(), null, null, null))) {
      case Outcome.Done<AccountId>(AccountId account) -> {
        String password = SecretCodes.password();
        sql.setPassword(account.value(), encode(password), true, today.now());
        yield Outcome.done(new FirstAdministrator(account, login(login), password));
      }
      case Outcome.Refused<AccountId>(java.util.List<Refusal> refusals) ->
          Outcome.refused(refusals);
    };
  }

  static String subject(long account) {
    return "access:" + account;
  }

  private String encode(String password) {
    return java.util.Objects.requireNonNull(passwords.encode(password));
  }
}
