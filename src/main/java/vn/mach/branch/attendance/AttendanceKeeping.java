package vn.mach.branch.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;

/** What the secretary does with a list, from its pages. Each command takes the sender's key. */
@Component
class AttendanceKeeping {

  static final int LONGEST_REASON = 300;

  private final AttendanceLists lists;
  private final AttendanceSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  AttendanceKeeping(
      AttendanceLists lists,
      AttendanceSql sql,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.lists = lists;
    this.sql = sql;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * What is said of a person.
   *
   * @param reason of somebody excused; null otherwise
   */
  record Said(PersonId person, AttendanceStatus status, @Nullable String reason) {}

  /** Says what holds of one person. */
  @Transactional
  Outcome<AttendanceListId> mark(Actor actor, String key, AttendanceListId id, Said said) {
    lists.require(actor, id);
    return idempotency.once(
        new Key(
            actor,
            key,
            "attendance.mark",
            id.value(),
            said.person.value(),
            said.status,
            said.reason),
        Answer.known(id),
        () -> whileOpen(actor, id, () -> marked(actor, id, List.of(said), "tick")));
  }

  /** Says that all who are due came, of whom nothing was said yet. */
  @Transactional
  Outcome<AttendanceListId> markRest(Actor actor, String key, AttendanceListId id) {
    lists.require(actor, id);
    return idempotency.once(
        new Key(actor, key, "attendance.rest", id.value()),
        Answer.known(id),
        () ->
            whileOpen(
                actor,
                id,
                () ->
                    marked(
                        actor,
                        id,
                        sql.dueAndOpen(id).stream()
                            .map(person -> new Said(person, AttendanceStatus.PRESENT, null))
                            .toList(),
                        "tick")));
  }

  /**
   * Takes over a printed sheet.
   *
   * @param foot the numbers at its foot; null where none were typed
   */
  @Transactional
  Outcome<AttendanceListId> takeSheet(
      Actor actor,
      String key,
      AttendanceListId id,
      List<Said> all,
      Map<PersonId, AttendanceStatus> shown,
      @Nullable TypedNumbers foot) {
    lists.require(actor, id);
    return idempotency.once(
        new Key(
            actor,
            key,
            "attendance.sheet",
            id.value(),
            all.toString(),
            shown.entrySet().stream().map(Object::toString).sorted().toList(),
            String.valueOf(foot)),
        Answer.known(id),
        () ->
            whileOpen(
                actor,
                id,
                () -> {
                  if (foot != null) {
                    var wrong = foot.refusal();
                    if (wrong.isPresent()) {
                      return Outcome.refused(List.of(wrong.get()));
                    }
                  }
                  List<Refusal> other = markedMeanwhile(id, all, shown);
                  return other.isEmpty() ? marked(actor, id, all, "sheet") : Outcome.refused(other);
                }));
  }

  /** People of whom somebody noted something else while the sheet was typed. */
  private List<Refusal> markedMeanwhile(
      AttendanceListId id, List<Said> all, Map<PersonId, AttendanceStatus> shown) {
    Map<PersonId, AttendanceStatus> now = new HashMap<>();
    sql.rows(id).forEach(it -> now.put(it.person(), it.status()));
    List<Refusal> other = new ArrayList<>();
    for (Said it : all) {
      AttendanceStatus before = shown.get(it.person());
      AttendanceStatus noted = now.get(it.person());
      if (before != null && noted != null && noted != before && noted != it.status()) {
        other.add(
            Refusal.of(
                "reason." + it.person().value(),
                "attendance.refused.meanwhile." + Codes.code(noted)));
      }
    }
    return other;
  }

  /** Adds a guest who is in the register. */
  @Transactional
  Outcome<AttendanceListId> addGuest(
      Actor actor, String key, AttendanceListId id, PersonId person) {
    lists.require(actor, id);
    return idempotency.once(
        new Key(actor, key, "attendance.guest", id.value(), person.value()),
        Answer.known(id),
        () ->
            whileOpen(
                actor,
                id,
                () -> {
                  if (sql.expect(id, List.of(new ExpectedPerson(person, AttendanceLists.GUEST)))
                      == 0) {
                    return Outcome.refused("person", "attendance.refused.on_list");
                  }
                  return marked(
                      actor, id, List.of(new Said(person, AttendanceStatus.PRESENT, null)), "tick");
                }));
  }

  /** Guests who are not in the register, as numbers. */
  @Transactional
  Outcome<AttendanceListId> numbers(
      Actor actor, String key, AttendanceListId id, TypedNumbers guests) {
    lists.require(actor, id);
    return idempotency.once(
        new Key(actor, key, "attendance.numbers", id.value(), guests),
        Answer.known(id),
        () ->
            whileOpen(
                actor,
                id,
                () -> {
                  var wrong = guests.refusal();
                  if (wrong.isPresent()) {
                    return Outcome.refused(List.of(wrong.get()));
                  }
                  sql.guests(id, guests);
                  lists.wrote(actor, "guests", id, lists.require(actor, id).unit(), null);
                  return Outcome.done(id);
                }));
  }

  @Transactional
  Outcome<AttendanceListId> close(Actor actor, String key, AttendanceListId id) {
    lists.require(actor, id);
    return idempotency.once(
        new Key(actor, key, "attendance.close", id.value()),
        Answer.known(id),
        () -> {
          lists.close(actor, id);
          return Outcome.done(id);
        });
  }

  @Transactional
  Outcome<AttendanceListId> reopen(Actor actor, String key, AttendanceListId id, String typed) {
    lists.require(actor, id);
    String reason = Text.line(typed);
    return idempotency.once(
        new Key(actor, key, "attendance.reopen", id.value(), reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reopenReason", "web.refused.missing");
          }
          lists.reopen(actor, id, reason);
          return Outcome.done(id);
        });
  }

  private Outcome<AttendanceListId> whileOpen(
      Actor actor, AttendanceListId id, Supplier<Outcome<AttendanceListId>> command) {
    return lists.requireLocked(actor, id).status() == AttendanceListStatus.OPEN
        ? command.get()
        : Outcome.refused("", "attendance.refused.closed");
  }

  private Outcome<AttendanceListId> marked(
      Actor actor, AttendanceListId id, List<Said> all, String how) {
    AttendanceList list = lists.require(actor, id);
    for (Said said : all) {
      if (said.status == AttendanceStatus.EXCUSED
          && (said.reason == null || said.reason.isEmpty())) {
        return Outcome.refused(
            List.of(Refusal.of("reason." + said.person.value(), "attendance.refused.reason")));
      }
      if (!sql.isOn(id, said.person)) {
        throw new NotFound("person " + said.person.value());
      }
    }
    for (Said said : all) {
      if (sql.mark(id, said.person, said.status, said.reason, how, actor.account(), today.now())) {
        auditLog.record(
            actor,
            "attendance.marked",
            "attendance:" + id.value(),
            list.unit(),
            said.reason,
            Map.of("person", said.person.value(), "status", said.status.code()));
      }
    }
    return Outcome.done(id);
  }
}
