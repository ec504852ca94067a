package vn.mach.organisation.access;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
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
        .param(
            "roles",
            Arrays.stream(Role.values())
                .filter(it -> it.rightsAtUnit().contains(right))
                .map(Role::code)
                .toArray(String[]::new))
        .param(
            "posts",
            Arrays.stream(PostKind.values())
                .filter(it -> Role.ofPost(it).rightsAtUnit().contains(right))
                .map(Codes::code)
                .toArray(String[]::new))
        .param("today", today.date())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }
}
