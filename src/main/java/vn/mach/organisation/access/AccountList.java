package vn.mach.organisation.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Like;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** The accounts that the actor may see: those at units covered by the right to grant roles. */
@Component
class AccountList {

  private static final String COLUMNS =
      """
      select a.id, a.login, a.person_id, p.full_name as person, p.code as person_code, a.email, a.password is not null as has_password,
        a.closed_at is not null as closed, a.last_in_at,
        (select max(c.expires_at) from one_time_codes c where c.account_id = a.id and c.used_at is null and c.expires_at > :now) as code_until
      from accounts a left join people_named p on p.person_id = a.person_id
      """;

  /** Accounts without a unit are those of the whole realm. */
  private static final String WITHIN_REACH =
      "(:scope_everywhere or exists (select 1 from account_units_on(:scope_today) place where place.account_id = a.id and "
          + AccessScope.sql("place.unit_id")
          + "))";

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Today today;

  AccountList(JdbcClient jdbc, AccessScope scope, Today today) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.today = today;
  }

  /**
   * @param codeUntil until when an unused one-time code is valid
   */
  record Row(
      long id,
      String login,
      @Nullable Long personId,
      @Nullable String person,
      @Nullable String personCode,
      @Nullable String email,
      boolean hasPassword,
      boolean closed,
      @Nullable Instant lastInAt,
      @Nullable Instant codeUntil) {}

  /**
   * A role of an account and its origin: a grant, or a post or membership of its person.
   *
   * @param grant none for what comes from the person
   * @param unit none: over the whole realm
   */
  record RoleHeld(
      @Nullable Long grant,
      String role,
      @Nullable Long unit,
      @Nullable String unitCode,
      @Nullable String unitName,
      boolean within) {
    /** The message key of its name. */
    String key() {
      return "access.role." + role;
    }
  }

  /**
   * @param typed part of a login or of a person's name
   * @param unit accounts in it or below it; none: anywhere
   * @param waiting only open accounts that have no password yet
   */
  record Filter(String typed, @Nullable Long unit, boolean waiting) {}

  List<Row> list(Actor actor, Filter filter, Paging paging) {
    return jdbc.sql(
            COLUMNS
                + "where "
                + WITHIN_REACH
                + """
                 and (:typed = '' or a.login like '%' || lower(:pattern) || '%' or searchable(:pattern) <> '' and p.search like '%' || searchable(:pattern) || '%')
                 and (:unit::bigint is null or exists (select 1 from account_units_on(:scope_today) place
                   join units_in_scope_on(:scope_today) under on under.unit_id = place.unit_id
                   where place.account_id = a.id and under.ancestor_id = :unit))
                 and (not :waiting or (a.password is null and a.closed_at is null))
                order by a.closed_at is not null, a.login limit :limit offset :offset
                """)
        .params(parameters(actor))
        .param("typed", filter.typed)
        .param("pattern", Like.escaped(filter.typed))
        .param("unit", filter.unit)
        .param("waiting", filter.waiting)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(AccountList::row)
        .list();
  }

  Optional<Row> find(Actor actor, long account) {
    return jdbc.sql(COLUMNS + "where a.id = :account and " + WITHIN_REACH)
        .params(parameters(actor))
        .param("account", account)
        .query(AccountList::row)
        .optional();
  }

  /** All roles of the account today; {@code within} says which are covered by the actor's right. */
  List<RoleHeld> held(Actor actor, long account) {
    return held(actor, List.of(account)).getOrDefault(account, List.of());
  }

  /** The same of several accounts, by account. */
  Map<Long, List<RoleHeld>> held(Actor actor, List<Long> accounts) {
    Map<Long, List<RoleHeld>> held = new HashMap<>();
    jdbc.sql(
            """
            select h.account_id, h.grant_id, h.role, h.unit_id, u.code, u.name, case when h.unit_id is null then :scope_everywhere else %s end as within
            from (
              select account_id, id as grant_id, role, unit_id, 1 as position from grants where account_id = any(:accounts) and revoked_at is null
              union all
              select a.id, null, 'post.' || o.post, o.unit_id, 2 from accounts a join posts_on(:scope_today) o on o.person_id = a.person_id where a.id = any(:accounts)
              union all
              select a.id, null, 'member', m.unit_id, 3 from accounts a join members_on(:scope_today) m on m.person_id = a.person_id where a.id = any(:accounts)
            ) h left join units_named u on u.unit_id = h.unit_id
            order by h.position, h.grant_id
            """
                .formatted(AccessScope.sql("h.unit_id")))
        .params(parameters(actor))
        .param("accounts", accounts.toArray(Long[]::new))
        .query(row -> {
          held.computeIfAbsent(row.getLong(1), account -> new ArrayList<>())
              .add(
                  new RoleHeld(
                      row.getObject(2, Long.class),
                      row.getString(3),
                      row.getObject(4, Long.class),
                      row.getString(5),
                      row.getString(6),
                      row.getBoolean(7)));
        });
    return held;
  }

  private Map<String, Object> parameters(Actor actor) {
    Map<String, Object> parameters = new HashMap<>(scope.parameters(actor, Right.GRANT));
    parameters.put("now", java.sql.Timestamp.from(today.now()));
    return parameters;
  }

  private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("login"),
        row.getObject("person_id", Long.class),
        row.getString("person"),
        row.getString("person_code"),
        row.getString("email"),
        row.getBoolean("has_password"),
        row.getBoolean("closed"),
        instant(row.getTimestamp("last_in_at")),
        instant(row.getTimestamp("code_until")));
  }

  private static @Nullable Instant instant(java.sql.@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
