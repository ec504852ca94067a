package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;

/** Statements of {@code accounts}, {@code grants} and {@code one_time_codes}. */
@Component
class AccountsSql {

  private static final String STORED =
      "select id, login, password, must_change, language, closed_at is not null as closed, generation"
          + " from accounts ";

  private final JdbcClient jdbc;
  private final Locks locks;

  AccountsSql(JdbcClient jdbc, Locks locks) {
    this.jdbc = jdbc;
    this.locks = locks;
  }

  boolean isEmpty() {
    return jdbc.sql("select not exists (select 1 from accounts)").query(Boolean.class).single();
  }

  /** The person whom an account is bound to. */
  Optional<PersonId> person(long account) {
    return jdbc.sql("select person_id from accounts where id = ? and person_id is not null")
        .param(account)
        .query((row, number) -> new PersonId(row.getLong(1)))
        .optional();
  }

  /** Whether another open account is the person's; of two who make one at once one waits. */
  boolean hasOther(long person, long account) {
    locks.waitIn("account_of", person);
    return jdbc.sql(
            "select exists (select 1 from accounts where person_id = ? and id <> ? and closed_at is null)")
        .params(person, account)
        .query(Boolean.class)
        .single();
  }

  /** Empty where the login is taken. */
  Optional<AccountId> insert(
      String login, @Nullable Long person, @Nullable String email, Instant now) {
    return jdbc.sql(
            """
            insert into accounts (login, person_id, email, created_at) values (:login, :person, :email, :now)
            on conflict on constraint accounts_login do nothing returning id
            """)
        .param("login", login)
        .param("person", person)
        .param("email", email)
        .param("now", Timestamp.from(now))
        .query((row, number) -> new AccountId(row.getLong(1)))
        .optional();
  }

  /** The grant's number; empty where the account already has this role there. */
  Optional<Long> insertGrant(long account, Role role, @Nullable Long unit, Instant now, long by) {
    return jdbc.sql(
            """
            insert into grants (account_id, role, unit_id, granted_at, granted_by)
            select :account, :role, :unit, :now, :by
            where not exists (select 1 from grants
              where account_id = :account and role = :role and unit_id is not distinct from :unit and revoked_at is null)
            returning id
            """)
        .param("account", account)
        .param("role", role.code())
        .param("unit", unit)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .query(Long.class)
        .optional();
  }

  /**
   * One of the account's units on the day: those who may read the audit log there may read the
   * entries about the account.
   */
  @Nullable UnitId place(long account, LocalDate day) {
    return jdbc.sql(
            "select unit_id from account_units_on(?) where account_id = ? order by unit_id limit 1")
        .params(day, account)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional()
        .orElse(null);
  }

  /** Whether nobody has signed in with the account, and this account gave it every role it has. */
  boolean isUnusedAndGivenBy(long account, long giver) {
    return jdbc.sql(
            """
            select a.password is null and a.last_in_at is null
              and not exists (select 1 from grants g where g.account_id = a.id and g.revoked_at is null and g.granted_by <> :giver)
              and exists (select 1 from grants g where g.account_id = a.id and g.revoked_at is null)
            from accounts a where a.id = :account
            """)
        .param("account", account)
        .param("giver", giver)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  boolean mustChange(long account) {
    return jdbc.sql("select must_change from accounts where id = ?")
        .param(account)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /**
   * Whether nobody set another password or closed the account since the generation was read. Nobody
   * does until the end of the transaction either; so two who ask this come one after the other.
   */
  boolean standsSince(long account, long generation) {
    return jdbc.sql(
            "select generation from accounts where id = ? and closed_at is null for no key update")
        .param(account)
        .query(Long.class)
        .optional()
        .filter(it -> it == generation)
        .isPresent();
  }

  /** Nothing that was made before outlives it: sessions, tokens and unused codes end. */
  void setPassword(long account, String encoded, boolean mustChange, Instant now) {
    jdbc.sql(
            "update accounts set password = ?, must_change = ?, generation = generation + 1 where id = ?")
        .params(encoded, mustChange, account)
        .update();
    endSecrets(account, now);
  }

  void close(long account, Instant now) {
    jdbc.sql(
            "update accounts set closed_at = coalesce(closed_at, ?), generation = generation + 1 where id = ?")
        .params(Timestamp.from(now), account)
        .update();
    endSecrets(account, now);
  }

  /** Ends the account's tokens and deletes its unused codes. */
  private void endSecrets(long account, Instant now) {
    jdbc.sql("update api_tokens set revoked_at = ? where account_id = ? and revoked_at is null")
        .params(Timestamp.from(now), account)
        .update();
    jdbc.sql("delete from calendar_tokens where account_id = ?").param(account).update();
    jdbc.sql("delete from one_time_codes where account_id = ? and used_at is null")
        .param(account)
        .update();
  }

  /** An earlier unused code is replaced. */
  void insertCode(long account, byte[] digest, Instant now, Instant expires, long by) {
    jdbc.sql("delete from one_time_codes where account_id = ? and used_at is null")
        .param(account)
        .update();
    jdbc.sql(
            "insert into one_time_codes (account_id, digest, made_at, made_by, expires_at) values (?, ?, ?, ?, ?)")
        .params(account, digest, Timestamp.from(now), by, Timestamp.from(expires))
        .update();
  }

  /** Those of the accounts that are open and have no password, by login. */
  Map<String, Long> withoutPassword(Collection<AccountId> accounts) {
    Map<String, Long> found = new LinkedHashMap<>();
    jdbc.sql(
            "select login, id from accounts where id = any(?) and password is null and closed_at is null order by login")
        .param(accounts.stream().map(AccountId::value).toArray(Long[]::new))
        .query(row -> {
          found.put(row.getString(1), row.getLong(2));
        });
    return found;
  }

  Optional<Stored> find(long account) {
    return jdbc.sql(STORED + "where id = ?").param(account).query(Stored.class).optional();
  }

  Optional<Stored> findByLogin(String login) {
    return jdbc.sql(STORED + "where login = ?").param(login).query(Stored.class).optional();
  }

  record Stored(
      long id,
      String login,
      @Nullable String password,
      boolean mustChange,
      String language,
      boolean closed,
      long generation) {}
}
