package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import vn.mach.organisation.people.MembershipHistory.Version;
import vn.mach.organisation.units.AccessScope;

/**
 * Transfers: the unit that a member leaves announces, the one that receives accepts or returns; the
 * membership moves on that day.
 */
@Component
class Transfers {

  private final TransfersSql sql;
  private final PeopleSql people;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Transfers(
      TransfersSql sql,
      PeopleSql people,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.people = people;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  Outcome<Long> announce(
      Actor actor,
      String key,
      PersonId person,
      UnitId to,
      TransferKind kind,
      LocalDate day,
      String note) {
    UnitId from =
        people
            .place(person, today.date())
            .orElseThrow(() -> new NotFound("person " + person.value()));
    scope.require(actor, Right.KEEP_PEOPLE, from);
    return idempotency.once(
        new Key(actor, key, "people.announce", person, to, kind, day, note),
        Answer.number(),
        () -> {
          MembershipHistory history = people.historyForUpdate(person);
          if (history.last().filter(Version::open).isEmpty()) {
            return Outcome.refused("", "people.refused.left_already");
          }
          if (people.onTheWay(person)) {
            return Outcome.refused("", "people.refused.transfer_open");
          }
          if (to.equals(from)) {
            return Outcome.refused("to", "people.refused.transfer_to_same");
          }
          if (!people.stands(to, today.date())) {
            return Outcome.refused("to", "people.refused.unit_not_standing_now");
          }
          if (day.isAfter(today.date())) {
            return Outcome.refused("day", "people.refused.in_the_future");
          }
          LocalDate due = day.plusMonths(sql.papersDueMonths(day));
          long id = sql.insert(person, from, to, kind, day, due, note);
          auditLog.record(
              actor,
              "people.transfer_announced",
              "people:" + person.value(),
              from,
              null,
              Map.of("transfer", id, "to", to.value(), "kind", kind.code(), "day", day.toString()));
          return Outcome.done(id);
        });
  }

  /**
   * The receiving unit accepts the member from this day on. Posts in the former unit end the day
   * before, unless the transfer is temporary.
   */
  Outcome<Long> accept(Actor actor, String key, long id, LocalDate day) {
    Transfer transfer = require(actor, id);
    scope.require(actor, Right.KEEP_PEOPLE, transfer.to());
    return idempotency.once(
        new Key(actor, key, "people.accept", id, day),
        Answer.known(id),
        () -> {
          MembershipHistory history = people.historyForUpdate(transfer.person());
          if (day.isBefore(transfer.announcedOn())) {
            return Outcome.refused(
                "day", "people.refused.before_announced", transfer.announcedOn());
          }
          return switch (history.move(transfer.kind(), transfer.to(), day, today.date())) {
            case Outcome.Refused<Version>(List<Refusal> refusals) ->
                Outcome.refused(
                    refusals.stream()
                        .map(it -> new Refusal("day", it.reason(), it.arguments()))
                        .toList());
            case Outcome.Done<Version>(Version next) -> {
              if (!people.stands(transfer.to(), day)) {
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
                  transfer.to(),
                  null,
                  Map.of("transfer", id, "day", day.toString()));
              yield Outcome.done(id);
            }
          };
        });
  }

  /** Either side returns the transfer, with a reason: the member stays in the former unit. */
  Outcome<Long> giveBack(Actor actor, String key, long id, String note) {
    Transfer transfer = require(actor, id);
    UnitId side =
        scope.reaches(actor, Right.KEEP_PEOPLE, transfer.to()) ? transfer.to() : transfer.from();
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
          return Outcome.done(id);
        });
  }

  /** A transfer that this actor may see: the right to see people covers one of its units. */
  Transfer require(Actor actor, long id) {
    Transfer transfer = sql.find(id).orElseThrow(() -> new NotFound("transfer " + id));
    if (!scope.reaches(actor, Right.SEE_PEOPLE, transfer.from())
        && !scope.reaches(actor, Right.SEE_PEOPLE, transfer.to())) {
      throw new NotFound("transfer " + id);
    }
    return transfer;
  }

  private void wrote(
      Actor actor,
      String action,
      Transfer transfer,
      UnitId unit,
      @org.jspecify.annotations.Nullable String reason,
      Map<String, ?> details) {
    auditLog.record(actor, action, "people:" + transfer.person().value(), unit, reason, details);
  }
}
