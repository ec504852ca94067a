package vn.mach.organisation.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.PostKind;

/**
 * Loads actors: from the roles granted to an account, the posts its person holds today, and the
 * unit the person belongs to (where they are a member).
 */
@Component
public class ActorLoader {

  private static final String POST = "post:";

  /**
   * The roles of a person or (with {@code a.id}) an account: by grants, by posts held today, and by
   * belonging to a unit today.
   */
  private static final String GIVEN =
      """
      select 'post:' || post as role, unit_id from posts_on(:today) where person_id = %1$s
      union all
      select 'member', unit_id from members_on(:today) where person_id = %1$s
      """;

  private final JdbcClient jdbc;
  private final Today today;

  ActorLoader(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** The actor of an account; empty for one that is closed or unknown. */
  public Optional<Actor> of(long account, String via) {
    return find(account).filter(it -> !it.closed).map(it -> actor(account, it, via));
  }

  /**
   * The actor of a session.
   *
   * @param mustChange whether they must choose a password before anything else
   * @param generation a session of an earlier one has ended
   */
  record Arrival(Actor actor, boolean mustChange, long generation) {}

  /** As {@link #of}, with what else applies to a session. */
  Optional<Arrival> arriving(long account, String via) {
    return find(account)
        .filter(it -> !it.closed)
        .map(it -> new Arrival(actor(account, it, via), it.mustChange, it.generation));
  }

  /**
   * What an account may do, and where it inspects.
   *
   * @param inspects the units at which it is an inspector
   * @param inspectsAll whether it is one over the whole realm
   */
  record Standing(Actor actor, Set<UnitId> inspects, boolean inspectsAll) {}

  /** Of an account, also of a closed one: what it would be. Empty for an unknown one. */
  Optional<Standing> standing(long account) {
    return find(account).map(it -> standing(account, it));
  }

  /** What an account would get from being bound to this person. */
  Standing ofPerson(PersonId person) {
    List<Given> given =
        jdbc.sql(GIVEN.formatted(":person"))
            .param("today", today.date())
            .param("person", person.value())
            .query((row, number) -> given(row))
            .list();
    return standing(0, new Account("", person.value(), false, false, 0, given));
  }

  private static Standing standing(long account, Account it) {
    Set<UnitId> inspects = new HashSet<>();
    boolean all = false;
    for (Given one : it.given) {
      if (role(one).filter(Role.INSPECTOR::equals).isPresent()) {
        if (one.unit == null) {
          all = true;
        } else {
          inspects.add(new UnitId(one.unit));
        }
      }
    }
    return new Standing(actor(account, it, "page"), inspects, all);
  }

  private Optional<Account> find(long account) {
    List<Given> given = new ArrayList<>();
    return jdbc
        .sql(
            """
            select a.login, a.person_id, a.closed_at is not null as closed, a.must_change, a.generation, g.role, g.unit_id
            from accounts a
            left join lateral (
              select role, unit_id from grants where account_id = a.id and revoked_at is null union all %s
            ) g on true
            where a.id = :account\
            """
                .formatted(GIVEN.formatted("a.person_id")))
        .param("account", account)
        .param("today", today.date())
        .query((row, number) -> {
          if (row.getString("role") != null) {
            given.add(given(row));
          }
          return new Account(
              row.getString("login"),
              row.getObject("person_id", Long.class),
              row.getBoolean("closed"),
              row.getBoolean("must_change"),
              row.getLong("generation"),
              given);
        })
        .list()
        .stream()
        .findFirst();
  }

  private static Given given(ResultSet row) throws SQLException {
    return new Given(row.getString("role"), row.getObject("unit_id", Long.class));
  }

  private static Actor actor(long account, Account it, String via) {
    Map<Right, Set<UnitId>> rights = new EnumMap<>(Right.class);
    Set<Right> everywhere = EnumSet.noneOf(Right.class);
    for (Given one : it.given) {
      Optional<Role> role = role(one);
      if (one.unit == null) {
        role.ifPresent(given -> everywhere.addAll(given.rights()));
      } else {
        for (Right right : role.map(Role::rightsAtUnit).orElse(Set.of())) {
          rights.computeIfAbsent(right, key -> new HashSet<>()).add(new UnitId(one.unit));
        }
      }
    }
    return new Actor(
        account,
        it.login,
        it.person == null ? null : new PersonId(it.person),
        rights,
        everywhere,
        via);
  }

  /**
   * Empty for a post or role that this version does not know (a newer node may have written it): it
   * gives no rights here.
   */
  private static Optional<Role> role(Given given) {
    return given.role.startsWith(POST)
        ? PostKind.find(given.role.substring(POST.length())).map(Role::ofPost)
        : Role.find(given.role);
  }

  private record Account(
      String login,
      @Nullable Long person,
      boolean closed,
      boolean mustChange,
      long generation,
      List<Given> given) {}

  private record Given(String role, @Nullable Long unit) {}
}
