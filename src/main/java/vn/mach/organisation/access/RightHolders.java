package vn.mach.organisation.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.PostKind;

/** At which units somebody with an open account has a right, by a role or a post. */
@Component
public class RightHolders {

  private final JdbcClient jdbc;
  private final Today today;

  RightHolders(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** The units at which the right was given to an open account itself, not from above. */
  public List<UnitId> units(Right right) {
    return jdbc.sql(
            """
            select g.unit_id from grants g join accounts a on a.id = g.account_id
            where g.revoked_at is null and g.unit_id is not null and g.role = any(:roles) and a.closed_at is null
            union
            select p.unit_id from posts_on(:today) p join accounts a on a.person_id = p.person_id
            where p.post = any(:posts) and a.closed_at is null
            order by 1
            """)
        .param("roles", roles(right))
        .param("posts", posts(right))
        .param("today", today.date())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }

  /** An account and the unit at which a right was given to it. */
  public record Holder(UnitId unit, long account) {}

  /** Open accounts to which the right was given at one of the units itself, not from above. */
  public List<Holder> at(Right right, Collection<UnitId> units) {
    return jdbc.sql(
            """
            select g.unit_id, a.id from grants g join accounts a on a.id = g.account_id
            where g.revoked_at is null and g.unit_id = any(:units) and g.role = any(:roles) and a.closed_at is null
            union
            select p.unit_id, a.id from posts_on(:today) p join accounts a on a.person_id = p.person_id
            where p.unit_id = any(:units) and p.post = any(:posts) and a.closed_at is null
            order by 1, 2
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("roles", roles(right))
        .param("posts", posts(right))
        .param("today", today.date())
        .query((row, number) -> new Holder(new UnitId(row.getLong(1)), row.getLong(2)))
        .list();
  }

  /** The open accounts of people. */
  public Map<PersonId, List<Long>> accounts(Collection<PersonId> people) {
    Map<PersonId, List<Long>> accounts = new HashMap<>();
    jdbc.sql(
            "select person_id, id from accounts where person_id = any(?) and closed_at is null"
                + " order by id")
        .param(people.stream().map(PersonId::value).toArray(Long[]::new))
        .query(row -> {
          accounts
              .computeIfAbsent(new PersonId(row.getLong(1)), it -> new ArrayList<>())
              .add(row.getLong(2));
        });
    return accounts;
  }

  private static String[] roles(Right right) {
    return Arrays.stream(Role.values())
        .filter(it -> it.rightsAtUnit().contains(right))
        .map(Role::code)
        .toArray(String[]::new);
  }

  private static String[] posts(Right right) {
    return Arrays.stream(PostKind.values())
        .filter(it -> Role.ofPost(it).rightsAtUnit().contains(right))
        .map(Codes::code)
        .toArray(String[]::new);
  }
}
