package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Sorting;
import vn.mach.organisation.people.MembershipHistory.Version;
import vn.mach.organisation.units.AccessScope;

/**
 * Public API of the module: people, their unit on a day, and changes of both. Methods without an
 * {@link Actor} are for modules that have checked the rights already.
 */
@Component
public class People {

  private static final int MOST_MEANT = 20;

  private final PeopleSql sql;
  private final LeadingPosts leading;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final ApplicationEventPublisher events;
  private final Today today;

  People(
      PeopleSql sql,
      LeadingPosts leading,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      ApplicationEventPublisher events,
      Today today) {
    this.sql = sql;
    this.leading = leading;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.events = events;
    this.today = today;
  }

  /** The person with this code; codes are case-sensitive. */
  public Optional<PersonId> find(String code) {
    return sql.find(code);
  }

  /** The name for display; empty for nobody. */
  public String name(PersonId person) {
    return sql.name(person);
  }

  /** The members of this unit on the day, by given name. */
  public List<Member> members(UnitId unit, LocalDate day) {
    return sql.members(unit, day);
  }

  /** How many members of each status the unit and all under it had on the day. */
  public MemberCounts counts(UnitId unit, LocalDate day) {
    return sql.counts(unit, day);
  }

  /**
   * Members covered by the actor's right to see people, whose names contain every word of the
   * input, with or without accents.
   */
  public List<Member> search(Actor actor, String typed, int limit) {
    return sql
        .list(
            scope.parameters(actor, Right.SEE_PEOPLE),
            new PeopleSql.Filter(typed, null, null),
            Sorting.UP,
            today.date(),
            limit,
            0)
        .stream()
        .map(row -> new Member(row.id(), row.code(), row.name(), row.unit(), row.status()))
        .toList();
  }

  /**
   * The member that was typed: a code, or words of the name that fit one, within the actor's right
   * to see people.
   */
  public Optional<Member> meant(Actor actor, String typed) {
    List<Member> found = typed.isEmpty() ? List.of() : search(actor, typed, MOST_MEANT);
    return found.stream().filter(it -> it.code().equals(typed) || found.size() == 1).findFirst();
  }

  /**
   * Whether this actor may see the person's record: their own, or where SEE_PEOPLE covers the unit
   * the person belongs to.
   */
  public boolean maySee(Actor actor, PersonId person) {
    return person.equals(actor.person())
        || sql.place(person, today.date())
            .filter(unit -> scope.reaches(actor, Right.SEE_PEOPLE, unit))
            .isPresent();
  }

