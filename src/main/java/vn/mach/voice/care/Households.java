package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** Keeps households, who lives in them, and who asked not to be visited. */
@Component
class Households {

  private final HouseholdsSql sql;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Households(
      HouseholdsSql sql,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * A household within the scope. Who looks at it is kept for those of it who are on the register.
   */
  @Transactional
  Household.Row look(Actor actor, long id) {
    Household.Row household = require(actor, id);
    looked(actor, id);
    return household;
  }

  /** Keeps that the actor looked at what is about the household. */
  @Transactional
  void looked(Actor actor, long id) {
    sql.people(id).stream()
        .filter(it -> it.personId() != null)
        .forEach(it ->
            auditLog.looked(actor, new PersonId(java.util.Objects.requireNonNull(it.personId()))));
  }

  /**
   * @throws NotFound where there is none within the scope
   */
  Household.Row require(Actor actor, long id) {
    return sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("household " + id));
  }

  @Transactional
  Outcome<Long> add(Actor actor, String key, Household household) {
    scope.require(actor, Right.KEEP_PEOPLE, household.unit());
    return idempotency.once(
        new Key(actor, key, "care.household", household),
        Answer.number(),
        () -> {
          Optional<Long> id = sql.insert(household);
          if (id.isEmpty()) {
            return Outcome.refused("name", "care.refused.household_known", household.name());
          }
          wrote(actor, "household_added", id.get(), household.unit());
          return Outcome.done(id.get());
        });
  }

  /** Changes it; its unit stays. {@code endedOn}: it is visited no more, as one that moved away. */
  @Transactional
  Outcome<Long> change(
      Actor actor, String key, long id, Household typed, @Nullable LocalDate endedOn) {
    UnitId unit = new UnitId(require(actor, id).unitId());
    return idempotency.once(
        new Key(actor, key, "care.household_change", id, typed, endedOn),
        Answer.known(id),
        () -> {
          if (sql.isTaken(unit, typed.name(), id)) {
            return Outcome.refused("name", "care.refused.household_known", typed.name());
          }
          sql.update(id, typed, endedOn);
          wrote(actor, "household_changed", id, unit);
          return Outcome.done(id);
        });
  }

  /**
   * Somebody lives in it.
   *
   * @param person on the register; none: only the name is known
   */
  @Transactional
  Outcome<Long> addPerson(
      Actor actor, String key, long id, @Nullable PersonId person, String name, String about) {
    UnitId unit = new UnitId(require(actor, id).unitId());
    return idempotency.once(
        new Key(actor, key, "care.household_person", id, person, name, about),
        Answer.known(id),
        () -> {
          List<Household.Person> people = sql.people(id);
          if (people.size() >= Household.MOST_PEOPLE) {
            return Outcome.refused("name", "care.refused.household_full", Household.MOST_PEOPLE);
          }
          if (person != null) {
            sql.addPerson(id, person, about);
          } else if (name.isEmpty()) {
            return Outcome.refused("name", "web.refused.missing");
          } else {
            sql.addPerson(id, name, about);
          }
          wrote(actor, "household_changed", id, unit);
          return Outcome.done(id);
        });
  }

  /** Somebody lives there no more; what was done for them stays in the history. */
  @Transactional
  Outcome<Long> leave(Actor actor, String key, long id, long entry) {
    UnitId unit = new UnitId(require(actor, id).unitId());
    return idempotency.once(
        new Key(actor, key, "care.household_leave", id, entry),
        Answer.known(id),
        () -> {
          if (sql.leave(id, entry, today.date()) == 0) {
            throw new NotFound("person " + entry + " of household " + id);
          }
          wrote(actor, "household_changed", id, unit);
          return Outcome.done(id);
        });
  }

  /** The household, or one person, asks not to be visited: no plan proposes them. */
  @Transactional
  Outcome<Long> wish(
      Actor actor, String key, long id, @Nullable PersonId person, LocalDate since, String note) {
    UnitId unit = new UnitId(require(actor, id).unitId());
    return idempotency.once(
        new Key(actor, key, "care.wish", id, person, since, note),
        Answer.known(id),
        () -> {
          if (since.isAfter(today.date())) {
            return Outcome.refused("since", "care.refused.future", since);
          }
          if (person != null
              && sql.people(id).stream()
                  .noneMatch(it -> Long.valueOf(person.value()).equals(it.personId()))) {
            return Outcome.refused("whose", "care.refused.person");
          }
          if (!sql.wish(person == null ? id : null, person, unit, since, note, actor.account())) {
            return Outcome.refused("", "care.refused.wish_known");
          }
          wrote(actor, "wish_kept", id, unit);
          return Outcome.done(id);
        });
  }

  /** They may be visited again. */
  @Transactional
  Outcome<Long> endWish(Actor actor, String key, long wish) {
    UnitId unit =
        sql.unitOfWish(wish)
            .filter(it -> scope.reaches(actor, Right.KEEP_PEOPLE, it))
            .orElseThrow(() -> new NotFound("wish " + wish));
    return idempotency.once(
        new Key(actor, key, "care.wish_end", wish),
        Answer.known(wish),
        () -> {
          sql.endWish(wish, today.date());
          wrote(actor, "wish_ended", wish, unit);
          return Outcome.done(wish);
        });
  }

  private void wrote(Actor actor, String action, long id, UnitId unit) {
    auditLog.record(
        actor,
        "care." + action,
        action.startsWith("wish_ended") ? null : "care/households:" + id,
        unit,
        null,
        Map.of());
  }
}
