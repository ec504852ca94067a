package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;

/**
 * Takes in rows from files that were validated already. They lie in a relation with the columns of
 * the exchange format and {@code state}: {@code fresh} rows are new, all others are left aside.
 */
@Component
public class AccountLoader {

  private final JdbcClient jdbc;
  private final AccountsSql sql;

  AccountLoader(JdbcClient jdbc, AccountsSql sql) {
    this.jdbc = jdbc;
    this.sql = sql;
  }

  /**
   * Makes the accounts, each with its role and without a password. {@link #makeCodes} opens them to
   * their holders.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<AccountId> take(String relation, Actor actor, Instant now) {
    List<AccountId> made =
        jdbc.sql(
                """
                insert into accounts (login, person_id, email, created_at)
                select r.login, p.person_id, r.email, :now::timestamptz from %s r left join people_named p on p.code = r.person
                where r.state = 'fresh' order by r.line
                returning id
                """
                    .formatted(relation))
            .param("now", Timestamp.from(now))
            .query((row, number) -> new AccountId(row.getLong(1)))
            .list();
    jdbc.sql(
            """
            insert into grants (account_id, role, unit_id, granted_at, granted_by)
            select a.id, r.role, u.unit_id, :now::timestamptz, :account::bigint
            from %s r join accounts a on a.login = r.login join unit_codes u on u.code = r.unit
            where r.state = 'fresh'
            """
                .formatted(relation))
        .param("now", Timestamp.from(now))
        .param("account", actor.account())
        .update();
    return made;
  }

  /**
   * Makes a one-time code for each of the accounts that is open and has no password yet; earlier
   * unused ones fall away. For accounts that the viewer brought in themselves: asks nothing about
   * rights.
   *
   * @return the codes by login; they are answered here and never again
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, String> makeCodes(Collection<AccountId> accounts, Actor actor, Instant now) {
    Map<String, String> codes = new LinkedHashMap<>();
    sql.withoutPassword(accounts)
        .forEach((login, account) -> {
          String code = SecretCodes.code();
          sql.insertCode(
              account,
              SecretCodes.digestOfCode(code),
              now,
              now.plus(Accounts.CODE_VALID),
              actor.account());
          codes.put(login, code);
        });
    return codes;
  }
}