  /** Adds a new member to a unit, with a status from a day on. The unit must exist on that day. */
  public Outcome<PersonId> enter(
      Actor actor,
      String key,
      PersonDetails details,
      UnitId unit,
      MemberStatus status,
      LocalDate from) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "people.enter", details, unit, status, from),
        Answer.id(PersonId::value, PersonId::new),
        () -> entered(actor, details, unit, status, from));
  }

  private Outcome<PersonId> entered(
      Actor actor, PersonDetails details, UnitId unit, MemberStatus status, LocalDate from) {
    List<Refusal> refusals = new ArrayList<>(details.refusals(today.date()));
    refusals.addAll(taken(actor, details, null));
    if (from.isAfter(today.date())) {
      refusals.add(Refusal.of("from", "people.refused.in_the_future"));
    } else if (!sql.stands(unit, from)) {
      refusals.add(Refusal.of("from", "people.refused.unit_not_standing"));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    PersonId person = sql.insert(details);
    sql.add(person, new Version(from, vn.mach.base.kernel.Period.FOREVER, unit, status));
    wrote(
        actor,
        "people.entered",
        person,
        unit,
        Map.of("status", status.code(), "from", from.toString()));
    return Outcome.done(person);
  }

  /** Changes a person's details. */
  public Outcome<PersonId> change(Actor actor, String key, PersonId person, PersonDetails details) {
    UnitId unit = keep(actor, person);
    return idempotency.once(
        new Key(actor, key, "people.change", person, details),
        Answer.known(person),
        () -> {
          List<Refusal> refusals = new ArrayList<>(details.refusals(today.date()));
          if (details.code().isEmpty()) {
            refusals.add(Refusal.of("code", "people.refused.code"));
          }
          refusals.addAll(taken(actor, details, person));
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.update(person, details);
          wrote(actor, "people.changed", person, unit, Map.of());
          return Outcome.done(person);
        });
  }

  /**
   * Gives a member another status from a day on, which must come after the day of the last change.
   */
  public Outcome<PersonId> changeStatus(
      Actor actor, String key, PersonId person, MemberStatus status, LocalDate from) {
    UnitId unit = keep(actor, person);
    return idempotency.once(
        new Key(actor, key, "people.change_status", person, status, from),
        Answer.known(person),
        () ->
            switch (sql.historyForUpdate(person).changeStatus(status, from, today.date())) {
              case Outcome.Refused<Version>(List<Refusal> refusals) -> Outcome.refused(refusals);
              case Outcome.Done<Version>(Version next) -> {
                sql.follow(person, next);
                wrote(
                    actor,
                    "people.status_changed",
                    person,
                    unit,
                    Map.of("status", status.code(), "from", from.toString()));
                yield Outcome.done(person);
              }
            });
  }

  /**
   * Ends a person's membership in the realm after a last day, with the posts they still hold. The
   * record is not deleted.
   */
  public Outcome<PersonId> leave(
      Actor actor, String key, PersonId person, LocalDate lastDay, String reason) {
    UnitId unit = keep(actor, person);
    return idempotency.once(
        new Key(actor, key, "people.leave", person, lastDay, reason),
        Answer.known(person),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (!leading.mayEndAll(actor, person)) {
            return Outcome.refused("", "people.refused.post_from_above");
          }
          if (sql.onTheWay(person)) {
            return Outcome.refused("", "people.refused.transfer_open");
          }
          return switch (sql.historyForUpdate(person).leave(lastDay, today.date())) {
            case Outcome.Refused<Version>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Version>(Version last) -> {
              sql.close(person, last.from(), last.to());
              sql.endPosts(person, null, lastDay);
              events.publishEvent(new PersonMoved(person));
              auditLog.record(
                  actor,
                  "people.left",
                  "people:" + person.value(),
                  unit,
                  reason,
                  Map.of("last_day", lastDay.toString()));
              yield Outcome.done(person);
            }
          };
        });
  }

  /** Adds somebody who had left to a unit again. */
  public Outcome<PersonId> comeBack(
      Actor actor, String key, PersonId person, UnitId unit, MemberStatus status, LocalDate from) {
    keep(actor, person);
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "people.come_back", person, unit, status, from),
        Answer.known(person),
        () ->
            switch (sql.historyForUpdate(person).comeBack(unit, status, from, today.date())) {
              case Outcome.Refused<Version>(List<Refusal> refusals) -> Outcome.refused(refusals);
              case Outcome.Done<Version>(Version next) -> {
                if (!sql.stands(unit, from)) {
                  yield Outcome.refused("from", "people.refused.unit_not_standing");
                }
                sql.add(person, next);
                wrote(
                    actor,
                    "people.came_back",
                    person,
                    unit,
                    Map.of("status", status.code(), "from", from.toString()));
                yield Outcome.done(person);
              }
            });
  }

  /**
   * The unit at which the actor may change the person's record; any other person is treated as
   * unknown.
   */
  private UnitId keep(Actor actor, PersonId person) {
    UnitId unit =
        sql.place(person, today.date()).orElseThrow(() -> new NotFound("person " + person.value()));
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return unit;
  }

  /**
   * The same card number elsewhere is not refused: that would tell of people beyond the actor's
   * reach. Codes must differ in the whole realm.
   */
  private List<Refusal> taken(Actor actor, PersonDetails details, @Nullable PersonId self) {
    List<Refusal> found = new ArrayList<>();
    if (!details.code().isEmpty() && sql.codeTaken(details.code(), self)) {
      found.add(Refusal.of("code", "people.refused.code_taken"));
    }
    if (!details.cardNumber().isEmpty()
        && sql.cardNumbers(details.cardNumber(), self).stream()
            .anyMatch(other -> maySee(actor, other))) {
      found.add(Refusal.of("cardNumber", "people.refused.card_number_taken"));
    }
    return found;
  }

  private void wrote(
      Actor actor, String action, PersonId person, UnitId unit, Map<String, ?> details) {
    auditLog.record(actor, action, "people:" + person.value(), unit, null, details);
  }
}
