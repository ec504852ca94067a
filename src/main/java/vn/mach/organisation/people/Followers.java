package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * Who of a level above follows a branch: is invited to its meetings and confirms its scores. One
 * person at a time, with days; named and ended by whoever keeps people at a level above.
 */
@Component
public class Followers {

  /**
   * Somebody who follows or followed a unit.
   *
   * @param to the last day; {@link Period#FOREVER} while it is open
   */
  record Following(
      long id, UnitId unit, PersonId person, String name, LocalDate from, LocalDate to) {

    boolean isOpen() {
      return to.equals(Period.FOREVER);
    }
  }

  private static final String ROWS =
      """
      select f.id, f.unit_id, f.person_id, p.full_name, f.valid_from, f.valid_to
      from followers f join people p on p.id = f.person_id
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final PeopleSql sql;
  private final AccessScope scope;
  private final Locks locks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Followers(
      JdbcClient jdbc,
      People people,
      PeopleSql sql,
      AccessScope scope,
      Locks locks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.jdbc = jdbc;
    this.people = people;
    this.sql = sql;
    this.scope = scope;
    this.locks = locks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Who followed the unit on the day; nobody where none was named. Does not check rights. */
  public Optional<PersonId> followerOn(UnitId unit, LocalDate day) {
    return jdbc.sql("select person_id from followers_on(?) where unit_id = ?")
        .params(day, unit.value())
        .query((row, number) -> new PersonId(row.getLong(1)))
        .optional();
  }

  /** The units that the person follows on the day. Does not check rights. */
  public List<UnitId> followedBy(PersonId person, LocalDate day) {
    return jdbc.sql("select unit_id from followers_on(?) where person_id = ? order by unit_id")
        .params(day, person.value())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }

  /** All who follow or followed the unit, the latest first. */
  List<Following> of(UnitId unit) {
    return jdbc.sql(ROWS + "where f.unit_id = ? order by f.valid_from desc")
        .param(unit.value())
        .query((row, number) ->
            new Following(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                new PersonId(row.getLong("person_id")),
                row.getString("full_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class)))
        .list();
  }

  /**
   * Whether the actor names the unit's follower: whoever keeps people at a level above, or over the
   * whole realm.
   */
  public boolean mayName(Actor actor, UnitId unit) {
    return scope.reachesFromAbove(actor, Right.KEEP_PEOPLE, unit);
  }

  /**
   * Names the unit's follower from a day on. Who followed it until then does so up to the day
   * before.
   */
  public Outcome<Long> name(Actor actor, String key, UnitId unit, PersonId person, LocalDate from) {
    if (!mayName(actor, unit) || !people.maySee(actor, person)) {
      throw new NotFound("unit " + unit.value());
    }
    return idempotency.once(
        new Key(actor, key, "people.name_follower", unit, person, from),
        Answer.number(),
        () -> {
          locks.waitIn("followers", unit.value());
          if (!sql.stands(unit, from)) {
            return Outcome.refused("from", "people.refused.unit_not_standing");
          }
          Optional<LocalDate> last =
              jdbc.sql("select max(valid_from) from followers where unit_id = ?")
                  .param(unit.value())
                  .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                  .single();
          if (last.isPresent() && !from.isAfter(last.get())) {
            return Outcome.refused("from", "people.refused.follower_before", last.get());
          }
          jdbc.sql("update followers set valid_to = ? where unit_id = ? and valid_to >= ?")
              .params(from.minusDays(1), unit.value(), from)
              .update();
          long id =
              jdbc.sql(
                      "insert into followers (unit_id, person_id, valid_from) values (?, ?, ?) returning id")
                  .params(unit.value(), person.value(), from)
                  .query(Long.class)
                  .single();
          auditLog.record(
              actor,
              "people.follower_named",
              "people:" + person.value(),
              unit,
              null,
              Map.of("from", from.toString()));
          return Outcome.done(id);
        });
  }

  /** Ends it after a last day, which may not lie in the future. */
  public Outcome<Long> end(Actor actor, String key, long id, LocalDate lastDay) {
    UnitId unit = require(actor, id);
    Following following = of(unit).stream().filter(it -> it.id() == id).findFirst().orElseThrow();
    return idempotency.once(
        new Key(actor, key, "people.end_follower", id, lastDay),
        Answer.known(id),
        () -> {
          if (lastDay.isBefore(following.from())) {
            return Outcome.refused("lastDay", "people.refused.ends_before_start", following.from());
          }
          if (lastDay.isAfter(today.date())) {
            return Outcome.refused("lastDay", "people.refused.in_the_future");
          }
          int ended =
              jdbc.sql("update followers set valid_to = ? where id = ? and valid_to = 'infinity'")
                  .params(lastDay, id)
                  .update();
          if (ended == 0) {
            return Outcome.refused("lastDay", "people.refused.follower_ended");
          }
          auditLog.record(
              actor,
              "people.follower_ended",
              "people:" + following.person().value(),
              following.unit(),
              null,
              Map.of("last_day", lastDay.toString()));
          return Outcome.done(id);
        });
  }

  /** The unit of a row that this actor may end. */
  UnitId require(Actor actor, long id) {
    return jdbc.sql("select unit_id from followers where id = ?")
        .param(id)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional()
        .filter(unit -> mayName(actor, unit))
        .orElseThrow(() -> new NotFound("follower " + id));
  }
}
