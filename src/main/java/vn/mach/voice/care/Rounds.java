package vn.mach.voice.care;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * Plans of visits. Once a plan is open, each of its lines is a task of whoever goes, or of the
 * unit; the visit settles it.
 */
@Component
class Rounds {

  private final RoundsSql sql;
  private final Households households;
  private final Grants grants;
  private final CareTasks careTasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Rounds(
      RoundsSql sql,
      Households households,
      Grants grants,
      CareTasks careTasks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.households = households;
    this.grants = grants;
    this.careTasks = careTasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  RoundsSql.Row require(Actor actor, long id) {
    return sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("plan " + id));
  }

  @Transactional
  Outcome<Long> draft(Actor actor, String key, Round.Draft draft) {
    scope.require(actor, Right.KEEP_PEOPLE, draft.unit());
    return idempotency.once(
        new Key(actor, key, "care.round", draft),
        Answer.number(),
        () -> {
          List<Refusal> refusals = draft.refusals();
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          long id = sql.insert(draft, actor.account(), today.now());
          wrote(actor, "round_drafted", id, draft.unit());
          return Outcome.done(id);
        });
  }

  /**
   * Takes households in.
   *
   * @param kind the reason for all of them; none: of each the first for which it is visited
   * @return how many were not in it before
   */
  @Transactional
  Outcome<Long> add(Actor actor, String key, long id, List<Long> chosen, @Nullable String kind) {
    RoundsSql.Row round = locked(actor, id);
    List<Household.Row> all = chosen.stream().map(it -> households.require(actor, it)).toList();
    return idempotency.once(
        new Key(actor, key, "care.round_add", id, chosen, kind),
        Answer.number(),
        () -> {
          if (all.isEmpty()) {
            return Outcome.refused("household", "care.refused.none_chosen");
          }
          if (round.status().equals("closed")) {
            return Outcome.refused("", "care.refused.round_closed");
          }
          if (round.lines() + all.size() > Round.MOST_LINES) {
            return Outcome.refused("household", "care.refused.round_full", Round.MOST_LINES);
          }
          Optional<Household.Row> without =
              all.stream().filter(it -> kind == null && it.kinds().isEmpty()).findFirst();
          if (without.isPresent()) {
            return Outcome.refused("kind", "care.refused.no_kind", without.get().name());
          }
          long added = 0;
          for (Household.Row household : all) {
            var line =
                sql.insertLine(
                    id,
                    household.id(),
                    kind == null ? household.kinds().getFirst() : kind,
                    round.dueOn());
            if (line.isPresent()) {
              added++;
              if (round.status().equals("open")) {
                ask(actor, requireLine(actor, line.get()));
              }
            }
          }
          wrote(actor, "round_changed", id, new UnitId(round.unitId()));
          return Outcome.done(added);
        });
  }

  /** The plan is decided: each line is asked of whoever goes. */
  @Transactional
  Outcome<Long> open(Actor actor, String key, long id, Grant.Decision decision) {
    RoundsSql.Row round = locked(actor, id);
    UnitId unit = new UnitId(round.unitId());
    return idempotency.once(
        new Key(actor, key, "care.round_open", id, decision),
        Answer.known(id),
        () -> {
          if (!round.status().equals("draft")) {
            return Outcome.refused("", "care.refused.round_open");
          }
          if (round.planned() == 0) {
            return Outcome.refused("", "care.refused.round_empty");
          }
          if (decision.decidedOn().isAfter(today.date())) {
            return Outcome.refused("decidedOn", "care.refused.future", decision.decidedOn());
          }
          sql.open(id, decision, grants.entry(unit, decision.paper()));
          sql.lines(id).stream()
              .filter(it -> it.status().equals("planned"))
              .forEach(it -> ask(actor, it));
          wrote(actor, "round_opened", id, unit);
          return Outcome.done(id);
        });
  }

  /** Nothing more is asked; what was not visited stays so. */
  @Transactional
  Outcome<Long> close(Actor actor, String key, long id) {
    RoundsSql.Row round = locked(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.round_close", id),
        Answer.known(id),
        () -> {
          if (!round.status().equals("open")) {
            return Outcome.refused("", "care.refused.round_not_open");
          }
          sql.lines(id).stream()
              .filter(it -> it.status().equals("planned"))
              .forEach(it -> careTasks.cancel(it.id(), ""));
          sql.close(id);
          wrote(actor, "round_closed", id, new UnitId(round.unitId()));
          return Outcome.done(id);
        });
  }

  /** Says who goes, by when, for what, and what is to be given. */
  @Transactional
  Outcome<Long> change(Actor actor, String key, long id, Round.Line typed) {
    RoundsSql.Line line = lockedLine(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.line", id, typed),
        Answer.known(id),
        () -> {
          if (!line.status().equals("planned") || line.roundStatus().equals("closed")) {
            return Outcome.refused("", "care.refused.line." + line.status());
          }
          sql.change(id, typed);
          if (line.roundStatus().equals("open")) {
            boolean same =
                Objects.equals(
                    line.personId(), typed.person() == null ? null : typed.person().value());
            if (!same) {
              careTasks.cancel(id, "");
            }
            ask(actor, requireLine(actor, id));
          }
          wrote(actor, "round_changed", line.roundId(), new UnitId(line.unitId()));
          return Outcome.done(id);
        });
  }

  /** This household is not visited after all, for a reason. */
  @Transactional
  Outcome<Long> drop(Actor actor, String key, long id, String reason) {
    RoundsSql.Line line = lockedLine(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.line_drop", id, reason),
        Answer.known(line.roundId()),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (!line.status().equals("planned")) {
            return Outcome.refused("", "care.refused.line." + line.status());
          }
          sql.drop(id, reason);
          careTasks.cancel(id, reason);
          wrote(actor, "round_changed", line.roundId(), new UnitId(line.unitId()));
          return Outcome.done(line.roundId());
        });
  }

  private void ask(Actor actor, RoundsSql.Line line) {
    Long person = line.personId();
    careTasks.ask(
        actor,
        line.id(),
        line.household(),
        new UnitId(line.unitId()),
        person == null ? null : new PersonId(person),
        line.dueOn());
  }

  private RoundsSql.Row locked(Actor actor, long id) {
    sql.lock(id);
    return require(actor, id);
  }

  private RoundsSql.Line lockedLine(Actor actor, long id) {
    sql.lockLine(id);
    return requireLine(actor, id);
  }

  /** A line of somebody who plans; not of one who only goes. */
  private RoundsSql.Line requireLine(Actor actor, long id) {
    return sql.line(scope.parameters(actor, Right.KEEP_PEOPLE), null, id)
        .orElseThrow(() -> new NotFound("line " + id));
  }

  private void wrote(Actor actor, String action, long id, UnitId unit) {
    auditLog.record(actor, "care." + action, "care/rounds:" + id, unit, null, Map.of());
  }
}
