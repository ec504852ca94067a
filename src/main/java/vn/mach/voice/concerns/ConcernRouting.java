package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Who has a concern first, and who reads confidential ones there. */
@Component
class ConcernRouting {

  /**
   * A route.
   *
   * @param subject none: any
   * @param fromKind of the sender's unit; none: any
   * @param toKind the nearest of this kind at or above it; none: the sender's unit
   */
  record Route(
      long id,
      @Nullable String subject,
      @Nullable String fromKind,
      @Nullable String toKind,
      LocalDate validFrom,
      String source) {}

  private final JdbcClient jdbc;
  private final Units units;

  ConcernRouting(JdbcClient jdbc, Units units) {
    this.jdbc = jdbc;
    this.units = units;
  }

  List<Route> routes() {
    return jdbc.sql(
            "select * from concern_routes order by subject nulls first, from_kind nulls first, valid_from")
        .query((row, number) ->
            new Route(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("from_kind"),
                row.getString("to_kind"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source")))
        .list();
  }

  /**
   * The unit that has it first. A confidential one goes on to the nearest unit above where somebody
   * was named to receive it; empty where there is none.
   */
  Optional<NamedUnit> first(UnitId sender, String subject, boolean confidential, LocalDate day) {
    List<NamedUnit> path = units.path(sender, day); // the top first, the sender's unit last
    if (path.isEmpty()) {
      return units
          .named(sender, day)
          .filter(it -> !confidential || !receivers(it.id(), day).isEmpty());
    }
    NamedUnit own = path.getLast();
    String toKind =
        jdbc.sql(
                """
                select to_kind from concern_routes
                where valid_from <= :day and (subject is null or subject = :subject) and (from_kind is null or from_kind = :kind)
                order by subject is null, from_kind is null, valid_from desc limit 1
                """)
            .param("day", day)
            .param("subject", subject)
            .param("kind", own.kind())
            .query((row, number) -> Optional.ofNullable(row.getString(1)))
            .optional()
            .flatMap(it -> it)
            .orElse(own.kind());
    int at = path.size() - 1;
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i).kind().equals(toKind)) {
        at = i;
        break;
      }
    }
    if (!confidential) {
      return Optional.of(path.get(at));
    }
    for (int i = at; i >= 0; i--) {
      if (!receivers(path.get(i).id(), day).isEmpty()) {
        return Optional.of(path.get(i));
      }
    }
    return Optional.empty();
  }

  /** The people who read confidential concerns in the unit on the day. */
  List<PersonId> receivers(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select person_id from concern_receivers where unit_id = ? and ? between valid_from and valid_to order by valid_from, person_id
            """)
        .params(unit.value(), day)
        .query((row, number) -> new PersonId(row.getLong(1)))
        .list();
  }

  /** The unit above on the day. */
  Optional<NamedUnit> above(UnitId unit, LocalDate day) {
    List<NamedUnit> path = units.path(unit, day);
    return path.size() < 2 ? Optional.empty() : Optional.of(path.get(path.size() - 2));
  }
}
