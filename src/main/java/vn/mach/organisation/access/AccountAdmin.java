package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.AccountList.Row;
import vn.mach.organisation.access.Accounts.NewAccount;

/** Commands of those who administer accounts. Every command carries its sender's key. */
@Component
class AccountAdmin {

  private final OpenCodeRequests requests;
  private final Accounts accounts;
  private final AccountList list;
  private final AccountsSql sql;
  private final GrantPolicy policy;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final JdbcClient jdbc;
  private final Today today;

  AccountAdmin(
      Accounts accounts,
      AccountList list,
      AccountsSql sql,
      GrantPolicy policy,
      Idempotency idempotency,
      AuditLog auditLog,
      JdbcClient jdbc,
      Today today,
      OpenCodeRequests requests) {
    this.requests = requests;
    this.accounts = accounts;
    this.list = list;
    this.sql = sql;
    this.policy = policy;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.jdbc = jdbc;
    this.today = today;
  }

  Outcome<Long> open(Actor actor, String key, NewAccount asked) {
    return idempotency.once(
        new Key(actor, key, "access.create", asked),
        Answer.number(),
        () -> accounts.create(actor, asked).map(AccountId::value));
  }

  Outcome<Long> giveRole(
      Actor actor, String key, long account, String roleCode, @Nullable UnitId unit) {
    Row row = seen(actor, account);
    return idempotency.once(
        new Key(actor, key, "access.give", account, roleCode, unit),
        Answer.known(account),
        () -> {
          Optional<Role> role = Role.find(roleCode);
          if (role.isEmpty()) {
            return Outcome.refused("role", "access.refused.role_unknown");
          }
          if (row.closed()) {
            return Outcome.refused("", "access.refused.closed");
          }
          if (!policy.mayGive(actor, role.get(), unit)) {
            return Outcome.refused("role", "access.refused.role_beyond");
          }
          Long unitId = unit == null ? null : unit.value();
          if (sql.insertGrant(account, role.get(), unitId, today.now(), actor.account())
              .isEmpty()) {
            return Outcome.refused("role", "access.refused.role_had");
          }
          auditLog.record(
              actor,
              "access.role_given",
              Accounts.subject(account),
              unit,
              null,
              Map.of("login", row.login(), "role", roleCode));
          return Outcome.done(account);
        });
  }

  /**
   * Revokes a role, the actor's own or one of somebody below ({@link GrantPolicy#mayTake}). The
   * last administrator of the whole realm cannot be revoked.
   */
  Outcome<Long> takeRole(Actor actor, String key, long account, long grant) {
    Row row = seen(actor, account);
    return idempotency.once(
        new Key(actor, key, "access.take", account, grant),
        Answer.known(account),
        () -> {
          Given given = given(account, grant).orElseThrow(() -> new NotFound("grant " + grant));
          UnitId unit = given.unit == null ? null : new UnitId(given.unit);
          if (!policy.mayTake(actor, account, Role.of(given.role), unit)) {
            throw new NotFound("grant " + grant);
          }
          if (unit == null
              && given.role.equals(Role.ADMINISTRATOR.code())
              && isLastAdministrator(account)) {
            return Outcome.refused("", "access.refused.last_administrator");
          }
          jdbc.sql("update grants set revoked_at = ?, revoked_by = ? where id = ?")
              .params(Timestamp.from(today.now()), actor.account(), grant)
              .update();
          auditLog.record(
              actor,
              "access.role_taken",
              Accounts.subject(account),
              unit,
              null,
              Map.of("login", row.login(), "role", given.role));
          return Outcome.done(account);
        });
  }

  Outcome<Long> close(Actor actor, String key, long account) {
    Row row = lookedAfter(actor, account);
    return idempotency.once(
        new Key(actor, key, "access.close", account),
        Answer.known(account),
        () -> {
          if (isLastAdministrator(account)) {
            return Outcome.refused("", "access.refused.last_administrator");
          }
          sql.close(account, today.now());
          requests.end(account);
          auditLog.record(
              actor,
              "access.closed",
              Accounts.subject(account),
              sql.place(account, today.date()),
              null,
              Map.of("login", row.login()));
          return Outcome.done(account);
        });
  }

