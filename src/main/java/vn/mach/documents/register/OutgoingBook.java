package vn.mach.documents.register;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * What becomes of reserved numbers, and how a unit keeps its books. Numbers themselves are given by
 * {@link Register}.
 */
@Component
class OutgoingBook {

  private static final Pattern BODY =
      Pattern.compile("\\p{L}[\\p{L}\\d.&-]{0,40}(?:/[\\p{L}\\d.&-]{1,40})?");
  static final Pattern ORGAN = Pattern.compile("[A-Za-z0-9]{1,20}(?:[.-][A-Za-z0-9]{1,20}){1,9}");

  private final Register register;
  private final RegisterSql sql;
  private final NumberRuns runs;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  OutgoingBook(
      Register register,
      RegisterSql sql,
      NumberRuns runs,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.register = register;
    this.sql = sql;
    this.runs = runs;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * The paper for which a number was reserved goes out. Its kind and unit stay as they were
   * reserved.
   */
  Outcome<EntryId> issue(Actor actor, String key, EntryId id, Outgoing paper) {
    NamedEntry entry = register.kept(actor, id);
    return idempotency.once(
        new Key(actor, key, "register.issue", id, paper),
        Answer.known(id),
        () ->
            switch (paper.check(today.date())) {
              case Outcome.Refused<Outgoing.Checked>(List<Refusal> refusals) ->
                  Outcome.refused(refusals);
              case Outcome.Done<Outgoing.Checked>(Outgoing.Checked checked) -> {
                if (!paper.day().equals(entry.day()) && !sameRun(entry, paper, checked)) {
                  yield Outcome.refused("day", "register.refused.other_run");
                }
                yield step(
                    actor,
                    entry,
                    EntryStatus.Step.ISSUE,
                    "register.issued",
                    () -> sql.issue(id, paper, checked.kind(), checked.urgency()));
              }
            });
  }

  private boolean sameRun(NamedEntry entry, Outgoing paper, Outgoing.Checked checked) {
    return runs.outgoing(
            entry.unit(), sql.keeping(entry.unit()), checked.kind(), paper.day(), false)
        .from()
        .equals(sql.runFrom(entry.id()));
  }

  /**
   * The number belongs to a paper that is in another book, as secret ones do: nothing more is
   * entered here.
   */
  Outcome<EntryId> setAside(Actor actor, String key, EntryId id) {
    NamedEntry entry = register.kept(actor, id);
    return idempotency.once(
        new Key(actor, key, "register.set_aside", id),
        Answer.known(id),
        () ->
            step(
                actor,
                entry,
                EntryStatus.Step.SET_ASIDE,
                "register.set_aside",
                () -> sql.status(id, EntryStatus.ELSEWHERE)));
  }

  private Outcome<EntryId> step(
      Actor actor, NamedEntry entry, EntryStatus.Step step, String action, Runnable write) {
    if (!sql.lockedStatus(entry.id()).orElseThrow().allows(step)) {
      return Outcome.refused("", "register.refused.step");
    }
    write.run();
    auditLog.record(
        actor, action, entry.id().subject(), entry.unit(), null, Map.of("symbol", entry.symbol()));
    return Outcome.done(entry.id());
  }

  /** Changes the settings of a unit's books. Assigned numbers stay as they are. */
  Outcome<UnitId> keep(Actor actor, String key, UnitId unit, BookSettings keeping) {
    scope.require(actor, Right.ISSUE, unit);
    return idempotency.once(
        new Key(actor, key, "register.keep", unit, keeping),
        Answer.known(unit),
        () -> {
          if (!keeping.body().isEmpty() && !BODY.matcher(keeping.body()).matches()) {
            return Outcome.refused("body", "register.refused.body");
          }
          if (!keeping.organ().isEmpty() && !ORGAN.matcher(keeping.organ()).matches()) {
            return Outcome.refused("organ", "register.refused.organ");
          }
          if (keeping.place().length() > 100) {
            return Outcome.refused("place", "register.refused.long", 100);
          }
          sql.keep(unit, keeping);
          auditLog.record(
              actor,
              "register.kept",
              "units:" + unit.value(),
              unit,
              null,
              Map.of("body", keeping.body(), "organ", keeping.organ()));
          return Outcome.done(unit);
        });
  }
}
