package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/**
 * Records the visit that a line of a plan asked for, with what was handed over at it, in one form:
 * by those who plan, and by whoever the line sends.
 */
@Component
class LineVisits {

  private final RoundsSql sql;
  private final Care care;
  private final Grants grants;
  private final CareTasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;

  LineVisits(
      RoundsSql sql,
      Care care,
      Grants grants,
      CareTasks tasks,
      AccessScope scope,
      Idempotency idempotency) {
    this.sql = sql;
    this.care = care;
    this.grants = grants;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
  }

  /** The line, for those who plan and for whoever it sends. */
  RoundsSql.Line require(Actor actor, long id) {
    return sql.line(scope.parameters(actor, Right.KEEP_PEOPLE), actor.person(), id)
        .orElseThrow(() -> new NotFound("line " + id));
  }

  /** Returns the number of the plan. */
  @Transactional
  Outcome<Long> visit(Actor actor, String key, long id, Round.Visited typed) {
    sql.lockLine(id);
    RoundsSql.Line line = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.line_visit", id, typed),
        Answer.known(line.roundId()),
        () -> {
          if (!line.roundStatus().equals("open") || !line.status().equals("planned")) {
            return Outcome.refused(
                "",
                line.status().equals("planned")
                    ? "care.refused.round_not_open"
                    : "care.refused.line." + line.status());
          }
          UnitId unit = new UnitId(line.unitId());
          RoundsSql.Row round = sql.find(line.roundId()).orElseThrow();
          LocalDate decided = Objects.requireNonNull(round.decidedOn());
          Grant.Payment payment = typed.payment();
          Fund.Worth worth = new Fund.Worth(0, 0);
          if (payment != null) {
            switch (grants.check(unit, decided, payment)) {
              case Outcome.Refused<Fund.Worth>(var refusals) -> {
                return Outcome.refused(refusals);
              }
              case Outcome.Done<Fund.Worth>(Fund.Worth given) -> worth = given;
            }
          }
          Visit visit =
              new Visit(
                  unit,
                  null,
                  line.householdId(),
                  "",
                  line.kind(),
                  line.occasion(),
                  typed.visitedOn(),
                  typed.visitors(),
                  null,
                  typed.notes(),
                  List.of(),
                  typed.sure());
          switch (care.write(actor, visit)) {
            case Outcome.Refused<Long>(var refusals) -> {
              return Outcome.refused(refusals);
            }
            case Outcome.Done<Long>(Long made) -> {
              sql.visited(id, made);
              tasks.settle(id);
              if (payment != null) {
                grants.paidAtVisit(
                    actor,
                    new Grant.Request(
                        unit,
                        line.householdId(),
                        GIFT,
                        line.occasion(),
                        typed.visitedOn(),
                        typed.visitors(),
                        round.title(),
                        line.gift(),
                        true),
                    new Grant.Decision(true, decided, round.decidedBy(), round.paper(), ""),
                    payment,
                    worth,
                    made);
              }
            }
          }
          return Outcome.done(line.roundId());
        });
  }

  /** As which kind what a plan gives counts. */
  static final String GIFT = "gift";
}