  Outcome<Long> reopen(Actor actor, String key, long account) {
    Row row = lookedAfter(actor, account);
    return idempotency.once(
        new Key(actor, key, "access.reopen", account),
        Answer.known(account),
        () -> {
          PersonId person = sql.person(account).orElse(null);
          if (person != null && sql.hasOther(person.value(), account)) {
            return Outcome.refused("", "access.refused.person_has_account");
          }
          jdbc.sql("update accounts set closed_at = null where id = ?").param(account).update();
          auditLog.record(
              actor,
              "access.reopened",
              Accounts.subject(account),
              sql.place(account, today.date()),
              null,
              Map.of("login", row.login()));
          return Outcome.done(account);
        });
  }

  /**
   * Binds the account to a person, or to nobody. The rights of the person's posts must be rights of
   * the actor too.
   */
  Outcome<Long> bind(Actor actor, String key, long account, @Nullable PersonId person) {
    Row row = lookedAfter(actor, account);
    return idempotency.once(
        new Key(actor, key, "access.bind", account, person),
        Answer.known(account),
        () -> {
          if (person != null && !policy.mayBind(actor, person)) {
            return Outcome.refused("person", "access.refused.person_beyond");
          }
          Long id = person == null ? null : person.value();
          if (id != null && sql.hasOther(id, account)) {
            return Outcome.refused("person", "access.refused.person_has_account");
          }
          jdbc.sql("update accounts set person_id = :person where id = :account")
              .param("person", id)
              .param("account", account)
              .update();
          Map<String, Object> details = new HashMap<>(Map.of("login", row.login()));
          if (id != null) {
            details.put("person", id);
          }
          auditLog.record(
              actor,
              "access.bound",
              Accounts.subject(account),
              sql.place(account, today.date()),
              null,
              details);
          return Outcome.done(account);
        });
  }

  /**
   * A one-time code for the account. It is returned once: sent again under the same key it is
   * refused, and the code stays valid.
   */
  Outcome<String> makeCode(Actor actor, String key, long account) {
    lookedAfter(actor, account);
    return idempotency.once(
        new Key(actor, key, "access.make_code", account),
        Answer.shownOnce("access.refused.code_shown"),
        () -> accounts.makeCode(actor, new AccountId(account)));
  }

  /**
   * One-time codes for many accounts at once, by account; accounts that the actor may not
   * administer are left out. They are returned once.
   */
  Outcome<Map<Long, String>> makeCodes(Actor actor, String key, List<Long> wanted) {
    return idempotency.once(
        new Key(actor, key, "access.make_codes", wanted),
        Answer.shownOnce("access.refused.code_shown"),
        () -> Outcome.done(codes(actor, wanted)));
  }

  private Map<Long, String> codes(Actor actor, List<Long> wanted) {
    Map<Long, String> codes = new LinkedHashMap<>();
    for (long account : wanted) {
      if (policy.mayLookAfter(actor, account)
          && accounts.makeCode(actor, new AccountId(account))
              instanceof Outcome.Done<String>(String code)) {
        codes.put(account, code);
      }
    }
    return codes;
  }

  Row seen(Actor actor, long account) {
    return list.find(actor, account).orElseThrow(() -> new NotFound("account " + account));
  }

  private Row lookedAfter(Actor actor, long account) {
    if (!policy.mayLookAfter(actor, account)) {
      throw new NotFound("account " + account);
    }
    return seen(actor, account);
  }

  private Optional<Given> given(long account, long grant) {
    return jdbc.sql(
            "select role, unit_id from grants where id = ? and account_id = ? and revoked_at is null for update")
        .params(grant, account)
        .query((row, number) -> new Given(row.getString(1), row.getObject(2, Long.class)))
        .optional();
  }

  /** Locks the administrators' grants, so that two cannot revoke each other's at once. */
  private boolean isLastAdministrator(long account) {
    List<Long> administrators =
        jdbc.sql(
                """
                select g.account_id from grants g join accounts a on a.id = g.account_id
                where g.role = 'administrator' and g.unit_id is null and g.revoked_at is null and a.closed_at is null
                order by g.id for update of g, a
                """)
            .query((row, number) -> row.getLong(1))
            .list();
    return administrators.contains(account)
        && administrators.stream().allMatch(other -> other == account);
  }

  private record Given(String role, @Nullable Long unit) {}
}
