package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.MembershipHistory.Version;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/**
 * Transfers: the unit that a member leaves announces, the one that receives accepts or returns; the
 * membership moves on that day.
 */
@Component
class Transfers {

  private final TransfersSql sql;
  private final PeopleSql people;
  private final LeadingPosts leading;
  private final Units units;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final WorkingCalendar calendar;
  private final ApplicationEventPublisher events;

  Transfers(
      TransfersSql sql,
      PeopleSql people,
      LeadingPosts leading,
      Units units,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      WorkingCalendar calendar,
      ApplicationEventPublisher events) {
    this.events = events;
    this.calendar = calendar;
    this.sql = sql;
    this.people = people;
    this.leading = leading;
    this.units = units;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** The unit with this code or name that the actor sees, or what is typed as a code. */
  TransferReceiver receiver(Actor actor, String typed) {
    return units
        .meant(actor, Right.SEE, typed)
        .map(it -> new TransferReceiver(it.id(), null))
        .orElseGet(() ->
            new TransferReceiver(
                units.find(typed).filter(it -> people.stands(it, today.date())).orElse(null),
                typed));
  }

  /** The last day for the papers, by the rule of the day: working days where it moves for good. */
  LocalDate papersDue(TransferKind kind, LocalDate day) {
    Optional<Integer> workingDays =
        kind == TransferKind.OFFICIAL ? sql.papersDueWorkingDays(day) : Optional.empty();
    return workingDays
        .map(days -> calendar.end(day, days))
        .orElseGet(() -> day.plusMonths(sql.papersDueMonths(day)));
  }

  /**
   * The year of the last day for an open transfer's papers, where the calendar has no holidays of
   * it: only weekends were left out.
   */
  Optional<Integer> withoutHolidays(Transfer transfer) {
    return Optional.of(transfer)
        .filter(it -> it.open() && it.kind() == TransferKind.OFFICIAL)
        .map(it -> it.papersDueOn().getYear())
        .filter(year -> !calendar.knows(year));
  }

  Outcome<Long> announce(
      Actor actor,
      String key,
      PersonId person,
      TransferReceiver to,
      TransferKind kind,
      LocalDate day,
      String note) {
    UnitId from =
        people
            .place(person, today.date())
            .orElseThrow(() -> new NotFound("person " + person.value()));
    scope.require(actor, Right.KEEP_PEOPLE, from);
    return idempotency.once(
        new Key(actor, key, "people.announce", person, to.code(), to.unit(), kind, day, note),
        Answer.number(),
        () -> {
          MembershipHistory history = people.historyForUpdate(person);
          if (history.last().filter(Version::open).isEmpty()) {
            return Outcome.refused("", "people.refused.left_already");
          }
          if (people.onTheWay(person)) {
            return Outcome.refused("", "people.refused.transfer_open");
          }
          if (!leading.mayEndAll(actor, person)) {
            return Outcome.refused("", "people.refused.post_from_above");
          }
          if (from.equals(to.unit())) {
            return Outcome.refused("to", "people.refused.transfer_to_same");
          }
          if (to.unit() != null && !people.stands(to.unit(), today.date())) {
            return Outcome.refused("to", "people.refused.unit_not_standing_now");
          }
          if (day.isAfter(today.date())) {
            return Outcome.refused("day", "people.refused.in_the_future");
          }
          LocalDate due = papersDue(kind, day);
          long id = sql.insert(person, from, to, kind, day, due, note);
          auditLog.record(
              actor,
              "people.transfer_announced",
              "people:" + person.value(),
              from,
              null,
              Map.of(
                  "transfer",
                  id,
                  "to",
                  to.code() == null ? Objects.requireNonNull(to.unit()).value() : to.code(),
                  "kind",
                  kind.code(),
                  "day",
                  day.toString()));
          events.publishEvent(new TransferChanged(id));
          return Outcome.done(id);
        });
  }

  /**
   * The receiving unit accepts the member from this day on. Posts in the former unit end the day
   * before, unless the transfer is temporary.
   */
  Outcome<Long> accept(Actor actor, String key, long id, LocalDate day) {
    Transfer transfer = require(actor, id);
    UnitId to = transfer.to();
    if (to == null) {
      throw new NotFound("transfer " + id);
    }
    scope.require(actor, Right.KEEP_PEOPLE, to);
    return idempotency.once(
        new Key(actor, key, "people.accept", id, day),
        Answer.known(id),
        () -> {
          MembershipHistory history = people.historyForUpdate(transfer.person());
          if (day.isBefore(transfer.announcedOn())) {
            return Outcome.refused(
                "day", "people.refused.before_announced", transfer.announcedOn());
          }
          return switch (history.move(transfer.kind(), to, day, today.date())) {
            case Outcome.Refused<Version>(List<Refusal> refusals) ->
                Outcome.refused(
                    refusals.stream()
                        .map(it -> new Refusal("day", it.reason(), it.arguments()))
                        .toList());
            case Outcome.Done<Version>(Version next) -> {
              if (!people.stands(to, day)) {
                yield Outcome.refused("day", "people.refused.unit_not_standing");
              }
              if (!sql.settle(id, TransferStatus.Step.ACCEPT, day, "")) {
                yield Outcome.refused("", "people.refused.transfer_settled");
              }
              people.follow(transfer.person(), next);
              if (transfer.kind() != TransferKind.TEMPORARY) {
                people.endPosts(transfer.person(), transfer.from(), day.minusDays(1));
              }
              wrote(
                  actor,
                  "people.transfer_accepted",
                  transfer,
                  to,
                  null,
                  Map.of("transfer", id, "day", day.toString()));
              events.publishEvent(new PersonMoved(transfer.person()));
              events.publishEvent(new TransferChanged(id));
              yield Outcome.done(id);
            }
          };
        });
  }

  /** Either side returns the transfer, with a reason: the member stays in the former unit. */
  Outcome<Long> giveBack(Actor actor, String key, long id, String note) {
    Transfer transfer = require(actor, id);
    UnitId to = transfer.to();
    UnitId side = to != null && scope.reaches(actor, Right.KEEP_PEOPLE, to) ? to : transfer.from();
    scope.require(actor, Right.KEEP_PEOPLE, side);
    return idempotency.once(
        new Key(actor, key, "people.give_back", id, note),
        Answer.known(id),
        () -> {
          if (note.isEmpty()) {
            return Outcome.refused("note", "web.refused.missing");
          }
          if (!sql.settle(id, TransferStatus.Step.RETURN, today.date(), note)) {
            return Outcome.refused("", "people.refused.transfer_settled");
          }
          wrote(actor, "people.transfer_returned", transfer, side, note, Map.of("transfer", id));
          events.publishEvent(new TransferChanged(id));
          return Outcome.done(id);
        });
  }

  /** A transfer that this actor may see: the right to see people covers one of its units. */
  Transfer require(Actor actor, long id) {
    Transfer transfer = sql.find(id).orElseThrow(() -> new NotFound("transfer " + id));
    UnitId to = transfer.to();
    if (!scope.reaches(actor, Right.SEE_PEOPLE, transfer.from())
        && (to == null || !scope.reaches(actor, Right.SEE_PEOPLE, to))) {
      throw new NotFound("transfer " + id);
    }
    return transfer;
  }

  private void wrote(
      Actor actor,
      String action,
      Transfer transfer,
      UnitId unit,
      @Nullable String reason,
      Map<String, ?> details) {
    auditLog.record(actor, action, "people:" + transfer.person().value(), unit, reason, details);
  }
}
